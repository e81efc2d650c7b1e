"""Who has done how much, and how well: actions, minutes, claims sent and posted, accuracy, appeals, breaches."""

from sim.desk.figures.course import ACCEPTED, DENIED, PAID, REJECTED, courses
from sim.desk.figures.measure import share
from sim.desk.figures.periods import Months, Span, span
from sim.desk.figures.view import Cell, Column, Figures, Series, Table, Trend, total
from sim.records.timesheet import Deed

_SENDS = ("release_batch", "resend_batch", "mail_claims")
_PUT_BACK = ("put back to send as an original", "put back to send as a replacement", "billed to the next payer")
_OBJECTED = ("appealed", "disputed")
_COLUMNS = (
    Column("who", "Biller"), Column("actions", "Actions", "count"), Column("refused", "Refused", "count"),
    Column("claims", "Claims touched", "count"), Column("minutes", "Minutes worked", "count"),
    Column("sent", "Claims sent", "count"), Column("posted", "Decisions posted", "count"),
    Column("resubmitted", "Put back to send", "count"), Column("accuracy", "Accepted at the door", "percent"),
    Column("first_pass", "Not denied at first", "percent"), Column("stood", "Postings that stood", "percent"),
    Column("appeals", "Appeals", "count"), Column("won", "Won", "count"), Column("lost", "Lost", "count"),
    Column("breaches", "Breaches", "count"),
)


_ACCURACY = tuple([column.name for column in _COLUMNS if column.kind == "percent"])


class Work:
    """What one biller has done."""

    def __init__(self, months: int) -> None:
        self.counts = dict.fromkeys([column.name for column in _COLUMNS if column.kind == "count"], 0)
        self.touched: dict[str, None] = {}
        self.judged: dict[str, list[bool]] = {name: [] for name in _ACCURACY}
        """Measure of accuracy → of each piece of work that it judges, whether it came out right."""
        self.minutes = [0] * months

    @property
    def row(self) -> tuple[Cell, ...]:
        """The biller's cells of the table, name aside."""
        counts: dict[str, Cell] = {**self.counts, "claims": len(self.touched)}
        counts |= {name: share(sum(right), len(right)) for name, right in self.judged.items()}
        return tuple([counts[column.name] for column in _COLUMNS[1:]])


def productivity(desk, month: str = "") -> Figures:
    """Show what each biller has done, in a month or since the office opened."""
    counted = span(desk, month=month)
    months = Months(desk.calendar, desk.now)
    people: dict[str, Work] = {}
    for deed in desk.office.timesheet.deeds:
        if deed.minute in counted:
            _count_deed(desk, people.setdefault(deed.who, Work(len(months))), deed, months)
    released = _releasers(desk)
    _count_journal(desk, people, counted, released)
    _count_accuracy(desk, people, counted, released)
    _count_postings(desk, people, counted)
    for breach in desk.office.breaches:
        if breach.who in people and breach.minute in counted:
            people[breach.who].counts["breaches"] += 1
    ranked = sorted(people.items())
    rows = tuple([(who, *work.row) for who, work in ranked])
    table = Table("billers", "By biller", _COLUMNS, rows, _NOTE, _total(rows, people))
    series = tuple([Series(who, tuple(work.minutes)) for who, work in ranked])
    return Figures(
        "productivity", "Productivity and accuracy by biller",
        f"Work at the desk, {counted.title}. Minutes are working minutes; waiting and going home are none.",
        (table,), (), (Trend("minutes", "Minutes worked", "Minutes", "count", months.labels, series),),
    )


_NOTE = (
    "Sent: claims in the batches and mailings that the biller released. Accuracy has three measures. Accepted at the door: "
    "claims that left in the biller's name and were not rejected ÷ those answered. Not denied at first: claims that left so "
    "and whose first decision was no denial ÷ those decided. Postings that stood: decisions that the biller posted and no "
    "later remittance took back ÷ decisions posted, whosever mistake it was. A claim leaves in the name of whoever entered or "
    "corrected it or put it back to send, else of whoever released it. Appeals include disputes, won or lost by letters read."
)


def _total(rows: tuple[tuple[Cell, ...], ...], people: dict[str, Work]) -> tuple[Cell, ...]:
    """Sum up; a claim that two billers have touched counts once."""
    summed = list(total(_COLUMNS, rows))
    named = [column.name for column in _COLUMNS]
    summed[named.index("claims")] = len({claim: None for work in people.values() for claim in work.touched})
    for name in _ACCURACY:
        judged = [right for work in people.values() for right in work.judged[name]]
        summed[named.index(name)] = share(sum(judged), len(judged))
    return tuple(summed)


def _count_deed(desk, work: Work, deed: Deed, months: Months) -> None:
    work.counts["actions" if deed.done else "refused"] += 1
    work.counts["minutes"] += deed.minutes
    work.minutes[months.of(deed.minute)] += deed.minutes
    if deed.done and deed.about in desk.office.files:
        work.touched[deed.about] = None


def _releasers(desk) -> dict[str, str]:
    """Find who released each batch and each mailing."""
    office = desk.office
    deeds = office.timesheet.deeds.select("minute", "who", "do", "done")
    at = {(do == "mail_claims", minute): who for minute, who, do, done in deeds if done and do in _SENDS}
    made = [(batch, (False, batch.minute)) for batch in office.batches.values()]
    made += [(mailing, (True, mailing.minute)) for mailing in office.mailings.values()]
    return {each.id: at[key] for each, key in made if key in at}


def _count_journal(desk, people: dict[str, Work], counted: Span, released: dict[str, str]) -> None:
    objector: dict[str, str] = {}
    for minute, who, what, claim, detail in desk.office.journal.events.select("minute", "who", "what", "claim", "detail"):
        if what in ("sent", "mailed"):
            _add(people, released.get(detail, ""), "sent", minute in counted)
        elif what in ("paid", "denied", "reversed"):
            _add(people, who, "posted", minute in counted)
        elif what in _PUT_BACK:
            _add(people, who, "resubmitted", minute in counted)
        elif what in _OBJECTED:
            objector[claim] = who
            _add(people, who, "appeals", minute in counted)
        elif what in ("letter: overturned", "letter: upheld"):
            _add(people, objector.get(claim, ""), "won" if what == "letter: overturned" else "lost", minute in counted)


def _add(people: dict[str, Work], who: str, what: str, counts: bool) -> None:
    if counts and who in people:
        people[who].counts[what] += 1


def _count_accuracy(desk, people: dict[str, Work], counted: Span, released: dict[str, str]) -> None:
    """Judge each sending by the answer at the door, and the one that was decided first by that decision."""
    in_whose_name = _in_whose_name(desk)
    for claim, course in courses(desk.office).items():
        decided, decision = course.decisions[0] if course.decisions else (-1, "")
        sender = ""
        for sending in course.sendings:
            who = in_whose_name.get((claim, sending.minute), released.get(sending.batch, ""))
            if sending.minute < decided:
                sender = who
            if who in people and sending.answered in counted and sending.answer in (ACCEPTED, REJECTED):
                people[who].judged["accuracy"].append(sending.answer == ACCEPTED)
        if sender in people and decided in counted:
            people[sender].judged["first_pass"].append(decision != DENIED)


def _count_postings(desk, people: dict[str, Work], counted: Span) -> None:
    """Judge each posting by whether a later remittance has taken it back."""
    standing: dict[str, tuple[int, str]] = {}
    settled: list[tuple[int, str, bool]] = []
    for minute, who, what, claim in desk.office.journal.events.select("minute", "who", "what", "claim"):
        if what in (PAID, DENIED):
            if claim in standing:
                settled.append((*standing[claim], True))
            standing[claim] = (minute, who)
        elif what == "reversed" and claim in standing:
            settled.append((*standing.pop(claim), False))
    for minute, who, stood in (*settled, *[(*posted, True) for posted in standing.values()]):
        if who in people and minute in counted:
            people[who].judged["stood"].append(stood)


def _in_whose_name(desk) -> dict[tuple[str, int], str]:
    """Find who had last changed a claim or put it back when it left: claim and minute of leaving → who."""
    hands: dict[str, str] = {}
    found: dict[tuple[str, int], str] = {}
    for minute, who, what, claim in desk.office.journal.events.select("minute", "who", "what", "claim"):
        if what == "claim corrected" or what in _PUT_BACK or (what == "drafted" and who != "office"):
            hands[claim] = who
        elif what in ("sent", "mailed") and claim in hands:
            found[claim, minute] = hands.pop(claim)
    return found
