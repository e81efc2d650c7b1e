"""Looking: the desk at a glance, and the worklists.  Nothing here changes anything."""

from itertools import islice

from msgspec.structs import replace

from sim.desk.actions import (
    BillPatient,
    GoHome,
    MatchDeposit,
    OpenReport,
    PostException,
    PostRemittance,
    RefuseCard,
    ResendBatch,
    RunCard,
    Wait,
)
from sim.desk.asks import (
    Ask,
    AskBooks,
    AskClaim,
    AskFigures,
    AskFirst,
    AskInbox,
    AskNewPatient,
    AskPractice,
    AskReport,
    AskTogether,
    AskVerbs,
    AskWorklist,
)
from sim.desk.batch_buttons import on_ticked, with_one_payers
from sim.desk.button import button, drawn
from sim.desk.claim_view import claim_view, on_claim
from sim.desk.edit_rows import edit_views
from sim.desk.figures import figures
from sim.desk.inbox_view import inbox_rows, inbox_view
from sim.desk.new_patients import new_patient_rows, new_patient_view
from sim.desk.orders import ACROSS, ORDERS
from sim.desk.payment_rows import deposit_rows, exception_rows
from sim.desk.practice_view import practice_view
from sim.desk.report_view import report_title, report_view
from sim.desk.rows import claim_row, kind_of, quick_row, report_row
from sim.desk.verb import buttons
from sim.desk.verbs import VERBS
from sim.desk.view import LIST_LABELS, WORKLISTS, BooksView, DeskView, ListCount, Row, Verb, WorklistView
from sim.records.ledger import (
    CAPITATION,
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
from sim.records.replies import VirtualCard
from sim.rules.measures import filing_write_offs
from sim.world.claim_file import ClaimFile
from sim.world.office import Office


def view(desk, asks: tuple[Ask, ...]) -> DeskView:
    """Answer what was asked; see `sim.desk.view` for the shapes."""
    now, calendar, office = desk.now, desk.calendar, desk.office
    left, hours = calendar.open_minutes_left(now), calendar.close_at - calendar.open_at
    answers: dict = {}
    worklists: list[WorklistView] = []
    report = message = patient = ""
    ticked: list[Verb] = []
    named: tuple[Verb, ...] = ()
    quick = bool(asks)
    for ask in asks:
        quick = quick and not getattr(ask, "faces", True)
        if isinstance(ask, AskWorklist):
            answers["worklist"] = shown = _worklist(desk, ask) if _is_known(ask) else None
            if shown is not None:
                worklists.append(shown)
        elif isinstance(ask, AskFirst):
            if (shown := _first_of(desk, ask)) is not None:
                answers["worklist"] = shown
                worklists.append(shown)
        elif isinstance(ask, AskClaim):
            known = ask.claim in office.files
            answers["claim"] = claim_view(desk, ask.claim, ask.faces, ask.documents, ask.verbs) if known else None
        elif isinstance(ask, AskVerbs):
            named = _named(desk, ask)
        elif isinstance(ask, AskTogether):
            ticked = on_ticked(desk, ask.claims)
        elif isinstance(ask, AskReport):
            report = ask.report
            answers["report"] = report_view(desk, report, ask.faces)
        elif isinstance(ask, AskBooks):
            answers["books"] = books(office)
        elif isinstance(ask, AskPractice):
            answers["practice_file"] = replace(practice_view(desk), edits=edit_views(desk))
        elif isinstance(ask, AskInbox):
            message = ask.message
            answers["inbox"] = inbox_view(desk, message, ask.faces)
        elif isinstance(ask, AskNewPatient):
            patient = ask.patient
            answers["new_patient"] = new_patient_view(desk, patient, ask.faces)
        elif isinstance(ask, AskFigures):
            answers["figures"] = figures(desk, ask.name, ask.options)
    if len(worklists) > 1:
        answers["worklists"] = tuple(worklists)
    name = office.scenario.practice.name
    if quick:
        return DeskView(now, "", "", left, hours, name, (), named, **answers)
    verbs = _verbs(desk, report, message, patient)
    return DeskView(
        now, calendar.show_date(now), calendar.show_time(now), left, hours, name, _counts(office),
        (*with_one_payers(desk, verbs), *ticked) if asks else verbs, **answers,
    )


def _named(desk, ask: AskVerbs) -> tuple[Verb, ...]:
    """Price the verbs that were asked for, on a claim or on the whole office."""
    office = desk.office
    if ask.claim:
        return on_claim(desk, office.files[ask.claim], ask.verbs) if ask.claim in office.files else ()
    return tuple([button(desk, _OFFICE_VERBS[name], office) for name in ask.verbs if name in _OFFICE_VERBS])


def _verbs(desk, report: str, message: str, patient: str) -> tuple[Verb, ...]:
    """Show the verbs that belong to no claim: on the whole office, on a report, message or new patient, and the calendar's."""
    office = desk.office
    wide = [button(desk, verb, office) for verb in _OF_THE_OFFICE]
    on_report = [button(desk, VERBS[kind], report) for kind in _suitable(office, report)]
    if message in office.inbox.files:
        on_report += [button(desk, verb, message) for verb in _ON_MESSAGES]
    if patient in office.to_register:
        on_report += [button(desk, verb, patient) for verb in _ON_PATIENTS]
    return (*wide, _statement_run(desk), *on_report, *_CALENDAR_VERBS)


_OF_THE_OFFICE = buttons("office", VERBS)
_OFFICE_VERBS = {str(kind.__struct_config__.tag): verb for kind, verb in VERBS.items() if verb in _OF_THE_OFFICE}
_ON_MESSAGES = buttons("message", VERBS)
_ON_PATIENTS = buttons("patient", VERBS)
_ON_REPORTS = {
    "unread": (OpenReport,),
    "deposit": (MatchDeposit,),
    "card": (RunCard, RefuseCard),
    "exception": (PostException,),
    "835": (PostRemittance,),
    "837P": (ResendBatch,),
    "999": (ResendBatch,),
    "TA1": (ResendBatch,),
}
"""What can be done with what came in or went out, by its kind."""


def _suitable(office: Office, report: str) -> tuple:
    if report in office.deposits:
        return _ON_REPORTS["card" if isinstance(office.deposits[report], VirtualCard) else "deposit"]
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
        -total(CREDIT), -total(REFUNDED), -total(HELD), -total(INTEREST), -total(CAPITATION),
    )


def _counts(office: Office) -> tuple[ListCount, ...]:
    waiting = office.waiting
    return tuple([ListCount(name, LIST_LABELS[name], len(waiting[name])) for name in WORKLISTS])


_CALENDAR_VERBS = tuple([Verb(kind.__struct_config__.tag, kind.label, 0, about="calendar") for kind in (Wait, GoHome)])


_MONEY_ROWS = {"deposits": deposit_rows, "exceptions": exception_rows}
_PEOPLE_ROWS = {"inbox": inbox_rows, "to_register": new_patient_rows}


def _is_known(ask: AskWorklist) -> bool:
    return ask.name in LIST_LABELS and ask.order in ORDERS


def _worklist(desk, ask: AskWorklist) -> WorklistView:
    rows = _rows(desk, ask) if desk.office.waiting[ask.name] else []
    return WorklistView(ask.name, LIST_LABELS[ask.name], ask.order, tuple(rows))


def _first_of(desk, ask: AskFirst) -> WorklistView | None:
    """Compare what comes first on each of several worklists."""
    elsewhere, lists = _with_colleagues(desk), desk.office.lists
    heads = [
        (name, file) for name, without in ask.without.items() if lists[name]
        for file in _foremost(desk, name, ask.order, 1, without | elsewhere if without else elsewhere)
    ]
    if not heads:
        return None
    key = ACROSS[ask.order]
    name, file = heads[0] if len(heads) == 1 else min(heads, key=lambda head: key(desk, head[1]))
    return WorklistView(name, LIST_LABELS[name], ask.order, (quick_row(desk, file),))


def _rows(desk, ask: AskWorklist) -> list[Row]:
    if ask.name in ("reports", "to_post"):
        return _report_rows(desk, ask)
    if ask.name in _PEOPLE_ROWS:
        return list(islice(_PEOPLE_ROWS[ask.name](desk, _left_out(desk, ask), ask.faces), max(0, ask.limit) or None))
    if ask.name in _MONEY_ROWS:
        wanted = (row for row in _MONEY_ROWS[ask.name](desk) if row.id not in ask.without)
        return list(islice(wanted, max(0, ask.limit) or None))
    files = _foremost(desk, ask.name, ask.order, ask.limit, _left_out(desk, ask), ask.patients)
    if ask.faces:
        return [claim_row(desk, file, ask.name) for file in files]
    return [quick_row(desk, file) for file in files]


def _foremost(
    desk, name: str, order: str, limit: int, without: frozenset[str], patients: frozenset[str] = frozenset()
) -> list[ClaimFile]:
    """Put what is on a worklist of claims into an order, without some of it, for some patients or all; limit 0 for all."""
    listed = desk.office.lists[name]
    if limit > 0 and not patients and order == desk.office.scenario.staffing.policy:
        return listed.first(limit, without)
    files = [
        file for claim, file in listed.items() if claim not in without and (not patients or file.claim.patient in patients)
    ]
    key = ORDERS[order]
    files.sort(key=lambda file: key(desk, file))
    return files[: max(0, limit) or None]


def _report_rows(desk, ask: AskWorklist) -> list[Row]:
    office = desk.office
    elsewhere = _left_out(desk, ask)
    wanted = (
        report for report in map(office.reports.__getitem__, office.waiting[ask.name])
        if report.id not in elsewhere and (not ask.kinds or kind_of(report) in ask.kinds)
    )
    return [report_row(desk, report, report_title(office, report)) for report in islice(wanted, max(0, ask.limit) or None)]


def _left_out(desk, ask: AskWorklist) -> frozenset[str]:
    """Name what is not to be shown: what was asked to be left out, and what colleagues have taken up."""
    return ask.without | _with_colleagues(desk) if ask.free else ask.without


def _with_colleagues(desk) -> frozenset[str]:
    """Name what colleagues have taken up."""
    taken, who = desk.office.taken, desk.who
    return frozenset([name for name in taken if taken[name] != who])
