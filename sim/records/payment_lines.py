"""How a payer decided one service line: paid, and what not, with the reasons (835 SVC and CAS)."""

from msgspec import Struct

from sim.records.money import Cents


class Adjustment(Struct, frozen=True, gc=False):
    """Why a payer paid less than charged: group (CO, PR, OA, PI), CARC and amount."""

    group: str
    carc: str
    amount: Cents


class LinePayment(Struct, frozen=True, gc=False):
    """One service line of a remittance; ``charge == paid + sum(adjustments)``."""

    code: str
    modifiers: tuple[str, ...]
    units: int
    charge: Cents
    allowed: Cents
    paid: Cents
    adjustments: tuple[Adjustment, ...]
    remarks: tuple[str, ...] = ()
    denied: bool = False
    """Whether the line was adjudicated and left unpaid for a reason other than the member's share."""
