"""Why a claim stands where it stands, in a few words and in the codes behind them."""

from sim.records.payment_lines import Adjustment
from sim.records.replies import ClaimPayment, ClaimStatus, GeneralStatus
from sim.rules.causes import catalogue, words
from sim.world.claim_file import DENIED, REJECTED, STATUS_LABELS, ClaimFile

IN_GENERAL = "Missing or not valid"
"""What a general status says before its companion says what."""


def reason(file: ClaimFile) -> tuple[str, str]:
    """Say in words and in codes why a claim stands where it stands."""
    shown = codes(file)
    if not shown:
        return STATUS_LABELS[file.status], ""
    if file.status == REJECTED and file.returned is not None:
        kind, _, code = shown.partition(" · ")
        return words(kind, code) or "File returned", shown
    if file.status == REJECTED and file.answer is not None:
        said = words("277CA", file.answer.status) or "Rejected"
        return f"{IN_GENERAL}: {said}" if isinstance(file.answer, GeneralStatus) else said, shown
    said = words("835", shown.partition("-")[2])
    if file.status != DENIED:
        return said or "Paid too little", shown
    return (said or "Denied") + ("; appeal upheld the denial" if file.letter == "upheld" else ""), shown


def codes(file: ClaimFile) -> str:
    """Name the codes behind where a claim stands, such as "A7 · 164 · IL" or "CO-29"; "" where there are none."""
    status = file.status
    if status == REJECTED and file.returned is not None:
        kind = file.returned.kind
        return f"{kind} · {catalogue()[file.returned.fault].on(kind).code}"
    if status == REJECTED and file.answer is not None:
        return answer_codes(file.answer)
    if status == DENIED and file.payment is not None:
        first = first_denial(file.payment)
        return f"{first.group}-{first.carc}"
    return file.short[0] if file.short else ""


def answer_codes(answer: ClaimStatus) -> str:
    """Name the codes with which a claim was turned back at the door, such as "A7 · 164 · IL" or "A3:21 · A7 · 164 · IL"."""
    *general, specific = answer.composites
    return " · ".join([f"{category}:{status}" for category, status, _ in general] + [each for each in specific if each])


def first_denial(payment: ClaimPayment) -> Adjustment:
    """Find the reason that the first denied line carries; for a payment without one its first adjustment."""
    lines = [line for line in payment.lines if line.denied] or payment.lines
    return lines[0].adjustments[0]
