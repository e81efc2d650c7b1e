"""Denials that decide nothing: the claim could not be processed, and is sent anew (CO-16 with MA130)."""

from sim.records.replies import ClaimPayment
from sim.rules.causes import UNPROCESSABLE

NEW_CLAIM = (
    f"The payer could not process this claim ({UNPROCESSABLE}): nothing was decided. Correct it, and resubmit it as a new "
    "claim within the filing limit."
)


def is_unprocessable(payment: ClaimPayment | None) -> bool:
    """Tell whether a remittance says of a claim that it could not be processed."""
    return payment is not None and any(UNPROCESSABLE in line.remarks for line in payment.lines if line.denied)
