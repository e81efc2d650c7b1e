"""Which documents a remittance asks for, as a biller reads it from the codes."""

from sim.records.payment_lines import LinePayment

ASKING = ("163", "226", "252")
"""CARCs by which a payer waits for papers: announced and not come, asked for and not sent, needed to decide."""
_BY_REMARK = {"M127": ("encounter_note",)}
"""RARC → documents: the medical record of the service."""


def asks_for(line: LinePayment) -> tuple[str, ...]:
    """Name the documents that a denied line waits for; none where it waits for nothing."""
    if not any(each.carc in ASKING for each in line.adjustments):
        return ()
    return next((_BY_REMARK[remark] for remark in line.remarks if remark in _BY_REMARK), ("encounter_note",))
