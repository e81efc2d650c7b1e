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
    taken_copay = min(copay, allowed, room)
    room -= taken_copay
    taken_deductible = min(max(0, deductible_left), allowed - min(copay, allowed), room)
    rest = allowed - min(copay, allowed) - min(max(0, deductible_left), allowed - min(copay, allowed))
    room -= taken_deductible
    return Shares(taken_copay, taken_deductible, min(share(rest, coinsurance_percent), room))
