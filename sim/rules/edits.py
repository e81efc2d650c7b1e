"""Scrub edits: the office's own checks before a claim leaves.

An edit sees the claim, not the truth: a member ID with two digits swapped is well formed
and passes (Medicare's own number has no check digit).
"""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from sim.records.claims import Claim


class Finding(Struct, frozen=True):
    """What an edit found: on which field, why, and what to do."""

    edit: str
    field: str
    message: str


def member_id_length(claim: Claim, shape: str, today: date) -> Finding | None:
    """Check that the member ID is as long as this payer's IDs are."""
    length = 11 if shape == "MBI" else len(shape)
    if len(claim.member_id) == length:
        return None
    return Finding(
        "member_id_length", "member_id",
        f"member ID {claim.member_id!r} has {len(claim.member_id)} characters, this payer's have {length}: "
        "compare it with the card",
    )


def birth_date_past(claim: Claim, shape: str, today: date) -> Finding | None:
    """Check that the birth date lies in the past and within a human life."""
    if date(today.year - 120, 1, 1) < claim.birth_date <= today:
        return None
    return Finding("birth_date_past", "birth_date", f"birth date {claim.birth_date} cannot be: compare the photo ID")


def something_charged(claim: Claim, shape: str, today: date) -> Finding | None:
    """Check that every line charges something."""
    if claim.lines and all(line.charge > 0 and line.units > 0 for line in claim.lines):
        return None
    return Finding("something_charged", "charge", "a line has no charge or no units: see the encounter note")


EDITS: tuple[Callable[[Claim, str, date], Finding | None], ...] = (
    member_id_length, birth_date_past, something_charged,
)


def scrub(claim: Claim, shape: str, today: date) -> tuple[Finding, ...]:
    """Run every edit over a claim; `shape` is the payer's member ID shape."""
    return tuple(finding for edit in EDITS if (finding := edit(claim, shape, today)) is not None)
