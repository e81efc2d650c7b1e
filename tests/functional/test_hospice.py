"""Hospice: read on the statement of election, told by Medicare when it is asked, and paid by whom the visit belongs to."""

from sim import wire
from sim.desk.actions import Appeal, Change, CheckEligibility, CorrectClaim, CorrectRegistration, Resubmit
from sim.desk.asks import AskClaim
from sim.records.clock import DAY
from sim.staff.reading import mistakes
from sim.world.coverage_files import CoverageFiles
from tests.causes.coverages_that_change import HOSPICE
from tests.causes.meeting import taken_up
from tests.offices import ALWAYS, Seat, honest, run


def documents(desk: Seat, claim: str, kind: str) -> list:
    return [paper for paper in desk.look(AskClaim(claim)).claim.documents if paper.kind == kind]


def test_medicare_names_the_hospice_and_the_note_says_what_the_visit_was_for():
    desk, claim = taken_up("hospice_unrelated")
    facts = {fact.name: fact.value for fact in desk.do(CheckEligibility(claim)).facts}
    assert facts["answer"].startswith("Active") and "River Bend Hospice (payer ID RBH31)" in facts["hospice"]
    file = CoverageFiles(desk.world.office, desk.world.patients.all, desk.world.archive.cards)
    meaning = file.answer(next(iter(desk.world.office.eligibility_answers.values())))
    # Service type 45 is hospice, and the loop that follows names whose it is.
    assert "EB*X**45~" in wire.emit(meaning) and "RBH31" in wire.emit(meaning)
    assert wire.check(meaning) == ()
    assert "nothing to do with that illness" in documents(desk, claim, "encounter_note")[0].note
    (election,) = documents(desk, claim, "hospice_election")
    # The statement is the same paper as in any other case: nothing on it belongs on this claim.
    assert [field.label for field in election.fields if field.key] == []


def test_the_file_to_medicare_has_the_modifier_once_it_is_put_on():
    desk, claim = taken_up("hospice_unrelated")
    registration, on_claim = mistakes(desk.look(AskClaim(claim)).claim)
    lines = desk.world.office.files[claim].claim.lines
    wanted = [Change(f"modifiers:{number}", " ".join((*line.modifiers, "GW"))) for number, line in enumerate(lines, 1)]
    assert (registration, list(on_claim)) == ((), wanted)
    assert desk.do(CorrectClaim(claim, on_claim)).done
    assert desk.do(Appeal(claim, "clerical_reopening")).done
    assert desk.wait_until_settled(claim).status == "paid"
    assert desk.world.office.breaches == []


def test_the_hospice_pays_what_it_allows_under_its_own_number():
    desk, claim = taken_up("hospice_related")
    view = desk.look(AskClaim(claim)).claim
    registration, on_claim = mistakes(view)
    desk.do(CorrectRegistration(view.patient, registration))
    desk.do(CorrectClaim(claim, on_claim))
    assert desk.do(Resubmit(claim)).done
    desk.release_and_read()
    file = desk.wait_until_settled(claim)
    # The hospice allows 60 % of the charge and leaves the patient nothing.
    assert (file.status, file.payment.paid) == ("paid", sum(line.charge * 60 // 100 for line in file.sent.lines))
    batch = next(name for name in reversed(file.reports) if name in desk.world.office.batches)
    text = wire.emit(desk.world.transmissions.of(desk.world.office.batches[batch]))
    assert "RBH31" in text and "*ZZ~" in text
    # The registration is mended: what is drafted from now on goes to the hospice.
    desk.come_back(desk.world.day + 10)
    newest = desk.world.office.files[desk.world.office.claims_of[view.patient][-1]].claim
    assert (newest.day > file.claim.day, newest.payer) == (True, "river-hospice")
    assert desk.world.office.ledger.proof() == []


def test_by_its_rate_it_strikes_every_visit_of_those_who_have_medicare_alone():
    office = honest(rates={"hospice_unrelated": ALWAYS}, staffing={"billers": 0}, **HOSPICE)
    world = run(office, days=60)
    struck = {patient for patient, cause in world.patients.causes.items() if cause == "hospice_unrelated"}
    files = [file for file in world.office.files.values() if file.claim.patient in struck]
    suited = [each for each in world.patients.all.values() if each.memberships[0].payer == "senior-b" and not each.others]
    assert files and struck == {patient.id for patient in suited}
    for file in files:
        note = world.office.encounters[file.claim.encounter]
        assert all("GW" in charge.modifiers for charge in note.charges) and note.day * DAY <= world.env.now
        assert not any("GW" in line.modifiers for line in file.claim.lines)


def test_planted_where_there_is_no_hospice_it_strikes_nobody():
    office = honest(planted=[{"cause": "hospice_unrelated", "payer": "senior-b"}], staffing={"billers": 0})
    world = run(office, days=20)
    assert "hospice_unrelated" in world.patients.causes.values()
    assert world.patients.visit_causes == {} and world.findings.all == []
