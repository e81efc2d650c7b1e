"""What comes back: acknowledgments, remittances and letters, as facts before they are text.

A *rejection* (277CA) never entered adjudication; a *denial* is a reading of a remittance
line (835) that was adjudicated and not paid.  Neither is stored twice.
"""

from msgspec import Struct

from sim.records.claims import Claim
from sim.records.money import Cents


class Batch(Struct, frozen=True):
    """Claims that leave together as one file to the clearinghouse (837P)."""

    id: str
    number: int
    """Interchange control number."""
    minute: int
    claims: tuple[Claim, ...]
    """Each claim exactly as it was sent."""


class FileReceipt(Struct, frozen=True):
    """The clearinghouse took a file, or gave it back (999)."""

    id: str
    batch: str
    minute: int
    claims: int
    charge: Cents


class ClaimStatus(Struct, frozen=True, gc=False):
    """One claim's line of a claim acknowledgment: category, status, entity (277CA STC)."""

    claim: str
    category: str
    status: str
    entity: str
    charge: Cents
    payer_claim_number: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether the claim entered adjudication (category A2)."""
        return self.category == "A2"


class StatusReport(Struct, frozen=True):
    """A payer's claim acknowledgment for one batch (277CA)."""

    id: str
    batch: str
    payer: str
    minute: int
    lines: tuple[ClaimStatus, ...]


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


class ClaimPayment(Struct, frozen=True, gc=False):
    """One claim of a remittance (835 CLP)."""

    claim: str
    patient: str
    member_id: str
    payer_claim_number: str
    charge: Cents
    paid: Cents
    patient_share: Cents
    lines: tuple[LinePayment, ...]
    denied: bool


class Remittance(Struct, frozen=True):
    """One payment advice (835): the sum of its claims is the deposit."""

    id: str
    payer: str
    minute: int
    trace: str
    amount: Cents
    claims: tuple[ClaimPayment, ...]


class Letter(Struct, frozen=True):
    """A payer's or patient's letter about one claim."""

    id: str
    sender: str
    minute: int
    claim: str
    decision: str
    """``overturned``, ``upheld`` or ``complaint``."""
    text: str


Report = FileReceipt | StatusReport | Remittance | Letter
