"""What a payer says when it is asked where a claim stands, as a fact before it is a 277, a web page or a voice."""

from msgspec import Struct

from sim.records.claims import Claim


class StandingAnswer(Struct, frozen=True, gc=False):
    """A payer's answer about one claim."""

    id: str
    claim: Claim
    """As it had been sent when it was asked about."""
    minute: int
    by: str
    """``276``, ``portal`` or ``phone``."""
    category: str
    status: str
    says: str
    reference: str = ""
    """Of a call: the number that the representative gave for it."""
