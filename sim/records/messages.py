"""Questions that reach the billing office by mail, portal or call-back slip, as facts before they are text."""

from msgspec import Struct

CHANNELS = {"letter": "Letter", "portal": "Portal message", "call": "Call-back slip"}
IDENTIFIERS = {"birth_date": "Date of birth", "member_id": "Member ID", "account": "Account", "telephone": "Telephone"}
"""What somebody can give, besides the name, to show who they are."""


class Given(Struct, frozen=True, gc=False):
    """One identifier that an asker states."""

    kind: str
    correct: bool


class Message(Struct, frozen=True, gc=False):
    """One question (`datasets/inbox.toml`) about one claim's patient."""

    id: str
    question: str
    minute: int
    channel: str
    asker: str
    standing: str
    """By which right the asker asks, as the office's file has it."""
    claim: str
    patient: str
    given: tuple[Given, ...]
    due: int
    """Last day on which an answer is in time."""
    genuine: bool = True
    """Whether the asker is who they say they are; nobody at the desk sees this."""
    card: bool = False
    """Whether a copy of a card is enclosed."""
    follows: str = ""
    """The message that this one comes after, where the answer to that one did not settle it."""
    about: str = ""
    """What a complaint is about, in its own words."""
