"""The office's inbox: every question with what has been done about it, and those that still wait."""

from msgspec import Struct

from sim.records.messages import Message

WAITS, LOST = "waits", "lost"


class MessageFile(Struct):
    """One message on the desk."""

    message: Message
    reached: bool = True
    """Whether the asker's words are known; a slip says only who rang."""
    tries: int = 0
    """Calls back that were made."""
    compared: dict[str, bool] = {}
    """Identifiers that were compared with the record: kind → whether it matches."""
    answer: str = ""
    answered: int = -1
    """Minute of the answer; -1 while it waits."""
    who: str = ""
    """Who answered."""
    fits: bool = False
    """Whether it was a right answer to this question from this asker, as the account stood."""
    broke: tuple[str, ...] = ()
    """Rules of compliance that the answer broke."""

    @property
    def right(self) -> bool:
        """Whether it was a right answer, given without breaking a rule."""
        return self.fits and not self.broke

    @property
    def matched(self) -> tuple[str, ...]:
        """Identifiers that were compared and match."""
        return tuple([kind for kind, matches in self.compared.items() if matches])


class Tray:
    """Messages by id, occasions for new ones, and answers that have not been fetched yet."""

    def __init__(self, listens: bool) -> None:
        self.listens = listens
        """Whether anybody in this scenario asks questions; otherwise occasions are not kept."""
        self.files: dict[str, MessageFile] = {}
        self.waiting: dict[str, MessageFile] = {}
        self.occasions: list[tuple[str, str]] = []
        """What has happened since last night that may bring a question: (occasion, claim)."""
        self.replies: list[MessageFile] = []
        """Answers that leave tonight."""
        self._payments: dict[str, str] = {}
        """Claims whose patient pays only once a question is answered, or no more: claim → `WAITS` or `LOST`."""

    def occasion(self, kind: str, claim: str) -> None:
        """Note that something has happened about which somebody may ask."""
        if self.listens:
            self.occasions.append((kind, claim))

    def deliver(self, message: Message) -> None:
        """Lay a message into the inbox."""
        self.files[message.id] = self.waiting[message.id] = MessageFile(message, message.channel != "call")

    def close(self, file: MessageFile) -> None:
        """Take an answered message off the desk; the answer leaves tonight."""
        del self.waiting[file.message.id]
        self.replies.append(file)

    def payment(self, claim: str) -> str:
        """Tell whether the patient's payment of a claim waits for an answer, or is lost by a wrong one; else ""."""
        return self._payments.get(claim, "")

    def hold_payment(self, claim: str, how: str) -> None:
        """Let a payment wait, or let it come no more; with "" it comes as it would have."""
        if how:
            self._payments[claim] = how
        else:
            self._payments.pop(claim, None)
