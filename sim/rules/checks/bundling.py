"""Whether a line is a part of another one, as the pairs of `sim.records.code_edits` have it."""

from sim.records.claims import Claim, ClaimLine
from sim.records.code_edits import SEPARATING, parts
from sim.rules.payer_files import PayerFiles, Received


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
    return "bundled_distinct" if all(beside) else "bundled_inclusive"
