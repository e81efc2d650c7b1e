"""Actions on records that a payer asks for."""

from sim.desk.actions.action import Action


class SendRecords(Action, frozen=True, tag="send_records"):
    """Send a payer the documents that its letter or remittance asks for, and no others."""

    label = "Send records"
    claim: str
    documents: tuple[str, ...] = ()
    """Kinds of document, such as ``encounter_note`` (`sim.rules.remedies.EVIDENCE`)."""
