"""Calls to payers, as the office remembers them."""

from msgspec import Struct


class PhoneCall(Struct, frozen=True, gc=False):
    """One call about one claim; its reference number proves it once a note names it."""

    claim: str
    payer: str
    topic: str
    minute: int
    """When it ended."""
    held: int
    """Minutes on hold."""
    transferred: bool
    representative: str
    """Id of the person who answered; empty where the call was given up."""
    reference: str
    says: str
