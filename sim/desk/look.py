"""Looking: the desk at a glance, and the worklists.  Nothing here changes anything."""

from itertools import islice

from sim.desk import prices
from sim.desk.actions import Action, BillPatient, GoHome, OpenReport, PostRemittance, ReleaseBatch, Scrub, Wait
from sim.desk.claim_view import claim_view
from sim.desk.report_view import report_title, report_view
from sim.desk.rows import claim_row, kind_of, report_row
from sim.desk.verbs import refusal
from sim.desk.view import (
    LIST_LABELS,
    WORKLISTS,
    Ask,
    AskBooks,
    AskClaim,
    AskReport,
    AskWorklist,
    BooksView,
    DeskView,
    ListCount,
    Row,
    Verb,
    WorklistView,
)
from sim.records.ledger import CONTRACTUAL, INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID, REVENUE, WRITE_OFF
from sim.rules.measures import filing_write_offs
from sim.world.office import ORDER_KEYS, Office

_BATCH_VERBS = (Scrub(), ReleaseBatch(), BillPatient())


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
            answers["claim"] = claim_view(desk, ask.claim, ask.faces, ask.documents) if known else None
        elif isinstance(ask, AskReport):
            report = ask.report
            answers["report"] = report_view(desk, report)
        elif isinstance(ask, AskBooks):
            answers["books"] = books(office)
    if len(worklists) > 1:
        answers["worklists"] = tuple(worklists)
    name = office.scenario.practice.name
    if asks and not any(getattr(ask, "faces", True) for ask in asks):
        return DeskView(now, "", "", left, hours, name, (), **answers)
    return DeskView(
        now, calendar.show_date(now), calendar.show_time(now), left, hours, name, _counts(office),
        (*[_verb(desk, action) for action in (*_BATCH_VERBS, *_report_verbs(report))], *_CALENDAR_VERBS), **answers,
    )


def _report_verbs(report: str) -> tuple[Action, ...]:
    return (OpenReport(report), PostRemittance(report)) if report else ()


def books(office: Office) -> BooksView:
    """Sum the ledger up."""
    total = office.ledger.total
    return BooksView(
        -total(REVENUE), total(INSURANCE), total(PATIENT), total(INSURER_PAID), total(PATIENT_PAID),
        total(CONTRACTUAL), total(WRITE_OFF), filing_write_offs(office.ledger),
    )


def _counts(office: Office) -> tuple[ListCount, ...]:
    waiting = office.waiting
    return tuple([ListCount(name, LIST_LABELS[name], len(waiting[name])) for name in WORKLISTS])


def _verb(desk, action: Action) -> Verb:
    price = prices.minutes(action, desk.office, desk.now)
    label = "Send statements" if isinstance(action, BillPatient) else action.label
    return Verb(action.__struct_config__.tag, label, price, refusal(desk, action, price))


_CALENDAR_VERBS = tuple([Verb(kind.__struct_config__.tag, kind.label, 0) for kind in (Wait, GoHome)])


def _is_known(ask: AskWorklist) -> bool:
    return ask.name in LIST_LABELS and ask.order in ORDER_KEYS


def _worklist(desk, ask: AskWorklist) -> WorklistView:
    if ask.name in ("reports", "to_post"):
        rows = _report_rows(desk, ask)
    else:
        rows = [claim_row(desk, file, ask.faces) for file in _files(desk, ask)]
    return WorklistView(ask.name, LIST_LABELS[ask.name], ask.order, tuple(rows))


def _files(desk, ask: AskWorklist) -> list:
    office = desk.office
    listed = office.lists[ask.name]
    if not listed:
        return []
    elsewhere = _taken_by_others(desk) if ask.free else ()
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
    elsewhere = _taken_by_others(desk) if ask.free else ()
    wanted = (
        report for report in map(office.reports.__getitem__, waiting)
        if report.id not in elsewhere and (not ask.kinds or kind_of(report) in ask.kinds)
    )
    return [report_row(desk, report, report_title(office, report)) for report in islice(wanted, max(0, ask.limit) or None)]


def _taken_by_others(desk) -> set[str]:
    return {name for name, who in desk.office.taken.items() if who != desk.who}
