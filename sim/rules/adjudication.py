"""How a payer decides: first whether it will look at a claim, then what it pays.

The payer reads the claim that it received and its own files, nothing else.  What it finds
is named by a cause of the catalogue, whose surface says how it is told to the office.
"""

from datetime import date

from msgspec import Struct

from sim.records.claims import Claim
from sim.records.money import Cents, share
from sim.records.people import Membership
from sim.records.replies import Adjustment, ClaimPayment, LinePayment
from sim.rules.benefits import patient_shares
from sim.rules.causes import Surface


class OnFile(Struct, frozen=True, gc=False):
    """What the payer knows about the member that a claim names."""

    membership: Membership | None
    birth_date: date | None
    belongs_to_twin: bool = False
    """The number is unknown here, and known to the payer of the near-identical name."""


class Terms(Struct, frozen=True, gc=False):
    """Contract and benefits by which a covered claim is priced."""

    allowed_percent: int
    copay: Cents
    deductible_left: Cents
    coinsurance: int
    out_of_pocket_left: Cents
    sequestration: int


class Priced(Struct, frozen=True, gc=False):
    """A claim's payment and what it uses up of the member's year."""

    lines: tuple[LinePayment, ...]
    paid: Cents
    patient_share: Cents
    deductible_used: Cents


def at_the_door(claim: Claim, on_file: OnFile, checks_eligibility: bool) -> str:
    """Name the cause for which a claim is rejected before adjudication (277CA), or "" to let it in."""
    membership = on_file.membership
    if membership is None:
        return "wrong_payer" if on_file.belongs_to_twin else "transposed_member_id"
    if claim.birth_date != on_file.birth_date:
        return "wrong_birth_date"
    if checks_eligibility and not membership.covers(claim.day):
        return "coverage_ended"
    return ""


def in_adjudication(
    claim: Claim,
    membership: Membership,
    received_day: int,
    limit_days: int,
    limit_from: int,
    duplicate: bool,
    authorised: str | None,
    modifiers_needed: tuple[frozenset[str] | None, ...],
) -> str:
    """Name the cause for which an accepted claim is denied (835), or "" when it is payable.

    In the payer's order: eligibility on the date, filing limit (a claim received on the
    last day is timely), duplicate, authorisation, modifiers.  `authorised` is the number
    that the payer gave for this visit, None where none is needed; `modifiers_needed` has
    one entry a line, the set of which one must be there, or None.
    """
    if not membership.covers(claim.day):
        return "coverage_ended"
    if received_day - limit_from > limit_days:
        return "late_filing"
    if duplicate:
        return "duplicate_sent"
    if authorised is not None and claim.authorisation != authorised:
        return "authorisation_missing"
    for line, needed in zip(claim.lines, modifiers_needed, strict=True):
        if needed is not None and needed.isdisjoint(line.modifiers):
            return "modifier_missing"
    return ""


def price(claim: Claim, terms: Terms) -> Priced:
    """Price a payable claim line by line.

    ``charge == paid + sum(adjustments)`` on every line: CO-45 above the contract, PR-3
    copay, PR-1 deductible, PR-2 coinsurance, CO-253 sequestration, which is taken off the
    payment and never off the patient's share.
    """
    copay, deductible_left, room = terms.copay, terms.deductible_left, terms.out_of_pocket_left
    lines = []
    paid_total = patient_total = deductible_used = 0
    for line in claim.lines:
        charge = line.charge
        allowed = min(charge, share(charge, terms.allowed_percent))
        shares = patient_shares(allowed, copay, deductible_left, terms.coinsurance, room)
        patient = shares.copay + shares.deductible + shares.coinsurance
        withheld = share(allowed - patient, terms.sequestration) if terms.sequestration else 0
        paid = allowed - patient - withheld
        adjustments = [
            Adjustment(group, carc, amount)
            for group, carc, amount in (
                ("CO", "45", charge - allowed),
                ("PR", "3", shares.copay),
                ("PR", "1", shares.deductible),
                ("PR", "2", shares.coinsurance),
                ("CO", "253", withheld),
            )
            if amount
        ]
        lines.append(
            LinePayment(line.code, line.modifiers, line.units, charge, allowed, paid, tuple(adjustments))
        )
        copay -= min(copay, allowed)
        deductible_left -= shares.deductible
        room -= patient
        paid_total += paid
        patient_total += patient
        deductible_used += shares.deductible
    return Priced(tuple(lines), paid_total, patient_total, deductible_used)


def denied_lines(claim: Claim, surface: Surface) -> tuple[LinePayment, ...]:
    """Write each line of a claim as unpaid for the reason that a surface gives."""
    remarks = (surface.remark,) if surface.remark else ()
    return tuple(
        LinePayment(
            line.code, line.modifiers, line.units, line.charge, 0, 0,
            (Adjustment(surface.group, surface.carc, line.charge),), remarks,
        )
        for line in claim.lines
    )


def payment(claim: Claim, number: str, priced: Priced) -> ClaimPayment:
    """Put a priced claim into the form of a remittance."""
    return ClaimPayment(
        claim.id, claim.patient, claim.member_id, number, claim.charge, priced.paid, priced.patient_share,
        priced.lines, False,
    )


def denial(claim: Claim, number: str, surface: Surface) -> ClaimPayment:
    """Put an unpayable claim into the form of a remittance."""
    patient_share = claim.charge if surface.group == "PR" else 0
    return ClaimPayment(
        claim.id, claim.patient, claim.member_id, number, claim.charge, 0, patient_share,
        denied_lines(claim, surface), True,
    )
