"""Actions on money that came wrong, or not at all: ask where it is, dispute, give back, void."""

from sim.desk.actions.action import Action


class CheckStatus(Action, frozen=True, tag="check_status"):
    """Ask the payer where a claim stands (276/277).

    `by` is ``276`` (a minute), ``portal`` or ``phone``; a call brings a reference number and
    wants a `note` of what was asked.
    """

    label = "Check claim status"
    claim: str
    by: str = "276"
    note: str = ""


class Dispute(Action, frozen=True, tag="dispute"):
    """Hold a payment that is too small against the contract or the plan, with evidence.

    `evidence` names documents on the claim's file, such as ``contract_page`` or ``benefit_sheet``.
    """

    label = "Dispute payment"
    claim: str
    evidence: tuple[str, ...] = ()


class Refund(Action, frozen=True, tag="refund"):
    """Send a credit balance back to whose it is, ``payer`` or ``patient``; 0 cents means all of it."""

    label = "Refund"
    claim: str
    to: str = "payer"
    amount: int = 0


class VoidClaim(Action, frozen=True, tag="void_claim"):
    """Put a paid claim that should not have been billed among those to send, as a void (frequency 8)."""

    label = "Void claim"
    claim: str
