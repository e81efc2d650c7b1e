"""What payers found, by its true name: the debrief and the grader read it, the desk never does."""

from msgspec import Struct

from sim.records.claims import Claim


class Found(Struct, frozen=True, gc=False):
    """A cause that cost a claim its acceptance or payment, and how it was said."""

    claim: str
    patient: str
    day: int
    """Day on which the claim was received."""
    cause: str
    channel: str
    """``277CA`` or ``835``."""


class Findings:
    """The list of all that went wrong, in the order in which payers noticed it."""

    def __init__(self) -> None:
        self.all: list[Found] = []

    def add(self, claim: Claim, day: int, cause: str, channel: str) -> None:
        """Note one finding."""
        self.all.append(Found(claim.id, claim.patient, day, cause, channel))
