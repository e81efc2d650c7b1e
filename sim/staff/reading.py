"""Reading papers as a biller does: lay each document beside the field that it proves and note what differs."""

from sim.desk.actions import Change
from sim.desk.view import ClaimView, NewPatientView, PracticeView
from sim.desk.work.changes import ORDER
from sim.desk.work.registering import LABELS
from sim.records.clock import read_day
from sim.records.documents import Document, Field
from sim.rules.coverages import read_questionnaire
from sim.rules.order import order_of_payers


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
    cards = _cards_in_order(claim.documents, claim.service_date)
    if cards:
        return _with_other_coverage(claim, cards)
    newest = truth_on_paper(claim.documents)
    then = truth_on_paper(claim.documents, _card_in_force(claim))
    return differences(claim.registration, newest), differences(claim.fields, then)


def as_noted(claim: ClaimView) -> tuple[Change, ...]:
    """Read the encounter note as charge entry does: its diagnoses and services, where the form says something else."""
    return tuple([change for change in mistakes(claim)[1] if change.field == "diagnoses" or ":" in change.field])


def _cards_in_order(documents: tuple[Document, ...], day: str) -> list[dict[str, str]]:
    """Read the cards in the order in which, by the questionnaire, their payers pay; nothing where nobody filled one in."""
    form = next((paper for paper in documents if paper.kind == "cob_form"), None)
    if form is None:
        return []
    order = order_of_payers(read_questionnaire(form.fields), read_day(day)).coverages
    return [truth_on_paper(_beside(documents, facts.name)) for facts in order]


def _with_other_coverage(claim: ClaimView, cards: list[dict[str, str]]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Lay the coverages in their order beside the registration; a claim follows the card of the payer whose turn it is."""
    further = {
        f"{nth}_{key}": card.get(key, "")
        for nth, card in zip(ORDER, cards[1:], strict=False) for key in ("payer", "member_id", "group", "relationship")
    }
    decided = sum([field.key.startswith("prior_paid") for field in claim.fields])
    turn = cards[min(decided, len(cards) - 1)]
    return differences(claim.registration, cards[0] | further), differences(claim.fields, turn)


def registration_from(patient: NewPatientView) -> tuple[Change, ...]:
    """Copy a new patient's papers into a registration: the person, and each coverage in the order in which it pays."""
    first, *others = _cards_in_order(patient.documents, patient.seen) or [truth_on_paper(patient.documents)]
    further = {f"{nth}_{key}": value for nth, card in zip(ORDER, others, strict=False) for key, value in card.items()}
    truth = first | further
    return tuple([Change(key, truth[key]) for key in LABELS if truth.get(key)])


def _beside(documents: tuple[Document, ...], payer_id: str) -> tuple[Document, ...]:
    """Put every card away but that of one payer: the back with its payer ID, and the front before it."""
    backs = [
        place for place, paper in enumerate(documents)
        if paper.kind == "insurance_card" and any(field.key == "payer" and field.value == payer_id for field in paper.fields)
    ]
    kept = {place for back in backs for place in (back - 1, back)}
    return tuple([
        paper for place, paper in enumerate(documents) if paper.kind != "insurance_card" or place in kept
    ])


def mistakes_of_practice(practice: PracticeView) -> tuple[Change, ...]:
    """Find what is wrong in the practice's own file, beside its papers."""
    return differences(practice.fields, truth_on_paper(practice.documents))


def _card_in_force(claim: ClaimView) -> int:
    """Count the cards that had begun by the service date, and point at the last of them."""
    begun = [
        read_day(field.value) <= read_day(claim.service_date)
        for paper in claim.documents if paper.kind == "insurance_card"
        for field in paper.fields if field.label == "Effective"
    ]
    return max(sum(begun) - 1, 0)
