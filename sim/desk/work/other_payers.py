"""What a claim says of the payers before (boxes 9 to 9d and 29): how it stands on the form, and how it is mended."""

from msgspec.structs import replace

from sim.desk.actions import Change
from sim.desk.work.lines import Unusable
from sim.records.claims import Claim, Prior
from sim.records.documents import Document, Field
from sim.records.money import Cents, cents, dollars
from sim.records.payment_lines import LinePayment
from sim.world.claim_file import ClaimFile
from sim.world.office import Office

PRIOR_PAID = "prior_paid:"


def prior_fields(office: Office, claim: Claim) -> list[Field]:
    """Show what each payer before has paid, as the claim has it; empty where its decision is not enclosed."""
    return [
        Field(f"Paid by {office.payers[prior.payer].name}", dollars(prior.paid) if prior.lines else "",
              f"{PRIOR_PAID}{number}", "29")
        for number, prior in enumerate(claim.prior, 1)
    ]


def decided_by(file: ClaimFile, number: int) -> tuple[LinePayment, ...]:
    """Find what the payer of a place decided, as its remittance was posted; empty where none was."""
    for payment in reversed(file.payments):
        if payment.order == number and not payment.reversal:
            return payment.lines
    return ()


def with_prior_paid(office: Office, claim: Claim, change: Change) -> Claim:
    """Type what a payer before has paid: its decision goes along, line by line, from the remittance on file."""
    number = change.field.removeprefix(PRIOR_PAID)
    if number not in map(str, range(1, len(claim.prior) + 1)):
        raise Unusable(f"The claim names no payer {number!r} before this one; it names {len(claim.prior)}.")
    try:
        typed = cents(change.value)
    except ValueError as fault:
        raise Unusable(str(fault)) from None
    place = int(number) - 1
    lines = decided_by(office.files[claim.id], int(number))
    if not lines:
        raise Unusable("No remittance of that payer is on file for this claim. Post it first.")
    prior = replace(claim.prior[place], lines=_as_typed(lines, typed))
    return replace(claim, prior=(*claim.prior[:place], prior, *claim.prior[place + 1:]))


def _as_typed(lines: tuple[LinePayment, ...], paid: Cents) -> tuple[LinePayment, ...]:
    """What is typed wrong in all is wrong on the first line; the adjustments stay as they were."""
    off = paid - sum([line.paid for line in lines])
    return (replace(lines[0], paid=lines[0].paid + off), *lines[1:]) if off else lines


def primary_papers(desk, file: ClaimFile) -> list[Document]:
    """Lay out the remittances of the payers before, whose decisions a later payer wants to see."""
    return [
        _explanation(desk, prior, number, decided_by(file, number))
        for number, prior in enumerate(file.claim.prior, 1)
    ]


def _explanation(desk, prior: Prior, number: int, lines: tuple[LinePayment, ...]) -> Document:
    adjusted = [
        Field(f"Line {place}, {each.group}-{each.carc}", dollars(each.amount))
        for place, line in enumerate(lines, 1) for each in line.adjustments
    ]
    return Document(
        "primary_eob", f"Explanation of benefits, {desk.office.payers[prior.payer].name}",
        (
            Field("Decided on", desk.calendar.show_day(prior.day)),
            Field("Paid", dollars(sum([line.paid for line in lines])), f"{PRIOR_PAID}{number}"),
            *adjusted,
        ),
    )
