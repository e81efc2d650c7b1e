"""What a payment and its explanation (835) say, free of how X12 spells them."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import force_setattr

from sim.records.parties import (
    Contact,
    Envelope,
    Extra,
    Name,
    Organisation,
    Provider,
    Quantity,
    with_contact,
)

PAYER_DESK = Contact("Provider services", "8005550100")


class Adjustment(Struct, frozen=True, gc=False):
    """Why part of a charge was not paid: group (CO, PR, OA, PI), reason (CARC), amount."""

    group: str
    reason: str
    amount: int
    quantity: Quantity | None = None


class PaidLine(Struct, frozen=True, kw_only=True, gc=False):
    """How one service was paid; `allowed` is the fee the payer counts, remarks are RARCs.

    `billed_procedure` and its companions are set where the payer judged another
    procedure than the one that was billed.
    """

    procedure: str
    charge: int
    paid: int
    date: datetime.date | None
    through: datetime.date | None = None
    units: Quantity = 1
    modifiers: tuple[str, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    remarks: tuple[str, ...] = ()
    allowed: int | None = None
    control_number: str = ""
    code_set: str = "HC"
    billed_procedure: str = ""
    billed_modifiers: tuple[str, ...] = ()
    billed_units: Quantity | None = None
    extra: Extra = ()


class PaidClaim(Struct, frozen=True, kw_only=True, gc=False):
    """How one claim was decided.

    `status` is 1, 2 or 3 for processed as first, second or third payer, 4 when the
    patient is not recognised, 19 to 21 when forwarded, 22 for a reversal.  The filing
    indicator is one of those that an 835 knows (12 PPO, HM, MB, MC ...; CI is not).
    A reversal repeats an earlier decision with every amount negated, and
    `earlier_claim_number` names it; the correction follows as a claim of its own.
    `passed_on_to` is the next payer when the claim crossed over.
    """

    claim_id: str
    status: str
    charge: int
    paid: int
    patient: Name
    lines: tuple[PaidLine, ...] = ()
    patient_responsibility: int = 0
    filing_indicator: str = "12"
    payer_claim_number: str = ""
    member_id: str = ""
    place_of_service: str = ""
    frequency: str = ""
    adjustments: tuple[Adjustment, ...] = ()
    remarks: tuple[str, ...] = ()
    rendering: Provider | None = None
    corrected: Name | None = None
    corrected_member_id: str = ""
    received_on: datetime.date | None = None
    service_date: datetime.date | None = None
    service_through: datetime.date | None = None
    covered: int | None = None
    subscriber: Name | None = None
    subscriber_id: str = ""
    passed_on_to: Organisation | None = None
    earlier_claim_number: str = ""
    extra: Extra = ()


class ProviderAdjustment(Struct, frozen=True, gc=False):
    """Money taken from or added to a payment outside its claims; positive takes away."""

    provider_id: str
    fiscal_end: datetime.date
    reason: str
    amount: int
    reference: str = ""


class BankAccount(Struct, frozen=True, gc=False):
    """A bank's routing number and an account there."""

    routing: str
    number: str


NO_ACCOUNT = BankAccount("", "")
PAYING_ACCOUNT = BankAccount("000000000", "10001")
PAID_ACCOUNT = BankAccount("000000000", "20002")
"""Invented accounts that no bank has, for transfers whose accounts do not matter."""


class BankTransfer(Struct, frozen=True, gc=False):
    """Money that arrived at the bank (EFT), apart from its explanation.

    `trace_number` and `originator` are all that ties it to a remittance.
    """

    amount: int
    date: datetime.date
    trace_number: str
    originator: str


class Remittance835(Struct, frozen=True, kw_only=True, gc=False):
    """A payment and its explanation (835).

    `method` is ACH for a transfer, CHK for a cheque, NON for no money.  `amount` is
    the sum that the claims were paid less the provider adjustments.  A transfer names
    two bank accounts; invented ones stand in when none are given.
    """

    envelope: Envelope
    payer: Organisation
    payee: Provider
    amount: int
    trace_number: str
    payment_date: datetime.date
    claims: tuple[PaidClaim, ...] = ()
    method: str = "ACH"
    originator: str = "1999999999"
    produced_on: datetime.date | None = None
    paying_account: BankAccount | None = None
    paid_account: BankAccount | None = None
    receiver_id: str = ""
    adjustments: tuple[ProviderAdjustment, ...] = ()
    extra: Extra = ()

    def __post_init__(self) -> None:
        if self.produced_on is None:
            force_setattr(self, "produced_on", self.payment_date)
        if self.method == "ACH":
            force_setattr(self, "paying_account", self.paying_account or PAYING_ACCOUNT)
            force_setattr(self, "paid_account", self.paid_account or PAID_ACCOUNT)
        force_setattr(self, "payer", with_contact(self.payer, PAYER_DESK))

    @property
    def transfer(self) -> BankTransfer | None:
        """The transfer that this advice explains; None when money came by cheque or not at all."""
        if self.method != "ACH":
            return None
        return BankTransfer(self.amount, self.payment_date, self.trace_number, self.originator)
