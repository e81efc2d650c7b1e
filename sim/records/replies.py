"""What comes back: acknowledgments, remittances and letters, as facts before they are text.

A *rejection* (277CA) never entered adjudication; a *denial* is a reading of a remittance
line (835) that was adjudicated and not paid.  Neither is stored twice.
"""

from msgspec import Struct

from sim.records.claims import Claim
from sim.records.money import Cents
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.practice import PracticeFile


class Batch(Struct, frozen=True):
    """Claims that leave together as one file to the clearinghouse (837P)."""

    id: str
    number: int
    """Interchange control number."""
    minute: int
    claims: tuple[Claim, ...]
    """Each claim exactly as it was sent."""
    practice: PracticeFile
    """The practice's own particulars as they stood when the file was made."""


class Mailing(Struct, frozen=True):
    """Claims that leave together by post on the paper form; nothing ever acknowledges them."""

    id: str
    minute: int
    claims: tuple[Claim, ...]
    practice: PracticeFile


class FileReceipt(Struct, frozen=True):
    """The clearinghouse took a file, or gave it back whole (TA1 for the envelope, 999 for what is inside)."""

    id: str
    batch: str
    minute: int
    claims: int
    charge: Cents
    fault: str = ""
    """What was wrong with the file, as a cause of the catalogue or `REPEATED`; empty when it was taken."""
    claim: str = ""
    """The claim whose segment was faulty, where one was."""
    kind: str = "999"
    """``TA1`` where the envelope was not even opened."""

    @property
    def accepted(self) -> bool:
        """Whether the file went on to the payers."""
        return not self.fault


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

    @property
    def composites(self) -> tuple[tuple[str, str, str], ...]:
        """The statuses as the report says them, category, status and entity each, first to last (STC01, STC10, STC11)."""
        return ((self.category, self.status, self.entity),)


class GeneralStatus(ClaimStatus, frozen=True, gc=False):
    """A line of a payer that first says in general that something is wrong; category, status and entity are the companion's."""

    general: str = "A3"
    """The category under which it says so."""

    @property
    def composites(self) -> tuple[tuple[str, str, str], ...]:
        """As of every status, the general one first."""
        return ((self.general, MISSING_OR_INVALID, ""), (self.category, self.status, self.entity))


MISSING_OR_INVALID = "21"
"""The claim status that says that something is missing or not valid, and leaves it to a companion to say what."""

REPEATED = "control_number_repeated"
"""The fault of a file that had come before: it is not opened, and nothing becomes of its claims."""


class StatusReport(Struct, frozen=True):
    """A payer's claim acknowledgment for one batch (277CA); with no payer, the clearinghouse's own."""

    id: str
    batch: str
    payer: str
    minute: int
    lines: tuple[ClaimStatus, ...]


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
    """Whether at least one line was denied."""
    order: int = 1
    """1 processed as primary, 2 as secondary, 3 as tertiary (CLP02)."""
    reversal: bool = False
    """Whether this takes an earlier decision back (CLP02 22); its amounts are negative."""
    crossed_to: str = ""
    """The payer to which this one forwarded the claim by itself."""


class ProviderAdjustment(Struct, frozen=True, gc=False):
    """Money moved outside claims (835 PLB); a positive amount takes away from the payment."""

    reason: str
    """``L6`` interest, ``WO`` taken back, ``FB`` carried forward, ``72`` refund received, ``CT`` capitation."""
    reference: str
    amount: Cents
    claim: str = ""


class Remittance(Struct, frozen=True):
    """One payment advice (835): the sum of its claims is the deposit."""

    id: str
    payer: str
    minute: int
    trace: str
    amount: Cents
    """What is paid out: the claims less the provider adjustments; never below zero."""
    claims: tuple[ClaimPayment, ...]
    adjustments: tuple[ProviderAdjustment, ...] = ()
    paper: bool = False
    """Whether it came as a paper explanation, with a cheque or a card number."""


class Deposit(Struct, frozen=True):
    """Money that reached the bank (EFT or cheque); the remittance that explains it comes apart."""

    id: str
    payer: str
    minute: int
    trace: str
    amount: Cents
    fee: Cents = 0
    """What a card company kept of it before."""


class VirtualCard(Struct, frozen=True):
    """A card number that stands for one payment: it comes with the paper explanation, and is money once somebody runs it."""

    id: str
    payer: str
    minute: int
    trace: str
    amount: Cents
    fee: Cents
    """What the card company keeps where the card is run."""
    good_until: int
    """Last day on which it can be run."""


class Letter(Struct, frozen=True):
    """A payer's or patient's letter about one claim, or a notice that is about none."""

    id: str
    sender: str
    minute: int
    claim: str
    decision: str
    """What it decides or asks: ``overturned``, ``upheld``, ``complaint``, ``records``, ``returned``, ``outage``."""
    text: str
    asks: tuple[str, ...] = ()
    """Documents that it asks for."""
    until: int = -1
    """Last day on which an answer is in time; -1 where none is awaited."""
    answer: ClaimStatus | None = None
    """Why a paper claim comes back undecided (``returned``)."""


__all__ = [
    "REPEATED", "Adjustment", "Batch", "ClaimPayment", "ClaimStatus", "Deposit", "FileReceipt", "GeneralStatus", "Letter",
    "LinePayment", "Mailing", "ProviderAdjustment", "Remittance", "Report", "StatusReport", "VirtualCard",
]

Report = FileReceipt | StatusReport | Remittance | Letter
