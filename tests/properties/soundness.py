"""What holds of every office at every moment: books, worklists, remittances and cash agree."""

from collections.abc import Iterator

from sim.records.ledger import CREDIT, INSURANCE, INSURER_PAID, OUTSIDE, PATIENT
from sim.records.replies import Remittance
from sim.world.claim_file import ACCEPTED, ASKED, CLOSED, DENIED, PAID, REJECTED, SENT, TO_SEND, UNCHARGED
from sim.world.world import World

LIST_OF = {UNCHARGED: UNCHARGED, TO_SEND: TO_SEND, REJECTED: REJECTED, DENIED: DENIED, ASKED: DENIED}
"""Status → the one list of those below on which such claims stand; other claims stand on none of them."""


def faults(world: World) -> list[str]:
    """List what does not hold; empty for a sound office."""
    return [*world.office.ledger.proof(), *_of_lists(world.office), *_of_remittances(world.office), *_of_cash(world.office)]


def _of_lists(office) -> Iterator[str]:
    owes = office.ledger.balance
    for claim, file in office.files.items():
        on = {name for name, listed in office.lists.items() if claim in listed}
        wanted = {LIST_OF[file.status]} if file.status in LIST_OF else set()
        credit, patient = -owes(claim, CREDIT), owes(claim, PATIENT)
        for wrong, says in (
            (on & set(LIST_OF.values()) != wanted, "stands on the list of another status"),
            ("follow_up" in on and file.status not in (SENT, ACCEPTED), "wants a follow-up, and nobody has it to answer"),
            (("underpaid" in on) != bool(file.short), "is underpaid or not, and the list says otherwise"),
            ("underpaid" in on and file.status != PAID, "is underpaid and not paid"),
            (bool(on & {"patients", "collections"}) and patient <= 0, "waits for a patient who owes nothing"),
            ({"patients", "collections"} <= on, "is to be billed and reviewed at once"),
            ({"patients", "secondary"} <= on, "is to be billed to patient and next payer at once"),
            (("credits" in on) != (credit > 0), "has a credit or not, and the list says otherwise"),
            ((claim in office.credit_days) != (credit > 0), "has a credit or not, and the clock says otherwise"),
            ((file.status == UNCHARGED) != (not file.claim.lines), "has lines or not, and its status says otherwise"),
            (file.status == CLOSED and owes(claim, INSURANCE) > 0, "is closed, and an insurer owes on it"),
        ):
            if wrong:
                yield f"{claim}, {file.status}, on {sorted(on)}, patient owes {patient}, credit {credit}: it {says}"


def _of_remittances(office) -> Iterator[str]:
    for report in _remittances(office):
        if report.amount != sum(claim.paid for claim in report.claims) - sum(each.amount for each in report.adjustments):
            yield f"{report.id}: the amount is not the sum of its parts"
        for claim in report.claims:
            if (claim.charge, claim.paid) != (sum(line.charge for line in claim.lines), sum(line.paid for line in claim.lines)):
                yield f"{report.id}, {claim.claim}: claim and lines differ"
            for line in claim.lines:
                if line.charge != line.paid + sum(each.amount for each in line.adjustments):
                    yield f"{report.id}, {claim.claim}, {line.code}: charge is not payment and adjustments"


def _of_cash(office) -> Iterator[str]:
    posted = {report.trace: report.amount for report in _remittances(office) if report.id not in office.to_post}
    ledger = office.ledger
    spent = ("returned", "card fee")
    gone = sum(each.amount for each in ledger.postings if each.credit == OUTSIDE and each.memo.startswith(spent))
    booked = ledger.total(INSURER_PAID) + ledger.total(OUTSIDE) + gone
    if booked != sum(posted.values()):
        yield f"the books have {booked} from payers, the remittances {sum(posted.values())}"


def _remittances(office) -> list[Remittance]:
    return [report for report in office.reports.values() if isinstance(report, Remittance)]
