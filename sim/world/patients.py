"""Patients: who they are, when they come, and what the front desk and charge entry make of it.

Every patient and every visit has its own name in the keyed chance, so neither the order of
work nor the number of billers changes who comes or what goes wrong.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine
from sim.records.clock import DAY
from sim.records.codes import diagnoses_for, extras, modifiers_for, visit_mix
from sim.records.encounters import Charge, Encounter
from sim.records.identifiers import fill_shape, swap_digits
from sim.records.people import Membership, Patient, Registration
from sim.scenario import Payer, Plant, Scenario
from sim.world.chance import Chance, between, cumulative, happens, pick, weighted
from sim.world.office import Office
from sim.world.payer import PayerHouse
from sim.world.worklists import DueBook

CHARGES_AT = 16 * 60 + 30
AT_REGISTRATION = ("transposed_member_id", "wrong_birth_date", "coverage_ended", "wrong_payer")


class Patients:
    """The practice's patients and their visits."""

    def __init__(self, office: Office, case: Chance, face: Chance, payers: dict[str, PayerHouse]) -> None:
        self.office = office
        self.scenario = office.scenario
        self.chance = case
        self.face = face
        self.payers = payers
        self.all: dict[str, Patient] = {}
        self.causes: dict[str, str] = {}
        """What went wrong at a patient's registration: patient → cause."""
        self.visit_causes: dict[str, str] = {}
        """What went wrong at charge entry: claim → cause."""
        self._visits: DueBook = DueBook()
        self._drafted = 0
        self._book_first_visits()

    def life(self) -> Iterator[int]:
        """After closing time, draft the claims of the day's visits."""
        day = 0
        yield CHARGES_AT
        while True:
            for patient, nth in self._visits.take(day):
                self._visit(self.all[patient], nth, day)
            day += 1
            yield DAY

    def _book_first_visits(self) -> None:
        patients = self.scenario.patients
        for number in range(patients.count):
            patient = Born(self.scenario, self.chance, self.face, number).patient()
            self.all[patient.id] = patient
        self._let_causes_strike()
        for patient in self.all.values():
            draw = self.chance.draws("first visit", patient.id)[0]
            first = self._workday(between(draw, 0, patients.first_visit_within_days - 1))
            if self.causes.get(patient.id) == "coverage_ended":
                patient = self._change_plans(patient, first)
            for membership in patient.memberships:
                self.payers[membership.payer].enrol(patient, membership)
            self._visits.add(first, (patient.id, 0))

    def _let_causes_strike(self) -> None:
        rates = self.scenario.rates
        for patient in self.all.values():
            draws = self.chance.draws("registration", patient.id)
            for place, cause in enumerate(AT_REGISTRATION):
                if happens(draws[place], rates.get(cause, 0), 1000) and self._can_strike(cause, patient):
                    self.causes[patient.id] = cause
                    break
        for plant in self.scenario.planted:
            self._plant(plant)

    def _can_strike(self, cause: str, patient: Patient) -> bool:
        return cause != "wrong_payer" or bool(self.office.payers[patient.memberships[0].payer].twin)

    def _plant(self, plant: Plant) -> None:
        def suits(patient: Patient) -> bool:
            return (
                patient.id not in self.causes
                and (not plant.payer or patient.memberships[0].payer == plant.payer)
                and (plant.weekly is None or patient.weekly == plant.weekly)
                and self._can_strike(plant.cause, patient)
            )

        suited = [patient.id for patient in self.all.values() if suits(patient)]
        suited.sort(key=lambda patient: self.chance.draws("plant", patient))
        for patient in suited[: plant.patients]:
            self.causes[patient] = plant.cause

    def _change_plans(self, patient: Patient, first_visit: int) -> Patient:
        """Let the first coverage end soon after the first visit and a new one begin."""
        draws = self.chance.draws("new plan", patient.id)
        ends = first_visit + between(draws[0], 0, 13)
        old = patient.memberships[0]
        others = [
            payer for payer in self.scenario.payers
            if payer.key not in (old.payer, self.office.payers[old.payer].twin) and payer.from_age == 0
        ]
        payer = pick(draws[1], others or list(self.scenario.payers))
        renewed = replace(
            patient,
            memberships=(replace(old, last_day=ends), Born.membership(self.face, patient.number, payer, ends + 1, 1)),
        )
        self.all[patient.id] = renewed
        return renewed

    def _visit(self, patient: Patient, nth: int, day: int) -> None:
        draws = self.chance.draws("visit", patient.id, nth)
        if nth == 0:
            self._register(patient, day)
        encounter = self._see(patient, day, draws)
        self._draft(patient, encounter, draws)
        patients = self.scenario.patients
        if patient.weekly and nth + 1 < patients.weekly_visits:
            gap = 7
        else:
            low, high = patients.return_days
            gap = between(draws[7], low, high)
        self._visits.add(self._workday(day + gap), (patient.id, nth + 1))

    def _see(self, patient: Patient, day: int, draws: tuple) -> Encounter:
        number = len(self.office.encounters)
        practice = self.scenario.practice
        provider = practice.providers[-1] if patient.weekly else pick(draws[1], practice.providers[:-1] or practice.providers)
        # A course of therapy is one diagnosis treated one way; other visits are drawn one by one.
        subject = self.chance.draws("course", patient.id) if patient.weekly else draws
        charges, diagnoses = _choose(patient, self._age_on(patient, day), subject)
        membership = patient.membership_on(day)
        needed = self.office.payers[membership.payer].plan.needs_authorisation if membership else ()
        wants = any([charge.code in needed for charge in charges])
        encounter = Encounter(
            f"E{number:06d}", patient.id, day, provider, diagnoses, charges,
            f"RA-{draws[6] % 90000 + 10000}" if wants else None,
        )
        self.office.encounters[encounter.id] = encounter
        return encounter

    def _draft(self, patient: Patient, encounter: Encounter, draws: tuple) -> None:
        """Turn a visit into a claim, with charge entry's slips."""
        registration = self.office.registrations[patient.id]
        rates = self.scenario.rates
        authorisation = encounter.authorisation
        slip = ""
        if authorisation and happens(draws[3], rates.get("authorisation_missing", 0), 1000):
            authorisation, slip = None, "authorisation_missing"
        keeps_modifiers = True
        if not slip and any([charge.modifiers for charge in encounter.charges]) and happens(
            draws[4], rates.get("modifier_missing", 0), 1000
        ):
            keeps_modifiers, slip = False, "modifier_missing"
        lines = tuple([
            ClaimLine(charge.code, charge.modifiers if keeps_modifiers else (), charge.units, charge.amount)
            for charge in encounter.charges
        ])
        self._put_on_desk(encounter, registration, lines, authorisation, slip)
        if not slip and happens(draws[5], rates.get("duplicate_sent", 0), 1000):
            self._put_on_desk(encounter, registration, lines, authorisation, "duplicate_sent")

    def _put_on_desk(
        self, encounter: Encounter, registration: Registration, lines: tuple[ClaimLine, ...],
        authorisation: str | None, slip: str,
    ) -> None:
        claim = Claim(
            f"C-{10001 + self._drafted}", encounter.patient, encounter.id, encounter.day, encounter.provider,
            registration.payer, registration.member_id, registration.group, registration.birth_date, registration.sex,
            encounter.diagnoses, lines, sum([line.charge for line in lines]), authorisation,
        )
        self._drafted += 1
        if slip:
            self.visit_causes[claim.id] = slip
        self.office.draft(claim, encounter.day * DAY + CHARGES_AT)

    def _register(self, patient: Patient, day: int) -> None:
        """Type the patient's card and form into the registration, with the slip that this patient meets."""
        draws = self.chance.draws("front desk", patient.id)
        card = patient.memberships[0]
        payer, member_id, birth_date = card.payer, card.member_id, patient.birth_date
        cause = self.causes.get(patient.id)
        if cause == "transposed_member_id":
            member_id = swap_digits(member_id, draws[0])
        elif cause == "wrong_birth_date":
            birth_date = _slip_of_date(birth_date, draws[0])
        elif cause == "wrong_payer":
            payer = self.office.payers[payer].twin
        clerk = pick(draws[1], self.scenario.practice.clerks)
        minute = day * DAY + CHARGES_AT
        self.office.registrations[patient.id] = Registration(
            patient.id, payer, member_id, card.group, birth_date, patient.sex, clerk, minute
        )

    def _age_on(self, patient: Patient, day: int) -> int:
        return (self.office.calendar.year_of(day) * 12 + 6 - patient.birth_date.year * 12 - patient.birth_date.month) // 12

    def _workday(self, day: int) -> int:
        while not self.office.calendar.is_workday_number(day):
            day += 1
        return day


def _choose(patient: Patient, age: int, draws: tuple) -> tuple[tuple[Charge, ...], tuple[str, ...]]:
    """Choose what a visit is for: its charges, each with the modifier that the note supports, and its diagnosis."""
    mix = visit_mix(patient.weekly, age, patient.sex)
    service = mix.services[weighted(draws[2], mix.totals)]
    diagnosis = pick(draws[0], diagnoses_for(service.code, age, patient.sex))
    allowed = modifiers_for(service.code, diagnosis)
    if allowed:
        return (Charge(service.code, (pick(draws[1], allowed),), service.units, service.charge),), (diagnosis,)
    charges = [Charge(service.code, (), service.units, service.charge)]
    for place, extra in enumerate(extras(service.code, diagnosis)):
        if not extra.needs_modifier and extra.fits(age, patient.sex) and happens(
            draws[1] * (2 * place + 1) & _ALL_BITS, extra.joins_permille, 1000
        ):
            charges.append(Charge(extra.code, (), extra.units, extra.charge))
    return tuple(charges), (diagnosis,)


_ALL_BITS = (1 << 64) - 1


class Born:
    """A patient made from its number, the same in every process."""

    def __init__(self, scenario: Scenario, chance: Chance, face: Chance, number: int) -> None:
        self.scenario = scenario
        self.face = face
        self.number = number
        self.draws = chance.draws("patient", f"P-{number + 1:05d}")

    def patient(self) -> Patient:
        """Make the person, with the one coverage that they bring."""
        shares = cumulative([payer.share for payer in self.scenario.payers])
        payer = self.scenario.payers[weighted(self.draws[0], shares)]
        weekly = happens(self.draws[1], self.scenario.patients.weekly, 1000)
        return Patient(
            f"P-{self.number + 1:05d}", self.number, self._birth_date(payer), "FM"[self.draws[2] & 1], weekly,
            (self.membership(self.face, self.number, payer, -400, 0),),
        )

    def _birth_date(self, payer: Payer) -> date:
        low, high = max(payer.from_age, 1), min(payer.to_age, 96)
        days = between(self.draws[3], low * 366, high * 365)
        return self.scenario.start - timedelta(days=days)

    @staticmethod
    def membership(face: Chance, number: int, payer: Payer, first_day: int, nth: int) -> Membership:
        """Make a coverage with its card's numbers."""
        draws = face.draws("card", f"P-{number + 1:05d}", nth)
        return Membership(
            payer.key, fill_shape(payer.member_id, draws[0]), fill_shape(payer.group, draws[1]), first_day
        )


def _slip_of_date(born: date, draw: int) -> date:
    """Swap day and month where that makes another date, else slip by ten years or a day."""
    if born.day <= 12 and born.day != born.month:
        return born.replace(month=born.day, day=born.month)
    if draw & 1 and born.day != 29:
        return born.replace(year=born.year - 10)
    return born - timedelta(days=1) if born.day > 20 else born + timedelta(days=1)
