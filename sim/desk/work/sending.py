"""Verbs of sending: release, resubmit, replace."""

from collections.abc import Iterator

from msgspec.structs import replace as with_fields

from sim.desk.actions import Fact, ReleaseBatch, Replace, Resubmit
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.claims import busy, not_now
from sim.desk.work.honesty import answer_for, write_down
from sim.desk.work.practice import mended_since_sent
from sim.records.claims import ORIGINAL, REPLACEMENT
from sim.records.clock import DAY
from sim.records.money import dollars
from sim.records.replies import Batch
from sim.rules.compliance.claims import duplicate_follow_up
from sim.rules.unprocessable import NEW_CLAIM, is_unprocessable
from sim.world.claim_file import ACCEPTED, DENIED, PAID, REJECTED, SENT, TO_SEND, ClaimFile

LONGEST_NUMBER = 50
"""Characters that a payer's claim number may have (837P REF F8)."""
DECIDED = "54"
"""Status of a 277CA by which a payer says that it has decided on this claim before."""
THE_BATCH = "batch"
"""What a person who scrubs or releases has in hand: two files at once would hold the same claims."""


def waiting(desk, named: tuple[str, ...]) -> Iterator[str]:
    """Find the claims that a batch verb means, in order of service."""
    to_send, taken, who = desk.office.lists[TO_SEND], desk.office.taken, desk.who
    meant = [claim for claim in dict.fromkeys(named) if claim in to_send] if named else to_send
    return (claim for claim in meant if taken.get(claim, who) == who)


def _for_a_file(desk, action: ReleaseBatch) -> Iterator[str]:
    """Of those, the claims whose payers take files at all, or those of the one payer that is meant."""
    office, meant = desk.office, waiting(desk, action.claims)
    paper = office.paper_only
    if action.payer:
        return (claim for claim in meant if office.files[claim].claim.payer == action.payer)
    return (claim for claim in meant if office.files[claim].claim.payer not in paper) if paper else meant


def may_batch(desk, named: tuple[str, ...]) -> str:
    """Refuse claims that do not wait to be sent, and a batch while a colleague makes one."""
    holder = desk.office.taken.get(THE_BATCH)
    if holder and holder != desk.who:
        return f"{holder} is putting a batch together. Do something else, or come back in some minutes."
    for claim in named:
        reason = busy(desk, claim)
        if reason:
            return reason
        if claim not in desk.office.lists[TO_SEND]:
            return f"{claim} does not wait to be sent. {not_now(desk.office.files[claim])}"
    return "" if next(waiting(desk, named), "") else "No claim waits to be sent."


def may_release(desk, action: ReleaseBatch) -> str:
    """Refuse when nothing waits to be sent, payers that nobody knows, and those that take paper only."""
    office = desk.office
    reason = may_batch(desk, action.claims)
    if not reason and action.payer:
        reason = _no_batch_for(desk, action)
    if reason or not office.paper_only:
        return reason
    for claim in action.claims:
        payer = office.payers[office.files[claim].claim.payer]
        if payer.takes == "paper":
            return f"{payer.name} takes paper claims only. Mail {claim}."
    return "" if next(_for_a_file(desk, action), "") else "What waits goes to payers that take paper. Mail it."


def _no_batch_for(desk, action: ReleaseBatch) -> str:
    """Say why no file can be made for one payer, or ""."""
    payers = desk.office.payers
    if action.payer not in payers:
        return f"{action.payer[:20]!r} is no payer's key. Choose one of {', '.join(payers)}."
    name = payers[action.payer].name
    if action.payer in desk.office.paper_only:
        return f"{name} takes paper claims only. Mail them."
    return "" if next(_for_a_file(desk, action), "") else f"No claim waits to be sent to {name}."


def release(desk, action: ReleaseBatch) -> tuple[Fact, ...]:
    """Put the claims into one file; it leaves at close of business."""
    return send_batch(desk, list(_for_a_file(desk, action)))


def send_batch(desk, named: list[str]) -> tuple[Fact, ...]:
    """Make one file of these claims, under the next control number."""
    office = desk.office
    number = len(office.batches) + 1
    files = [office.files[claim] for claim in named]
    for file in files:
        if file.claim.paper:
            file.claim = with_fields(file.claim, paper=False)
        answer_for(desk, file)
    claims = tuple([file.claim for file in files])
    batch = Batch(f"B{number:04d}", number, desk.now, claims, office.practice)
    office.send(batch)
    charge = sum([claim.charge for claim in claims])
    return (Fact("batch", batch.id), Fact("claims", str(len(claims))), Fact("charges", dollars(charge)))


def may_resubmit(desk, action: Resubmit) -> str:
    """Refuse everything but a rejection, a denial that now goes to another payer, and a claim that a payer sits on.

    Nothing stops who is impatient; what it costs comes afterwards.
    """
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.status in (REJECTED, ACCEPTED) or (file.status == SENT and file.not_on_file):
        return ""
    if file.status != DENIED:
        return not_now(file)
    if file.claim.payer != file.sent.payer or is_unprocessable(file.payment):
        return ""
    return (
        "This payer has adjudicated the claim. Sent again as an original it would be denied as a duplicate: "
        "replace it, or appeal."
    )


def resubmit(desk, action: Resubmit) -> tuple[Fact, ...]:
    """Put the claim back among those to send, as an original; one that the payer lost takes its acceptance along."""
    file = desk.office.files[action.claim]
    if file.not_on_file and file.accepted_day >= 0:
        file.claim = with_fields(file.claim, attachments=("acceptance_report",))
    elif file.status == ACCEPTED and not file.not_on_file:
        _hurry(desk, file)
    file.not_on_file = False
    return _back_to_send(desk, action.claim, ORIGINAL, None, "put back to send as an original")


def _hurry(desk, file: ClaimFile) -> None:
    """To send a claim again while the payer is deciding is a breach, whatever comes of it."""
    write_down(desk, file.claim.id, duplicate_follow_up("pending", ORIGINAL))


def may_replace(desk, action: Replace) -> str:
    """Refuse rejections, unchanged claims, late corrections and payers that take no replacement."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    again = file.status == REJECTED and file.payment is not None and _was_decided(file)
    if file.status == REJECTED and not again:
        return "The payer never took this claim in, so there is nothing to replace. Correct it and resubmit."
    if file.status not in (DENIED, PAID) and not again:
        return not_now(file)
    typed = action.original.strip()
    if typed and not (len(typed) <= LONGEST_NUMBER and typed.isascii() and typed.replace("-", "").isalnum()):
        return f"{action.original[:20]!r} is no payer's claim number: letters and digits only. Copy it from the remittance."
    payer = desk.office.payers[file.sent.payer]
    if file.claim.payer != file.sent.payer:
        return "The claim now names another payer, who has not seen it. Resubmit it as an original."
    if is_unprocessable(file.payment):
        return NEW_CLAIM
    if not payer.takes_replacement:
        return (
            f"{payer.name} takes no replacement claims. A clerical error is mended by a reopening: "
            "correct the claim, then appeal with that ground."
        )
    if not file.changed and not again and not mended_since_sent(desk.office, file):
        return "Nothing on the claim has changed. Correct it first; if the claim was right, appeal."
    last = desk.office.clocks[payer.key].last_day("corrected", file.answered_day)
    if desk.now // DAY > last:
        return f"The last day for a corrected claim was {desk.calendar.show_day(last)}."
    return ""


def _was_decided(file: ClaimFile) -> bool:
    """Tell whether what was turned back stood for a decision, or came back because there is one."""
    return file.sent.frequency == REPLACEMENT or (file.answer is not None and file.answer.status == DECIDED)


def replace(desk, action: Replace) -> tuple[Fact, ...]:
    """Put the claim back among those to send, as a replacement with the payer's claim number."""
    file = desk.office.files[action.claim]
    number = action.original.strip().upper() or file.payment.payer_claim_number
    return _back_to_send(desk, action.claim, REPLACEMENT, number, "put back to send as a replacement")


def _back_to_send(desk, claim: str, frequency: str, number: str | None, what: str) -> tuple[Fact, ...]:
    office = desk.office
    file = office.files[claim]
    file.claim = with_fields(file.claim, frequency=frequency, payer_claim_number=number)
    office.move(file, TO_SEND)
    office.journal.add(desk.now, desk.who, what, claim)
    return (Fact("waits", "to be sent with the next batch"),)


VERBS = {
    ReleaseBatch: Verb(may_release, release, "release_batch", lambda office: ReleaseBatch(), about="office"),
    Resubmit: Verb(may_resubmit, resubmit, "resubmit", lambda file: Resubmit(file.claim.id)),
    Replace: Verb(
        may_replace, replace, "replace", lambda file: Replace(file.claim.id),
        (Input("original", "Original reference number (box 22); empty: as the last remittance has it", "text"),),
    ),
}
