"""The playbook knows every code that the catalogue names, and tells a payer no more than its question needs."""

import pytest

from sim.desk.actions import Action, Appeal, Outcome, Refund, Resubmit, SendRecords, WriteOff
from sim.records.clock import DAY
from sim.rules.causes import catalogue
from sim.staff.playbook import DENIALS, REJECTIONS
from sim.staff.playbook.payments import EXCEPTIONS, PROOFS, SETTLED_BY
from sim.staff.playbook.practice import RECEIPTS
from sim.staff.shift import bring_in
from sim.world.world import World
from tests.causes import SETTINGS

SAID = [surface for cause in catalogue().values() for surface in cause.surface]


@pytest.mark.parametrize(
    ("channel", "codes", "known"),
    [
        ("277CA", {surface.status for surface in SAID if surface.channel == "277CA"}, set(REJECTIONS)),
        (
            "835", {f"{surface.group}-{surface.carc}" for surface in SAID if surface.channel == "835" and surface.carc},
            set(DENIALS) | set(PROOFS),
        ),
        ("receipts", {surface.channel for surface in SAID if surface.channel in ("TA1", "999")}, set(RECEIPTS)),
    ],
)
def test_every_code_of_the_catalogue_has_its_play(channel: str, codes: set[str], known: set[str]) -> None:
    assert codes
    assert codes - known == set()


def test_every_exception_of_posting_is_settled_somehow() -> None:
    assert set(SETTLED_BY) == set(EXCEPTIONS.values())


def done(cause: str, place: int = 0, days: int = 150) -> list[Action]:
    """Let one expert work an office with a cause, and list what was done there."""
    world = World(SETTINGS[cause][place].office(cause), 5)
    noted: list[Action] = []

    def note(action: Action, outcome: Outcome) -> None:
        if outcome.done:
            noted.append(action)

    for desk in bring_in(world):
        desk.listeners.append(note)
    world.run_to(days * DAY)
    return noted


@pytest.mark.parametrize(
    ("cause", "ground", "packets"),
    [
        # What each denial asks is the question of datasets/appeals.toml; one document answers it.
        ("payer_overlooked_authorisation", "payer_error", [("authorisation_letter",)]),
        ("payer_misread_coverage", "payer_error", [("eligibility_answer",)]),
        ("payer_misdated_receipt", "payer_error", [("acceptance_report",)]),
        ("enrolment_not_loaded", "payer_error", [("enrolment_letter",)]),
        ("medical_necessity", "medical_necessity", [("encounter_note",)]),
        ("authorisation_refused", "medical_necessity", [("encounter_note", "letter_of_necessity")]),
        ("payer_stood_by_denial", "medical_necessity", [("encounter_note",), ("encounter_note",)]),
    ],
)
def test_an_appeal_encloses_what_the_denial_asks_and_no_more(
    cause: str, ground: str, packets: list[tuple[str, ...]]
) -> None:
    appeals = [action for action in done(cause) if isinstance(action, Appeal)]
    assert [(appeal.ground, appeal.evidence) for appeal in appeals] == [(ground, packet) for packet in packets]


def test_records_are_the_page_that_is_asked_for() -> None:
    sent = [action for action in done("records_requested") if isinstance(action, SendRecords)]
    assert [action.documents for action in sent] == [("encounter_note",)]


def test_one_form_entered_twice_is_written_off_as_that() -> None:
    given_up = [action.reason for action in done("duplicate_sent") if isinstance(action, WriteOff)]
    assert given_up == ["duplicate_charge"]


def test_nothing_is_sent_a_second_time_before_the_payer_was_asked() -> None:
    actions = done("payer_lost_claim")
    again = next(place for place, action in enumerate(actions) if isinstance(action, Resubmit))
    claim = actions[again].claim
    asked = [type(action).__name__ for action in actions[:again] if getattr(action, "claim", "") == claim]
    assert "CheckStatus" in asked


def test_an_overpayment_goes_back_to_whose_it_is() -> None:
    assert [action.to for action in done("payer_paid_twice") if isinstance(action, Refund)] == ["payer"]
