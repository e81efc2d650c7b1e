"""What the page may say to the kernel, as typed records.

Anybody can forge a widget message, so each is decoded strictly and nothing in it is
trusted: what is allowed is for the session to say.
"""

import msgspec
from msgspec import Struct

from sim.desk.actions import AnyAction


class Message(Struct, frozen=True, tag_field="say"):
    """Something that the person at the desk asked for."""


class Perform(Message, frozen=True, tag="do"):
    """Do a piece of billing work."""

    action: AnyAction


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


class ShowBrief(Message, frozen=True, tag="brief"):
    """Read the task again, with the office's money."""


class ShowPractice(Message, frozen=True, tag="practice"):
    """Look at the practice's own file and its papers."""


class MoreHelp(Message, frozen=True, tag="hint"):
    """Ask for one more hint on a claim."""

    claim: str


class Undo(Message, frozen=True, tag="undo"):
    """Take back the last action."""


class HandIn(Message, frozen=True, tag="finish"):
    """Hand the attempt in."""


class Leave(Message, frozen=True, tag="leave"):
    """Go back to the list of exercises."""


AnyMessage = Perform | ShowList | ShowClaim | ShowReport | ShowBrief | ShowPractice | MoreHelp | Undo | HandIn | Leave


def decode(content: object) -> AnyMessage:
    """Read a message from the page; raises `msgspec.ValidationError` for anything else."""
    message: AnyMessage = msgspec.convert(content, AnyMessage)
    return message
