"""What the page may say to the kernel, as typed records.

Anybody can forge a widget message, so each is decoded strictly and nothing in it is
trusted: what is allowed is for the session to say.
"""

from typing import Literal

import msgspec
from msgspec import Struct

from sim.desk.actions import AnyAction
from sim.training.attempt import Written


class Message(Struct, frozen=True, tag_field="say"):
    """Something that the person at the desk asked for."""


class Perform(Message, frozen=True, tag="do"):
    """Do a piece of billing work, or something that belongs to the attempt: answer a question, go to another client."""

    action: Written


class PerformTogether(Message, frozen=True, tag="together"):
    """Do the same piece of work to each of several claims, in the order given."""

    action: AnyAction
    claims: tuple[str, ...]


class Tick(Message, frozen=True, tag="tick"):
    """Tick claims of the worklist, to do something to all of them."""

    claims: tuple[str, ...]


class ShowList(Message, frozen=True, tag="list"):
    """Turn to another worklist."""

    name: str


class ShowClaim(Message, frozen=True, tag="claim"):
    """Turn to a claim."""

    id: str


class ShowReport(Message, frozen=True, tag="report"):
    """Turn to a report, or lay it under the claim that is being looked at."""

    id: str
    under: str = ""


class ShowPhone(Message, frozen=True, tag="phone"):
    """Turn to the telephone, for the claim that is looked at."""


class ShowBrief(Message, frozen=True, tag="brief"):
    """Read the task again, with the office's money."""


class ShowPractice(Message, frozen=True, tag="practice"):
    """Look at the practice's own file and its papers."""


class ShowMessage(Message, frozen=True, tag="message"):
    """Turn to a message of the inbox, or to the inbox itself."""

    id: str = ""


class ShowPatient(Message, frozen=True, tag="patient"):
    """Turn to a patient who is not registered yet."""

    id: str


class ShowFigures(Message, frozen=True, tag="figures"):
    """Turn to one of the office's reports; `options` says what is chosen of it, None leaves that as it was."""

    name: str = ""
    options: dict[str, str] | None = None


class ShowCash(Message, frozen=True, tag="cash"):
    """Turn to the day sheet, the deposits, or the journal of cash, and choose the day or the month."""

    name: str = ""
    options: dict[str, str] | None = None


class MoreHelp(Message, frozen=True, tag="hint"):
    """Ask for one more hint on a claim."""

    claim: str


class Undo(Message, frozen=True, tag="undo"):
    """Take back the last action."""


class HandIn(Message, frozen=True, tag="finish"):
    """Hand the attempt in."""


class WriteFiles(Message, frozen=True, tag="write"):
    """Write files to take away: ``reports`` of the office, or, once it is over, the ``summary`` of the attempt."""

    what: Literal["reports", "summary"]


class FetchFile(Message, frozen=True, tag="fetch"):
    """Fetch a file that was written, by its name."""

    name: str


class Leave(Message, frozen=True, tag="leave"):
    """Go back to the list of exercises."""


class ShowFrame(Message, frozen=True, tag="frame"):
    """Step through an attempt that is over: to the desk after its nth action, below zero back to the result."""

    n: int


AnyMessage = (
    Perform | PerformTogether | Tick | ShowList | ShowClaim | ShowReport | ShowPhone | ShowBrief | ShowPractice
    | ShowMessage | ShowPatient | ShowFigures | ShowCash | MoreHelp | Undo | HandIn | WriteFiles | FetchFile | Leave
    | ShowFrame
)


def decode(content: object) -> AnyMessage:
    """Read a message from the page; raises `msgspec.ValidationError` for anything else."""
    message: AnyMessage = msgspec.convert(content, AnyMessage)
    return message
