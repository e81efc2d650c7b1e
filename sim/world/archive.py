"""The archive: the papers behind each claim, made from the truth when somebody opens them.

Cards, forms, notes and letters tell the truth; registration and claim are what the office
made of it.  Every cause of the catalogue can be found by laying one beside the other.
"""

from functools import lru_cache

from sim.records.clock import Calendar
from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.records.encounters import Charge, Encounter
from sim.records.people import Patient
from sim.rules.checks.bundling import GIVEN_TOGETHER
from sim.scenario import Scenario
from sim.world.accident_papers import on_note
from sim.world.cards import Cards
from sim.world.elections import NOTED, elections
from sim.world.faces import Faces
from sim.world.practice import clinician_npi

_SIDE_NOTES = {
    "LT": "Left side.", "RT": "Right side.", "GT": "Seen by live video.",
    "XU": "Done apart from the service before it, for a reason of its own.",
    "GP": "Under a physical therapy plan of care.", "GO": "Under an occupational therapy plan of care.",
}
_SAID = {**NOTED, GIVEN_TOGETHER: "Both services were one treatment, given in one go for the same complaint."}
_OF_A_PLAN = ("GP", "GO")
"""Modifiers of what is done under a therapy plan of care; what else names a physician was ordered."""
_COURSE = {
    "SV204": "Two problems had become worse; the test results were reviewed and the medication was changed.",
    "SV205": "A severe problem with several others; admission was discussed with the patient and the family.",
    "SV213": "First history and examination, complete; a plan for two lasting problems was begun.",
    "SV401": "Strength has improved by one grade since the first visit; the goal is not reached yet.",
    "SV402": "Range of motion is a third greater than at the first visit; the goal is not reached yet.",
    "SV403": "Stands on one leg for eight seconds, at first for two; the goal is not reached yet.",
    "SV404": "Dresses alone now, still needs help at the stove; the goal is not reached yet.",
}
"""What the note says of a course and of a visit's weight: why the service was needed, and so much of it."""


@lru_cache(maxsize=512)
def _services(charges: tuple[Charge, ...], diagnoses: int) -> tuple[Field, ...]:
    """Print the services of a note, each for every diagnosis: few different ones come again and again."""
    for_all = " ".join(map(str, range(1, diagnoses + 1)))
    return tuple([
        field
        for number, charge in enumerate(charges, 1)
        for field in (
            Field(f"Service {number}", f"{shown(charge.code)} {label(charge.code)}"),
            Field(f"Code {number}", shown(charge.code), f"code:{number}"),
            Field(f"Modifiers {number}", " ".join(charge.modifiers) or "none", f"modifiers:{number}"),
            Field(f"Units {number}", str(charge.units), f"units:{number}"),
            Field(f"For diagnosis {number}", for_all, f"pointers:{number}"),
            Field(f"Place {number}", charge.place, f"place:{number}"),
        )
    ])


class Archive:
    """Papers of one practice."""

    def __init__(self, scenario: Scenario, calendar: Calendar, faces: Faces) -> None:
        self.payers = {payer.key: payer for payer in scenario.payers}
        self.calendar = calendar
        self.faces = faces
        self.cards = Cards(self.payers, calendar, faces)

    def papers(
        self, patient: Patient, visit: Encounter, today: int, asked: bool = False, ahead: bool = False,
    ) -> tuple[Document, ...]:
        """Lay out what is on file for a visit: cards shown so far, form, photo ID, note, benefit sheet.

        `asked` when the office has asked the patient for every card; `ahead` of the visit there is no note and no check yet.
        """
        cards, day = self.cards, visit.day
        return (
            *cards.of_patient(patient, today, asked), *(() if ahead else (self.note(visit, patient),)),
            *cards.benefit_sheets(patient, day), *(() if ahead else cards.visit_checks(patient, day)),
            *elections(patient, visit, self.payers, self.faces, self.calendar),
        )

    def note(self, visit: Encounter, patient: Patient | None = None) -> Document:
        """The clinician's note and encounter form."""
        said = ["The side is not stated."] if visit.clarified else []
        if not visit.charges:
            said.append("The patient did not come and did not call. No service was given.")
        said += on_note(patient)
        said += [_SAID[key] for key in visit.said if key in _SAID]
        said += [_COURSE[charge.code] for charge in visit.charges if charge.code in _COURSE]
        said += [_SIDE_NOTES[code] for charge in visit.charges for code in charge.modifiers if code in _SIDE_NOTES]
        return Document(
            "encounter_note", f"Encounter {visit.id}",
            (
                Field("Date of service", self.calendar.show_day(visit.day), "service_date"),
                Field("Clinician", f"Dr {self.faces.provider(visit.provider).full_name}"),
                Field("Clinician number", visit.provider, "provider"),
                *self._certified(visit),
                *(Field("Diagnosis", f"{code} {label(code)}") for code in visit.diagnoses),
                Field("Diagnosis codes", " ".join(visit.diagnoses), "diagnoses"),
                *_services(visit.charges, len(visit.diagnoses)),
            ),
            " ".join(dict.fromkeys(said)),
        )

    def _certified(self, visit: Encounter) -> tuple[Field, ...]:
        if not visit.certifier:
            return ()
        of_a_plan = any(code in _OF_A_PLAN for charge in visit.charges for code in charge.modifiers)
        did = "Plan of care certified by" if of_a_plan else "Ordered by"
        return (
            Field(did, f"Dr {self.faces.provider(visit.certifier).full_name}"),
            Field("NPI of that physician", clinician_npi(visit.certifier), "referring"),
        )
