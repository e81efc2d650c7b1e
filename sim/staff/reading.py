"""Reading papers as a biller does: lay each document beside the field that it proves and note what differs."""

from sim.desk.actions import Change
from sim.desk.view import ClaimView
from sim.records.clock import read_day
from sim.records.documents import Document, Field


def truth_on_paper(documents: tuple[Document, ...], covered_by: int = -1) -> dict[str, str]:
    """Collect what the papers say of each field: field key → value.

    Of several insurance cards the one that `covered_by` counts is read (-1, the newest).
    """
    fronts = [paper for paper in documents if paper.kind == "insurance_card" and paper.side == "front"]
    backs = [paper for paper in documents if paper.kind == "insurance_card" and paper.side == "back"]
    chosen = [fronts[covered_by], backs[covered_by]] if fronts else []
    chosen += [paper for paper in documents if paper.kind not in ("insurance_card", "eligibility_answer", "letter")]
    truth = {field.key: field.value for paper in chosen for field in paper.fields if field.key}
    if chosen and "group" not in truth:
        truth["group"] = ""
    return {key: "" if value == "none" else value for key, value in truth.items()}


def differences(fields: tuple[Field, ...], truth: dict[str, str]) -> tuple[Change, ...]:
    """List the fields that say something else than the papers do, with the papers' value."""
    return tuple(
        Change(field.key, truth[field.key])
        for field in fields if field.key in truth and field.value != truth[field.key]
    )


def mistakes(claim: ClaimView) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Find what is wrong on the registration and on the claim.

    The registration follows the newest card.  A card that begins after the service date
    proves nothing about that day, so the claim follows the card that was then in force.
    """
    newest = truth_on_paper(claim.documents)
    then = truth_on_paper(claim.documents, _card_in_force(claim))
    return differences(claim.registration, newest), differences(claim.fields, then)


def _card_in_force(claim: ClaimView) -> int:
    """Count the cards that had begun by the service date, and point at the last of them."""
    begun = [
        read_day(field.value) <= read_day(claim.service_date)
        for paper in claim.documents if paper.kind == "insurance_card"
        for field in paper.fields if field.label == "Effective"
    ]
    return max(sum(begun) - 1, 0)
