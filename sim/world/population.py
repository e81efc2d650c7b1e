"""The practice's patients: who they are, which coverage they hold, and whose registration goes wrong.

All of it is fixed by the seeds before the first day; what the desk does later changes nobody.
"""

from datetime import date, timedelta

from msgspec.structs import replace

from sim.records.identifiers import fill_shape
from sim.records.people import Grace, Grant, Membership, Patient
from sim.rules.causes import catalogue
from sim.scenario import Payer, Plant, Scenario
from sim.world.chance import Chance, between, cumulative, happens, weighted
from sim.world.families import Families
from sim.world.seconds import Seconds
from sim.world.slips import coordination
from sim.world.slips.slip import Menu
from sim.world.slips.tables import AT_CHARGE_ENTRY, AT_REGISTRATION, AT_SECOND, AT_VISIT, BEFORE

EVERY_VISIT = 10**6
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
        """What goes wrong at a patient's registration: patient → cause."""
        self.planted: dict[str, list[list]] = {}
        """What is certain to go wrong later: patient → [cause, how many visits are left to strike]."""
        self.first_days: dict[str, int] = {}
        self.grace: dict[str, Grace] = {}
        """Members whose premium is unpaid when they first come: member's number → the months of grace."""
        self.to_enter: dict[str, tuple[int, Membership]] = {}
        """Newborns on their way into a plan: patient → the day on which the plan enters them, and the card that then comes."""
        self.families = Families(scenario, case)
        self.seconds = Seconds(scenario, case, self.membership)
        self.granted: dict[str, Grant] = {}
        """Patients to whom a coverage is granted after their visits."""
        self.all: dict[str, Patient] = {}
        for number in range(scenario.patients.count):
            patient = self.seconds.give(self._born(number))
            self.all[patient.id] = patient
            draw = case.draws("first visit", patient.id)[0]
            self.first_days[patient.id] = between(draw, 0, scenario.patients.first_visit_within_days - 1)
        self._strike()
        for plant in scenario.planted:
            if catalogue()[plant.cause].arises != "practice":
                self._plant(plant)
        self.newcomers = self._leave_unregistered() if scenario.patients.unregistered else {}
        """Patients whom the front desk leaves unregistered at their first visit."""
        for patient, cause in self.causes.items():
            if cause in BEFORE:
                self.all[patient] = BEFORE[cause].strike(self.all[patient], self)
                if cause in AT_VISIT or cause in AT_CHARGE_ENTRY:
                    self.planted.setdefault(patient, []).append([cause, EVERY_VISIT])

    def _born(self, number: int) -> Patient:
        name = f"P-{number + 1:05d}"
        draws = self.chance.draws("patient", name)
        payer = self.scenario.payers[weighted(draws[0], self.shares)]
        weekly = happens(draws[1], self.scenario.patients.weekly, 1000)
        alone = Patient(name, number, self._birth_date(payer, draws[3]), "FM"[draws[2] & 1], weekly, ())
        return replace(alone, memberships=(self.card(alone, payer, LONG_AGO, 0),))

    def _birth_date(self, payer: Payer, draw: int) -> date:
        low, high = max(payer.from_age, 1), min(payer.to_age, 96)
        return self.scenario.start - timedelta(days=between(draw, low * 366, high * 365))

    def card(self, patient: Patient, payer: Payer, first_day: int, nth: int, as_dependent: bool = False) -> Membership:
        """Draw a patient's nth card, in whose name it is included."""
        return self.families.enrol(patient, self.membership(patient.id, payer, first_day, nth), payer, as_dependent)

    def membership(self, patient: str, payer: Payer, first_day: int, nth: int) -> Membership:
        """Draw a patient's nth card as if it were in the patient's own name."""
        draws = self.face.draws("card", patient, nth)
        return Membership(
            payer.key, fill_shape(payer.member_id, draws[0]), fill_shape(payer.group, draws[1]), first_day,
            kind=payer.coverage_kind,
        )

    def _strike(self) -> None:
        """Let each cause strike at its rate; one registration goes wrong in one way."""
        scenario = self.scenario
        menus = {
            payer.key: Menu({cause: scenario.rate(cause, payer) for cause in (*AT_REGISTRATION, *BEFORE)})
            for payer in scenario.payers
        }
        for patient in self.all.values():
            draw = self.chance.draws("registration", patient.id)[0]
            cause = menus[patient.memberships[0].payer].choose(
                draw, lambda cause, patient=patient: self._can_strike(cause, patient)
            )
            if cause:
                self.causes[patient.id] = cause

    def _can_strike(self, cause: str, patient: Patient) -> bool:
        if cause in AT_SECOND:
            return AT_SECOND[cause].suits(patient, self.payers)
        if cause in BEFORE:
            return (not patient.others or cause in coordination.BEFORE) and BEFORE[cause].suits(patient, self)
        return cause not in AT_REGISTRATION or AT_REGISTRATION[cause].suits(patient, self)

    def _plant(self, plant: Plant) -> None:
        """Give a cause to as many patients as the scenario says, those whom it suits first."""
        free = [patient for patient in self.all.values() if patient.id not in self.causes and patient.id not in self.planted]
        free.sort(key=lambda patient: (
            not self._suits(plant, patient), not self._can_strike(plant.cause, patient),
            self.chance.draws("plant", patient.id),
        ))
        for patient in free[: plant.patients]:
            if not self._suits(plant, patient):
                self.all[patient.id] = self._recast(plant, patient)
            if plant.first_day is not None:
                self.first_days[patient.id] = plant.first_day
            if plant.cause in AT_REGISTRATION or plant.cause in BEFORE:
                self.causes[patient.id] = plant.cause
            else:
                self.planted.setdefault(patient.id, []).append([plant.cause, plant.visits or EVERY_VISIT])

    def _leave_unregistered(self) -> dict[str, None]:
        """Choose new patients whom nobody has registered, of those whom nothing else strikes, and when they first come."""
        wanted = self.scenario.patients
        free = [patient for patient in self.all if patient not in self.causes and patient not in self.planted]
        draws = {patient: self.chance.draws("unregistered", patient) for patient in free}
        chosen = sorted(free, key=draws.__getitem__)[: wanted.unregistered]
        for patient in chosen:
            self.first_days[patient] = wanted.unregistered_from + between(draws[patient][1], 0, wanted.unregistered_within)
        return dict.fromkeys(chosen)

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
        if patient.others and payer.key == patient.memberships[0].payer:
            return replace(patient, weekly=weekly)
        born = self._birth_date(payer, self.chance.draws("patient", patient.id)[3])
        recast = replace(patient, weekly=weekly, birth_date=born, others=())
        return self.seconds.give(replace(recast, memberships=(self.card(recast, payer, LONG_AGO, 0),)))
