"""Charge entry by hand: a visit without charges, its encounter form, and the claim that somebody makes of it."""

import pytest

from sim.desk.actions import Change, CorrectClaim, EnterCharges, OpenClaim, ReleaseBatch, WriteOff
from sim.desk.asks import AskClaim, AskFigures
from sim.records.ledger import INSURANCE
from sim.staff.reading import as_noted
from sim.whatif.summary import filing_expired
from tests.offices import honest, run, seat

LEFT = {"patients": {"count": 20, "first_visit_within_days": 4, "charges_left": 1000}}


@pytest.fixture
def desk():
    return seat(honest(**LEFT), day=7)


def noted(desk, claim):
    desk.do(OpenClaim(claim))
    return as_noted(desk.look(AskClaim(claim)).claim)


def test_every_visit_left_to_the_desk_waits_without_charges_and_none_waits_to_be_sent(desk):
    assert len(desk.ids("uncharged")) == len(desk.world.office.encounters) > 0
    assert desk.ids("to_send") == []
    assert desk.world.office.ledger.total(INSURANCE) == 0


def test_the_filing_clock_of_a_visit_runs_before_anything_is_entered(desk):
    row = desk.rows("uncharged")[0]
    assert (row.clock, row.charge) == ("Original claim", 0)
    assert row.days_left is not None
    assert row.why == f"No charges entered, seen {desk.world.day - row.day} days ago"


def test_entering_what_the_form_says_makes_the_claim_that_charge_entry_would_have_made(desk):
    claim = desk.ids("uncharged")[0]
    outcome = desk.do(EnterCharges(claim, noted(desk, claim)))
    file = desk.world.office.files[claim]
    visit = desk.world.office.encounters[file.claim.encounter]
    assert outcome.done
    assert outcome.minutes == desk.world.scenario.minutes.enter_charges
    assert file.claim.diagnoses == visit.diagnoses
    assert [(line.code, line.modifiers, line.units, line.charge, line.place) for line in file.claim.lines] == [
        (charge.code, charge.modifiers, charge.units, charge.amount, charge.place) for charge in visit.charges
    ]
    assert desk.world.office.ledger.balance(claim, INSURANCE) == sum(charge.amount for charge in visit.charges)
    assert claim in desk.ids("to_send")
    assert desk.world.office.ledger.proof() == []
    desk.do(ReleaseBatch())
    assert desk.world.office.breaches == []


def test_lines_may_be_typed_in_any_order_and_what_is_left_out_comes_from_the_fee_schedule(desk):
    claim = desk.ids("uncharged")[0]
    typed = (Change("units:1", "2"), Change("code:1", "SV401"), Change("diagnoses", "M54.50"))
    assert desk.do(EnterCharges(claim, typed)).done
    (line,) = desk.world.office.files[claim].claim.lines
    assert (line.code, line.units, line.modifiers, line.place) == ("SV401", 2, (), "11")


@pytest.mark.parametrize(("typed", "said"), [
    ((), "Nothing was changed"),
    ((Change("diagnoses", "M54.50"),), "no service"),
    ((Change("code:1", "SV401"),), "no diagnosis"),
    ((Change("diagnoses", "M54.50"), Change("code:2", "SV401")), "code of line 1 first"),
    ((Change("diagnoses", "M54.50"), Change("code:1", "SV999")), "not in the practice's fee schedule"),
    ((Change("member_id", "X1"),), "put right with Correct claim"),
    ((Change("diagnoses", "M54.50"), Change("code:x", "SV401")), "line"),
])
def test_a_form_half_typed_is_refused_with_what_is_missing(desk, typed, said):
    claim = desk.ids("uncharged")[0]
    outcome = desk.do(EnterCharges(claim, typed))
    assert not outcome.done
    assert said in outcome.reason
    assert claim in desk.ids("uncharged")


def test_charges_are_entered_once_and_other_verbs_wait_for_them(desk):
    claim = desk.ids("uncharged")[0]
    typed = noted(desk, claim)
    for early in (CorrectClaim(claim, typed), ReleaseBatch((claim,)), WriteOff(claim, "uncollectable")):
        assert not desk.do(early).done
    assert desk.do(EnterCharges(claim, typed)).done
    assert "have been entered" in desk.do(EnterCharges(claim, typed)).reason


def test_a_service_that_the_note_does_not_have_is_a_breach_once_the_claim_leaves(desk):
    claim = desk.ids("uncharged")[0]
    desk.do(EnterCharges(claim, (*noted(desk, claim), Change("units:1", "40"))))
    desk.do(ReleaseBatch((claim,)))
    assert [breach.claim for breach in desk.world.office.breaches] == [claim]


def test_charge_lag_and_days_not_billed_count_visits_without_charges(desk):
    def measured():
        shown = desk.look(AskFigures("measures", {})).figures.measures
        return {each.name: each.value for each in shown}

    visits = [file.claim.day for file in desk.world.office.lists["uncharged"].values()]
    waited = [desk.world.day - day for day in visits]
    assert measured()["charge_lag"] == round(sum(waited) / len(waited))
    desk.come_back(desk.world.day + 14)
    assert measured()["charge_lag"] > round(sum(waited) / len(waited))
    claim = desk.ids("uncharged")[0]
    desk.do(EnterCharges(claim, noted(desk, claim)))
    desk.do(ReleaseBatch((claim,)))
    assert measured()["not_billed"] > 0, "nothing waits to be sent but the visits without charges"


def test_half_of_the_visits_may_be_left(desk):
    half = seat(honest(patients={"count": 200, "first_visit_within_days": 4, "charges_left": 500}), day=7)
    left, of = len(half.ids("uncharged")), len(half.world.office.encounters)
    assert 0.35 < left / of < 0.65


def test_simulated_billers_enter_them_and_are_paid():
    world = run(honest(**LEFT), days=60)
    old = [file for file in world.office.files.values() if file.claim.day < 20]
    assert old
    assert all(file.claim.day >= 56 for file in world.office.lists["uncharged"].values())
    assert {file.status for file in old} <= {"paid", "closed"}
    assert world.office.breaches == []


def test_past_the_filing_limit_the_charge_is_entered_and_written_off():
    office = honest(**LEFT, staffing={"start_day": 200})
    world = run(office, days=230)
    limit = world.office.clocks["harbor"].last_day("original", 0)
    late = [file for file in world.office.files.values() if file.claim.payer == "harbor" and file.claim.day + limit < 200]
    assert late
    assert {file.status for file in late} == {"closed"}
    assert {posting.memo for posting in world.office.ledger.postings if posting.claim == late[0].claim.id} == {
        "charge corrected", "timely_filing",
    }


def test_without_being_asked_for_nothing_is_left():
    world = run(honest(patients={"count": 20}), days=10)
    assert len(world.office.files) == len(world.office.encounters)
    assert all(file.claim.lines for file in world.office.files.values())


def test_entered_and_sent_after_the_filing_limit_it_is_denied_as_late():
    desk = seat(honest(**LEFT), day=7)
    limit = desk.world.office.clocks["harbor"].last_day("original", 7)
    desk.come_back(limit + 8)
    claim = next(row.id for row in desk.rows("uncharged") if row.payer == "harbor" and row.day < 7)
    assert desk.rows("uncharged")[0].tone == "late"
    assert desk.do(EnterCharges(claim, noted(desk, claim))).done
    desk.do(ReleaseBatch((claim,)))
    desk.come_back(desk.world.day + 1)
    desk.read_mail()
    file = desk.wait_until_settled(claim)
    assert file.status == "denied"
    assert desk.look(AskClaim(claim)).claim.row.codes == "CO-29"


def test_what_was_noted_and_never_charged_is_lost_with_the_day_after_its_filing_limit():
    desk = seat(honest(patients={"count": 6, "first_visit_within_days": 1, "charges_left": 1000}), day=7)
    office = desk.world.office
    files = list(office.lists["uncharged"].values())
    last = max(office.clocks[file.claim.payer].last_day("original", file.claim.day) for file in files)
    owed = sum(charge.amount for file in files for charge in office.encounters[file.claim.encounter].charges)
    assert filing_expired(office, 7) == 0
    assert filing_expired(office, last + 1) == owed
