"""Actions on card numbers by which a payer pays: take the money less a fee, or ask to be paid another way."""

from sim.desk.actions.action import Action


class RunCard(Action, frozen=True, tag="run_card"):
    """Run a payer's virtual card at the terminal; the bank has the money next working day, less the card company's fee."""

    label = "Run the card"
    card: str


class RefuseCard(Action, frozen=True, tag="refuse_card"):
    """Send a virtual card back and ask to be paid by transfer (EFT) from now on; this payment comes anew, whole.

    A health plan has to pay by the standard transfer where a practice asks for it (45 CFR 162.925(a) and 162.1602).
    """

    label = "Refuse the card, ask for EFT"
    card: str
