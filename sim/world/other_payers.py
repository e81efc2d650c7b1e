"""The patient's other payers as a claim file (837P) names them, and their decisions on its lines."""

from msgspec.structs import replace

from sim.records import transactions as x12
from sim.records.claims import CHILD, SELF, SPOUSE, Claim, Prior
from sim.records.payment_lines import LinePayment
from sim.records.people import Membership, Patient
from sim.records.submissions import OtherCoverage, PriorLine
from sim.world.faces import Faces
from sim.world.office import Office

ORDERS = "PST"
"""First, second, third payer."""
RELATIONSHIPS = {SELF: "18", SPOUSE: "01", CHILD: "19"}


def filing_order(claim: Claim) -> str:
    """Tell whether a claim goes to the first, second or third payer."""
    return ORDERS[min(len(claim.prior), len(ORDERS) - 1)]


def other_coverages(claim: Claim, patient: Patient, office: Office, faces: Faces) -> tuple[OtherCoverage, ...]:
    """Name the payers before, each with what it decided on the claim as a whole."""
    return tuple([_coverage(prior, ORDERS[place], patient, office, faces) for place, prior in enumerate(claim.prior[:2])])


def _coverage(prior: Prior, order: str, patient: Patient, office: Office, faces: Faces) -> OtherCoverage:
    payer = office.payers[prior.payer]
    held: Membership | None = next(
        (each for each in (*patient.memberships, *patient.others) if each.payer == prior.payer), None
    )
    relationship = held.relationship if held else SELF
    holder = patient.id if held is None or not held.subscriber else held.subscriber
    face = faces.person(holder, patient.sex if holder == patient.id else "U")
    shares = sum([each.amount for line in prior.lines for each in line.adjustments if each.group == "PR"])
    return OtherCoverage(
        filing_order=order, relationship=RELATIONSHIPS.get(relationship, "G8"),
        subscriber=x12.Person(face.last, face.first, face.middle, address=face.address),
        member_id=held.member_id if held else "", group_number=held.group if held else "",
        payer=x12.Organisation(payer.name, payer.payer_id), filing_indicator=payer.filing_indicator,
        paid=prior.paid if prior.lines else None, patient_owes=shares if prior.lines and shares else None,
    )


def prior_lines(claim: Claim, number: int, office: Office) -> tuple[PriorLine, ...]:
    """Repeat what each payer before decided on one line, counted from 0."""
    return tuple([
        _line(prior.lines[number], office.payers[prior.payer].payer_id, office.calendar.date_of(prior.day * 1440))
        for prior in claim.prior[:2] if len(prior.lines) > number
    ])


def _line(line: LinePayment, payer_id: str, day) -> PriorLine:
    return PriorLine(
        payer_id=payer_id, paid=line.paid, procedure=line.code, units=line.units, modifiers=line.modifiers,
        adjustments=tuple([x12.Adjustment(each.group, each.carc, each.amount) for each in line.adjustments]),
        decided_on=day,
    )


def with_others(
    submitted: x12.SubmittedClaim, claim: Claim, patient: Patient, office: Office, faces: Faces
) -> x12.SubmittedClaim:
    """Add to a claim of a file what it says of the payers before."""
    if not claim.prior:
        return submitted
    lines = tuple([
        replace(line, prior=prior_lines(claim, number, office)) for number, line in enumerate(submitted.lines)
    ])
    return replace(
        submitted, filing_order=filing_order(claim), others=other_coverages(claim, patient, office, faces), lines=lines
    )
