"""Actions on what patients owe."""

from sim.desk.actions.action import Action


class BillPatient(Action, frozen=True, tag="bill_patient"):
    """Send the patient a statement for what the remittance says is theirs; no claim named means all that wait for one."""

    label = "Bill patient"
    claim: str = ""


class TransferToPatient(Action, frozen=True, tag="transfer_to_patient"):
    """Move what an insurer has not paid on a claim to the patient's account, where the next statement run asks for it."""

    label = "Transfer to patient"
    claim: str


class OfferPlan(Action, frozen=True, tag="offer_plan"):
    """Offer a patient to pay a balance in so many monthly instalments."""

    label = "Offer payment plan"
    claim: str
    months: int = 3


class ApplyDiscount(Action, frozen=True, tag="apply_discount"):
    """Take off a patient's balance what the financial screening found that the patient qualifies for."""

    label = "Apply discount"
    claim: str


class WriteOffPatient(Action, frozen=True, tag="write_off_patient"):
    """Give up what a patient owes: ``small_balance``, ``bad_debt``, or as a ``courtesy``."""

    label = "Write off patient balance"
    claim: str
    reason: str


class SendToCollections(Action, frozen=True, tag="send_to_collections"):
    """Hand a balance that statements did not bring in to the collection agency."""

    label = "Send to collections"
    claim: str
