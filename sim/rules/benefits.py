"""Benefits: who owes which part of an allowed amount, and what that uses up of the member's year.

The order is copay, deductible, coinsurance on the rest, all of it within what is left of
the year's out-of-pocket maximum (the usual order; plans differ).  A payer keeps one `Used`
for each member and one for each family, by calendar year of the service, so that
everything begins again on 1 January.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from sim.records.claims import ClaimLine
from sim.records.codes import services
from sim.records.money import Cents, share
from sim.records.payment_lines import Adjustment, LinePayment
from sim.rules.plans import Plan


class Shares(Struct, frozen=True, gc=False):
    """The patient's part of one line, in the order in which it was taken."""

    copay: Cents
    deductible: Cents
    coinsurance: Cents

    @property
    def total(self) -> Cents:
        """What the patient owes on the line."""
        return self.copay + self.deductible + self.coinsurance


class Used(Struct, frozen=True, gc=False):
    """What a member, or a family together, has shared in during one calendar year."""

    deductible: Cents = 0
    out_of_pocket: Cents = 0


NOTHING_USED = Used()


class Left(Struct, frozen=True, gc=False):
    """What a member may still be asked for this year."""

    deductible: Cents
    out_of_pocket: Cents


class Sharing(Struct, frozen=True, gc=False):
    """Which parts of the cost sharing a service is subject to."""

    copay: bool = True
    deductible: bool = True
    coinsurance: bool = True


USUAL = Sharing()
COPAY_ONLY = Sharing(deductible=False, coinsurance=False)
PREVENTIVE = Sharing(copay=False, deductible=False, coinsurance=False)
"""Recommended preventive services cost the member nothing (45 CFR 147.130; Medicare: 42 CFR 410.152(l))."""


NO_SHARE = "no copay, deductible or coinsurance"
"""What benefit sheets and eligibility answers say of preventive services."""


def sharing(service: str, by_the_month: Sequence[str] = ()) -> Sharing:
    """Tell which parts of the cost sharing a service is subject to; `by_the_month` names a plan's capitated services.

    >>> sharing("G0439") is PREVENTIVE, sharing("SV203") is USUAL
    (True, True)
    """
    if service in preventive():
        return PREVENTIVE
    return COPAY_ONLY if service in by_the_month else USUAL


@cache
def preventive() -> dict[str, None]:
    """List the preventive services, in the order of the table."""
    return {each.code: None for each in services().values() if each.preventive}


def left_of_year(plan: Plan, member: Used, family: Used = NOTHING_USED) -> Left:
    """Tell what a member may still be asked for: the lesser of what is left to the member and to the family.

    The individual amounts are *embedded* in the family's: a member who has met their own
    deductible is done with it while the family is not, and nobody owes any once the family
    has met its own.

    >>> left_of_year(Plan("plan", deductible=50000, family_deductible=100000), Used(10000), Used(90000)).deductible
    10000
    """
    return Left(
        max(0, min(plan.deductible - member.deductible, plan.family_deductible - family.deductible)),
        max(0, min(
            plan.out_of_pocket_max - member.out_of_pocket, plan.family_out_of_pocket_max - family.out_of_pocket,
        )),
    )


def patient_shares(
    allowed: Cents, copay: Cents, deductible_left: Cents, coinsurance_percent: int, out_of_pocket_left: Cents
) -> Shares:
    """Split an allowed amount.

    Where the out-of-pocket maximum bites, the coinsurance gives way first, then the
    deductible, then the copay.

    >>> patient_shares(70000, 3000, 20000, 20, 25000)
    Shares(copay=3000, deductible=20000, coinsurance=2000)
    """
    room = max(0, out_of_pocket_left)
    copay = min(copay, allowed)
    deductible = min(deductible_left, allowed - copay) if deductible_left > 0 else 0
    coinsurance = share(allowed - copay - deductible, coinsurance_percent)
    if copay + deductible + coinsurance > room:
        copay = min(copay, room)
        deductible = min(deductible, room - copay)
        coinsurance = min(coinsurance, room - copay - deductible)
    return Shares(copay, deductible, coinsurance)


def share_visit(plan: Plan, left: Left, lines: Iterable[tuple[Cents, Sharing]]) -> tuple[Shares, ...]:
    """Split the lines of one visit, each given as its allowed amount and what it is subject to.

    The copay is owed once a visit, by the first lines that take one; the deductible and the
    maximum carry over from line to line.
    """
    copay, deductible, room = plan.copay, left.deductible, left.out_of_pocket
    shared = []
    for allowed, sharing in lines:
        shares = patient_shares(
            allowed,
            copay if sharing.copay else 0,
            deductible if sharing.deductible else 0,
            plan.coinsurance if sharing.coinsurance else 0,
            room,
        )
        copay -= shares.copay
        deductible -= shares.deductible
        room -= shares.copay + shares.deductible + shares.coinsurance
        shared.append(shares)
    return tuple(shared)


def use(before: Used, lines: Iterable[Shares]) -> Used:
    """Add the shares of a claim to what a member, or the family, has used before."""
    deductible, out_of_pocket = before.deductible, before.out_of_pocket
    for shares in lines:
        deductible += shares.deductible
        out_of_pocket += shares.copay + shares.deductible + shares.coinsurance
    return Used(deductible, out_of_pocket)


def give_back(before: Used, lines: Iterable[Shares]) -> Used:
    """Take the shares of a reversed claim out again (835 CLP02 22)."""
    undone = use(NOTHING_USED, lines)
    return Used(before.deductible - undone.deductible, before.out_of_pocket - undone.out_of_pocket)


def use_as_second(before: Used, own: Iterable[Shares], patient_left: Cents) -> Used:
    """Add a claim that another payer paid first: `own` is what the plan alone would have asked for.

    The deductible is credited as if there were no other payer (NAIC model COB regulation,
    section 7); of the out-of-pocket maximum, only what the patient is left with is used.
    """
    deductible = sum([shares.deductible for shares in own])
    return Used(before.deductible + deductible, before.out_of_pocket + patient_left)


def give_back_as_second(before: Used, own: Iterable[Shares], patient_left: Cents) -> Used:
    """Take a reversed claim that another payer paid first out again."""
    deductible = sum([shares.deductible for shares in own])
    return Used(before.deductible - deductible, before.out_of_pocket - patient_left)


def visits_left(plan: Plan, service: str, visits: int) -> int | None:
    """Count the visits that a member still has this year for a service; None where it has no limit.

    With none left the service is denied as PR-119: the maximum of the period is reached, and
    the member may be billed.
    """
    limit = plan.visits_a_year.get(service)
    return None if limit is None else max(0, limit - visits)


def sequestered(payment: Cents, percent: int) -> Cents:
    """Tell what Medicare keeps back of its payment (CO-253).

    It is taken after the patient's shares and after a secondary payment has been worked out,
    and never from the patient (CMS, mandatory payment reduction since 1 April 2013).

    >>> sequestered(8000, 2)
    160
    """
    return share(payment, percent)


NEVER_BILLED = {"copay": "N783", "deductible": "N781", "coinsurance": "N782"}
"""Remarks by which a remittance says that a share may not be collected: the patient is a QMB."""


def qmb_remarks(shares: Shares) -> tuple[str, ...]:
    """Name the remarks (RARC) of a line whose patient is a Qualified Medicare Beneficiary.

    The shares themselves stay PR-1, PR-2, PR-3, since Medicaid pays by them; the remark says
    that nobody may bill the patient (42 U.S.C. 1396a(n)(3)).  In late 2017 Medicare wrote
    OA-209 instead; other payers could not work with that, and CMS took it back on 8 December
    2017 (medicaid.gov message 47612); the remarks have come with the PR amounts since July
    2018 (CMS change request 10433).
    """
    return tuple([remark for name, remark in NEVER_BILLED.items() if getattr(shares, name)])


def may_bill_patient(line: LinePayment) -> bool:
    """Tell whether what a line leaves as PR may be billed to the patient at all."""
    return not any(remark in line.remarks for remark in NEVER_BILLED.values())


def capitated(line: ClaimLine, shares: Shares) -> LinePayment:
    """Write a line that the monthly capitation has paid for: CO-24 on all of it but the member's copay.

    It is no denial: there is nothing to correct, to appeal or to bill beyond the copay.
    """
    adjustments = (Adjustment("CO", "24", line.charge - shares.copay), Adjustment("PR", "3", shares.copay))
    return LinePayment(
        line.code, line.modifiers, line.units, line.charge, 0, 0, tuple([each for each in adjustments if each.amount])
    )
