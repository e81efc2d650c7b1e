"""The way of each claim as the office's journal has it: sent, accepted or rejected, paid or denied.

The journal holds what somebody in the office has done or read, so nothing unread is here.
"""

from sim.world.office import Office
from sim.world.uncharged import LEFT

ACCEPTED, REJECTED, PAID, DENIED = "accepted", "rejected", "paid", "denied"


class Sending:
    """One time that a claim left the office, and what came of it at the door."""

    __slots__ = ("answer", "answered", "batch", "minute")

    def __init__(self, minute: int, batch: str) -> None:
        self.minute = minute
        self.batch = batch
        self.answer = ""
        """``accepted`` or ``rejected``; empty while nobody has read an answer."""
        self.answered = -1


class Course:
    """What has become of one claim."""

    __slots__ = ("corrected_first", "decisions", "drafted", "sendings")

    def __init__(self, drafted: int) -> None:
        self.drafted = drafted
        """Minute at which its charges were entered."""
        self.corrected_first = False
        """Whether somebody changed it before it ever left."""
        self.sendings: list[Sending] = []
        self.decisions: list[tuple[int, str]] = []
        """Minute of posting and ``paid`` or ``denied``, in the order in which they were posted."""


def courses(office: Office) -> dict[str, Course]:
    """Follow every claim through the journal."""
    found: dict[str, Course] = {}
    for minute, what, claim, detail in office.journal.events.select("minute", "what", "claim", "detail"):
        if what == "drafted":
            found[claim] = Course(minute)
        elif what in ("sent", "mailed"):
            found[claim].sendings.append(Sending(minute, detail))
        elif what == "accepted":
            _answer(found[claim], minute, ACCEPTED)
        elif what == "rejected" or (what == "letter: returned" and _unfiled(office, claim)):
            _answer(found[claim], minute, REJECTED)
        elif what in (PAID, DENIED):
            # What a payer has decided it has taken in, whether or not anybody read its receipt.
            _answer(found[claim], minute, ACCEPTED)
            found[claim].decisions.append((minute, what))
        elif what == "claim corrected" and not found[claim].sendings:
            found[claim].corrected_first = True
    return found


def left_without_charges(office: Office) -> dict[str, int]:
    """List the visits for which no claim was drafted at their evening, charged since or not: claim → that minute."""
    found = office.journal.events.select("minute", "what", "claim")
    return {claim: minute for minute, what, claim in found if what == LEFT}


def _answer(course: Course, minute: int, answer: str) -> None:
    last = course.sendings[-1] if course.sendings else None
    if last is not None and not last.answer:
        last.answer, last.answered = answer, minute


def _unfiled(office: Office, claim: str) -> bool:
    """Whether a letter that came back was a payer's about a paper claim, and not a patient's moved address."""
    return any(
        letter.answer is not None and letter.id not in office.unread for letter in office.letters.get(claim, ())
    )
