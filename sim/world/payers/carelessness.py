"""Carelessness of a payer's remittances: what is on them is not quite what was billed, and must be posted by hand."""

from msgspec.structs import replace

from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.replies import ClaimPayment
from sim.scenario import Careless
from sim.world.chance import happens

MISQUOTED_BY = 1000
"""By how many cents a misquoted charge is too high."""
STRANGERS_CHARGE = 12_000


def as_quoted(payment: ClaimPayment, careless: Careless, draws: tuple) -> ClaimPayment:
    """Quote a decision as this payer's remittance does."""
    if happens(draws[0], careless.misquotes, 1000):
        return misquoted(payment)
    if happens(draws[1], careless.changes_modifiers, 1000) and payment.lines[0].modifiers:
        return replace(payment, lines=(replace(payment.lines[0], modifiers=()), *payment.lines[1:]))
    return payment


def misquoted(payment: ClaimPayment) -> ClaimPayment:
    """Quote a higher charge than was billed, and adjust the difference away (CO-45)."""
    first, *others = payment.lines
    more = Adjustment("CO", "45", MISQUOTED_BY)
    line = replace(first, charge=first.charge + MISQUOTED_BY, adjustments=(*first.adjustments, more))
    return replace(payment, charge=payment.charge + MISQUOTED_BY, lines=(line, *others))


def stranger(number: str) -> ClaimPayment:
    """Write a line about a claim that another practice billed."""
    line = LinePayment("SV203", (), 1, STRANGERS_CHARGE, 7_500, 7_500, (Adjustment("CO", "45", 4_500),))
    return ClaimPayment(f"Z{number}", "", "", number, STRANGERS_CHARGE, 7_500, 0, (line,), False)
