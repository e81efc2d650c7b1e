"""Benefits: who owes which part of an allowed amount.

The order is copay, deductible, coinsurance on the rest, all of it within what is left of
the year's out-of-pocket maximum (the usual order; plans differ).
"""

from msgspec import Struct

from sim.records.money import Cents, share


class Shares(Struct, frozen=True, gc=False):
    """The patient's part of one line, in the order in which it was taken."""

    copay: Cents
    deductible: Cents
    coinsurance: Cents

    @property
    def total(self) -> Cents:
        """What the patient owes on the line."""
        return self.copay + self.deductible + self.coinsurance


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
