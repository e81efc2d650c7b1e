"""How a payer decides: first whether it will look at a claim, then what it pays, line by line.

The payer reads the claim that it received and its own files, nothing else.  What it finds
is named by a cause of the catalogue, whose surface says how it is told to the office.  The
tuples below are the payer's order of checking.
"""

from collections.abc import Callable

from msgspec import Struct

from sim.records.claims import Claim, ClaimLine
from sim.records.money import Cents, share
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.practice import PracticeFile
from sim.records.replies import ClaimPayment
from sim.rules.benefits import Left, Shares, capitated, qmb_remarks, sequestered, share_visit, sharing
from sim.rules.causes import catalogue
from sim.rules.checks import (
    accidents,
    authorisation,
    bundling,
    coding,
    coordination,
    coverage,
    diagnosis,
    eligibility,
    frequency,
    hospice,
    identity,
    practice,
    premiums,
    records,
    referral,
    timeliness,
)
from sim.rules.coordination import Method, Own, coordinate, patient_part
from sim.rules.payer_files import Check, PayerFiles, Received
from sim.rules.plans import NO_MAXIMUM, Plan

AT_THE_DOOR: tuple[Callable[[Claim, PracticeFile, PayerFiles], str], ...] = (
    practice.billing_differs,
    practice.clinician_differs,
    identity.unknown_member,
    identity.name_differs,
    identity.birth_date_differs,
    identity.sex_differs,
    identity.relationship_differs,
    identity.group_differs,
    eligibility.not_covered_at_door,
    coordination.primary_decision,
    frequency.while_deciding,
    coding.unknown_code,
    coding.date_possible,
    diagnosis.not_billable,
)
"""Before adjudication (277CA): practice, member, coverage."""

ON_THE_CLAIM: tuple[Callable[[Claim, Received, PayerFiles], str], ...] = (
    identity.not_this_member,
    eligibility.not_covered,
    premiums.premium,
    eligibility.dependent,
    accidents.after_accident,
    coverage.out_of_network,
    coordination.questionnaire,
    coordination.order,
    timeliness.late,
    timeliness.duplicate,
    practice.numbers,
    practice.taxonomy,
    practice.not_enrolled,
    practice.outside_tier,
    coverage.plan_exhausted,
    records.attachment,
    referral.certifier,
    referral.orderer,
    referral.referral,
    authorisation.authorisation,
    diagnosis.of_a_former_year,
    diagnosis.fits_patient,
)
"""In adjudication (835), for the claim as a whole: what is found denies every line."""

AS_SECOND: tuple[Callable[[Claim, Received, PayerFiles], str], ...] = (
    eligibility.not_covered,
    coordination.crossed,
    coordination.amounts,
    timeliness.late,
    timeliness.duplicate,
)
"""The same for a claim that another payer decided first; in all else the second follows the first."""

ON_A_LINE: tuple[Callable[[Claim, ClaimLine, Received, PayerFiles], str], ...] = (
    practice.outside_contract,
    practice.wrong_kind,
    hospice.elected,
    coverage.excluded,
    coverage.necessary,
    coverage.maximum_reached,
    coverage.lifetime_reached,
    coverage.for_the_other_sex,
    coding.modifier,
    coding.place,
    coding.units,
    coding.age,
    diagnosis.excluded,
    diagnosis.supports,
    bundling.never_apart,
    bundling.bundled,
    bundling.alone,
    frequency.too_soon,
)
"""In adjudication, line by line: what is found denies that line alone."""

ONLY_WHERE: dict[Check, Callable[[PayerFiles], object]] = {
    practice.numbers: lambda files: not files.npi_at_door,
    practice.outside_tier: lambda files: files.plan.outside_tier,
    practice.outside_contract: lambda files: files.plan.not_in_contract,
    practice.wrong_kind: lambda files: files.plan.not_paid_by,
    coverage.out_of_network: lambda files: files.plan.outside,
    referral.certifier: lambda files: files.plan.needs_certifier,
    referral.orderer: lambda files: files.plan.needs_orderer,
    referral.referral: lambda files: files.plan.needs_referral,
    authorisation.authorisation: lambda files: files.plan.needs_authorisation,
    premiums.premium: lambda files: files.grace,
    hospice.elected: lambda files: files.hospices,
    coverage.excluded: lambda files: files.plan.not_covered or files.plan.no_benefit or files.plan.no_routine,
    coverage.necessary: lambda files: files.plan.not_necessary,
    coverage.plan_exhausted: lambda files: files.plan.lifetime_maximum < NO_MAXIMUM,
    coverage.lifetime_reached: lambda files: files.plan.visits_in_life,
    coverage.maximum_reached: lambda files: files.plan.visits_a_year,
    coding.age: lambda files: files.plan.at_ages,
    diagnosis.excluded: lambda files: files.plan.diagnoses_not_covered,
    bundling.never_apart: lambda files: files.plan.never_apart,
    bundling.alone: lambda files: files.plan.add_ons,
    frequency.too_soon: lambda files: files.plan.once_in_days,
}
"""Check → what it goes by in a payer's files and plan: a payer that has none of that leaves the check out."""


class Terms(Struct, frozen=True, gc=False):
    """Contract and benefits by which a covered claim is priced."""

    allowed_percent: int
    plan: Plan
    left: Left
    """What the member may still be asked for this year."""
    sequestration: int = 0
    protected: bool = False
    """Whether nobody may bill the member's share: a Qualified Medicare Beneficiary."""
    as_second: Method = "standard"
    """How the plan pays after another payer."""
    splits_denials: bool = False
    """Whether a denial takes off first what the contract would have, and gives its reason for the rest alone."""


class Priced(Struct, frozen=True, gc=False):
    """A claim's payment and what it uses up of the member's year."""

    lines: tuple[LinePayment, ...]
    paid: Cents
    patient_share: Cents
    shares: tuple[Shares, ...]
    """The plan's own shares of the lines that were not denied, before any other payer."""
    settled_share: Cents
    """What the lines that were not denied leave to the patient."""


def at_the_door(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """Name the cause for which a claim is rejected before adjudication (277CA), or "" to let it in."""
    for check in AT_THE_DOOR:
        cause = check(claim, practice, files)
        if cause:
            return cause
    return ""


def in_adjudication(claim: Claim, received: Received, files: PayerFiles) -> tuple[str, ...]:
    """Name the cause for which each line is denied (835), "" for a line that is payable."""
    on_claim, on_a_line = files.checks or _choose_checks(files)
    for check in AS_SECOND if claim.prior else on_claim:
        cause = check(claim, received, files)
        if cause:
            return (cause,) * len(claim.lines)
    if claim.prior:
        return ("",) * len(claim.lines)
    return tuple([_first(on_a_line, claim, line, received, files) for line in claim.lines])


def _choose_checks(files: PayerFiles) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
    files.checks = _that_apply(ON_THE_CLAIM, files), _that_apply(ON_A_LINE, files)
    return files.checks


def _that_apply(checks: tuple[Check, ...], files: PayerFiles) -> tuple[Check, ...]:
    return tuple([check for check in checks if check not in ONLY_WHERE or ONLY_WHERE[check](files)])


def _first(checks: tuple[Check, ...], claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    for check in checks:
        cause = check(claim, line, received, files)
        if cause:
            return cause
    return ""


def price(claim: Claim, terms: Terms, causes: tuple[str, ...] = ()) -> Priced:
    """Price a claim line by line; `causes` names why a line is denied, "" for a line to be paid.

    ``charge == paid + sum(adjustments)`` on every line: CO-45 above the contract, PR-3
    copay, PR-1 deductible, PR-2 coinsurance, CO-253 sequestration, which is taken off the
    payment and never off the patient's share.  A claim that others have paid before is
    priced by `sim.rules.coordination`, one that the plan pays for by the month as CO-24 and its copay.
    """
    percent, by_the_month = terms.allowed_percent, () if claim.prior else terms.plan.capitated
    if not any(causes):
        causes, payable = (), claim.lines
    else:
        payable = tuple([line for line, cause in zip(claim.lines, causes, strict=True) if not cause])
    allowed = [(min(line.charge, share(line.charge, percent)), sharing(line.code, by_the_month)) for line in payable]
    shares = share_visit(terms.plan, terms.left, allowed)
    settled = iter(zip(allowed, shares, strict=True))
    lines = []
    paid_total = patient_total = settled_share = 0
    for number, line in enumerate(claim.lines):
        if causes and causes[number]:
            decided = denied_line(line, causes[number], percent if terms.splits_denials else 100)
            patient_total += patient_part(decided)
        else:
            (amount, _), own = next(settled)
            if line.code in by_the_month:
                decided = capitated(line, own)
            elif claim.prior:
                decided = _after_others(claim, number, amount, own, terms)
            else:
                decided = _alone(line, amount, own, terms)
            left = patient_part(decided) if claim.prior else own.copay + own.deductible + own.coinsurance
            patient_total += left
            settled_share += left
            paid_total += decided.paid
        lines.append(decided)
    return Priced(tuple(lines), paid_total, patient_total, shares, settled_share)


SETTLED_BY = (("CO", "45"), ("PR", "3"), ("PR", "1"), ("PR", "2"), ("CO", "253"))
"""What a first payer takes off a charge: contract, copay, deductible, coinsurance, sequestration."""


def _alone(line: ClaimLine, allowed: Cents, shares: Shares, terms: Terms) -> LinePayment:
    """Settle a line that no other payer has seen."""
    patient = shares.copay + shares.deductible + shares.coinsurance
    withheld = sequestered(allowed - patient, terms.sequestration) if terms.sequestration else 0
    amounts = (line.charge - allowed, shares.copay, shares.deductible, shares.coinsurance, withheld)
    adjustments = [
        Adjustment(group, carc, amount) for (group, carc), amount in zip(SETTLED_BY, amounts, strict=True) if amount
    ]
    return LinePayment(
        line.code, line.modifiers, line.units, line.charge, allowed, allowed - patient - withheld, tuple(adjustments),
        qmb_remarks(shares) if terms.protected else (),
    )


def _after_others(claim: Claim, number: int, allowed: Cents, shares: Shares, terms: Terms) -> LinePayment:
    """Settle a line on which other payers have decided before."""
    answers = [prior.lines[number] for prior in claim.prior]
    return coordinate(answers, Own(allowed, shares), terms.as_second, terms.sequestration)


def denied_line(line: ClaimLine, cause: str, percent: int = 100) -> LinePayment:
    """Write a line as unpaid for the reason that a cause's surface gives.

    Of what is the practice's loss only `percent` of the charge may bear the reason, where the contract would have
    allowed no more; CO-45 bears the rest.  A patient is told of the whole charge.
    """
    surface = catalogue()[cause].on("835")
    lost = min(line.charge, share(line.charge, percent)) if surface.group == "CO" else line.charge
    above = (Adjustment("CO", "45", line.charge - lost),) if lost < line.charge else ()
    return LinePayment(
        line.code, line.modifiers, line.units, line.charge, 0, 0,
        (Adjustment(surface.group, surface.carc, lost), *above), surface.remarks, True,
    )


def payment(claim: Claim, number: str, priced: Priced) -> ClaimPayment:
    """Put a priced claim into the form of a remittance."""
    return ClaimPayment(
        claim.id, claim.patient, claim.member_id, number, claim.charge, priced.paid, priced.patient_share,
        priced.lines, len(priced.shares) < len(priced.lines), 1 + len(claim.prior),
    )
