"""Looking: the desk at a glance, and the worklists.  Nothing here changes anything."""

from itertools import islice

from sim.desk import prices
from sim.desk.actions import GoHome, ReleaseBatch, Scrub, Wait
from sim.desk.claim_view import claim_view
from sim.desk.report_view import report_title, report_view
from sim.desk.rows import claim_row, report_row
from sim.desk.verbs import refusal
from sim.desk.view import (
    LIST_LABELS, WORKLISTS, Ask, AskBooks, AskClaim, AskReport, AskWorklist, BooksView, DeskView, ListCount, Row, Verb,
    WorklistView,
)
from sim.records.ledger import CONTRACTUAL, INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID, REVENUE, WRITE_OFF
from sim.world.office import ORDER_KEYS, Office

_DAY_VERBS = (Scrub(), ReleaseBatch(), Wait(), GoHome())


def view(desk, asks: tuple[Ask, ...]) -> DeskView:
    """Answer what was asked; see `sim.desk.view` for the shapes."""
    now, calendar, office = desk.now, desk.calendar, desk.office
    answers = {}
    for ask in asks:
        if isinstance(ask, AskWorklist):
            answers["worklist"] = _worklist(desk, ask)
        elif isinstance(ask, AskClaim):
            answers["claim"] = claim_view(desk, ask.claim) if ask.claim in office.files else None
        elif isinstance(ask, AskReport):
            answers["report"] = report_view(desk, ask.report)
        elif isinstance(ask, AskBooks):
            answers["books"] = books(office)
    return DeskView(
        now, calendar.show_date(now), calendar.show_time(now), calendar.open_minutes_left(now),
        calendar.close_at - calendar.open_at, office.scenario.practice.name, _counts(office),
        tuple([_day_verb(desk, verb) for verb in _DAY_VERBS]), **answers,
    )


def books(office: Office) -> BooksView:
    """Sum the ledger up."""
    total = office.ledger.total
    late = sum([
        posting.amount for posting in office.ledger.postings
        if posting.memo == "timely_filing" and posting.debit == WRITE_OFF
    ])
    return BooksView(
        -total(REVENUE), total(INSURANCE), total(PATIENT), total(INSURER_PAID), total(PATIENT_PAID),
        total(CONTRACTUAL), total(WRITE_OFF), late,
    )


def _counts(office: Office) -> tuple[ListCount, ...]:
    sizes = {"reports": len(office.unread), "to_post": len(office.to_post)}
    return tuple([
        ListCount(name, LIST_LABELS[name], sizes[name] if name in sizes else len(office.lists[name]))
        for name in WORKLISTS
    ])


def _day_verb(desk, action) -> Verb:
    return Verb(
        action.__struct_config__.tag, action.label, prices.minutes(action, desk.office, desk.now), refusal(desk, action)
    )


def _worklist(desk, ask: AskWorklist) -> WorklistView:
    if ask.name in ("reports", "to_post"):
        rows = _report_rows(desk, ask)
    else:
        rows = [claim_row(desk, file, ask.faces) for file in _files(desk, ask)]
    return WorklistView(ask.name, LIST_LABELS[ask.name], ask.order, tuple(rows))


def _files(desk, ask: AskWorklist) -> list:
    office = desk.office
    listed = office.lists[ask.name]
    elsewhere = _taken_by_others(desk) if ask.free else ()
    if ask.limit and ask.order == office.scenario.staffing.policy:
        return listed.first(ask.limit, elsewhere)
    files = [file for file in listed if file.claim.id not in elsewhere]
    key = ORDER_KEYS[ask.order]
    files.sort(key=lambda file: key(office, file))
    return files[: ask.limit or None]


def _report_rows(desk, ask: AskWorklist) -> list[Row]:
    office = desk.office
    waiting = office.unread if ask.name == "reports" else office.to_post
    elsewhere = _taken_by_others(desk) if ask.free else ()
    chosen = islice((name for name in waiting if name not in elsewhere), ask.limit or None)
    return [
        report_row(desk, report, report_title(office, report)) for report in map(office.reports.__getitem__, chosen)
    ]


def _taken_by_others(desk) -> set[str]:
    return {name for name, who in desk.office.taken.items() if who != desk.who}
