"""The questions that `Desk.look` takes: each names what is to be shown, and how much of it."""

from typing import ClassVar

from msgspec import Struct


class AskWorklist(Struct, frozen=True, gc=False, tag_field="ask", tag="worklist"):
    """Show a worklist in an order; `limit` 0 shows all of it; `free` leaves out what a colleague has taken up.

    `kinds` names the kinds of report wanted, such as ``277CA``, and `patients` those whose claims are wanted; none named
    means all of them.  `without` names items that are not to be shown.
    """

    name: str
    order: str = "nearest_deadline"
    limit: int = 0
    faces: bool = True
    free: bool = False
    kinds: tuple[str, ...] = ()
    patients: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


class AskFirst(Struct, frozen=True, gc=False, tag_field="ask", tag="first"):
    """Show the one claim that comes first of several worklists, on the worklist where it stands; nothing where none waits.

    What a colleague has taken up is left out.
    """

    faces: ClassVar[bool] = False
    """Of the claim only what decides is shown."""
    without: dict[str, frozenset[str]]
    """Worklist → claims on it that are not to be shown."""
    order: str = "nearest_deadline"


class AskClaim(Struct, frozen=True, gc=False, tag_field="ask", tag="claim"):
    """Show one claim; its documents only once it has been taken up with `OpenClaim`.

    Without `faces` only what decides is shown: form, registration and documents, or, without
    `documents`, standing and verbs.
    """

    claim: str
    faces: bool = True
    documents: bool = True
    verbs: tuple[str, ...] = ()
    """Which verbs to price; none named means all of them."""


class AskVerbs(Struct, frozen=True, gc=False, tag_field="ask", tag="verbs"):
    """Price only these verbs, on one claim or, where none is named, on the whole office; and show nothing else."""

    faces: ClassVar[bool] = False
    """Asked alone, only they are drawn up."""
    verbs: tuple[str, ...]
    claim: str = ""


class AskTogether(Struct, frozen=True, tag_field="ask", tag="together"):
    """Price what is done to several claims by one action, such as releasing them: verbs about ``ticked``, each over the
    claims of these that it can be done to."""

    claims: tuple[str, ...]


class AskReport(Struct, frozen=True, tag_field="ask", tag="report"):
    """Show one report that has been opened, or the text of a batch that was sent; without `faces` only what is in it."""

    report: str
    faces: bool = True


class AskInbox(Struct, frozen=True, tag_field="ask", tag="inbox"):
    """Show the messages of the inbox that wait for an answer, or one message, answered or not.

    Without `faces` only what decides is shown: no names, no text, no papers.
    """

    message: str = ""
    faces: bool = True


class AskNewPatient(Struct, frozen=True, tag_field="ask", tag="new_patient"):
    """Show a patient who is not registered yet, with the papers that they left at the front desk."""

    patient: str
    faces: bool = True


class AskFigures(Struct, frozen=True, tag_field="ask", tag="figures"):
    """Draw one of the office's reports (`sim.desk.figures.FIGURES`), with the options that it takes."""

    name: str
    options: dict[str, str | int] = {}


class AskBooks(Struct, frozen=True, tag_field="ask", tag="books"):
    """Show the office's money in one glance."""


class AskPractice(Struct, frozen=True, tag_field="ask", tag="practice"):
    """Show the practice's own file and its papers."""


Ask = (
    AskWorklist | AskFirst | AskClaim | AskVerbs | AskTogether | AskReport | AskInbox | AskNewPatient | AskPractice
    | AskBooks | AskFigures
)
