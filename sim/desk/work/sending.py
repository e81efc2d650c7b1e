"""Verbs of sending: scrub, release, resubmit, replace."""

from collections.abc import Iterator

from msgspec.structs import replace as with_fields

from sim.desk.actions import Fact, ReleaseBatch, Replace, Resubmit, Scrub
from sim.desk.verb import Verb
from sim.desk.work.claims import busy, not_now
from sim.desk.work.honesty import answer_for
from sim.records.claims import ORIGINAL, REPLACEMENT, Claim
from sim.records.clock import DAY
from sim.records.money import dollars
from sim.records.replies import Batch
from sim.rules.compliance.claims import duplicate_follow_up
from sim.rules.edits import About, scrub, switched_on
from sim.wire.phrases import counted
from sim.world.claim_file import ACCEPTED, DENIED, PAID, REJECTED, SENT, TO_SEND, ClaimFile
from sim.world.office import Office

THE_BATCH = "batch"
"""What a person who scrubs or releases has in hand: two files at once would hold the same claims."""


def waiting(desk, named: tuple[str, ...]) -> Iterator[str]:
    """Find the claims that a batch verb means, in order of service."""
    to_send, taken, who = desk.office.lists[TO_SEND], desk.office.taken, desk.who
    meant = [claim for claim in dict.fromkeys(named) if claim in to_send] if named else to_send
    return (claim for claim in meant if taken.get(claim, who) == who)


def _for_a_file(desk, named: tuple[str, ...]) -> Iterator[str]:
    """Of those, the claims whose payers take files at all."""
    office, meant = desk.office, waiting(desk, named)
    paper = office.paper_only
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


def may_scrub(desk, action: Scrub) -> str:
    """Refuse when nothing waits to be sent."""
    return may_batch(desk, action.claims)


def scrub_claims(desk, action: Scrub) -> tuple[Fact, ...]:
    """Run the edits and list what they find, one fact a finding."""
    office = desk.office
    scenario, today = office.scenario, desk.calendar.date_of(desk.now)
    edits = switched_on(scenario.edits, scenario.own_edits)
    twice = any(edit.kind == "billed_once" for edit in edits)
    found = []
    claims = list(waiting(desk, action.claims))
    for claim in claims:
        on_desk = office.files[claim].claim
        payer = office.payers[on_desk.payer]
        other = _other_claim_of_visit(office, on_desk) if twice else ""
        about = About(payer.member_id, today, payer.plan, desk.calendar, other)
        findings = scrub(on_desk, about, edits)
        found += [Fact(claim, finding.message) for finding in findings]
    return (Fact("scrubbed", f"{counted(len(claims), 'claim')}, {counted(len(found), 'finding')}"), *found)


def _other_claim_of_visit(office: Office, claim: Claim) -> str:
    """Find an earlier claim to the same payer that bills the same visit, or ""."""
    for other in office.claims_of.get(claim.patient, ()):
        if other == claim.id:
            return ""
        same = office.files[other].claim
        if same.encounter == claim.encounter and same.payer == claim.payer and not claim.prior:
            return other
    return ""


def may_release(desk, action: ReleaseBatch) -> str:
    """Refuse when nothing waits to be sent, and payers that take paper only."""
    office = desk.office
    reason = may_batch(desk, action.claims)
    if reason or not office.paper_only:
        return reason
    for claim in action.claims:
        payer = office.payers[office.files[claim].claim.payer]
        if payer.takes == "paper":
            return f"{payer.name} takes paper claims only. Mail {claim}."
    return "" if next(_for_a_file(desk, action.claims), "") else "What waits goes to payers that take paper. Mail it."


def release(desk, action: ReleaseBatch) -> tuple[Fact, ...]:
    """Put the claims into one file; it leaves at close of business."""
    return send_batch(desk, list(_for_a_file(desk, action.claims)))


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
    if file.claim.payer != file.sent.payer:
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
    breach = duplicate_follow_up("pending", ORIGINAL)
    if breach is not None:
        desk.office.breach(desk.now, desk.who, breach.rule, file.claim.id, breach.facts)


def may_replace(desk, action: Replace) -> str:
    """Refuse rejections, unchanged claims, late corrections and payers that take no replacement."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.status == REJECTED:
        return "The payer never took this claim in, so there is nothing to replace. Correct it and resubmit."
    if file.status not in (DENIED, PAID):
        return not_now(file)
    payer = desk.office.payers[file.sent.payer]
    if file.claim.payer != file.sent.payer:
        return "The claim now names another payer, who has not seen it. Resubmit it as an original."
    if not payer.takes_replacement:
        return (
            f"{payer.name} takes no replacement claims. A clerical error is mended by a reopening: "
            "correct the claim, then appeal with that ground."
        )
    if not file.changed and not _practice_mended(desk.office, file):
        return "Nothing on the claim has changed. Correct it first; if the claim was right, appeal."
    last = desk.office.clocks[payer.key].last_day("corrected", file.answered_day)
    if desk.now // DAY > last:
        return f"The last day for a corrected claim was {desk.calendar.show_day(last)}."
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


def _practice_mended(office: Office, file: ClaimFile) -> bool:
    """Whether the claim would now go out with other particulars of the practice than it last did."""
    sent = (office.batches.get(name) or office.mailings.get(name) for name in reversed(file.reports))
    last = next(filter(None, sent), None)
    return last is not None and last.practice != office.practice


def _price_of_scrubbing(action: Scrub, office: Office, now: int) -> int:
    table = office.scenario.minutes
    count = len(action.claims) or len(office.lists[TO_SEND])
    return table.scrub + count // table.scrub_claims_a_minute


VERBS = {
    Scrub: Verb(may_scrub, scrub_claims, _price_of_scrubbing, lambda office: Scrub(), about="office"),
    ReleaseBatch: Verb(may_release, release, "release_batch", lambda office: ReleaseBatch(), about="office"),
    Resubmit: Verb(may_resubmit, resubmit, "resubmit", lambda file: Resubmit(file.claim.id)),
    Replace: Verb(may_replace, replace, "replace", lambda file: Replace(file.claim.id)),
}
