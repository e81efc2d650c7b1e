"""Records fill what follows from the rest, and keep what they are given."""

from datetime import date

import msgspec
import pytest

from sim.records.transactions import (
    Ack999,
    AcknowledgedSet,
    Benefit,
    ClaimStatus,
    CoverageAnswer,
    Decision,
    Envelope,
    Organisation,
    Person,
)
from tests.unit.wire.examples import claim, envelope, receipt, remittance, report, reported, submission
from tests.unit.wire.kinds import MEANINGS


def test_a_group_has_the_parties_and_number_of_its_file_unless_told_otherwise() -> None:
    plain = envelope()
    assert (plain.group_sender, plain.group_receiver, plain.group_control) == ("LARKSPUR", "JUNCTION1", 42)
    facts = {"sender": "A", "receiver": "B", "control_number": 1, "date": date(2026, 3, 2), "time": "0900"}
    own = Envelope(**facts, group_sender="C", group_control=7)
    assert (own.group_sender, own.group_receiver, own.group_control) == ("C", "B", 7)


def test_diagnoses_lose_the_dot_that_the_wire_does_not_carry() -> None:
    assert claim(diagnoses=("E11.9", "I10")).diagnoses == ("E119", "I10")


def test_a_submission_is_referred_to_by_its_control_number_and_has_someone_to_call() -> None:
    assert submission().reference == "000000042"
    assert submission().submitter.contact.phone == "8005550101"


def verdicts(*letters: str) -> Ack999:
    return receipt(sets=tuple(AcknowledgedSet(control=str(place), status=each) for place, each in enumerate(letters, 1)))


@pytest.mark.parametrize(
    ("letters", "status", "accepted"),
    [("", "A", 0), ("A", "A", 1), ("AE", "E", 2), ("AR", "P", 1), ("RR", "R", 0)],
)
def test_the_verdict_on_a_group_follows_from_its_sets(letters: str, status: str, accepted: int) -> None:
    group = verdicts(*letters)
    assert (group.status, group.accepted, group.received, group.included) == (status, accepted, len(letters), len(letters))


def test_a_given_verdict_is_kept() -> None:
    assert receipt(status="X", accepted=0, received=5).status == "X"
    assert receipt(accepted=0).accepted == 0


def test_a_report_counts_and_adds_what_it_accepts_and_rejects() -> None:
    counted = report(
        reported("C-1", ClaimStatus("A2", "20"), charge=100),
        reported("C-2", ClaimStatus("A1", "19"), ClaimStatus("A2", "20"), charge=20),
        reported("C-3", ClaimStatus("A2", "20"), ClaimStatus("A7", "164"), charge=3),
    )
    assert (counted.accepted_count, counted.rejected_count) == (2, 1)
    assert (counted.accepted_amount, counted.rejected_amount) == (120, 3)
    assert (counted.received_on, counted.processed_on, counted.reference) == (date(2026, 3, 5), date(2026, 3, 5), "000000008")


def test_only_a_transfer_names_accounts_that_nobody_gave() -> None:
    assert remittance(paying_account=None).paying_account.routing == "000000000"
    assert remittance(method="CHK", paying_account=None, paid_account=None).paying_account is None
    assert remittance(produced_on=None).produced_on == date(2026, 3, 16)
    assert remittance(payer=Organisation("Blue Heron")).payer.contact.name == "Provider services"


@pytest.mark.parametrize("name", MEANINGS)
def test_records_survive_a_trip_through_json(name: str) -> None:
    meaning = MEANINGS[name]
    assert msgspec.json.decode(msgspec.json.encode(meaning), type=type(meaning)) == meaning


def test_questions_and_answers_are_referred_to_by_their_control_number() -> None:
    # The files are numbered 11 to 15.
    references = [MEANINGS[kind].reference for kind in ("270", "271", "276", "277", "278")]
    assert references == [f"{number:09d}" for number in range(11, 16)]


@pytest.mark.parametrize(
    ("kinds", "active"),
    [(("1",), True), (("6",), False), (("B", "C"), None), (("6", "1"), True), ((), None)],
)
def test_coverage_is_active_when_any_benefit_says_so(kinds: tuple[str, ...], active: bool | None) -> None:
    benefits = tuple(Benefit(kind=kind) for kind in kinds)
    assert CoverageAnswer(subscriber=Person("Rivera"), benefits=benefits).active is active


def test_what_is_left_is_told_from_the_whole() -> None:
    assert Benefit(kind="C", period="29", amount=1).remaining
    assert not Benefit(kind="C", period="23", amount=1).remaining


@pytest.mark.parametrize(("action", "granted"), [("A1", True), ("A2", True), ("A6", True), ("A3", False), ("A4", False)])
def test_what_was_granted_in_part_was_granted(action: str, granted: bool) -> None:
    assert Decision(action).granted is granted


def test_the_patient_is_the_dependent_if_there_is_one() -> None:
    mother, son = Person("Rivera", "Ana"), Person("Rivera", "Leo")
    assert CoverageAnswer(subscriber=mother).patient is mother
    assert CoverageAnswer(subscriber=mother, dependent=son).patient is son
