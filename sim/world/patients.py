"""Visits: when patients come, and what the front desk and charge entry make of it.

Every visit has its own name in the keyed chance, so neither the order of work nor the
number of billers changes who comes or what goes wrong.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from sim.records.claims import Claim, ClaimLine
from sim.records.clock import DAY
from sim.records.codes import diagnoses_for, extras, modifiers_for, visit_mix
from sim.records.encounters import Charge, Encounter
from sim.records.identifiers import swap_digits
from sim.records.people import Patient, Registration
from sim.world.chance import Chance, between, happens, pick, weighted
from sim.world.office import Office
from sim.world.population import Population
from sim.world.worklists import DueBook

CHARGES_AFTER = 30
"""Minutes after closing time at which the day's charges are entered."""
_ALL_BITS = (1 << 64) - 1


class Patients:
    """The visits of a population, and the claims that are drafted from them."""

    def __init__(self, office: Office, case: Chance, population: Population) -> None:
        self.office = office
        self.scenario = office.scenario
        self.charges_at = office.calendar.close_at + CHARGES_AFTER
        self.chance = case
        self.all = population.all
        self.causes = population.causes
        """What went wrong at a patient's registration: patient → cause."""
        self.visit_causes: dict[str, str] = {}
        """What went wrong at charge entry: claim → cause."""
        self._visits: DueBook = DueBook()
        self._drafted = 0
        self._courses: dict[str, tuple] = {}
        for patient, day in population.first_days.items():
            self._visits.add(office.calendar.roll_forward(day), (patient, 0))

    def life(self) -> Iterator[int]:
        """After closing time, draft the claims of the day's visits."""
        day = 0
        yield self.charges_at
        while True:
            for patient, nth in self._visits.take(day):
                self._visit(self.all[patient], nth, day)
            day += 1
            yield DAY

    def _visit(self, patient: Patient, nth: int, day: int) -> None:
        draws = self.chance.draws("visit", patient.id, nth)
        if nth == 0:
            self._register(patient, day)
        self._enter_charges(self._see(patient, day, draws), draws)
        patients = self.scenario.patients
        if patient.weekly and nth + 1 < patients.weekly_visits:
            gap = 7
        else:
            gap = between(draws[7], *patients.return_days)
        self._visits.add(self.office.calendar.roll_forward(day + gap), (patient.id, nth + 1))

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
        self.office.registrations[patient.id] = Registration(
            patient.id, payer, member_id, card.group, birth_date, patient.sex, clerk, day * DAY + self.charges_at
        )

    def _see(self, patient: Patient, day: int, draws: tuple) -> Encounter:
        providers = self.scenario.practice.providers
        provider = providers[-1] if patient.weekly else pick(draws[1], providers[:-1] or providers)
        # A course of therapy is one diagnosis treated one way; other visits are drawn one by one.
        subject = self._course(patient.id) if patient.weekly else draws
        charges, diagnoses = _choose(patient, self._age_on(patient, day), subject)
        membership = patient.membership_on(day)
        needed = self.office.payers[membership.payer].plan.needs_authorisation if membership else ()
        wants = any(charge.code in needed for charge in charges)
        encounter = Encounter(
            f"E{len(self.office.encounters):06d}", patient.id, day, provider, diagnoses, charges,
            f"RA-{draws[6] % 90000 + 10000}" if wants else None,
        )
        self.office.encounters[encounter.id] = encounter
        return encounter

    def _course(self, patient: str) -> tuple:
        drawn = self._courses.get(patient)
        if drawn is None:
            drawn = self._courses[patient] = self.chance.draws("course", patient)
        return drawn

    def _age_on(self, patient: Patient, day: int) -> int:
        born = patient.birth_date
        return (self.office.calendar.year_of(day) * 12 + 6 - born.year * 12 - born.month) // 12

    def _enter_charges(self, encounter: Encounter, draws: tuple) -> None:
        """Turn a visit into a claim, with charge entry's slips; one visit goes wrong in one way."""
        rates = self.scenario.rates
        authorisation = encounter.authorisation
        slip = ""
        if authorisation and happens(draws[3], rates.get("authorisation_missing", 0), 1000):
            authorisation, slip = None, "authorisation_missing"
        elif any(charge.modifiers for charge in encounter.charges) and happens(
            draws[4], rates.get("modifier_missing", 0), 1000
        ):
            slip = "modifier_missing"
        lines = tuple([
            ClaimLine(charge.code, () if slip == "modifier_missing" else charge.modifiers, charge.units, charge.amount)
            for charge in encounter.charges
        ])
        self._draft(encounter, lines, authorisation, slip)
        if not slip and happens(draws[5], rates.get("duplicate_sent", 0), 1000):
            self._draft(encounter, lines, authorisation, "duplicate_sent")

    def _draft(self, encounter: Encounter, lines: tuple[ClaimLine, ...], authorisation: str | None, slip: str) -> None:
        typed = self.office.registrations[encounter.patient]
        claim = Claim(
            f"C-{10001 + self._drafted}", encounter.patient, encounter.id, encounter.day, encounter.provider,
            typed.payer, typed.member_id, typed.group, typed.birth_date, typed.sex,
            encounter.diagnoses, lines, sum([line.charge for line in lines]), authorisation,
        )
        self._drafted += 1
        if slip:
            self.visit_causes[claim.id] = slip
        self.office.draft(claim, encounter.day * DAY + self.charges_at)


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


def _slip_of_date(born: date, draw: int) -> date:
    """Swap day and month where that makes another date, else slip by ten years or a day."""
    if born.day <= 12 and born.day != born.month:
        return born.replace(month=born.day, day=born.month)
    if draw & 1 and (born.month, born.day) != (2, 29):
        return born.replace(year=born.year - 10)
    return born - timedelta(days=1) if born.day > 20 else born + timedelta(days=1)
