"""Who certified the plan of care: named on note, form and file, and what a payer does that cannot process a claim without."""

import pytest

from sim import wire
from sim.desk.actions import Appeal, Change, CorrectClaim, OpenClaim, Replace, Resubmit
from sim.desk.asks import AskClaim
from sim.records.identifiers import npi
from sim.world.practice import clinician_npi
from tests.causes.authorisation import CERTIFIED
from tests.causes.setting import Setting
from tests.offices import Seat, seat

LEFT_OFF = "certifier_left_off"


def denied(payer: str) -> tuple[Seat, str]:
    """Sit before a therapy claim that was sent without the number of who certified it, and came back."""
    setting = Setting(payer=payer, plan=CERTIFIED)
    desk = seat(setting.office(LEFT_OFF), seed=5, day=setting.day)
    desk.release_and_read()
    claim = next(found for found, by in desk.world.patients.visit_causes.items() if by == LEFT_OFF and found.startswith("C-"))
    desk.wait_until_settled(claim)
    desk.do(OpenClaim(claim))
    return desk, claim


def test_note_form_and_file_name_the_physician_who_certified():
    desk, claim = denied("harbor")
    view = desk.look(AskClaim(claim)).claim
    (note,) = [paper for paper in view.documents if paper.kind == "encounter_note"]
    number = next(field.value for field in note.fields if field.key == "referring")
    visit = desk.world.office.encounters[desk.world.office.files[claim].claim.encounter]
    assert number == clinician_npi(visit.certifier)
    assert next(field for field in view.fields if field.key == "referring").value == ""
    assert desk.do(CorrectClaim(claim, (Change("referring", number),))).done
    desk.do(Resubmit(claim))
    desk.release_and_read()
    batch = next(name for name in reversed(desk.world.office.files[claim].reports) if name in desk.world.office.batches)
    text = wire.emit(desk.world.transmissions.of(desk.world.office.batches[batch]))
    assert f"*{number}~" in next(part for part in text.split("NM1*") if part.startswith("DN"))


def test_what_could_not_be_processed_has_the_filing_clock_no_replacement_and_no_reopening():
    desk, claim = denied("senior-b")
    office = desk.world.office
    file = office.files[claim]
    assert [line.remarks for line in file.payment.lines] == [("MA130", "N286")] * len(file.payment.lines)
    # Medicare takes claims for a year from the service, and the denial starts no other clock.
    assert office.clock(file) == ("original", office.clocks["senior-b"].last_day("original", file.claim.day))
    desk.do(CorrectClaim(claim, (Change("referring", npi("100000001")),)))
    for action in (Replace(claim), Appeal(claim, "clerical_reopening")):
        outcome = desk.do(action)
        assert not outcome.done and "MA130" in outcome.reason


@pytest.mark.parametrize("typed", ["12345", "1234567890", "12345678X3"])
def test_a_number_whose_check_digit_does_not_fit_is_refused_at_the_desk(typed):
    # The check digit of 123456789 is 3 (CMS).
    desk, claim = denied("harbor")
    outcome = desk.do(CorrectClaim(claim, (Change("referring", typed),)))
    assert not outcome.done and "check digit" in outcome.reason
    assert desk.do(CorrectClaim(claim, (Change("referring", "1234567893"),))).done
