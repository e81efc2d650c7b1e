"""Coordination: what a payer pays after others have paid, line by line.

The payer works out its own benefit as if it were alone (`sim.rules.benefits`), takes
account of what came before, and pays at most what was left to the patient.  On its
remittance everything that earlier payers settled is one amount, OA-23, so that a practice
never posts the same CO-45 twice.  A third payer repeats the same with two answers before it.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from sim.records.money import Cents
from sim.records.payment_lines import Adjustment, LinePayment
from sim.rules.benefits import Shares, sequestered

Method = Literal["standard", "non_duplication", "carve_out", "medicare", "medicaid"]
"""How a plan pays after another payer; `coordinate` says what each means."""

NOT_A_MEMBER = frozenset({"22", "26", "27", "31", "32", "33", "34", "109", "200"})
"""CARCs by which a payer says that it is not the patient's insurer, or not the first one: such an answer settles nothing."""


class SoFar(Struct, frozen=True, gc=False):
    """What the payers before have made of a line, taken together; ``charge >= paid + patient``."""

    charge: Cents
    allowed: Cents
    """The highest that any of them allowed; 0 where none did."""
    paid: Cents
    patient: Cents
    """What they left to the patient, and so to the next payer."""


class Own(Struct, frozen=True, gc=False):
    """What the plan would do with the line if it were alone."""

    allowed: Cents
    shares: Shares

    @property
    def benefit(self) -> Cents:
        """What it would pay."""
        return self.allowed - self.shares.total


def balances(line: LinePayment) -> bool:
    """Tell whether a line's charge is what was paid and adjusted; otherwise the next payer turns it back (CARC 129)."""
    return line.charge == line.paid + sum([adjustment.amount for adjustment in line.adjustments])


def patient_part(line: LinePayment) -> Cents:
    """Sum what a line leaves to the patient (group PR)."""
    return sum([adjustment.amount for adjustment in line.adjustments if adjustment.group == "PR"])


def so_far(answers: Sequence[LinePayment]) -> SoFar:
    """Take together what earlier payers answered about one line, first the primary.

    An answer that only says "not our member" settles nothing; if there is no other, the
    whole charge is still open.
    """
    settled = [line for line in answers if not _disowns(line)]
    if not settled:
        return SoFar(answers[0].charge, 0, 0, answers[0].charge)
    return SoFar(
        settled[-1].charge,
        max([line.allowed for line in settled]),
        sum([line.paid for line in settled]),
        patient_part(settled[-1]),
    )


def _disowns(line: LinePayment) -> bool:
    return line.paid == 0 and any(adjustment.carc in NOT_A_MEMBER for adjustment in line.adjustments)


def payable(before: SoFar, own: Own, method: Method) -> Cents:
    """Work out what a plan pays after others, before sequestration.

    - ``standard``: its own benefit, as far as the patient still owes (NAIC model, section 7).
    - ``non_duplication`` and ``carve_out``: its own benefit less what the others paid.  The
      words differ from plan to plan, the amount does not.
    - ``medicaid``: the same, with nothing left to the patient (`coordinate`).
    - ``medicare``: the lowest of three amounts (42 CFR 411.33(a)): what the practice may
      still collect; what Medicare would pay alone; the higher of both allowed amounts, less
      what the others paid.

    Medicare's example in 42 CFR 411.33(b), with $150 allowed and $120 paid before, the
    charge of $175 open and a Medicare fee of $125:

    >>> payable(SoFar(17500, 15000, 12000, 5500), Own(12500, Shares(0, 0, 2500)), "medicare")
    3000
    """
    if method == "standard":
        amount = own.benefit
    elif method == "medicare":
        amount = min(own.benefit, max(own.allowed, before.allowed) - before.paid)
    else:
        amount = own.benefit - before.paid
    return max(0, min(amount, before.patient))


def left_to_patient(before: SoFar, own: Own, method: Method, settled: Cents) -> Cents:
    """Work out what the patient owes once a plan has settled its part (payment and sequestration).

    - ``medicaid``: no more than its own small copay (42 CFR 447.15: payment in full).
    - ``medicare``: what its deductible and coinsurance exceed the others' payments by
      (42 CFR 411.35(c)(2)).
    - otherwise: up to the higher of both allowed amounts (NAIC model, section 3: what exceeds
      the highest negotiated fee is no allowable expense).
    """
    if method == "medicaid":
        owed = own.shares.total
    elif method == "medicare":
        owed = own.shares.total - before.paid
    else:
        owed = max(own.allowed, before.allowed) - before.paid - settled
    return max(0, min(owed, before.patient - settled))


def paid_after(answers: Sequence[LinePayment], own: Own, method: Method, sequestration: int = 0) -> Cents:
    """Work out what a later payer pays of a line, as `coordinate` does."""
    settled = payable(so_far(answers), own, method)
    return settled - sequestered(settled, sequestration)


def coordinate(answers: Sequence[LinePayment], own: Own, method: Method, sequestration: int = 0) -> LinePayment:
    """Write a later payer's line of a remittance, given what the payers before it answered.

    ``charge == paid + sum(adjustments)``: OA-23 for all that was settled before (their
    payments and adjustments, without what they left to the patient); CO-253 for
    sequestration; PR for what the patient still owes, by the plan's own copay, deductible and
    coinsurance and, above its allowed amount, PR-45; CO-45 only for what no earlier payer
    has taken off.
    """
    before = so_far(answers)
    settled = payable(before, own, method)
    withheld = sequestered(settled, sequestration)
    patient = left_to_patient(before, own, method, settled)
    adjustments = [
        Adjustment("OA", "23", before.charge - before.patient),
        *_by_share(patient, own.shares),
        Adjustment("CO", "45", before.patient - settled - patient),
        Adjustment("CO", "253", withheld),
    ]
    line = answers[0]
    return LinePayment(
        line.code, line.modifiers, line.units, before.charge, own.allowed, settled - withheld,
        tuple([adjustment for adjustment in adjustments if adjustment.amount]),
    )


def _by_share(patient: Cents, shares: Shares) -> tuple[Adjustment, ...]:
    copay = min(patient, shares.copay)
    deductible = min(patient - copay, shares.deductible)
    coinsurance = min(patient - copay - deductible, shares.coinsurance)
    return (
        Adjustment("PR", "3", copay),
        Adjustment("PR", "1", deductible),
        Adjustment("PR", "2", coinsurance),
        Adjustment("PR", "45", patient - copay - deductible - coinsurance),
    )
