"""The laws of the catalogue: a cause shows in a document, costs money untouched, and pays once it is cured."""

import pytest

from sim.desk.actions import (
    Appeal,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    OpenClaim,
    Replace,
    Resubmit,
    WriteOff,
)
from sim.desk.view import AskClaim
from sim.records.ledger import INSURER_PAID, PATIENT
from sim.rules.causes import catalogue
from sim.staff.reading import mistakes
from tests.offices import honest, run, seat

AT_REGISTRATION = ["transposed_member_id", "wrong_birth_date", "wrong_payer", "coverage_ended"]
AT_CHARGE_ENTRY = ["authorisation_missing", "modifier_missing", "duplicate_sent"]
OF_PAYERS = ["payer_overlooked_authorisation", "payer_misread_coverage", "payer_misdated_receipt"]
PAYER_FOR = {"coverage_ended": "harbor", "wrong_payer": "summit"}


def office_with(cause: str):
    if cause in AT_REGISTRATION:
        plant = {"cause": cause, "payer": PAYER_FOR.get(cause, "harbor"), "weekly": True, "first_day": 1}
        return honest(planted=[plant])
    if cause in AT_CHARGE_ENTRY:
        return honest(rates={cause: 1000})
    return honest(payer_errors=1000)


def struck(cause: str, day: int = 29):
    """A desk whose claims have been sent and answered, and the first claim that failed for the cause."""
    desk = seat(office_with(cause), seed=5, day=day)
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    found = [found.claim for found in desk.world.findings.all if found.cause == cause]
    assert found, f"{cause} struck nobody"
    return desk, found[0]


def test_every_cause_of_the_catalogue_is_tested_here():
    assert set(AT_REGISTRATION + AT_CHARGE_ENTRY + OF_PAYERS) | {"late_filing"} == set(catalogue())


@pytest.mark.parametrize("cause", AT_REGISTRATION + AT_CHARGE_ENTRY + OF_PAYERS)
def test_a_cause_shows_as_the_catalogue_says_and_in_the_documents_that_it_names(cause):
    desk, claim = struck(cause)
    view = desk.look(AskClaim(claim)).claim
    said = {
        (surface.category, surface.status) if surface.channel == "277CA" else (surface.group, surface.carc)
        for surface in catalogue()[cause].surface
    }
    codes = tuple(view.row.codes.replace(" · ", "-").split("-")[:2])
    assert codes in said
    desk.do(OpenClaim(claim))
    desk.do(CheckEligibility(claim))
    shown = {paper.kind for paper in desk.look(AskClaim(claim)).claim.documents} | {"acceptance_report"}
    assert set(catalogue()[cause].evidence) <= shown


@pytest.mark.parametrize("cause", AT_REGISTRATION)
def test_a_registration_cause_is_cured_by_registration_claim_and_resubmission(cause):
    desk, claim = struck(cause)
    _mend(desk, claim, registration=True)
    assert desk.do(Resubmit(claim)).done
    desk.release_and_read()
    assert _paid(desk, claim)


@pytest.mark.parametrize("cause", AT_REGISTRATION)
def test_a_registration_cause_comes_back_unless_the_registration_is_mended(cause):
    for mended in (True, False):
        desk, claim = struck(cause)
        patient = desk.world.office.files[claim].claim.patient
        _mend(desk, claim, registration=mended)
        before = set(desk.world.office.claims_of[patient])
        desk.come_back(desk.world.day + 15)
        desk.release_and_read()
        later = [each for each in desk.world.office.claims_of[patient] if each not in before]
        failed = {found.claim for found in desk.world.findings.all}
        assert later
        assert bool(failed & set(later)) is not mended


@pytest.mark.parametrize("cause", ["transposed_member_id", "wrong_birth_date", "wrong_payer"])
def test_sending_the_same_claim_again_is_rejected_again(cause):
    desk, claim = struck(cause)
    desk.do(Resubmit(claim))
    desk.release_and_read()
    assert desk.world.office.files[claim].status == "rejected"


@pytest.mark.parametrize("cause", ["authorisation_missing", "modifier_missing"])
def test_a_charge_entry_cause_is_cured_by_a_replacement_or_where_there_is_none_by_reopening(cause):
    desk, claim = struck(cause)
    assert not desk.do(Replace(claim)).done
    _mend(desk, claim, registration=False)
    payer = desk.world.office.payers[desk.world.office.files[claim].claim.payer]
    if payer.takes_replacement:
        assert desk.do(Replace(claim)).done
        desk.release_and_read()
    else:
        assert desk.do(Appeal(claim, "clerical_reopening")).done
    assert _paid(desk, claim)


@pytest.mark.parametrize("cause", ["authorisation_missing", "modifier_missing", "coverage_ended"])
def test_appealing_what_the_office_got_wrong_is_upheld_weeks_later(cause):
    desk, claim = _denied(cause)
    sent = desk.world.day
    assert desk.do(Appeal(claim, "payer_error", ("authorisation_letter", "eligibility_answer"))).done
    file = desk.wait_until_settled(claim)
    assert (file.status, file.letter) == ("denied", "upheld")
    assert desk.world.day - sent >= 40


@pytest.mark.parametrize("cause", OF_PAYERS)
def test_a_payers_own_error_is_cured_by_an_appeal_with_the_document_that_proves_it(cause):
    needed = catalogue()[cause].appeal_with
    for evidence, letter in (((needed,), "overturned"), (("encounter_note",), "upheld")):
        desk, claim = struck(cause)
        assert desk.do(Appeal(claim, "payer_error", evidence)).done
        file = desk.wait_until_settled(claim)
        assert file.letter == letter
        assert (file.status == "paid") is (letter == "overturned")


def test_a_visit_entered_twice_is_taken_off_the_books_and_nobody_loses_a_cent():
    desk, claim = struck("duplicate_sent")
    assert desk.do(WriteOff(claim, "duplicate_charge")).done
    visit = desk.world.office.files[claim].claim.encounter
    twin = next(
        file for file in desk.world.office.files.values() if file.claim.encounter == visit and file.claim.id != claim
    )
    assert twin.status == "paid"
    assert desk.world.office.ledger.proof() == []


@pytest.mark.parametrize(("late_by", "cause"), [(-1, None), (0, None), (1, "late_filing")])
def test_the_filing_limit_is_exact_to_the_day(late_by, cause):
    # Harbor takes claims for 60 days from the service date; the last day is timely.
    desk = seat(honest(), seed=5, day=1)
    claim = next(
        file.claim for file in _once_drafted(desk) if file.claim.payer == "harbor"
    )
    target = claim.day + 60 + late_by
    while not desk.world.calendar.is_workday_number(target):
        claim = next(
            file.claim for file in desk.world.office.files.values()
            if file.claim.payer == "harbor"
            and desk.world.calendar.is_workday_number(file.claim.day + 60 + late_by) and file.claim.day > claim.day
        )
        target = claim.day + 60 + late_by
    desk.come_back(target)
    desk.release_and_read()
    desk.wait_until_settled(claim.id)
    found = [found.cause for found in desk.world.findings.all if found.claim == claim.id]
    assert found == ([cause] if cause else [])


def _once_drafted(desk):
    desk.come_back(40)
    return list(desk.world.office.files.values())


def test_with_nobody_at_work_nothing_is_paid():
    office = honest(staffing={"billers": 0})
    world = run(office, days=150)
    assert world.office.ledger.total(INSURER_PAID) == 0
    assert world.office.files


def test_with_nothing_going_wrong_every_claim_is_paid_first_time():
    world = run(honest(), days=120)
    assert world.findings.all == []
    assert {file.times_sent for file in world.office.files.values() if file.sent} == {1}


def _mend(desk, claim: str, *, registration: bool) -> None:
    desk.do(OpenClaim(claim))
    view = desk.look(AskClaim(claim)).claim
    on_registration, on_claim = mistakes(view)
    if registration and on_registration:
        assert desk.do(CorrectRegistration(view.patient, on_registration)).done
    assert desk.do(CorrectClaim(claim, on_claim)).done


def _paid(desk, claim: str) -> bool:
    file = desk.wait_until_settled(claim)
    ledger = desk.world.office.ledger
    return file.status == "paid" and ledger.balance(claim, INSURER_PAID) + ledger.balance(claim, PATIENT) > 0


def _denied(cause: str):
    """A claim that was denied for the cause; coverage is denied, not rejected, by Summit."""
    if cause != "coverage_ended":
        return struck(cause)
    plant = {"cause": cause, "payer": "summit", "weekly": True, "first_day": 1}
    desk = seat(honest(planted=[plant]), seed=5, day=29)
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    return desk, next(found.claim for found in desk.world.findings.all if found.cause == cause)


