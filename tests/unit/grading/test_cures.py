"""Grading by meaning: a diagnosis, a cure, a source and a pace are marked apart, and every point cites an action."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from sim.desk.actions import (
    AddNote,
    BillPatient,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    LogCause,
    OpenClaim,
    ReleaseBatch,
    Resubmit,
    SendToCollections,
    Wait,
    WriteOff,
)
from sim.desk.asks import AskWorklist
from sim.grading.par import settled
from sim.scenario import overlay
from sim.training.exercise import Criterion, read_exercise
from tests.unit.grading.desks import OFFICE, exercise
from tests.unit.grading.hands import DIGITS, Hands

# Visits of the weekly patient before the desk opens: days 2, 9 and 16; all three lie rejected.
THREE = {"cause": "transposed_member_id", "until": 16}


@pytest.fixture
def hands(tmp_path) -> Hands:
    sitting = Hands(DIGITS, tmp_path)
    sitting.read_all()
    return sitting


def log(hands: Hands, cause: str) -> None:
    for row in hands.lesson():
        hands.do(LogCause(row.id, cause))


def mend(hands: Hands, registration: bool = True, times: int = 1) -> None:
    """Mend every claim of the lesson and send it; with `times` 2 first once as wrong as it was."""
    rows = hands.lesson()
    for row in rows:
        hands.do(OpenClaim(row.id))
    if times == 2:
        for row in rows:
            hands.do(Resubmit(row.id))
        hands.do(ReleaseBatch())
        hands.do(Wait())
        hands.read_all()
    for row in rows:
        on_file, on_claim = hands.mistakes(row.id)
        if registration and on_file:
            hands.do(CorrectRegistration(row.patient, on_file))
        hands.do(CorrectClaim(row.id, on_claim))
        hands.do(Resubmit(row.id))
    hands.do(ReleaseBatch())


def test_the_right_cause_on_record_earns_the_diagnosis_and_a_wrong_remedy_no_cure(hands):
    log(hands, "transposed_member_id")
    for row in hands.lesson():
        hands.do(WriteOff(row.id, "uncollectable"))
    assert hands.check("diagnosed", **THREE).part == 1
    assert hands.check("cured", **THREE).part == 0


def test_a_cause_of_the_right_family_earns_half_of_the_diagnosis(hands):
    log(hands, "wrong_birth_date")
    found = hands.check("diagnosed", **THREE)
    assert found.part == Fraction(1, 2) and len(found.actions) == 3


def test_a_cause_of_another_family_earns_nothing_and_cites_nothing(hands):
    log(hands, "code_mistyped")
    found = hands.check("diagnosed", **THREE)
    assert (found.part, found.actions) == (0, ())


def test_the_last_word_on_a_claim_counts(hands):
    log(hands, "transposed_member_id")
    log(hands, "code_mistyped")
    assert hands.check("diagnosed", **THREE).part == 0


def test_mended_at_the_source_and_sent_once_is_all_of_it(hands):
    mend(hands)
    for check in ("diagnosed", "cured", "source_mended", "worked_in_time"):
        found = hands.check(check, **THREE)
        assert found.part == 1 and found.actions, check


def test_a_cure_that_leaves_the_source_wrong_earns_half(hands):
    mend(hands, registration=False)
    assert hands.check("cured", **THREE).part == Fraction(1, 2)
    assert hands.check("source_mended", **THREE).part == 0


def test_a_cure_by_a_detour_earns_half(hands):
    mend(hands, times=2)
    assert hands.check("cured", **THREE).part == Fraction(1, 2)
    assert hands.check("diagnosed", **THREE).part == 1


def test_a_late_cure_is_a_cure_and_not_in_time(hands):
    # 26 January to 16 February: fifteen working days later, one of them a holiday.
    hands.do(Wait("2026-02-17"))
    hands.read_all()
    mend(hands)
    assert hands.check("cured", **THREE).part == 1
    assert hands.check("worked_in_time", days=10, **THREE).part == 0
    assert hands.check("worked_in_time", days=20, **THREE).part == 1


def test_looking_and_noting_is_no_work(hands):
    for row in hands.lesson():
        hands.do(OpenClaim(row.id))
        hands.do(AddNote(row.id, "Two digits are swapped."))
    for check in ("diagnosed", "cured", "source_mended", "clean_first"):
        assert hands.check(check, **THREE).part == 0


def manner(hands: Hands, check: str, others: Fraction, expert: int):
    from sim.grading.checks import CHECKS

    case = settled(hands.session, hands.trace)
    case.others, case.expert_minutes = others, expert
    return CHECKS[check](case, Criterion(check, 1, ""))


def test_pace_costs_nothing_up_to_half_as_much_again_and_all_at_four_times(hands):
    for row in hands.lesson():
        hands.do(OpenClaim(row.id))
    spent = sum(step.outcome.minutes for step in hands.trace.steps)
    assert manner(hands, "efficient", Fraction(1), spent).part == 1
    assert manner(hands, "efficient", Fraction(1, 4), spent).part == Fraction(1, 4)
    assert manner(hands, "efficient", Fraction(1), max(1, spent // 5)).part == 0
    # Two and three quarters is half of the way from one and a half to four.
    part = manner(hands, "efficient", Fraction(1), spent * 4 // 11).part
    assert abs(part - Fraction(1, 2)) < Fraction(1, 20)


def test_who_does_nothing_earns_nothing_for_breaking_no_rule(tmp_path):
    idle = Hands(DIGITS, tmp_path)
    idle.do(Wait())
    assert manner(idle, "no_breach", Fraction(0), 10).part == 0
    assert manner(idle, "efficient", Fraction(0), 10).part == 0


NOBODY_PAYS = {"patients": {"pays_bill": 0}, "accounts": {"pays_reminder": 0}}


def test_a_patients_denial_stays_cured_when_the_debt_goes_to_the_agency_at_last(tmp_path):
    theirs = read_exercise("13_patient_accounts")
    hands = Hands(replace(theirs, overrides=overlay(theirs.overrides, NOBODY_PAYS)), tmp_path)
    claim = next(row.id for row in hands.session.look(AskWorklist("denied")).worklist.rows if row.codes == "PR-204")
    twice = (BillPatient(claim), Wait("2026-04-13"), BillPatient(), Wait("2026-04-27"))
    for action in (OpenClaim(claim), CheckEligibility(claim), *twice, SendToCollections(claim)):
        hands.do(action)
    assert hands.check("cured", cause="service_not_covered").part == 1


def test_a_statement_run_works_off_no_balance_to_review(tmp_path):
    theirs = read_exercise("13_patient_accounts")
    hands = Hands(replace(theirs, overrides=overlay(theirs.overrides, NOBODY_PAYS)), tmp_path)
    for action in (BillPatient(), Wait("2026-04-13"), BillPatient(), Wait("2026-04-27")):
        hands.do(action)
    due = hands.session.look(AskWorklist("collections")).worklist.rows
    hands.do(SendToCollections(due[0].id))
    assert hands.check("list_cleared", list="patients").part == 1
    # One of so many was worked off; hundreds of statements do not count here.
    assert hands.check("list_cleared", list="collections").part == Fraction(1, len(due))


DUPLICATE = """
title = "Twice"
objectives = ["One visit, one charge"]
starts = 35
ends = 42
lists = ["denied"]
opens = ["835"]
""" + OFFICE + """
[[causes]]
cause = "duplicate_sent"
payer = "harbor"
weekly = true
first_day = 8
"""


@pytest.mark.parametrize(("reason", "earned"), [("duplicate_charge", Fraction(1)), ("uncollectable", Fraction(1, 2))])
def test_a_second_charge_is_taken_off_the_books_for_what_it_is(reason, earned, tmp_path):
    """"Uncollectable" says that somebody owed it, which spoils the figures of bad debt: half of the cure."""
    hands = Hands(exercise(tmp_path / "twice", DUPLICATE), tmp_path)
    (row,) = hands.session.look(AskWorklist("denied")).worklist.rows
    assert row.codes == "OA-18"
    hands.do(OpenClaim(row.id))
    hands.do(WriteOff(row.id, reason))
    assert hands.check("cured").part == earned
