"""What a biller may see of the inbox, as plain data."""

from msgspec import Struct

from sim.records.documents import Document, Field


class MessageView(Struct, frozen=True):
    """One message of the inbox."""

    id: str
    question: str
    """Its kind (datasets/inbox.toml)."""
    sender: str
    """As the sender names themselves."""
    asker: str
    """Who that is to the patient, in words."""
    channel: str
    subject: str
    text: str
    came: str
    """Day on which it came, such as "6 Jan 2026"."""
    patient: str
    patient_name: str
    claim: str
    given: tuple[Field, ...]
    """What the sender gives to show who they are; `key` is the identifier to compare."""
    compared: tuple[Field, ...]
    """What was compared with the record: "matches" or "does not match"."""
    documents: tuple[Document, ...]
    """By which right the sender asks, as the file has it; what is enclosed; how the account stands."""
    due: str
    days_left: int
    """Working days left, today counted; 0 = the last day has passed."""
    due_label: str
    tone: str
    standing: str = ""
    """By which right the sender asks, by its name in the table."""
    stands: tuple[str, ...] = ()
    """How account and message stand: ``paid``, ``owed``, ``plan``, ``no_plan``, ``card``, ``no_card``."""
    reached: bool = True
    """False while only a slip says that somebody rang."""
    answered: str = ""
    """The answer in words, with the day and who gave it; empty while it waits."""


class InboxView(Struct, frozen=True):
    """The messages that were asked for, the most urgent first."""

    messages: tuple[MessageView, ...]
