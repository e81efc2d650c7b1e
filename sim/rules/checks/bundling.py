"""Whether a line can stand by itself: part of another one or in conflict with it, never paid apart, or nothing alone."""

from sim.records.claims import Claim, ClaimLine
from sim.records.code_edits import SEPARATING, in_conflict, parts
from sim.records.codes import services
from sim.rules.payer_files import PayerFiles, Received

GIVEN_TOGETHER = "given_together"
"""What a visit's note says where two services were one treatment: by that causes are named, and nothing is decided."""


def bundled(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A part is not paid beside its whole.

    A separating modifier is taken at its word at first sight, even where the pair allows
    none: what the note says is looked at only in an audit.
    """
    wholes = parts().get(line.code)
    if wholes is None or not SEPARATING.isdisjoint(line.modifiers):
        return ""
    beside = [wholes[other.code] for other in claim.lines if other.code in wholes]
    if not beside:
        return ""
    if not all(beside):
        return "bundled_inclusive"
    if line.code not in in_conflict():
        return "bundled_distinct"
    return "pair_given_together" if GIVEN_TOGETHER in files.noted(claim.encounter) else "pair_in_conflict"


def never_apart(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """What the plan holds for part of any visit it never pays for by itself, whatever modifier says otherwise."""
    return "never_paid_apart" if line.code in files.plan.never_apart else ""


def alone(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """An add-on is paid beside a service to which it is added, and not without one."""
    if line.code not in files.plan.add_ons:
        return ""
    added_to = services()[line.code].joins
    return "" if any(other.code in added_to for other in claim.lines) else "add_on_alone"
