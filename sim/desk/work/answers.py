"""Verbs on what came in: open a report, post a remittance."""

from sim.desk.actions import Fact, OpenReport, PostRemittance
from sim.desk.reasons import first_denial
from sim.desk.verb import Verb
from sim.desk.work import coordination, posting
from sim.desk.work.batches import take_back_file
from sim.desk.work.charges import charge_as
from sim.desk.work.grants import back_to_the_payers
from sim.records.claims import VOID
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, PATIENT, WRITE_OFF
from sim.records.money import dollars
from sim.records.replies import ClaimPayment, FileReceipt, Letter, Remittance, StatusReport
from sim.world.claim_file import ACCEPTED, APPEALED, ASKED, CLOSED, DENIED, PAID, REJECTED, SENT, ClaimFile, PostingException
from sim.world.office import Office
from sim.world.outages import OUTAGE, received_on

SHORT_STANDS = "CO-45"
"""What a worklist shows of a payment that stayed too small after a dispute."""


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
    if isinstance(report, Letter) and report.decision != OUTAGE:
        return _read_letter(desk, report, new)
    if isinstance(report, Letter):
        return (Fact("from", report.sender), Fact("notice", report.text))
    if isinstance(report, Remittance):
        denied = sum([claim.denied for claim in report.claims])
        return (Fact("claims", str(len(report.claims))), Fact("paid", dollars(report.amount)), Fact("denied", str(denied)))
    assert isinstance(report, FileReceipt)
    if not report.accepted:
        return take_back_file(desk, report, new)
    return (Fact("file", f"{report.batch} accepted"), Fact("claims", str(report.claims)))


def _read_status(desk, report: StatusReport, new: bool) -> tuple[Fact, ...]:
    office, now = desk.office, desk.now
    received = _received(office, report)
    rejected = 0
    for line in report.lines:
        accepted = line.accepted
        rejected += not accepted
        file = office.files[line.claim]
        if new and accepted and file.status != SENT:
            _keep_proof(file, report, received)
        if not new or file.status != SENT:
            continue
        file.answer = line
        file.reports += (report.id,)
        if accepted:
            file.status = ACCEPTED
            file.accepted_day = received
            office.journal.add(now, desk.who, "accepted", line.claim, report.id)
        else:
            office.move(file, REJECTED)
            office.journal.add(
                now, desk.who, "rejected", line.claim, f"{line.category} {line.status} {line.entity}".strip()
            )
    return (Fact("accepted", str(len(report.lines) - rejected)), Fact("rejected", str(rejected)))


def _keep_proof(file: ClaimFile, report: StatusReport, received: int) -> None:
    """Keep an acceptance that is read only once the payer has decided: it proves the day of filing all the same."""
    if file.accepted_day < 0:
        file.accepted_day = received
        file.reports += (report.id,)


def _received(office, report: StatusReport) -> int:
    return received_on(office.scenario, office.batches[report.batch].minute)


def _read_letter(desk, report: Letter, new: bool) -> tuple[Fact, ...]:
    office = desk.office
    file = office.files[report.claim]
    if new:
        file.letter = file.letter if report.decision in ("answered", "addendum") else report.decision
        office.journal.add(desk.now, desk.who, f"letter: {report.decision}", report.claim, report.text)
        if report.decision == "upheld" and file.status == APPEALED:
            file.decided_day = report.minute // DAY
            _stands(office, file)
        if report.decision == "records" and file.status in (SENT, ACCEPTED):
            file.asked = report
            office.move(file, ASKED)
        if report.answer is not None and file.status == SENT:
            file.answer = report.answer
            office.move(file, REJECTED)
        if report.decision == "granted":
            back_to_the_payers(office, file, desk.now)
        if report.decision == "complaint":
            _take_back_from_patient(desk, file)
    return (Fact("from", report.sender), Fact("letter", report.text))


def _stands(office: Office, file: ClaimFile) -> None:
    """The payer keeps to its decision: a denial is a denial again, and a payment stays too small."""
    if file.payment is None or file.payment.denied:
        office.move(file, DENIED)
        return
    office.move(file, PAID)
    open_lines = office.ledger.balance(file.claim.id, INSURANCE)
    if open_lines > 0:
        file.short = (SHORT_STANDS, open_lines)
        office.lists["underpaid"].add(file.claim.id, file)


def _take_back_from_patient(desk, file: ClaimFile) -> None:
    """An insured patient does not owe what the plan should pay: the balance is the insurer's again."""
    office = desk.office
    claim = file.claim.id
    file.billed = False
    if claim in office.accounts.transferred:
        _undo_transfer(desk, file)
        return
    if file.payment is not None and not file.payment.denied:
        office.move(file, PAID)
        office.lists["secondary"].add(claim, file)
        return
    coordination.take_back(office, claim, desk.now, "billed in error")
    office.move(file, DENIED)


def _undo_transfer(desk, file: ClaimFile) -> None:
    """What somebody moved to the patient, and the patient does not pay, is the insurer's again."""
    ledger, accounts, claim = desk.office.ledger, desk.office.accounts, file.claim.id
    moved = accounts.transferred.pop(claim)
    for line, (owed, part) in enumerate(zip(ledger.line_balances(claim, PATIENT), moved, strict=False)):
        ledger.post(desk.now, claim, line, INSURANCE, PATIENT, max(0, min(owed, part)), "transfer taken back")
    accounts.off_if_settled(desk.office, claim)
    _stands(desk.office, file)


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
    """Post what fits; denials stay open on the worklist, and what does not fit waits on the list of exceptions."""
    office = desk.office
    report = office.reports[action.report]
    del office.to_post[report.id]
    office.unread.pop(report.id, None)
    now, who = desk.now, desk.who
    if report.trace in office.traces:
        return _come_twice(office, report, now, who)
    office.traces.add(report.trace)
    if posting.takes_back(report):
        office.exceptions[report.id] = PostingException(report.id, posting.NO_CLAIM, "negative_payment", now // DAY)
        return (Fact("exceptions", "1"), Fact("paid", dollars(report.amount)))
    return post_claims(office, report, now, who)


def post_claims(office: Office, report: Remittance, now: int, who: str) -> tuple[Fact, ...]:
    """Post a remittance as the machine does, claim by claim; say what it came to."""
    before = len(office.exceptions)
    with office.ledger.citing(report.id):
        denied = _post_all(office, report, now, who)
    aside = len(office.exceptions) - before
    return (
        Fact("paid", dollars(report.amount)), Fact("claims", str(len(report.claims))), Fact("denied", str(denied)),
        *([Fact("exceptions", str(aside))] if aside else []),
    )


def _post_all(office: Office, report: Remittance, now: int, who: str) -> int:
    """Post claim by claim, then what was moved outside them; returns how many claims were denied."""
    denied = 0
    turned: dict[str, bool] = {}
    for payment in report.claims:
        file = office.files.get(payment.claim)
        why = posting.exception(office, file, payment)
        if why:
            posting.set_aside(office, report, payment, why, now)
            continue
        denied += payment.denied and not payment.reversal
        post_payment(office, file, payment, report, now, who)
        if payment.reversal or turned:
            turned[payment.claim] = payment.reversal or payment.claim in turned
    for claim in turned:
        posting.settle_patient(office, claim, now)
    for each in report.adjustments:
        posting.outside_claims(office, each, now)
    return denied


def _come_twice(office: Office, report: Remittance, now: int, who: str) -> tuple[Fact, ...]:
    """A file that was posted before brings no second money: it is one exception, and nothing is posted."""
    office.exceptions[report.id] = PostingException(report.id, posting.NO_CLAIM, "file_twice", now // DAY)
    return (Fact("exceptions", "1"), Fact("trace", f"{report.trace} was posted before"))


def post_payment(office: Office, file: ClaimFile, payment: ClaimPayment, report: Remittance, now: int, who: str) -> None:
    """Post one decision on a claim: a reversal, a denial or a payment."""
    file.payments += (payment,)
    file.reports += (report.id,)
    if payment.reversal:
        posting.reverse(office, file, payment, now)
        office.journal.add(now, who, "reversed", payment.claim, dollars(payment.paid))
        if file.sent.frequency == VOID:
            office.move(file, CLOSED)
        return
    if report.payer != file.sent.payer:
        coordination.follow_to(file, report.payer)
    if coordination.decided_already(office, file, payment):
        coordination.post_beside(office, file, payment, now, who)
        return
    if payment.order > 1:
        coordination.take_back(office, payment.claim, now, "decided by the next payer")
    file.payment = payment
    office.inbox.occasion("decision", payment.claim)
    file.answered_day = report.minute // DAY
    if len(file.payments) > 1:
        charge_as(office, payment.claim, [line.charge for line in payment.lines], now)
    if payment.denied:
        posting.decision(office, file, payment, now)
        _deny(office, file, payment, now, who)
    else:
        _pay(office, file, payment, now, who)


def _deny(office: Office, file: ClaimFile, payment: ClaimPayment, now: int, who: str) -> None:
    first = first_denial(payment)
    file.appeals = ()
    office.journal.add(now, who, "denied", payment.claim, f"{first.group}-{first.carc}")
    # What a payer takes back after the rest was written off is owed again.
    if file.status != CLOSED or office.ledger.balance(payment.claim, INSURANCE) > 0:
        office.move(file, DENIED)


def _pay(office: Office, file: ClaimFile, payment: ClaimPayment, now: int, who: str) -> None:
    claim = payment.claim
    if file.status == CLOSED:
        undo_write_off(office, claim, now)
    short = posting.decision(office, file, payment, now)
    office.journal.add(now, who, "paid", claim, dollars(payment.paid))
    office.move(file, PAID)
    if short:
        file.short = short
        office.lists["underpaid"].add(claim, file)
    if claim in office.accounts.prepaid:
        posting.settle_copay(office, claim, now)
    if coordination.forwarded(office, file, payment, now) or office.ledger.balance(claim, PATIENT) <= 0:
        return
    if coordination.waits_for_next(office, file):
        office.lists["secondary"].add(claim, file)
    elif not file.billed:
        office.lists["patients"].add(claim, file)


def undo_write_off(office: Office, claim: str, now: int) -> None:
    """A payer pays what the office had given up: the write-off is reversed before the payment is posted."""
    for line, amount in enumerate(office.ledger.line_balances(claim, WRITE_OFF)):
        if amount > 0:
            office.ledger.post(now, claim, line, INSURANCE, WRITE_OFF, amount, "write-off reversed, payer paid")


def _price_of_posting(action: PostRemittance, office: Office, now: int) -> int:
    table = office.scenario.minutes
    report = office.reports.get(action.report)
    if not isinstance(report, Remittance):
        return table.post_remittance
    if report.paper:
        return table.post_paper * len(report.claims)
    return table.post_remittance + len(report.claims) // table.post_claims_a_minute


VERBS = {
    OpenReport: Verb(may_open, open_report, "open_report", lambda report: OpenReport(report), about="report"),
    PostRemittance: Verb(may_post, post, _price_of_posting, lambda report: PostRemittance(report), about="report"),
}
