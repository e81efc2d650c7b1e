"""What a payer says when it is asked to authorise a visit, as a fact before it is a 278, a web page or a voice."""

from msgspec import Struct

from sim.records.claims import Claim
from sim.records.encounters import Authorisation


class ConsentAnswer(Struct, frozen=True, gc=False):
    """A payer's answer to one request."""

    id: str
    claim: Claim
    """The visit's claim as it stood when it was asked about."""
    minute: int
    kind: str
    """``ahead``, ``retro``, ``extend`` or ``correct``."""
    says: str
    letter: Authorisation | None
    """What it consents to, where it does."""
    earlier: str = ""
    """The number of the letter that was to be extended or corrected."""
