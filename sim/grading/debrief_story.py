"""A story: one claim, message or question as the debrief tells it."""

from typing import Literal

from msgspec import Struct

from sim.grading.describe import Deed


class Story(Struct, frozen=True, kw_only=True):
    """What became of one claim, message or question, and why."""

    about: Literal["claim", "message", "question"] = "claim"
    key: str = ""
    """Name of the claim or message that no other client's has too (`Case.key`)."""
    claim: str
    """Number of the claim; of a message, its subject; of a question, what was asked."""
    who: str
    """Patient, payer, day of service and charge in one line; of a message who asked."""
    client: str = ""
    """The client practice, at a billing service."""
    cause: str
    seen: str
    """What could be seen, since when, and who read it."""
    truth: str
    deeds: tuple[Deed, ...]
    outcome: str
    expert: tuple[Deed, ...] = ()
    """What the expert did about the same."""
    expert_outcome: str = ""
    cure: str
    lesson: str
    """What the way that was chosen leads to; empty where it was right or nothing was done."""
    cost: str
    cost_cents: int = 0
    """What par was paid on the claim and this attempt was not; below zero where the attempt did better."""
    tone: str
    """``good``, ``late`` or ``lost``."""
    verdict: str
    """The same in a word or two."""
    sources: tuple[str, ...] = ()
    """Where the rule comes from, as far as a table says so."""
