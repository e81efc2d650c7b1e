"""Verbs of sending: scrub, release, resubmit, replace."""

from collections.abc import Iterator

from msgspec.structs import replace as with_fields

from sim.desk.actions import Fact, ReleaseBatch, Replace, Resubmit, Scrub
from sim.desk.claim_work import busy, not_now
from sim.records.claims import ORIGINAL, REPLACEMENT
from sim.records.clock import DAY
from sim.records.money import dollars
from sim.records.replies import Batch
from sim.rules.edits import scrub
from sim.world.office import DENIED, REJECTED, TO_SEND

THE_BATCH = "batch"
"""What a person who scrubs or releases has in hand: two files at once would hold the same claims."""


def _waiting(desk, named: tuple[str, ...]) -> Iterator[str]:
    """Find the claims that a batch verb means, in order of service."""
    to_send, taken, who = desk.office.lists[TO_SEND], desk.office.taken, desk.who
    meant = [claim for claim in dict.fromkeys(named) if claim in to_send] if named else to_send
    return (claim for claim in meant if taken.get(claim, who) == who)


def _may_batch(desk, named: tuple[str, ...]) -> str:
    holder = desk.office.taken.get(THE_BATCH)
    if holder and holder != desk.who:
        return f"{holder} is putting a batch together. Do something else, or come back in some minutes."
    for claim in named:
        reason = busy(desk, claim)
        if reason:
            return reason
        if claim not in desk.office.lists[TO_SEND]:
            return f"{claim} does not wait to be sent. {not_now(desk.office.files[claim])}"
    return "" if next(_waiting(desk, named), "") else "No claim waits to be sent."


def may_scrub(desk, action: Scrub) -> str:
    """Refuse when nothing waits to be sent."""
    return _may_batch(desk, action.claims)


def scrub_claims(desk, action: Scrub) -> tuple[Fact, ...]:
    """Run the edits and list what they find, one fact a finding."""
    office = desk.office
    today = desk.calendar.date_of(desk.now)
    found = []
    claims = list(_waiting(desk, action.claims))
    for claim in claims:
        on_desk = office.files[claim].claim
        findings = scrub(on_desk, office.payers[on_desk.payer].member_id, today)
        found += [Fact(claim, finding.message) for finding in findings]
    return (Fact("scrubbed", f"{len(claims)} claims, {len(found)} findings"), *found)


def may_release(desk, action: ReleaseBatch) -> str:
    """Refuse when nothing waits to be sent."""
    return _may_batch(desk, action.claims)


def release(desk, action: ReleaseBatch) -> tuple[Fact, ...]:
    """Put the claims into one file; it leaves at close of business."""
    office = desk.office
    number = len(office.batches) + 1
    claims = tuple([office.files[claim].claim for claim in _waiting(desk, action.claims)])
    batch = Batch(f"B{number:04d}", number, desk.now, claims)
    office.send(batch)
    charge = sum([claim.charge for claim in claims])
    return (Fact("batch", batch.id), Fact("claims", str(len(claims))), Fact("charges", dollars(charge)))


def may_resubmit(desk, action: Resubmit) -> str:
    """Refuse everything but a rejection, or a denial that now goes to another payer."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.status == REJECTED:
        return ""
    if file.status != DENIED:
        return not_now(file)
    if file.claim.payer != file.sent.payer:
        return ""
    return (
        "This payer has adjudicated the claim. Sent again as an original it would be denied as a duplicate: "
        "replace it, or appeal."
    )


def resubmit(desk, action: Resubmit) -> tuple[Fact, ...]:
    """Put the claim back among those to send, as an original."""
    return _back_to_send(desk, action.claim, ORIGINAL, None, "put back to send as an original")


def may_replace(desk, action: Replace) -> str:
    """Refuse rejections, unchanged claims, late corrections and payers that take no replacement."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.status == REJECTED:
        return "The payer never took this claim in, so there is nothing to replace. Correct it and resubmit."
    if file.status != DENIED:
        return not_now(file)
    payer = desk.office.payers[file.sent.payer]
    if file.claim.payer != file.sent.payer:
        return "The claim now names another payer, who has not seen it. Resubmit it as an original."
    if not payer.takes_replacement:
        return (
            f"{payer.name} takes no replacement claims. A clerical error is mended by a reopening: "
            "correct the claim, then appeal with that ground."
        )
    if not file.changed:
        return "Nothing on the claim has changed. Correct it first; if the claim was right, appeal."
    if desk.now // DAY - file.answered_day > payer.correction_limit_days:
        return f"The {payer.correction_limit_days} days for a corrected claim have passed."
    return ""


def replace(desk, action: Replace) -> tuple[Fact, ...]:
    """Put the claim back among those to send, as a replacement with the payer's claim number."""
    file = desk.office.files[action.claim]
    number = file.payment.payer_claim_number
    return _back_to_send(desk, action.claim, REPLACEMENT, number, "put back to send as a replacement")


def _back_to_send(desk, claim: str, frequency: str, number: str | None, what: str) -> tuple[Fact, ...]:
    office = desk.office
    file = office.files[claim]
    file.claim = with_fields(file.claim, frequency=frequency, payer_claim_number=number)
    office.move(file, TO_SEND)
    office.journal.add(desk.now, desk.who, what, claim)
    return (Fact("waits", "to be sent with the next batch"),)
