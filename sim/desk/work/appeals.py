"""The packet of an appeal: which level it goes to, whether it is in order, and what it tells too much."""

from msgspec.structs import replace

from sim.desk.actions import Appeal
from sim.desk.work.honesty import write_down
from sim.desk.work.practice import mended_since_sent
from sim.records.clock import DAY
from sim.rules.appeals import AppealRequest, Fault, packet_faults
from sim.rules.compliance.privacy import told_too_much
from sim.rules.unprocessable import NEW_CLAIM, is_unprocessable
from sim.world.claim_file import ClaimFile

REFUSED = ("wrong_level", "late", "too_small", "not_clinical")
"""Faults that a biller reads from the last decision, so that the desk refuses; the others come back by letter."""


def request(desk, file: ClaimFile, action: Appeal) -> AppealRequest:
    """Put an appeal into plain facts; without a level it goes to the next one that is open."""
    office, lost = desk.office, len(file.appeals)
    payment, payer = file.payment, office.payers[file.sent.payer]
    line = next((line for line in payment.lines if line.denied), payment.lines[0])
    return AppealRequest(
        payer_class=office.ladder(payer.key),
        level=action.level or lost + 1,
        carc=line.adjustments[0].carc,
        documents=action.evidence,
        decided_day=file.decided_day if lost else file.answered_day,
        received_day=desk.now // DAY,
        amount=payment.charge - payment.paid,
        remarks=line.remarks,
        levels_lost=lost,
        presented=tuple(dict.fromkeys([document for appeal in file.appeals for document in appeal.documents])),
        limits=(office.clocks[payer.key].limits["appeal"],),
    )


def refusal(desk, file: ClaimFile, action: Appeal) -> str:
    """Refuse an appeal to a level that is not open, too late, about too little or on no medical question."""
    if any(fault.kind == "late" for each in file.appeals for fault in packet_faults(each, desk.calendar)):
        return "The first appeal came too late (CARC 286), and no level hears what was late at the one before. Write it off."
    faults = packet_faults(request(desk, file, action), desk.calendar)
    return next((fault.says for fault in faults if fault.kind in REFUSED), "")


def no_reopening(desk, file: ClaimFile) -> str:
    """Say why a payer would not open a decision again for a claim that is now corrected, or "".

    Medicare reopens for any reason within a year of the decision, paid or denied (42 CFR
    405.980(c)(1)); that is the payer's limit for corrections, not the one for appeals.
    """
    office = desk.office
    payer = office.payers[file.sent.payer]
    if payer.takes_replacement:
        return f"{payer.name} does not reopen: it takes a replacement claim. Correct the claim and replace it."
    if is_unprocessable(file.payment):
        return NEW_CLAIM
    if file.claim.payer != file.sent.payer:
        return "The claim now names another payer, who has decided nothing. Resubmit it as an original."
    if not file.changed and not mended_since_sent(office, file):
        return "A reopening asks the payer to look at a corrected claim. Correct the claim first."
    last = office.clocks[payer.key].last_day("corrected", file.answered_day)
    return f"The last day for a reopening was {desk.calendar.show_day(last)}." if desk.now // DAY > last else ""


def send(desk, file: ClaimFile, action: Appeal) -> None:
    """Send the packet; what has nothing to do with the question is a breach of the minimum necessary."""
    asked = request(desk, file, action)
    asked = replace(asked, received_day=asked.received_day + desk.office.payers[file.sent.payer].appeal_post_days)
    unrelated = [fault for fault in packet_faults(asked, desk.calendar) if fault.kind == "unrelated"]
    if unrelated:
        note_breach(desk, file, action.evidence, tuple([name for name in action.evidence if not _is(name, unrelated)]))
    file.appeals += (asked,)
    desk.office.appeals.append((file.sent, desk.now // DAY, action.ground, asked))


def _is(document: str, faults: list[Fault]) -> bool:
    return any(fault.document == document for fault in faults)


def note_breach(desk, file: ClaimFile, sent: tuple[str, ...], needed: tuple[str, ...]) -> None:
    """Remember it when a payer was told more than its question needs (45 CFR 164.502(b))."""
    write_down(desk, file.claim.id, told_too_much(sent, needed, "payer"))


def reopen(desk, file: ClaimFile, action: Appeal) -> None:
    """Ask for a reopening of the claim as corrected, which the payer has from now on; that is no level of appeal."""
    file.sent, file.changed = file.claim, False
    desk.office.appeals.append((file.claim, desk.now // DAY, action.ground, None))
