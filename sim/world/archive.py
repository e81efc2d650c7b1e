"""The archive: the papers behind each claim, made from the truth when somebody opens them.

Cards, forms, notes and letters tell the truth; registration and claim are what the office
made of it.  Every cause of the catalogue can be found by laying one beside the other.
"""

from sim.records.clock import Calendar
from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.records.encounters import Encounter
from sim.records.people import Membership, Patient
from sim.scenario import Payer, Scenario
from sim.world.faces import Faces

_SIDE_NOTES = {
    "LT": "Left side.", "RT": "Right side.", "GT": "Seen by live video.",
    "GP": "Under a physical therapy plan of care.", "GO": "Under an occupational therapy plan of care.",
}


class Archive:
    """Papers of one practice."""

    def __init__(self, scenario: Scenario, calendar: Calendar, faces: Faces) -> None:
        self.payers = {payer.key: payer for payer in scenario.payers}
        self.calendar = calendar
        self.faces = faces

    def papers(self, patient: Patient, visit: Encounter, today: int) -> tuple[Document, ...]:
        """Lay out what is on file for a visit: cards shown so far, form, photo ID, note, authorisation."""
        cards = [
            side
            for membership in patient.memberships if membership.first_day <= today
            for side in self.card(patient, membership)
        ]
        letter = [self.authorisation(patient, visit)] if visit.authorisation else []
        return (*cards, self.form(patient), self.photo_id(patient), self.note(visit), *letter)

    def card(self, patient: Patient, membership: Membership) -> tuple[Document, Document]:
        """Draw a card, front and back."""
        payer = self.payers[membership.payer]
        face = self.faces.person(patient.id, patient.sex)
        begins = self.calendar.show_day(max(membership.first_day, -400))
        front = Document(
            "insurance_card", payer.name,
            (
                Field("Member", face.full_name.upper()),
                Field("Member ID", membership.member_id, "member_id"),
                *([Field("Group", membership.group, "group")] if membership.group else []),
                Field("Plan", payer.plan.name),
                Field("Effective", begins),
            ),
            side="front",
        )
        return front, self._back(payer)

    def _back(self, payer: Payer) -> Document:
        copay = f"${payer.plan.copay // 100} copay each visit. " if payer.plan.copay else ""
        wants = "Therapy needs our authorisation. " if payer.plan.needs_authorisation else ""
        return Document(
            "insurance_card", payer.name,
            (
                Field("Payer", payer.name),
                Field("Payer ID for claims", payer.payer_id, "payer"),
                Field("File claims within", f"{payer.filing_limit_days} days of service"),
            ),
            f"{copay}{wants}Providers: 800 555 0100",
            side="back",
        )

    def form(self, patient: Patient) -> Document:
        """The registration form, filled in by the patient's own hand."""
        face = self.faces.person(patient.id, patient.sex)
        return Document(
            "registration_form", "Registration form",
            (
                Field("Name", face.full_name),
                Field("Date of birth", patient.birth_date.isoformat(), "birth_date"),
                Field("Sex", patient.sex),
                Field("Address", ", ".join(filter(None, (face.line1, face.line2, face.city, face.state)))),
                Field("Telephone", face.phone),
            ),
            "Filled in by the patient",
        )

    def photo_id(self, patient: Patient) -> Document:
        """The copy of a driving licence or state ID."""
        face = self.faces.person(patient.id, patient.sex)
        return Document(
            "photo_id", "Photo ID",
            (Field("Name", face.full_name.upper()), Field("DOB", patient.birth_date.isoformat(), "birth_date")),
        )

    def note(self, visit: Encounter) -> Document:
        """The clinician's note and encounter form."""
        services = [
            field
            for number, charge in enumerate(visit.charges, 1)
            for field in (
                Field(f"Service {number}", f"{shown(charge.code)} {label(charge.code)}"),
                Field(f"Modifiers {number}", " ".join(charge.modifiers) or "none", f"modifiers:{number}"),
            )
        ]
        said = [_SIDE_NOTES[code] for charge in visit.charges for code in charge.modifiers if code in _SIDE_NOTES]
        return Document(
            "encounter_note", f"Encounter {visit.id}",
            (
                Field("Date of service", self.calendar.show_day(visit.day)),
                Field("Clinician", f"Dr {self.faces.provider(visit.provider).full_name}"),
                *(Field("Diagnosis", f"{code} {label(code)}") for code in visit.diagnoses),
                *services,
            ),
            " ".join(said),
        )

    def authorisation(self, patient: Patient, visit: Encounter) -> Document:
        """The payer's letter that authorises the service of a visit."""
        membership = patient.membership_on(visit.day)
        sender = self.payers[membership.payer].name if membership else ""
        return Document(
            "authorisation_letter", f"Authorisation, {sender}",
            (
                Field("Authorisation number", visit.authorisation or "", "authorisation"),
                Field("Service", ", ".join(shown(charge.code) for charge in visit.charges)),
                Field("Valid on", self.calendar.show_day(visit.day)),
            ),
            "Put this number on the claim.",
        )
