"""What a biller may see, as plain data; never the world.

`Desk.look(*asks)` answers a list of questions.  Without a question it tells the time and
how long each worklist is.  Names and documents are made only for the questions that
somebody reads (`faces` on a worklist, a claim file, a report).  A quick look, all of whose
questions are without faces, brings their answers and the minutes left, and no glance.
"""

from typing import Any

from msgspec import Struct

from sim.desk.books_view import BooksView
from sim.desk.edits_view import EditView, FoundView
from sim.desk.figures.view import Figures
from sim.desk.message_view import InboxView
from sim.records.documents import Document, Field

WORKLISTS = (
    "reports", "rejected", "denied", "upcoming", "uncharged", "to_send", "to_post", "follow_up", "secondary", "patients",
    "collections", "underpaid", "credits", "exceptions", "deposits", "inbox",
    "to_register",
)
LIST_LABELS = {
    "reports": "New reports",
    "rejected": "Rejected",
    "denied": "Denied",
    "upcoming": "Visits to authorise",
    "uncharged": "Visits without charges",
    "to_send": "To send",
    "to_post": "To post",
    "follow_up": "Over 30 days",
    "secondary": "Next payer",
    "patients": "Patients",
    "collections": "Balances to review",
    "underpaid": "Underpaid",
    "credits": "Credit balances",
    "exceptions": "Posting exceptions",
    "deposits": "Unmatched deposits",
    "inbox": "Inbox",
    "to_register": "New patients to register",
}


class Row(Struct, frozen=True, gc=False):
    """One item of a worklist: on ``reports`` and ``to_post`` a report, on ``deposits`` a deposit or a card, on ``exceptions`` a
    decision ("report/claim"), on ``inbox`` a message, on ``to_register`` a patient, elsewhere a claim.

    Of a claim a quick look (``faces=False``) fills in only what decides: ids, payer, codes, charge, day and days left.
    """

    id: str
    patient: str
    """Patient's id; empty for a report."""
    name: str
    """Patient as "Last, First" when faces were asked for; for a report its title."""
    payer: str
    payer_name: str
    why: str
    """Why it is on the list, in words."""
    codes: str
    """The codes behind that, such as "A7 · 164 · IL"; empty where there are none."""
    charge: int
    open: int
    """Open balance in cents."""
    day: int
    """Service day, or the day a report came."""
    seen: str
    """That day as a short date, such as "20 Feb"."""
    due: str
    """Deadline as a short date; empty where none runs."""
    days_left: int | None
    """Working days left, today counted; 0 = last day has passed; None = no clock."""
    due_label: str
    """"last day today", "5 working days left", "3 days late"; empty where no clock runs."""
    tone: str
    """``late``, ``soon``, ``ok`` or ``none``; always beside the words, never instead of them."""
    taken_by: str = ""
    clock: str = ""
    """Which clock the deadline belongs to: "Original claim", "Corrected claim", "Appeal" …; empty where none runs."""
    odds: int | None = None
    """The odds that it is paid after all, in percent (`sim.rules.odds`); None where nothing is known that speaks against it."""


class ListCount(Struct, frozen=True):
    """A worklist and how many items wait on it."""

    name: str
    label: str
    count: int


class WorklistView(Struct, frozen=True, gc=False):
    """A worklist as asked for."""

    name: str
    label: str
    order: str
    rows: tuple[Row, ...]


class Step(Struct, frozen=True):
    """One step of a claim's way: seen, sent, accepted, paid; tone ``done``, ``failed`` or ``ahead``."""

    label: str
    tone: str


class HistoryLine(Struct, frozen=True):
    """One line of a claim's history."""

    date: str
    who: str
    text: str


class LineView(Struct, frozen=True):
    """One service line of a claim, box 24."""

    number: int
    code: str
    label: str
    modifiers: str
    units: int
    charge: int
    paid: int
    open: int


class ClaimView(Struct, frozen=True, gc=False):
    """A claim with all that may be read about it."""

    id: str
    patient: str
    name: str
    payer_name: str
    headline: str
    """One line under the name: "Seen 20 Feb 2026 by Dr Imani Falk · Harbor HMO, 60 days to file"."""
    status: str
    status_label: str
    charge: int
    open: int
    row: Row
    steps: tuple[Step, ...]
    fields: tuple[Field, ...]
    registration: tuple[Field, ...]
    lines: tuple[LineView, ...]
    history: tuple[HistoryLine, ...]
    notes: tuple[HistoryLine, ...]
    filed_days: int | None
    """Days from service to the payer's acceptance, once a 277CA has proved it."""
    filing_limit_days: int
    opened: bool
    documents: tuple[Document, ...]
    """Empty until the claim has been taken up."""
    reports: tuple[str, ...]
    """Reports and batches that name this claim and may be shown."""
    verbs: tuple["Verb", ...]
    changed: bool = False
    """Whether the claim has been corrected since it was last sent."""
    service_date: str = ""
    """Day of service as the papers write dates, "14 Apr 2026"."""
    findings: tuple[FoundView, ...] = ()
    """What the office's edits have found on it and nobody has cured yet, while it waits to be sent."""


class Input(Struct, frozen=True):
    """Something that a person fills in before a verb is done."""

    name: str
    """Field of the action that it fills."""
    label: str
    kind: str
    """``choice`` (one of `choices`), ``ticks`` (any of them), ``documents`` (any of those that lie on the claim's file,
    and those that `value` names), ``text``, ``long``, ``number``, ``money`` (typed in dollars, sent as cents),
    ``date``, or ``changes`` (each of `fields` may be typed anew)."""
    choices: tuple[tuple[str, str], ...] = ()
    """Value and what it is called."""
    value: str = ""
    """What stands there at first."""
    missing: str = ""
    """What to say when nothing was typed; empty where that is allowed."""
    fields: tuple[Field, ...] = ()
    options: dict[str, tuple[tuple[str, str], ...]] = {}
    """Of ``changes``: field → what can be chosen there, value and what it is called; those of a further coverage are the
    same."""


class Verb(Struct, frozen=True, gc=False):
    """An action that can be tried here, with its price; `refusal` says beforehand why it would be refused."""

    do: str
    label: str
    minutes: int
    refusal: str = ""
    action: dict[str, Any] = {}
    """The action itself, as far as it is known beforehand."""
    inputs: tuple[Input, ...] = ()
    """What has to be filled in; a verb without is done by a press."""
    about: str = "claim"
    """``claim``, ``ticked`` (claims), ``report``, ``message``, ``patient``, ``office``, or ``calendar``."""
    variant: str = ""
    """What sets it apart from another button of the same verb."""


class SegmentView(Struct, frozen=True):
    """One segment of an X12 file with its meaning in our own words."""

    text: str
    meaning: str


class ReportView(Struct, frozen=True):
    """A report or a sent batch, as file text and as a table of what it says of each claim."""

    id: str
    kind: str
    """``837P``, ``TA1``, ``999``, ``277CA``, ``835``, ``270``, ``271``, ``276``, ``277``, ``letter``, ``paper``,
    ``deposit`` or ``card``."""
    title: str
    summary: str
    segments: tuple[SegmentView, ...]
    rows: tuple[Row, ...]
    posted: bool = False
    papers: tuple[Document, ...] = ()
    """A remittance as the payer would print it, claim by claim."""


class NewPatientView(Struct, frozen=True):
    """A patient who is not registered yet, with the papers that prove each field."""

    id: str
    name: str
    """As the photo ID has it, "Last, First"."""
    seen: str
    """Day of the first visit as the papers write dates."""
    headline: str
    documents: tuple[Document, ...]


class PracticeView(Struct, frozen=True):
    """The practice's own file as fields, and the papers that prove them."""

    fields: tuple[Field, ...]
    documents: tuple[Document, ...]
    edits: tuple[EditView, ...] = ()


class ClientView(Struct, frozen=True):
    """One client practice of a billing service, as somebody sees it who works for several."""

    key: str
    label: str
    """Name of the practice."""
    package: str
    """Name of its service package."""
    says: str
    """The package in words."""
    here: bool
    """Whether this is the desk at which the person sits now."""
    lists: tuple[ListCount, ...]
    """What waits there on the worklists that are the service's work."""
    theirs: tuple[ListCount, ...]
    """What waits on those that the client's own staff work."""
    waits: int
    """How much waits there for the service in all."""


class DeskView(Struct, frozen=True, gc=False):
    """The desk at a glance, and the answers to what was asked."""

    now: int
    date: str
    """"Tue 14 Apr 2026"."""
    time: str
    """"10:35"."""
    minutes_left: int
    minutes_open: int
    """Length of the working day."""
    practice: str
    lists: tuple[ListCount, ...]
    verbs: tuple[Verb, ...] = ()
    """Actions that belong to no claim: scrub, release, wait, go home."""
    worklist: WorklistView | None = None
    claim: ClaimView | None = None
    report: ReportView | None = None
    books: BooksView | None = None
    practice_file: PracticeView | None = None
    inbox: InboxView | None = None
    """Messages asked for; the verbs on one that was asked for by its id stand among `verbs`, about ``message``."""
    new_patient: NewPatientView | None = None
    """The new patient asked for; the verbs on them stand among `verbs`, about ``patient``."""
    figures: Figures | None = None
    worklists: tuple[WorklistView, ...] = ()
    """Every worklist asked for, when it was more than one; `worklist` is the last of them."""
    clients: tuple[ClientView, ...] = ()
    """The client practices of a billing service; empty where there is one office."""
