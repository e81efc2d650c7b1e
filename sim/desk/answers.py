"""Verbs on what came in: open a report, post a remittance."""

from collections.abc import Callable

from sim.desk.actions import Fact, OpenReport, PostRemittance
from sim.records.clock import DAY
from sim.records.ledger import CONTRACTUAL, INSURANCE, INSURER_PAID, PATIENT, WRITE_OFF
from sim.records.money import dollars
from sim.records.replies import ClaimPayment, FileReceipt, Letter, LinePayment, Remittance, StatusReport
from sim.world.office import ACCEPTED, APPEALED, CLOSED, DENIED, PAID, REJECTED, SENT, ClaimFile, Office


def may_open(desk, action: OpenReport) -> str:
    """Refuse a report that is not there, or that a colleague is reading."""
    if action.report not in desk.office.reports:
        return f"There is no report {action.report}. Choose one from the new reports."
    holder = desk.office.taken.get(action.report)
    return f"{holder} is reading this report. Take another." if holder and holder != desk.who else ""


def open_report(desk, action: OpenReport) -> tuple[Fact, ...]:
    """Read a report; from now on the office knows what it says."""
    office = desk.office
    report = office.reports[action.report]
    new = report.id in office.unread
    office.unread.pop(report.id, None)
    if isinstance(report, StatusReport):
        return _read_status(desk, report, new)
    if isinstance(report, Letter):
        return _read_letter(desk, report, new)
    if isinstance(report, Remittance):
        denied = sum([claim.denied for claim in report.claims])
        return (Fact("claims", str(len(report.claims))), Fact("paid", dollars(report.amount)), Fact("denied", str(denied)))
    assert isinstance(report, FileReceipt)
    return (Fact("file", f"{report.batch} accepted"), Fact("claims", str(report.claims)))


def _read_status(desk, report: StatusReport, new: bool) -> tuple[Fact, ...]:
    office = desk.office
    rejected = 0
    for line in report.lines:
        rejected += not line.accepted
        file = office.files[line.claim]
        if not new or file.status != SENT:
            continue
        file.answer = line
        file.reports += (report.id,)
        if line.accepted:
            file.status = ACCEPTED
            file.accepted_day = _received(office, report)
            office.journal.add(desk.now, desk.who, "accepted", line.claim, report.id)
        else:
            office.move(file, REJECTED)
            office.journal.add(
                desk.now, desk.who, "rejected", line.claim, f"{line.category} {line.status} {line.entity}".strip()
            )
    return (Fact("accepted", str(len(report.lines) - rejected)), Fact("rejected", str(rejected)))


def _received(office, report: StatusReport) -> int:
    return office.batches[report.batch].minute // DAY


def _read_letter(desk, report: Letter, new: bool) -> tuple[Fact, ...]:
    office = desk.office
    file = office.files[report.claim]
    if new:
        file.letter = report.decision
        office.journal.add(desk.now, desk.who, f"letter: {report.decision}", report.claim, report.text)
        if report.decision == "upheld" and file.status == APPEALED:
            office.move(file, DENIED)
        if report.decision == "complaint":
            _take_back_from_patient(desk, file)
    return (Fact("from", report.sender), Fact("letter", report.text))


def _take_back_from_patient(desk, file: ClaimFile) -> None:
    """An insured patient does not owe what the plan should pay: the balance is the insurer's again."""
    office = desk.office
    claim = file.claim.id
    for line, amount in enumerate(office.ledger.line_balances(claim, PATIENT)):
        if amount > 0:
            office.ledger.post(desk.now, claim, line, INSURANCE, PATIENT, amount, "billed in error")
    file.billed = False
    office.move(file, DENIED)


def may_post(desk, action: PostRemittance) -> str:
    """Refuse what is no remittance or has been posted."""
    report = desk.office.reports.get(action.report)
    if not isinstance(report, Remittance):
        return f"{action.report} is no remittance (835). Choose one from the list to post."
    if action.report not in desk.office.to_post:
        return "This remittance has been posted. Posting it twice would count the money twice."
    holder = desk.office.taken.get(action.report)
    return f"{holder} is posting this remittance. Take another." if holder and holder != desk.who else ""


def post(desk, action: PostRemittance) -> tuple[Fact, ...]:
    """Post payments, contractual adjustments and patient shares; denials stay open on the worklist."""
    office = desk.office
    report = office.reports[action.report]
    del office.to_post[report.id]
    office.unread.pop(report.id, None)
    day, now, who = report.minute // DAY, desk.now, desk.who
    denied = 0
    for payment in report.claims:
        file = office.files[payment.claim]
        file.payment = payment
        file.answered_day = day
        file.reports += (report.id,)
        if payment.denied:
            denied += 1
            _deny(office, file, payment, now, who)
        else:
            _pay(office, file, payment, now, who)
    return (
        Fact("paid", dollars(report.amount)), Fact("claims", str(len(report.claims))), Fact("denied", str(denied)),
    )


def _deny(office: Office, file: ClaimFile, payment: ClaimPayment, now: int, who: str) -> None:
    first = payment.lines[0].adjustments[0]
    office.journal.add(now, who, "denied", payment.claim, f"{first.group}-{first.carc}")
    if file.status != CLOSED:
        office.move(file, DENIED)


def _pay(office: Office, file: ClaimFile, payment: ClaimPayment, now: int, who: str) -> None:
    claim = payment.claim
    if file.status == CLOSED:
        _undo_write_off(office, claim, now)
    for number, line in enumerate(payment.lines):
        _post_line(office.ledger.post, now, claim, number, line)
    office.journal.add(now, who, "paid", claim, dollars(payment.paid))
    office.move(file, PAID)
    if office.ledger.balance(claim, PATIENT) > 0 and not file.billed:
        office.lists["patients"].add(claim, file)


def _post_line(post: Callable[..., None], now: int, claim: str, number: int, line: LinePayment) -> None:
    post(now, claim, number, INSURER_PAID, INSURANCE, line.paid, "insurer payment")
    for adjustment in line.adjustments:
        if adjustment.group == "PR":
            post(now, claim, number, PATIENT, INSURANCE, adjustment.amount, f"PR-{adjustment.carc}")
        else:
            post(now, claim, number, CONTRACTUAL, INSURANCE, adjustment.amount, f"{adjustment.group}-{adjustment.carc}")


def _undo_write_off(office: Office, claim: str, now: int) -> None:
    """A payer pays what the office had given up: the write-off is reversed before the payment is posted."""
    for line, amount in enumerate(office.ledger.line_balances(claim, WRITE_OFF)):
        if amount > 0:
            office.ledger.post(now, claim, line, INSURANCE, WRITE_OFF, amount, "write-off reversed, payer paid")
