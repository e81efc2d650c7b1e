"""Rows of worklists: why a claim waits, what it is worth, and how long there is."""

from sim.desk.to_do import to_do
from sim.desk.view import Row
from sim.records.clock import DAY, Calendar
from sim.records.payment_lines import Adjustment
from sim.records.replies import ClaimPayment, FileReceipt, Letter, Remittance, Report, StatusReport
from sim.rules.causes import catalogue, words
from sim.rules.deadlines import due_label, tone
from sim.world.claim_file import DENIED, REJECTED, STATUS_LABELS, ClaimFile
from sim.world.clocks import NAMES


def claim_row(desk, file: ClaimFile, faces: bool = True, listed: str = "") -> Row:
    """Show one claim as a worklist does; on some lists the reason says what is to be done there."""
    office, calendar = desk.office, desk.calendar
    claim = file.claim
    today = desk.now // DAY
    clock = office.clock(file)
    due = None if clock is None else clock[1]
    left = late = None
    if due is not None:
        left = calendar.workdays_between(today, due + 1) if due >= today else 0
        late = max(0, today - due)
    why, codes = reason(file)
    if claim.id in office.lists["secondary"]:
        following = office.next_payer(file)
        why = f"{office.payers[following].name} pays next" if following else "Another payer pays next: find it"
    if faces:
        name = claim.name or office.card_name(claim.patient)
        why = to_do(desk, file, listed) or why
    else:
        name = ""
    return Row(
        claim.id, claim.patient, name, claim.payer, office.payers[claim.payer].name, why, codes, claim.charge,
        office.open_balance(claim.id), claim.day, calendar.show_day(claim.day, short=True),
        "" if due is None else _last_day(calendar, due), left,
        due_label(left, late or 0), tone(left), office.taken.get(claim.id, ""), "" if clock is None else NAMES[clock[0]],
    )


def _last_day(calendar: Calendar, due: int) -> str:
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
    return f"About {report.claim}"


def reason(file: ClaimFile) -> tuple[str, str]:
    """Say in words and in codes why a claim stands where it stands."""
    if file.status == REJECTED and file.returned is not None:
        kind = file.returned.kind
        code = catalogue()[file.returned.fault].on(kind).code
        return words(kind, code) or "File returned", f"{kind} · {code}"
    if file.status == REJECTED and file.answer is not None:
        line = file.answer
        return words("277CA", line.status) or "Rejected", " · ".join(filter(None, (line.category, line.status, line.entity)))
    if file.status == DENIED and file.payment is not None:
        first = first_denial(file.payment)
        said = words("835", first.carc) or "Denied"
        if file.letter == "upheld":
            said = f"{said}; appeal upheld the denial"
        return said, f"{first.group}-{first.carc}"
    if file.short:
        code = file.short[0]
        return words("835", code.partition("-")[2]) or "Paid too little", code
    return STATUS_LABELS[file.status], ""


def first_denial(payment: ClaimPayment) -> Adjustment:
    """Find the reason that the first denied line carries; for a payment without one its first adjustment."""
    lines = [line for line in payment.lines if line.denied] or payment.lines
    return lines[0].adjustments[0]


def claims(count: int) -> str:
    """Count claims in words."""
    return "1 claim" if count == 1 else f"{count} claims"
