"""Actions on what came in: open a report, post a remittance."""

from sim.desk.actions.action import Action


class OpenReport(Action, frozen=True, tag="open_report"):
    """Read a report that came in: 999, 277CA, 835 or a letter."""

    label = "Open report"
    report: str


class PostRemittance(Action, frozen=True, tag="post_remittance"):
    """Post an 835 to the ledger: payments, contractual adjustments, patient shares, denials."""

    label = "Post remittance"
    report: str
