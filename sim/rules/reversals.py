"""Reversals: how a payer takes an earlier decision back, and what that gives back to the member's year.

A payer never changes a decision that it has sent.  It repeats it with every amount negated
(835 CLP02 22), and the new decision follows as a claim of its own.
"""

from msgspec.structs import replace

from sim.records.money import Cents
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.replies import ClaimPayment
from sim.rules.adjudication import Priced
from sim.rules.benefits import Shares


def reversal(payment: ClaimPayment) -> ClaimPayment:
    """Write the reversal of a decision; it balances as the decision did."""
    return replace(
        payment, charge=-payment.charge, paid=-payment.paid, patient_share=-payment.patient_share,
        lines=tuple([_negated(line) for line in payment.lines]), reversal=True,
    )


def _negated(line: LinePayment) -> LinePayment:
    return replace(
        line, charge=-line.charge, allowed=-line.allowed, paid=-line.paid,
        adjustments=tuple([Adjustment(each.group, each.carc, -each.amount) for each in line.adjustments]),
    )


def settles_something(payment: ClaimPayment) -> bool:
    """Tell whether a decision paid, or gave the patient a share of, at least one line: else nothing is to reverse."""
    return not payment.denied or sum([line.denied for line in payment.lines]) < len(payment.lines)


def as_priced(payment: ClaimPayment) -> Priced:
    """Read from a first payer's decision what it used of the member's year (PR-3, PR-1, PR-2)."""
    settled = [line for line in payment.lines if not line.denied]
    shares = tuple([Shares(_part(line, "3"), _part(line, "1"), _part(line, "2")) for line in settled])
    return Priced(payment.lines, payment.paid, payment.patient_share, shares, sum([each.total for each in shares]))


def _part(line: LinePayment, carc: str) -> Cents:
    return sum([each.amount for each in line.adjustments if each.group == "PR" and each.carc == carc])


def interest(paid: Cents, days_late: int, basis_points: int) -> Cents:
    """Work out simple interest on a late payment, by the year of 365 days, rounded half up.

    >>> interest(100_00, 73, 1_000)  # 10 % a year for a fifth of a year
    200
    """
    if days_late <= 0 or paid <= 0:
        return 0
    return (paid * days_late * basis_points * 2 + 3_650_000) // 7_300_000
