"""What less practice does to each verb."""

import pytest

from sim.desk.actions import (
    Action,
    Appeal,
    Change,
    CheckStatus,
    CorrectClaim,
    CorrectRegistration,
    Dispute,
    MatchDeposit,
    PostException,
    RefuseCard,
    RunCard,
    SendRecords,
    WriteOff,
)
from sim.scenario import Skill
from sim.staff.skill import Skilled
from sim.world.chance import Chance
from tests.offices import honest, seat


class Says:
    """A policy that wants one thing."""

    def __init__(self, action: Action) -> None:
        self.wanted = [action]

    def choose(self, look) -> Action | None:
        return self.wanted.pop() if self.wanted else None


def spoilt(action: Action, **slips: int) -> Action | None:
    """Let somebody who always makes the slips named do an action."""
    chance: Chance = seat(honest(), day=7).world.chance
    return Skilled(Says(action), Skill(**slips), chance, "Ana").choose(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("slip", "meant", "done"),
    [
        ("forgets_evidence", Appeal("C-1", "payer_error", ("authorisation_letter",)), Appeal("C-1", "payer_error", ())),
        ("forgets_evidence", Dispute("C-1", ("contract_page",)), Dispute("C-1", ())),
        ("forgets_evidence", SendRecords("C-1", ("encounter_note",)), SendRecords("C-1", ("encounter_note", "full_chart"))),
        ("gives_up", Dispute("C-1", ("contract_page",)), WriteOff("C-1", "uncollectable")),
        ("mistypes", CorrectClaim("C-1", (Change("member_id", "A123"),)), CorrectClaim("C-1", (Change("member_id", "A213"),))),
        ("mistypes", MatchDeposit("DEP-1", "835-AB-0012"), MatchDeposit("DEP-1", "835-AB-0021")),
        ("mistypes", PostException("835-1", "C-1", "credit"), PostException("835-1", "C-1", "post")),
        ("runs_cards", RefuseCard("CARD-1"), RunCard("CARD-1")),
        ("forgets_source", CorrectRegistration("P-1", (Change("sex", "F"),)), None),
    ],
)
def test_each_slip_spoils_its_verb(slip: str, meant: Action, done: Action | None) -> None:
    assert spoilt(meant, **{slip: 1000}) == done
    assert spoilt(meant) == meant


def test_what_no_slip_is_about_is_done_as_meant() -> None:
    every = {"forgets_source": 1000, "forgets_evidence": 1000, "mistypes": 1000, "gives_up": 1000}
    assert spoilt(CheckStatus("C-1"), **every) == CheckStatus("C-1")
