"""Laying papers beside the fields that they prove."""

from sim.desk.actions import Change, CorrectClaim, CorrectRegistration, OpenClaim
from sim.desk.asks import AskClaim
from sim.records.documents import Document, Field
from sim.staff.reading import differences, mistakes, truth_on_paper
from tests.offices import honest, seat


def card(number: str, begins: str) -> tuple[Document, Document]:
    told = (Field("Member ID", number, "member_id"), Field("Effective", begins))
    front = Document("insurance_card", "A payer", told, side="front")
    return front, Document("insurance_card", "A payer", (Field("Payer ID", "P" + number, "payer"),), side="back")


def test_of_two_cards_the_one_asked_for_is_read() -> None:
    papers = (*card("1", "1 Jan 2025"), *card("2", "1 Feb 2026"))
    assert truth_on_paper(papers) == {"member_id": "2", "payer": "P2", "group": ""}
    assert truth_on_paper(papers, 0) == {"member_id": "1", "payer": "P1", "group": ""}


def test_only_fields_that_a_paper_proves_are_changed() -> None:
    fields = (Field("Member ID", "12", "member_id"), Field("Group", "A", "group"), Field("Name", "Doe"))
    assert differences(fields, {"member_id": "21", "group": "A"}) == (Change("member_id", "21"),)


def test_the_claim_follows_the_card_of_its_day_and_the_registration_the_newest() -> None:
    """A visit under the old coverage stays the old payer's, though a new card lies on file."""
    person = seat(honest(planted=[{"cause": "coverage_ended", "patients": 40}], patients={"count": 60}), day=30)
    patients = person.world.patients.all
    under_old = [
        claim for claim, file in person.world.office.files.items()
        if len(patients[file.claim.patient].memberships) == 2
        and patients[file.claim.patient].memberships[0].covers(file.claim.day)
        and patients[file.claim.patient].memberships[1].first_day <= person.world.day
    ]
    assert under_old
    for claim in under_old:
        person.do(OpenClaim(claim))
        registration, on_claim = mistakes(person.look(AskClaim(claim)).claim)
        assert on_claim == ()
        newest = patients[person.world.office.files[claim].claim.patient].memberships[1]
        assert Change("member_id", newest.member_id) in registration


def test_what_was_read_cures_the_claim_for_good() -> None:
    person = seat(honest(planted=[{"cause": "transposed_member_id", "patients": 10}]), day=21)
    wrong = next(
        claim for claim, file in person.world.office.files.items()
        if person.world.patients.causes.get(file.claim.patient) == "transposed_member_id"
    )
    person.do(OpenClaim(wrong))
    view = person.look(AskClaim(wrong)).claim
    registration, on_claim = mistakes(view)
    person.do(CorrectRegistration(view.patient, registration))
    person.do(CorrectClaim(wrong, on_claim))
    assert mistakes(person.look(AskClaim(wrong)).claim) == ((), ())
    truth = person.world.patients.all[view.patient].memberships[0]
    assert person.world.office.files[wrong].claim.member_id == truth.member_id
