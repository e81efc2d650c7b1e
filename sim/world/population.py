"""The practice's patients: who they are, which coverage they hold, and whose registration goes wrong.

All of it is fixed by the seeds before the first day; what the desk does later changes nobody.
"""

from datetime import date, timedelta

from msgspec.structs import replace

from sim.records.identifiers import fill_shape
from sim.records.people import Membership, Patient
from sim.scenario import Payer, Plant, Scenario
from sim.world.chance import Chance, between, cumulative, happens, pick, weighted

AT_REGISTRATION = ("transposed_member_id", "wrong_birth_date", "coverage_ended", "wrong_payer")
LONG_AGO = -400
"""First day of a coverage that a patient has always had."""


class Population:
    """Patients by id, the day of each one's first visit, and the cause that strikes at registration."""

    def __init__(self, scenario: Scenario, case: Chance, face: Chance) -> None:
        self.scenario = scenario
        self.chance = case
        self.face = face
        self.payers = {payer.key: payer for payer in scenario.payers}
        self.shares = cumulative([payer.share for payer in scenario.payers])
        self.causes: dict[str, str] = {}
        self.first_days: dict[str, int] = {}
        self.all: dict[str, Patient] = {}
        for number in range(scenario.patients.count):
            patient = self._born(number)
            self.all[patient.id] = patient
            draw = case.draws("first visit", patient.id)[0]
            self.first_days[patient.id] = between(draw, 0, scenario.patients.first_visit_within_days - 1)
        self._strike()
        for plant in scenario.planted:
            self._plant(plant)
        for patient, cause in self.causes.items():
            if cause == "coverage_ended":
                self.all[patient] = self._changing_plans(self.all[patient])

    def _born(self, number: int) -> Patient:
        name = f"P-{number + 1:05d}"
        draws = self.chance.draws("patient", name)
        payer = self.scenario.payers[weighted(draws[0], self.shares)]
        weekly = happens(draws[1], self.scenario.patients.weekly, 1000)
        return Patient(
            name, number, self._birth_date(payer, draws[3]), "FM"[draws[2] & 1], weekly,
            (self._membership(name, payer, LONG_AGO, 0),),
        )

    def _birth_date(self, payer: Payer, draw: int) -> date:
        low, high = max(payer.from_age, 1), min(payer.to_age, 96)
        return self.scenario.start - timedelta(days=between(draw, low * 366, high * 365))

    def _membership(self, patient: str, payer: Payer, first_day: int, nth: int) -> Membership:
        draws = self.face.draws("card", patient, nth)
        return Membership(
            payer.key, fill_shape(payer.member_id, draws[0]), fill_shape(payer.group, draws[1]), first_day
        )

    def _strike(self) -> None:
        """Let each cause strike at its rate; one registration goes wrong in one way."""
        rates = self.scenario.rates
        for patient in self.all.values():
            draws = self.chance.draws("registration", patient.id)
            for place, cause in enumerate(AT_REGISTRATION):
                if happens(draws[place], rates.get(cause, 0), 1000) and self._can_strike(cause, patient):
                    self.causes[patient.id] = cause
                    break

    def _can_strike(self, cause: str, patient: Patient) -> bool:
        return cause != "wrong_payer" or bool(self.payers[patient.memberships[0].payer].twin)

    def _plant(self, plant: Plant) -> None:
        """Give a cause to as many patients as the scenario says, those whom it suits first."""
        free = [patient for patient in self.all.values() if patient.id not in self.causes]
        free.sort(key=lambda patient: (not self._suits(plant, patient), self.chance.draws("plant", patient.id)))
        for patient in free[: plant.patients]:
            if not self._suits(plant, patient):
                self.all[patient.id] = self._recast(plant, patient)
            if plant.first_day is not None:
                self.first_days[patient.id] = plant.first_day
            self.causes[patient.id] = plant.cause

    def _suits(self, plant: Plant, patient: Patient) -> bool:
        return (
            (not plant.payer or patient.memberships[0].payer == plant.payer)
            and (plant.weekly is None or patient.weekly == plant.weekly)
            and self._can_strike(plant.cause, patient)
        )

    def _recast(self, plant: Plant, patient: Patient) -> Patient:
        """Make a patient of the kind that a plant asks for."""
        payer = self.payers[plant.payer or patient.memberships[0].payer]
        if plant.cause == "wrong_payer" and not payer.twin:
            payer = next((each for each in self.scenario.payers if each.twin), payer)
        weekly = patient.weekly if plant.weekly is None else plant.weekly
        born = self._birth_date(payer, self.chance.draws("patient", patient.id)[3])
        card = self._membership(patient.id, payer, LONG_AGO, 0)
        return replace(patient, weekly=weekly, birth_date=born, memberships=(card,))

    def _changing_plans(self, patient: Patient) -> Patient:
        """End the first coverage within two weeks of the first visit and let another begin."""
        draws = self.chance.draws("new plan", patient.id)
        ends = self.first_days[patient.id] + between(draws[0], 0, 13)
        old = patient.memberships[0]
        others = [
            payer for payer in self.scenario.payers
            if payer.key not in (old.payer, self.payers[old.payer].twin) and payer.from_age == 0
        ]
        payer = pick(draws[1], others or list(self.scenario.payers))
        return replace(
            patient,
            memberships=(replace(old, last_day=ends), self._membership(patient.id, payer, ends + 1, 1)),
        )
