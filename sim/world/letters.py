"""Letters of consent: the payer's authorisation or refusal, the primary care office's referral, and faxes that failed.

Each is made when somebody opens it.  The number carries the key of its field on the letter
that fits the visit, as a person would choose it; the others are there to be read.
"""

from sim.records.claims import Claim
from sim.records.clock import Calendar
from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.records.encounters import Authorisation, Encounter
from sim.records.money import dollars
from sim.records.referrals import Referral
from sim.rules.checks.coverage import NOTICE, NOTICE_ON_FILE
from sim.rules.checks.records import BY_FAX
from sim.rules.remedies import EVIDENCE
from sim.world.faces import Faces
from sim.world.office import Office


class Letters:
    """The letters of consent of one practice's patients."""

    def __init__(self, office: Office, calendar: Calendar, faces: Faces) -> None:
        self.office = office
        self.calendar = calendar
        self.faces = faces

    def papers(self, claim: Claim, visit: Encounter) -> tuple[Document, ...]:
        """Lay out every letter that bears on a claim's visit."""
        return (
            *self._consents(claim, visit), *self._referrals(claim, visit), *self._necessity(visit), *self._notices(visit),
            *self._faxes(claim),
        )

    def _consents(self, claim: Claim, visit: Encounter) -> list[Document]:
        near = [
            (payer, letter) for payer, letter in self._letters_of(claim.patient)
            if letter.number == visit.authorisation or letter.first_day <= visit.day <= letter.last_day
        ]
        fitting = [letter for _, letter in near if self._fits(letter, visit)]
        chosen = fitting[-1].number if fitting else visit.authorisation
        return [self._consent(payer, letter, visit, letter.number == chosen) for payer, letter in near]

    def _letters_of(self, patient: str) -> list[tuple[str, Authorisation]]:
        office = self.office
        return [(payer, letter) for payer in office.payers for letter in office.consents_of.get((patient, payer), ())]

    def _fits(self, letter: Authorisation, visit: Encounter) -> bool:
        given = {charge.code for charge in visit.charges}
        return (
            letter.visits > 0 and letter.provider == visit.provider and bool(given & set(letter.services))
            and letter.first_day <= visit.day <= letter.last_day and self._before(letter, visit) < letter.visits
        )

    def _before(self, letter: Authorisation, visit: Encounter) -> int:
        return len([day for day in self.office.under.get(letter.number, ()) if day < visit.day])

    def _consent(self, payer: str, letter: Authorisation, visit: Encounter, chosen: bool) -> Document:
        office, show = self.office, self.calendar.show_day
        sender = office.payers[payer].name
        services = ", ".join(f"{shown(code)} {label(code)}" for code in letter.services)
        clinician = f"Dr {self.faces.provider(letter.provider).full_name}"
        if not letter.visits:
            return Document(
                "refusal_letter", f"Authorisation refused, {sender}",
                (
                    Field("Reference", letter.number), Field("Service", services), Field("Clinician", clinician),
                    Field("Asked for", show(letter.first_day)),
                ),
                "The request does not show that this service is medically necessary. Your clinician may send us the records.",
            )
        days = office.under.get(letter.number, ())
        given = ", ".join([show(day, short=True) for day in days if day <= visit.day])
        return Document(
            "authorisation_letter", f"Authorisation, {sender}",
            (
                Field("Authorisation number", letter.number, "authorisation" if chosen else ""),
                Field("Service", services),
                Field("Clinician", clinician),
                Field("Valid from", show(letter.first_day)),
                Field("Valid to", show(letter.last_day)),
                Field("Visits", str(letter.visits)),
                Field("Ticked off here until this visit", given or "none"),
            ),
            "Put this number on the claim.",
        )

    def _referrals(self, claim: Claim, visit: Encounter) -> list[Document]:
        office = self.office
        near = [
            referral for payer in office.payers for referral in office.referrals_of.get((claim.patient, payer), ())
            if referral.number == visit.referral or referral.first_day <= visit.day <= referral.last_day
        ]
        fitting = [each.number for each in near if each.fits(claim.patient, visit.provider, visit.day)]
        chosen = fitting[-1] if fitting else visit.referral
        return [self._referral(each, visit, each.number == chosen) for each in near]

    def _referral(self, referral: Referral, visit: Encounter, chosen: bool) -> Document:
        show = self.calendar.show_day
        return Document(
            "referral_letter", "Referral, primary care office",
            (
                Field("Referral number", referral.number, "referral" if chosen else ""),
                Field("Referred to", f"Dr {self.faces.provider(referral.provider).full_name}"),
                Field("Valid from", show(referral.first_day)),
                Field("Valid to", show(referral.last_day)),
                *self._counted(referral, visit),
            ),
            "Put this number on the claim.",
        )

    def _counted(self, referral: Referral, visit: Encounter) -> tuple[Field, ...]:
        """For how many visits a referral is, and which were given under it."""
        if not referral.visits:
            return ()
        days = self.office.under.get(referral.number, ())
        given = ", ".join([self.calendar.show_day(day, short=True) for day in days if day <= visit.day])
        return (Field("Visits", str(referral.visits)), Field("Ticked off here until this visit", given or "none"))

    def _necessity(self, visit: Encounter) -> list[Document]:
        if "why_needed" not in visit.said:
            return []
        return [Document(
            "letter_of_necessity", "Letter of medical necessity",
            (
                Field("Clinician", f"Dr {self.faces.provider(visit.provider).full_name}"),
                Field("Service", ", ".join(shown(charge.code) for charge in visit.charges)),
            ),
            "Exercises at home were tried for six weeks and did not help. "
            "Without this treatment the patient cannot manage a normal day.",
        )]

    def _notices(self, visit: Encounter) -> list[Document]:
        """The notice before a service of which the payer's policy says that it is not necessary (ABN, form CMS-R-131)."""
        if NOTICE not in visit.said:
            return []
        asked = sum([charge.amount for charge in visit.charges])
        return [Document(
            "advance_notice", "Advance notice of non-coverage (ABN), signed",
            (
                Field("Service", "; ".join(f"{shown(charge.code)} {label(charge.code)}" for charge in visit.charges)),
                Field("Expected cost", f"${dollars(asked)}"),
                Field("Chosen", "I want the service. Ask Medicare; if it does not pay, I do."),
                Field("Signed on", self.calendar.show_day(visit.day)),
            ),
            f"Modifier {NOTICE_ON_FILE} tells the payer that this notice is on file.",
        )]

    def _faxes(self, claim: Claim) -> list[Document]:
        announced = [each.removeprefix(BY_FAX) for each in claim.attachments if each.startswith(BY_FAX)]
        return [
            Document(
                "fax_report", "Fax report",
                (Field("Document", EVIDENCE.get(each, each)), Field("Pages sent", "0"), Field("Result", "No answer")),
                "Not repeated.",
            )
            for each in announced
        ]
