"""Looking: the desk at a glance, and the worklists.  Nothing here changes anything."""

from itertools import islice

from msgspec.structs import replace

from sim.desk.actions import BillPatient, GoHome, MatchDeposit, OpenReport, PostException, PostRemittance, ResendBatch, Wait
from sim.desk.asks import Ask, AskBooks, AskClaim, AskPractice, AskReport, AskWorklist
from sim.desk.button import button, drawn
from sim.desk.claim_view import claim_view
from sim.desk.payment_rows import deposit_rows, exception_rows
from sim.desk.practice_view import practice_view
from sim.desk.report_view import report_title, report_view
from sim.desk.rows import claim_row, kind_of, report_row
from sim.desk.verb import buttons
from sim.desk.verbs import VERBS
from sim.desk.view import LIST_LABELS, WORKLISTS, BooksView, DeskView, ListCount, Row, Verb, WorklistView
from sim.records.ledger import (
    CONTRACTUAL,
    CREDIT,
    HELD,
    INSURANCE,
    INSURER_PAID,
    INTEREST,
    PATIENT,
    PATIENT_PAID,
    REFUNDED,
    REVENUE,
    WRITE_OFF,
)
from sim.rules.measures import filing_write_offs
from sim.world.office import ORDER_KEYS, Office


def view(desk, asks: tuple[Ask, ...]) -> DeskView:
    """Answer what was asked; see `sim.desk.view` for the shapes."""
    now, calendar, office = desk.now, desk.calendar, desk.office
    left, hours = calendar.open_minutes_left(now), calendar.close_at - calendar.open_at
    answers: dict = {}
    worklists: list[WorklistView] = []
    report = ""
    for ask in asks:
        if isinstance(ask, AskWorklist):
            answers["worklist"] = shown = _worklist(desk, ask) if _is_known(ask) else None
            worklists += filter(None, [shown])
        elif isinstance(ask, AskClaim):
            known = ask.claim in office.files
            answers["claim"] = claim_view(desk, ask.claim, ask.faces, ask.documents, ask.verbs) if known else None
        elif isinstance(ask, AskReport):
            report = ask.report
            answers["report"] = report_view(desk, report, ask.faces)
        elif isinstance(ask, AskBooks):
            answers["books"] = books(office)
        elif isinstance(ask, AskPractice):
            answers["practice_file"] = practice_view(desk)
    if len(worklists) > 1:
        answers["worklists"] = tuple(worklists)
    name = office.scenario.practice.name
    if asks and not any(getattr(ask, "faces", True) for ask in asks):
        return DeskView(now, "", "", left, hours, name, (), **answers)
    return DeskView(
        now, calendar.show_date(now), calendar.show_time(now), left, hours, name, _counts(office),
        _verbs(desk, report), **answers,
    )


def _verbs(desk, report: str) -> tuple[Verb, ...]:
    """Show the verbs that belong to no claim: those on the whole office, those on a report, and the calendar's."""
    office = desk.office
    wide = [button(desk, verb, office) for verb in _OF_THE_OFFICE]
    on_report = [button(desk, VERBS[kind], report) for kind in _suitable(office, report)]
    return (*wide, _statement_run(desk), *on_report, *_CALENDAR_VERBS)


_OF_THE_OFFICE = buttons("office", VERBS)
_ON_REPORTS = {
    "unread": (OpenReport,),
    "deposit": (MatchDeposit,),
    "exception": (PostException,),
    "835": (PostRemittance,),
    "837P": (ResendBatch,),
    "999": (ResendBatch,),
    "TA1": (ResendBatch,),
}
"""What can be done with what came in or went out, by its kind."""


def _suitable(office: Office, report: str) -> tuple:
    if report in office.deposits:
        return _ON_REPORTS["deposit"]
    if report in office.exceptions:
        return _ON_REPORTS["exception"]
    if report in office.batches:
        return _ON_REPORTS["837P"]
    if report not in office.reports:
        return ()
    unread = _ON_REPORTS["unread"] if report in office.unread else ()
    return (*unread, *_ON_REPORTS.get(kind_of(office.reports[report]), ()))


def _statement_run(desk) -> Verb:
    """The same verb as on a claim, for everybody who waits for a statement."""
    run = drawn(desk, VERBS[BillPatient], BillPatient(), None, label="Send statements")
    return replace(run, about="office")


def books(office: Office) -> BooksView:
    """Sum the ledger up."""
    total = office.ledger.total
    return BooksView(
        -total(REVENUE), total(INSURANCE), total(PATIENT), total(INSURER_PAID), total(PATIENT_PAID),
        total(CONTRACTUAL), total(WRITE_OFF), filing_write_offs(office.ledger),
        -total(CREDIT), -total(REFUNDED), -total(HELD), -total(INTEREST),
    )


def _counts(office: Office) -> tuple[ListCount, ...]:
    waiting = office.waiting
    return tuple([ListCount(name, LIST_LABELS[name], len(waiting[name])) for name in WORKLISTS])


_CALENDAR_VERBS = tuple([Verb(kind.__struct_config__.tag, kind.label, 0, about="calendar") for kind in (Wait, GoHome)])


_MONEY_ROWS = {"deposits": deposit_rows, "exceptions": exception_rows}


def _is_known(ask: AskWorklist) -> bool:
    return ask.name in LIST_LABELS and ask.order in ORDER_KEYS


def _worklist(desk, ask: AskWorklist) -> WorklistView:
    if ask.name in ("reports", "to_post"):
        rows = _report_rows(desk, ask)
    elif ask.name in _MONEY_ROWS:
        wanted = (row for row in _MONEY_ROWS[ask.name](desk) if row.id not in ask.without)
        rows = list(islice(wanted, max(0, ask.limit) or None))
    else:
        rows = [claim_row(desk, file, ask.faces, ask.name) for file in _files(desk, ask)]
    return WorklistView(ask.name, LIST_LABELS[ask.name], ask.order, tuple(rows))


def _files(desk, ask: AskWorklist) -> list:
    office = desk.office
    listed = office.lists[ask.name]
    if not listed:
        return []
    elsewhere = _left_out(desk, ask)
    if ask.limit > 0 and ask.order == office.scenario.staffing.policy:
        return listed.first(ask.limit, elsewhere)
    files = [file for claim, file in listed.items() if claim not in elsewhere]
    key = ORDER_KEYS[ask.order]
    files.sort(key=lambda file: key(office, file))
    return files[: max(0, ask.limit) or None]


def _report_rows(desk, ask: AskWorklist) -> list[Row]:
    office = desk.office
    waiting = office.waiting[ask.name]
    if not waiting:
        return []
    elsewhere = _left_out(desk, ask)
    wanted = (
        report for report in map(office.reports.__getitem__, waiting)
        if report.id not in elsewhere and (not ask.kinds or kind_of(report) in ask.kinds)
    )
    return [report_row(desk, report, report_title(office, report)) for report in islice(wanted, max(0, ask.limit) or None)]


def _left_out(desk, ask: AskWorklist) -> set[str] | frozenset[str]:
    """Name what is not to be shown: what was asked to be left out, and what colleagues have taken up."""
    if not ask.free:
        return ask.without
    return ask.without.union([name for name, who in desk.office.taken.items() if who != desk.who])
