"""Verbs on whole batches: send again what came back, and send by post what cannot go as a file."""

from msgspec.structs import replace as with_fields

from sim.desk.actions import Fact, MailClaims, ResendBatch
from sim.desk.verb import Verb
from sim.desk.work.claims import busy
from sim.desk.work.honesty import answer_for
from sim.desk.work.sending import THE_BATCH, may_batch, send_batch, waiting
from sim.records.money import dollars
from sim.records.replies import REPEATED, FileReceipt, Mailing
from sim.rules.causes import catalogue
from sim.world.claim_file import REJECTED, SENT, TO_SEND, ClaimFile
from sim.world.office import Office


def take_back_file(desk, receipt: FileReceipt, new: bool) -> tuple[Fact, ...]:
    """Learn that a file came back whole: none of its claims was filed, and their clocks run on."""
    office = desk.office
    if receipt.fault == REPEATED:
        return (Fact("file", f"{receipt.batch} was here before: the second copy was not opened"),)
    for claim in office.batches[receipt.batch].claims if new else ():
        file = office.files[claim.id]
        if file.status == SENT and _last_sent(office, file) == receipt.batch:
            file.returned = receipt
            file.reports += (receipt.id,)
            office.move(file, REJECTED)
            office.journal.add(desk.now, desk.who, "rejected", claim.id, f"with its whole file, {receipt.kind}")
    said = catalogue()[receipt.fault].on(receipt.kind).says
    about = (Fact("faulty claim", receipt.claim),) if receipt.claim else ()
    return (Fact("file", f"{receipt.batch} came back: {said.lower()}"), Fact("claims", str(receipt.claims)), *about)


def _last_sent(office: Office, file: ClaimFile) -> str:
    """Name the batch or mailing with which a claim last left."""
    return next(name for name in reversed(file.reports) if name in office.batches or name in office.mailings)


def may_resend(desk, action: ResendBatch) -> str:
    """Refuse batches that were taken, and those of which nothing waits any more."""
    office = desk.office
    if action.batch not in office.batches:
        return f"There is no batch {action.batch}. Name one that was sent, such as B0001."
    holder = office.taken.get(THE_BATCH)
    if holder and holder != desk.who:
        return f"{holder} is putting a batch together. Do something else, or come back in some minutes."
    receipt = _receipt(office, action.batch)
    if receipt is None:
        return ""
    if receipt.accepted:
        return "The clearinghouse took this file. Sent again, its claims would be duplicates: work those that were rejected."
    back = _came_back(office, action.batch)
    reasons = filter(None, (busy(desk, claim) for claim in back))
    return next(reasons, "" if back else f"Nothing of {action.batch} waits to be sent again.")


def resend(desk, action: ResendBatch) -> tuple[Fact, ...]:
    """Make a new file of what came back; a batch that nobody has answered goes out once more as it is."""
    office = desk.office
    if _receipt(office, action.batch) is None:
        office.outbox.append(office.batches[action.batch])
        return (Fact("batch", f"{action.batch} once more, under the same control number"),)
    claims = _came_back(office, action.batch)
    for claim in claims:
        office.lists[REJECTED].discard(claim)
    return send_batch(desk, claims)


def _came_back(office: Office, batch: str) -> list[str]:
    """List the claims of a batch that came back with it and have not been seen to since."""
    return [
        claim.id for claim in office.batches[batch].claims for file in (office.files[claim.id],)
        if file.status == REJECTED and file.returned is not None and file.returned.batch == batch
        and file.claim.payer not in office.paper_only
    ]


def _receipt(office: Office, batch: str) -> FileReceipt | None:
    """Find the receipt for a batch, once it has been read."""
    named = [f"{kind}-{batch}" for kind in ("TA1", "999")]
    return next((office.reports[name] for name in named if name in office.reports and name not in office.unread), None)


def may_mail(desk, action: MailClaims) -> str:
    """Refuse when nothing waits to be mailed."""
    reason = may_batch(desk, action.claims)
    if reason or _for_the_post(desk, action.claims):
        return reason
    return "No claim waits for a payer that takes paper. Name the claims to mail."


def mail(desk, action: MailClaims) -> tuple[Fact, ...]:
    """Print the forms and post them, with the practice's particulars as they stand."""
    office = desk.office
    files = [office.files[claim] for claim in _for_the_post(desk, action.claims)]
    for file in files:
        file.claim = with_fields(file.claim, paper=True)
        answer_for(desk, file)
    forms = tuple([file.claim for file in files])
    mailing = Mailing(f"M{len(office.mailings) + 1:04d}", desk.now, forms, office.practice)
    office.mail(mailing)
    charge = sum([claim.charge for claim in forms])
    return (Fact("mailing", mailing.id), Fact("claims", str(len(forms))), Fact("charges", dollars(charge)))


def _for_the_post(desk, named: tuple[str, ...]) -> list[str]:
    """Find the claims to mail: those named, or those that can go no other way."""
    office = desk.office
    return [claim for claim in waiting(desk, named) if named or office.files[claim].claim.payer in office.paper_only]


def _price_of_mailing(action: MailClaims, office: Office, now: int) -> int:
    table = office.scenario.minutes
    forms = len(action.claims)
    if not forms and office.paper_only:
        forms = sum([file.claim.payer in office.paper_only for file in office.lists[TO_SEND].values()])
    return table.mail_claims + forms // table.forms_a_minute


def _of_receipt(report: str) -> ResendBatch:
    """Name the batch of a receipt, or the batch itself."""
    return ResendBatch(report.removeprefix("TA1-").removeprefix("999-"))


VERBS = {
    ResendBatch: Verb(may_resend, resend, "resend_batch", _of_receipt, about="report"),
    MailClaims: Verb(may_mail, mail, _price_of_mailing, lambda office: MailClaims(), about="office"),
}
