"""What a worklist asks for, where a claim's standing alone does not say it."""

from collections.abc import Callable

from sim.records.claims import REPLACEMENT, VOID
from sim.records.clock import DAY
from sim.records.ledger import CREDIT, INSURANCE, PATIENT
from sim.records.money import dollars
from sim.world.claim_file import ClaimFile


def to_do(desk, file: ClaimFile, listed: str) -> str:
    """Say in a few words what waits to be done with a claim on a worklist, or "" where its reason says it."""
    tell = _TOLD.get(listed)
    return tell(desk, file) if tell else ""


def _to_send(desk, file: ClaimFile) -> str:
    office, claim = desk.office, file.claim
    what = {REPLACEMENT: "Replacement to send", VOID: "Void to send"}.get(claim.frequency, "To send")
    if claim.prior:
        what = f"{what} to the next payer"
    if file.findings:
        first, more = file.findings[0].says, len(file.findings) - 1
        return f"{first[:1].upper()}{first[1:]}{f' (and {more} more)' if more else ''}"
    if claim.payer in office.paper_only:
        return "To mail: this payer takes paper only"
    return f"{what} again" if file.times_sent and what == "To send" else what


def _upcoming(desk, file: ClaimFile) -> str:
    return f"Visit on {desk.calendar.show_day(file.claim.day, short=True)}: not authorised"


def _uncharged(desk, file: ClaimFile) -> str:
    days = desk.now // DAY - file.claim.day
    return f"No charges entered, seen {({0: 'today', 1: 'yesterday'}).get(days, f'{days} days ago')}"


def _silent(desk, file: ClaimFile) -> str:
    return f"No answer for {desk.now // DAY - file.sent_day} days: ask where it stands"


def _statement(desk, file: ClaimFile) -> str:
    account = desk.office.accounts.get(file.claim.id)
    again = f"Statement {account.statements + 1}" if account is not None and account.statements else "Statement"
    owed = desk.office.ledger.balance(file.claim.id, PATIENT)
    paid = ", copay paid at the visit" if file.claim.id in desk.office.accounts.prepaid else ""
    return f"{again} to send, ${dollars(owed)}{paid}" if owed > 0 else "Denied as the patient's: statement to send"


def _review(desk, file: ClaimFile) -> str:
    account = desk.office.accounts.get(file.claim.id)
    if account is None:
        return "Left with the patient: decide"
    if account.returned:
        return "Mail came back: find the address"
    if account.broken_plans:
        return "Payment plan broken: decide"
    return f"{account.statements} statements unanswered: decide"


def _short(desk, file: ClaimFile) -> str:
    if not file.short:
        return ""
    return f"${dollars(desk.office.ledger.balance(file.claim.id, INSURANCE))} short: hold it against contract and plan"


def _owed_back(desk, file: ClaimFile) -> str:
    owed = -desk.office.ledger.balance(file.claim.id, CREDIT)
    whose = "patient" if file.claim.id in desk.office.patient_credits else "payer"
    return f"${dollars(owed)} to give back to the {whose}"


_TOLD: dict[str, Callable[[object, ClaimFile], str]] = {
    "upcoming": _upcoming,
    "uncharged": _uncharged,
    "to_send": _to_send,
    "follow_up": _silent,
    "patients": _statement,
    "collections": _review,
    "underpaid": _short,
    "credits": _owed_back,
}
