"""The action of the telephone: call a payer."""

from sim.desk.actions.action import Action


class CallPayer(Action, frozen=True, tag="call_payer"):
    """Telephone the payer of a claim: through its menu, on hold, then a representative, who may be wrong.

    `topic` is ``status``, ``eligibility`` or ``denial``.  The call brings a reference number; it proves
    something only once a note on the claim names that number.
    """

    label = "Call payer"
    claim: str
    topic: str = "status"
