"""Checks, each on a case worked by hand at the desk of one of the two exercises."""

from fractions import Fraction

import pytest

from sim.desk.actions import (
    Change,
    CorrectClaim,
    CorrectRegistration,
    OpenClaim,
    ReleaseBatch,
    Resubmit,
    Wait,
    WriteOff,
)
from sim.grading.checks import CHECKS
from sim.grading.par import settled
from sim.training.exercise import Criterion
from tests.unit.grading.hands import DIGITS, SIXTY, Hands

SWAPPED = {"cause": "transposed_member_id"}


@pytest.fixture
def digits(tmp_path) -> Hands:
    hands = Hands(DIGITS, tmp_path)
    hands.read_all()
    return hands


@pytest.fixture
def sixty(tmp_path) -> Hands:
    return Hands(SIXTY, tmp_path)


def wait_until(hands: Hands, date: str) -> None:
    hands.do(Wait(date))


def test_reading_a_rejection_is_half_and_nobody_who_reads_nothing_earns_it(digits, tmp_path):
    assert digits.check("reports_followed", **SWAPPED).part == Fraction(1, 2)
    assert Hands(DIGITS, tmp_path).check("reports_followed", **SWAPPED).part == 0


def test_opening_the_papers_is_half_of_finding_the_truth(digits):
    first = digits.do(OpenClaim(digits.lesson()[0].id))
    found = digits.check("truth_found", **SWAPPED)
    assert (found.part, found.actions) == (Fraction(1, 2), (first,))


def test_a_wrong_number_typed_is_not_the_truth(digits):
    claim = digits.lesson()[0].id
    digits.do(OpenClaim(claim))
    digits.do(CorrectClaim(claim, (Change("member_id", "HBR0000000000"),)))
    assert digits.check("truth_found", **SWAPPED).part == Fraction(1, 2)


def test_the_number_typed_with_blanks_and_small_letters_is_the_same_number(digits):
    claim = digits.lesson()[0].id
    digits.do(OpenClaim(claim))
    value = next(change.value for change in digits.mistakes(claim)[1] if change.field == "member_id")
    typed = digits.do(CorrectClaim(claim, (Change("member_id", f" {value[:3].lower()} {value[3:]} "),)))
    found = digits.check("truth_found", **SWAPPED)
    assert found.part == 1 and typed in found.actions


def test_one_claim_of_three_mended_earns_a_third(digits):
    claim = digits.lesson()[0].id
    digits.do(OpenClaim(claim))
    digits.do(CorrectClaim(claim, digits.mistakes(claim)[1]))
    sent = digits.do(Resubmit(claim))
    found = digits.check("rejected_paid", **SWAPPED)
    assert (found.part, found.actions) == (Fraction(1, 3), (sent,))
    assert found.says.startswith("1 of 3 claims mended, sent again and paid. Not sent again: C-")


def test_a_claim_sent_again_as_it_was_is_named_as_such(digits):
    claim = digits.lesson()[0].id
    digits.do(Resubmit(claim))
    found = digits.check("rejected_paid", **SWAPPED)
    assert found.part == 0 and f"Sent again as wrong as before: {claim}." in found.says


def test_the_registration_must_be_right_in_the_end(digits):
    row = digits.lesson()[0]
    digits.do(OpenClaim(row.id))
    right = digits.mistakes(row.id)[0]
    digits.do(CorrectRegistration(row.patient, right))
    digits.do(CorrectRegistration(row.patient, (Change("member_id", "HBR0000000000"),)))
    assert digits.check("registration_mended", **SWAPPED).part == 0


def test_a_registration_mended_at_once_lets_every_later_visit_pass(digits):
    row = digits.lesson()[0]
    digits.do(OpenClaim(row.id))
    mended = digits.do(CorrectRegistration(row.patient, digits.mistakes(row.id)[0]))
    found = digits.check("next_accepted", **SWAPPED)
    # Seen on Wednesdays, 28 January to 25 February, before the last day, 2 March: five visits.
    assert (found.part, found.actions, found.says) == (1, (mended,), "5 of 5 claims accepted the first time.")


def test_a_registration_mended_three_weeks_late_has_cost_three_visits(digits):
    row = digits.lesson()[0]
    wait_until(digits, "2026-02-16")
    digits.do(OpenClaim(row.id))
    digits.do(CorrectRegistration(row.patient, digits.mistakes(row.id)[0]))
    found = digits.check("next_accepted", **SWAPPED)
    # The visits of 28 January, 4 and 11 February were drafted before Presidents' Day and its morrow.
    assert found.part == Fraction(2, 5)


def mend(hands: Hands, row) -> int:
    hands.do(OpenClaim(row.id))
    registration, on_claim = hands.mistakes(row.id)
    hands.do(CorrectRegistration(row.patient, registration))
    hands.do(CorrectClaim(row.id, on_claim))
    return hands.do(Resubmit(row.id))


def in_days(hands: Hands, *left: int) -> list:
    return [row for row in hands.rejected() if row.payer == "harbor" and row.days_left in left]


def test_two_claims_saved_of_ten_are_counted_in_dollars_and_among_the_first_ten(sixty):
    everything = in_days(sixty, *range(1, 30))
    assert len(everything) == 10
    urgent = in_days(sixty, 2)
    sent = [mend(sixty, row) for row in urgent]
    sixty.do(ReleaseBatch())
    found = sixty.check("saved_in_time", payer="harbor")
    assert found.part == Fraction(sum(row.charge for row in urgent), sum(row.charge for row in everything))
    assert found.actions == tuple(sent)
    order = CHECKS["urgent_first"](settled(sixty.session, sixty.trace), Criterion("urgent_first", 1, "", payer="harbor"))
    assert (order.part, order.actions) == (Fraction(2, 10), tuple(sent))


def test_what_is_sent_a_day_late_is_not_saved_however_right_it_is(sixty):
    urgent = in_days(sixty, 2)[0]
    wait_until(sixty, "2026-03-11")
    mend(sixty, urgent)
    sixty.do(ReleaseBatch())
    found = sixty.check("saved_in_time", payer="harbor")
    assert found.part == 0 and f"{urgent.id} (last day 10 Mar)" in found.says


def test_a_claim_that_can_wait_takes_the_place_of_one_that_cannot(sixty):
    can_wait = next(row for row in sixty.rejected() if row.payer == "senior-b")
    mend(sixty, can_wait)
    sent = mend(sixty, in_days(sixty, 2)[0])
    found = sixty.check("urgent_first", payer="harbor")
    assert (found.part, found.actions) == (Fraction(1, 10), (sent,))


def test_the_reason_of_a_late_write_off_counts_and_sending_it_again_spoils_it(sixty):
    first, second = in_days(sixty, 0)
    off = sixty.do(WriteOff(first.id, "timely_filing"))
    other = sixty.do(WriteOff(second.id, "uncollectable"))
    found = sixty.check("late_written_off", payer="harbor")
    assert (found.part, found.actions) == (Fraction(3, 4), (off, other))


def test_a_late_claim_sent_again_earns_nothing(sixty):
    first, _ = in_days(sixty, 0)
    sixty.do(Resubmit(first.id))
    found = sixty.check("late_written_off", payer="harbor")
    assert found.part == 0 and f"{first.id} was sent again, though its limit had passed." in found.says


def test_every_check_answers_a_question_that_means_nobody(tmp_path):
    hands = Hands(DIGITS, tmp_path)
    case = settled(hands.session, hands.trace)
    for name, check in CHECKS.items():
        finding = check(case, Criterion(name, 1, "", payer="state-care"))
        assert (finding.part, finding.actions) == (0, ())
