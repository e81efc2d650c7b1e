"""Payers' letters about a claim, as documents in its folder."""

from collections.abc import Container

from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.documents import Document, Field
from sim.records.replies import Letter
from sim.rules.remedies import EVIDENCE
from sim.world.claim_file import ClaimFile

ABOUT = {
    "upheld": "Original decision upheld",
    "overturned": "Original decision overturned",
    "takeback": "Payment taken back",
    "questionnaire": "Patient's answer on other coverage wanted",
    "premium": "Premium unpaid",
    "granted": "Medicaid granted",
    "addendum": "Addendum to the note",
    "answered": "Answer to a query",
    "complaint": "Complaint",
    "no_visit": "A visit that was not kept",
}
"""What a letter decides → what it is about, in words."""


def letters_about(desk, file: ClaimFile) -> tuple[Document, ...]:
    """Lay out the letters of consent that bear on the visit, then every letter about the claim that has been read."""
    office = desk.office
    about = [letter for letter in office.letters.get(file.claim.id, ()) if letter.id not in office.unread]
    consents = desk.world.letters.papers(file.claim, office.encounters[file.claim.encounter])
    return (*consents, *[_shown(desk, letter) for letter in about], *_consent_to_appeal(desk, file))


def _consent_to_appeal(desk, file: ClaimFile) -> tuple[Document, ...]:
    """Higher levels hear a practice only with the patient's consent, which is asked for once an appeal was lost."""
    if not file.appeals:
        return ()
    name = desk.office.card_name(file.claim.patient)
    return (Document(
        "patient_consent", "Consent to act", (Field("Patient", name),),
        "The practice may appeal in my place and disclose what the appeal needs.",
    ),)


def _shown(desk, letter: Letter) -> Document:
    show = desk.calendar.show_day
    title = f"Letter of {show(letter.minute // DAY)}"
    if not letter.asks:
        about = ABOUT.get(letter.decision, letter.decision.capitalize())
        return Document("letter", title, (Field("From", letter.sender), Field("About", about)), letter.text)
    wanted = ", ".join(EVIDENCE[document] for document in letter.asks)
    return Document(
        "records_request", title,
        (Field("From", letter.sender), Field("Asks for", wanted), Field("Due by", show(letter.until))), letter.text,
    )


def referral_field(desk, file: ClaimFile) -> tuple[Field, ...]:
    """The referral's box, where the plan asks for one or somebody has filled it."""
    claim = file.claim
    field = Field("Referral", claim.referral or "", "referral", "17")
    return _where_wanted(claim, desk.office.payers[claim.payer].plan.needs_referral, field)


def certifier_field(desk, file: ClaimFile) -> tuple[Field, ...]:
    """The box of the physician who certified or ordered, where the plan asks for one or somebody has filled it."""
    claim = file.claim
    field = Field("Referring physician NPI", claim.referring, "referring", "17b")
    plan = desk.office.payers[claim.payer].plan
    return _where_wanted(claim, plan.needs_certifier + plan.needs_orderer, field)


def _where_wanted(claim: Claim, services: Container[str], field: Field) -> tuple[Field, ...]:
    """A box that is filled, or that the plan asks for with one of the claim's services."""
    return (field,) if field.value or any(line.code in services for line in claim.lines) else ()
