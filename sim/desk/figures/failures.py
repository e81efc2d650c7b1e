"""Everything that came back to the office, as far as somebody has read it: rejections, returned files, denials."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from sim.desk.reasons import answer_codes, first_denial
from sim.records.money import Cents
from sim.records.replies import REPEATED, FileReceipt, Letter, Remittance, StatusReport
from sim.rules.causes import Cause, catalogue, words

REJECTION, DENIAL = "Rejection", "Denial"
UNKNOWN = "not told by the code"


class Failure(Struct, frozen=True):
    """One claim that came back once, and what the office knows of why."""

    minute: int
    """When the report lay on the desk."""
    claim: str
    kind: str
    payer: str
    provider: str
    clerk: str
    """Who had typed the registration from which the claim was drafted."""
    code: str
    says: str
    family: str
    arises: str
    """Where such failures begin: at registration, at charge entry …"""
    cause: str
    """What a biller has put down as its root, as an id of the catalogue; empty while nobody has."""
    charge: Cents


def failures(office) -> list[Failure]:
    """List what came back and has been read, in the order in which it came."""
    found: list[Failure] = []
    for name, report in office.reports.items():
        if isinstance(report, Remittance):
            if name not in office.to_post:
                found += _denials(office, report)
        elif name not in office.unread:
            if isinstance(report, StatusReport):
                found += _rejections(office, report)
            elif isinstance(report, FileReceipt):
                found += _returned(office, report)
            else:
                found += _sent_back(office, report)
    return sorted(found, key=lambda failure: failure.minute)


def _denials(office, report: Remittance) -> Iterator[Failure]:
    for payment in report.claims:
        if payment.denied and payment.claim in office.files:
            first = first_denial(payment)
            code = f"{first.group}-{first.carc}"
            yield _failure(office, report.minute, payment.claim, DENIAL, report.payer, code, ("835", first.carc))


def _rejections(office, report: StatusReport) -> Iterator[Failure]:
    for line in report.lines:
        if not line.accepted:
            payer = report.payer or office.files[line.claim].claim.payer
            yield _failure(office, report.minute, line.claim, REJECTION, payer, answer_codes(line), ("277CA", line.status))


def _returned(office, receipt: FileReceipt) -> Iterator[Failure]:
    """Every claim of a file that came back whole has come back; a second copy of a file brings nothing back."""
    if receipt.accepted or receipt.fault == REPEATED:
        return
    code = catalogue()[receipt.fault].on(receipt.kind).code
    for claim in office.batches[receipt.batch].claims:
        shown = f"{receipt.kind} · {code}"
        yield _failure(office, receipt.minute, claim.id, REJECTION, claim.payer, shown, (receipt.kind, code))


def _sent_back(office, letter: Letter) -> Iterator[Failure]:
    """A paper claim that came back undecided."""
    line = letter.answer
    if line is not None:
        payer = office.files[letter.claim].claim.payer
        yield _failure(office, letter.minute, letter.claim, REJECTION, payer, answer_codes(line), ("277CA", line.status))


def _failure(office, minute: int, claim: str, kind: str, payer: str, code: str, sign: tuple[str, str]) -> Failure:
    """Count a failure under the cause that a biller has found, or under what its code usually stands for."""
    file = office.files[claim]
    logged = catalogue().get(office.root_causes.get(claim, ""))
    family, arises = (logged.category, logged.arises) if logged else _usual().get(sign, (UNKNOWN, UNKNOWN))
    return Failure(
        minute, claim, kind, payer, file.claim.provider, file.typed_by, code, words(*sign) or kind, family, arises,
        logged.id if logged else "", file.claim.charge,
    )


@cache
def _usual() -> dict[tuple[str, str], tuple[str, str]]:
    """What a code tells by itself: the family of the causes that are said so, and where they begin.

    Causes of one code may be of two families, and where they begin in different places the
    code does not tell which.  Payers' own errors do not count: no code speaks of them.
    """
    causes: dict[tuple[str, str], list[Cause]] = {}
    for cause in catalogue().values():
        for surface in cause.surface:
            if surface.code:
                causes.setdefault((surface.channel, surface.code), []).append(cause)
    told = {}
    for sign, theirs in causes.items():
        meant = [cause for cause in theirs if cause.category != "payer"] or theirs
        places = list(dict.fromkeys([cause.arises for cause in meant]))
        families = dict.fromkeys([cause.category for cause in meant])
        told[sign] = (" or ".join(families), places[0] if len(places) == 1 else UNKNOWN)
    return told
