"""Rows of worklists: why a claim waits, what it is worth, and how long there is."""

from sim.desk.orders import days_left
from sim.desk.reasons import codes, reason
from sim.desk.to_do import to_do
from sim.desk.view import Row
from sim.records.clock import DAY, Calendar
from sim.records.replies import FileReceipt, Letter, Remittance, Report, StatusReport
from sim.rules.deadlines import due_label, tone
from sim.rules.edits import in_words
from sim.rules.odds import odds
from sim.wire.phrases import counted
from sim.world.claim_file import TO_SEND, ClaimFile
from sim.world.clocks import NAMES


def claim_row(desk, file: ClaimFile, listed: str = "") -> Row:
    """Show one claim as a worklist does; on some lists the reason says what is to be done there."""
    office, calendar = desk.office, desk.calendar
    claim = file.claim
    clock = office.clock(file)
    due = None if clock is None else clock[1]
    left, label = time_left(desk, due)
    why, behind = reason(file)
    if claim.id in office.lists["secondary"]:
        following = office.next_payer(file)
        why = f"{office.payers[following].name} pays next" if following else "Another payer pays next: find it"
    return Row(
        claim.id, claim.patient, claim.name or office.card_name(claim.patient), claim.payer,
        office.payers[claim.payer].name, to_do(desk, file, listed) or why, behind or _edits(file, listed), claim.charge,
        office.open_balance(claim.id), claim.day, calendar.show_day(claim.day, short=True),
        "" if due is None else last_day(calendar, due), left,
        label, tone(left), office.taken.get(claim.id, ""),
        "" if clock is None else NAMES[clock[0]], odds(behind, left),
    )


def _edits(file: ClaimFile, listed: str) -> str:
    """Name the edits that have found something on a claim which waits to be sent."""
    return " · ".join([in_words(finding.edit) for finding in file.findings]) if listed == TO_SEND else ""


def quick_row(desk, file: ClaimFile) -> Row:
    """Show of one claim what decides and nothing that is only read: no name, no words, no dates."""
    office, claim = desk.office, file.claim
    return Row(
        claim.id, claim.patient, "", claim.payer, office.payers[claim.payer].name, "", codes(file), claim.charge, 0,
        claim.day, "", "", days_left(desk, office.due(file)), "", "none", office.taken.get(claim.id, ""),
    )


def time_left(desk, due: int | None) -> tuple[int | None, str]:
    """Count the working days until a last day, and say so in words."""
    left = days_left(desk, due)
    return left, due_label(left, max(0, desk.now // DAY - due) if due is not None else 0)


def last_day(calendar: Calendar, due: int) -> str:
    """Write the last day as "Sat 14 Mar": nobody is here to send on a weekend."""
    weekday = calendar.show_date(due * DAY)[:3]
    return f"{weekday} {calendar.show_day(due, short=True)}"


def report_row(desk, report: Report, title: str) -> Row:
    """Show one report as a worklist does."""
    office = desk.office
    day = report.minute // DAY
    payer = getattr(report, "payer", "")
    name = office.payers[payer].name if payer else getattr(report, "sender", "Clearinghouse")
    amount = getattr(report, "amount", 0) or getattr(report, "charge", 0)
    return Row(
        report.id, "", title, payer, name, contents(report), kind_of(report), amount, 0, day,
        desk.calendar.show_day(day, short=True), "", None, "", "none", office.taken.get(report.id, ""),
    )


def kind_of(report: Report) -> str:
    """Name a report's kind by its transaction number."""
    if isinstance(report, FileReceipt):
        return report.kind
    return {StatusReport: "277CA", Remittance: "835", Letter: "letter"}[type(report)]


def contents(report: Report) -> str:
    """Say what is in a report without saying what it says."""
    if isinstance(report, FileReceipt):
        return f"Receipt for batch {report.batch}"
    if isinstance(report, StatusReport):
        return f"{claims(len(report.lines))} of batch {report.batch}"
    if isinstance(report, Remittance):
        return f"{claims(len(report.claims))} decided"
    return f"About {report.claim}" if report.claim else "Notice of an outage"


def claims(count: int) -> str:
    """Count claims in words."""
    return counted(count, "claim")
