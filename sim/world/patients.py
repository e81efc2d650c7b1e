"""Visits: when patients come, and what the front desk and charge entry make of it.

Every visit has its own name in the keyed chance, so neither the order of work nor the
number of billers changes who comes or what goes wrong.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from sim.records.accidents import BY_CARRIER
from sim.records.claims import Claim, ClaimLine
from sim.records.clock import DAY
from sim.records.encounters import Authorisation, Charge, Encounter
from sim.records.money import Cents
from sim.records.people import Coverage, Membership, Patient, Registration
from sim.rules.payer_files import PayerFiles
from sim.world.chance import Chance, between, happens, pick
from sim.world.consents import Consents
from sim.world.copays import collect_copay
from sim.world.office import Office
from sim.world.population import Population
from sim.world.practice import clinician_npi
from sim.world.slips.slip import Menu
from sim.world.slips.tables import AT_CHARGE_ENTRY, AT_REGISTRATION, AT_SECOND, AT_VISIT, FOUND_BY_A_CHECK
from sim.world.uncharged import leave, without_charges
from sim.world.upcoming import Upcoming, carry_over
from sim.world.visit_reasons import Reason, choose_reason
from sim.world.worklists import DueBook

CHARGES_AFTER = 30
"""Minutes after closing time at which the day's charges are entered."""
OUTDATED, NOT_OBTAINED = "fees_outdated", "authorisation_not_obtained"


class Patients:
    """The visits of a population, and the claims that are drafted from them."""

    def __init__(self, office: Office, case: Chance, population: Population, payers: dict[str, PayerFiles]) -> None:
        self.office = office
        self.scenario = office.scenario
        self.charges_at = office.calendar.close_at + CHARGES_AFTER
        self.chance = case
        self.all = population.all
        self.causes = population.causes
        """What went wrong at a patient's registration: patient → cause."""
        self.planted = population.planted
        self.consents = Consents(office, payers)
        self.menus = {
            payer.key: Menu({cause: self.scenario.rate(cause, payer) for cause in (*AT_VISIT, *AT_CHARGE_ENTRY)})
            for payer in self.scenario.payers
        }
        self.accidents = {
            payer.key: BY_CARRIER[payer.coverage_kind].code
            for payer in self.scenario.payers if payer.coverage_kind in BY_CARRIER
        }
        """Carrier → the accidents for which it pays: charge entry ticks box 10 for whoever is registered with one."""
        self.at_second = Menu({cause: self.scenario.rates.get(cause, 0) for cause in AT_SECOND})
        self.visit_causes: dict[str, str] = {}
        """What went wrong at a visit or at charge entry: encounter or claim → cause."""
        self.ahead = self.scenario.patients.consents_ahead
        self.upcoming = Upcoming(office)
        self.pays_at_desk = self.scenario.patients.pays_at_desk
        self.left_to_the_desk = self.scenario.patients.charges_left
        self.newcomers = population.newcomers
        """Patients whom the front desk does not register; somebody at the desk does, from their papers."""
        self._waiting: dict[str, list[tuple[Encounter, str, tuple]]] = {}
        """Visits of those who are not registered yet, with what is needed to enter their charges."""
        self._visits: DueBook = DueBook()
        self._drafted = 0
        self._courses: dict[tuple[str, int], Reason] = {}
        """What patients come for week by week: (patient, age) → charges and diagnoses."""
        self._bills: dict[tuple[Charge, ...], tuple[tuple[ClaimLine, ...], Cents]] = {}
        """Charges → the lines of the claim for them, and their sum."""
        for patient, day in population.first_days.items():
            self._visits.add(office.calendar.roll_forward(day), (patient, 0))

    def life(self) -> Iterator[int]:
        """After closing time, draft the claims of the day's visits."""
        day = 0
        yield self.charges_at
        while True:
            for patient, nth in self._visits.take(day):
                self._visit(self.all[patient], nth, day)
            if self.ahead:
                for patient, nth in self._visits.filed(day + self.ahead):
                    self._put_to_the_desk(self.all[patient], nth, day)
            day += 1
            yield DAY

    def _visit(self, patient: Patient, nth: int, day: int) -> None:
        draws = self.chance.draws("visit", patient.id, nth)
        if nth == 0 and patient.id in self.newcomers:
            self.office.to_register[patient.id] = day
        elif nth == 0:
            self._register(patient, day)
        visit = self._see(patient, day, draws)
        booked = self.upcoming.come(patient.id, nth) if self.ahead else None
        if booked is not None:
            visit = replace(visit, id=booked.claim.encounter)
        membership = patient.membership_on(day)
        letter = referral = None
        if membership is not None:
            visit, letter, referral = self.consents.before(visit, patient, membership.payer, nth, draws[6], booked is None)
        if booked is not None and letter is None:
            slip = NOT_OBTAINED
        else:
            slip = self._goes_wrong(patient, visit, letter, membership or patient.memberships[-1], draws)
        if slip in AT_VISIT:
            visit, letter = AT_VISIT[slip].strike(visit, letter, patient, self.office, draws[4])
            self.visit_causes[visit.id] = slip
        if letter is not None or referral is not None or visit.authorisation:
            self.consents.file(visit, membership.payer, letter, referral)
        self.office.encounters[visit.id] = visit
        if patient.id in self.office.to_register:
            self._waiting.setdefault(patient.id, []).append((visit, slip, draws))
        else:
            self._enter_charges(visit, slip, draws, day * DAY + self.charges_at)
            self.office.inbox.occasion("visit", self.office.claims_of[patient.id][-1])
            if self.pays_at_desk:
                collect_copay(self.office, self.chance, visit)
        patients = self.scenario.patients
        if patient.weekly and nth + 1 < patients.weekly_visits:
            gap = 7
        else:
            gap = between(draws[7], *patients.return_days)
        self._visits.add(self.office.calendar.roll_forward(day + gap), (patient.id, nth + 1))

    def _put_to_the_desk(self, patient: Patient, nth: int, today: int) -> None:
        """Have the desk ask for the authorisation of a visit to come, where the plan wants one and no letter covers it."""
        day = today + self.ahead
        membership = patient.membership_on(day)
        if membership is None or patient.id not in self.office.registrations:
            return
        if not self.office.payers[membership.payer].plan.needs_authorisation:
            return
        visit = self._see(patient, day, self.chance.draws("visit", patient.id, nth))
        if not self.consents.is_missing(visit, patient, membership.payer):
            return
        self.office.encounters[visit.id] = visit
        claim = self._claim(visit, *self._billed(visit.charges))
        self._drafted += 1
        self.upcoming.book(claim, nth, today * DAY + self.charges_at)

    def _register(self, patient: Patient, day: int) -> None:
        """Type the patient's card and form into the registration, with the slip that this patient meets."""
        draws = self.chance.draws("front desk", patient.id)
        typed = as_on_paper(patient, pick(draws[1], self.scenario.practice.clerks), day * DAY + self.charges_at)
        cause = self.causes.get(patient.id, "")
        found = cause in FOUND_BY_A_CHECK and happens(draws[2], self.scenario.patients.verified, 1000)
        slip = None if found else AT_REGISTRATION.get(cause)
        self.office.registrations[patient.id] = slip.strike(typed, patient, self.office, draws[0]) if slip else typed

    def register(self, typed: Registration, minute: int) -> int:
        """Take a registration that was typed at the desk, enter the charges that waited for it, and count the claims."""
        self.office.registrations[typed.patient] = typed
        del self.office.to_register[typed.patient]
        before = self._drafted
        for visit, slip, draws in self._waiting.pop(typed.patient, ()):
            self._enter_charges(visit, slip, draws, minute)
        return self._drafted - before

    def waiting_for(self, patient: str) -> tuple[Encounter, ...]:
        """List the visits whose charges wait until their patient is registered."""
        return tuple([visit for visit, _, _ in self._waiting.get(patient, ())])

    def _see(self, patient: Patient, day: int, draws: tuple) -> Encounter:
        providers = self.scenario.practice.providers
        provider = providers[-1] if patient.weekly else pick(draws[1], providers[:-1] or providers)
        age = self.office.calendar.age_in_year(patient.birth_date, day)
        charges, diagnoses = self._course(patient, age) if patient.weekly else choose_reason(patient, age, draws)
        return Encounter(f"E{len(self.office.encounters):06d}", patient.id, day, provider, diagnoses, charges)

    def _goes_wrong(
        self, patient: Patient, visit: Encounter, letter: Authorisation | None, member: Membership, draws: tuple
    ) -> str:
        """Name what goes wrong at a visit or when its charges are entered: what was planted, else what chance has."""
        for plant in self.planted.get(patient.id, ()):
            if plant[1] and self._suits(plant[0], patient, visit, letter):
                plant[1] -= 1
                return plant[0]
        return self.menus[member.payer].choose(draws[3], lambda cause: self._suits(cause, patient, visit, letter))

    def _suits(self, cause: str, patient: Patient, visit: Encounter, letter: Authorisation | None) -> bool:
        if cause in AT_VISIT:
            return AT_VISIT[cause].suits(visit, letter, patient, self.office)
        return cause in AT_CHARGE_ENTRY and AT_CHARGE_ENTRY[cause].suits(visit, patient, self.office)

    def _course(self, patient: Patient, age: int) -> Reason:
        """A course of therapy is one diagnosis treated one way; other visits are drawn one by one."""
        course = self._courses.get((patient.id, age))
        if course is None:
            draws = self.chance.draws("course", patient.id)
            course = self._courses[patient.id, age] = choose_reason(patient, age, draws)
        return course

    def _enter_charges(self, visit: Encounter, slip: str, draws: tuple, minute: int) -> None:
        """Turn a visit into a claim, with charge entry's slip where there is one."""
        lines, charge = self._billed(visit.charges)
        if self.office.prices.fee_changes:
            lines, outdated = self._priced(lines, visit.day)
            slip, charge = slip or outdated, sum([line.charge for line in lines])
        claim = self._claim(visit, lines, charge)
        if claim.payer in self.accidents:
            claim = replace(claim, accident=self.accidents[claim.payer])
        if slip not in AT_CHARGE_ENTRY:
            if self.left_to_the_desk and self._is_left(visit):
                claim = without_charges(claim)
            name = self._draft(claim, minute)
            if slip == OUTDATED and claim.lines:
                self.visit_causes[name] = slip
            return
        for drafted in AT_CHARGE_ENTRY[slip].strike(claim, visit, self.office, draws[4]):
            self.visit_causes[self._draft(drafted, minute)] = slip

    def _claim(self, visit: Encounter, lines: tuple[ClaimLine, ...], charge: Cents) -> Claim:
        """Write a visit's claim, as the registration has the patient."""
        typed = self.office.registrations[visit.patient]
        return Claim(
            self._next_name(), visit.patient, visit.id, visit.day, visit.provider, typed.payer, typed.member_id, typed.group,
            typed.birth_date, typed.sex, visit.diagnoses, lines, charge,
            visit.authorisation, name=typed.name, relationship=typed.relationship, referral=visit.referral,
            referring=clinician_npi(visit.certifier) if visit.certifier else "",
        )

    def _is_left(self, visit: Encounter) -> bool:
        """Tell whether the desk is to enter what was done at a visit."""
        return happens(self.chance.draws("charge entry", visit.id)[0], self.left_to_the_desk, 1000)

    def _billed(self, charges: tuple[Charge, ...]) -> tuple[tuple[ClaimLine, ...], Cents]:
        """Write a visit's charges as the lines of a claim, with their sum."""
        billed = self._bills.get(charges)
        if billed is None:
            lines = tuple([
                ClaimLine(charge.code, charge.modifiers, charge.units, charge.amount, (), charge.place) for charge in charges
            ])
            billed = self._bills[charges] = (lines, sum([line.charge for line in lines]))
        return billed

    def _priced(self, lines: tuple[ClaimLine, ...], day: int) -> tuple[tuple[ClaimLine, ...], str]:
        """Charge by the fee schedule that is loaded, and tell whether it is not the one in force."""
        prices = self.office.prices
        charged = tuple([replace(line, charge=prices.charged(line.code, line.charge, day)) for line in lines])
        due = [prices.fee(line.code, line.charge, day) for line in lines]
        return charged, "" if due == [line.charge for line in charged] else OUTDATED

    def to_next_payer(self, claim: Claim) -> Claim:
        """Let what goes wrong on the way to the next payer go wrong, planted or by chance."""
        patient = self.all[claim.patient]
        draws = self.chance.draws("next payer", claim.id, len(claim.prior))
        for plant in self.planted.get(claim.patient, ()):
            if plant[1] and plant[0] in AT_SECOND:
                plant[1] -= 1
                return AT_SECOND[plant[0]].strike(claim, draws[1])
        cause = self.at_second.choose(draws[0], lambda cause: AT_SECOND[cause].suits(patient, self.office.payers))
        return AT_SECOND[cause].strike(claim, draws[1]) if cause else claim

    def _next_name(self) -> str:
        return f"C-{10001 + self._drafted}"

    def _draft(self, claim: Claim, minute: int) -> str:
        before = self.upcoming.folder(claim.encounter) if self.ahead else None
        name = before.claim.id if before else self._next_name()
        self._drafted += before is None
        if claim.id != name:
            claim = replace(claim, id=name)
        if claim.lines:
            self.office.draft(claim, minute)
        else:
            leave(self.office, claim, minute)
        if before is not None:
            carry_over(before, self.office.files[name])
        return name


def as_on_paper(patient: Patient, clerk: str, minute: int) -> Registration:
    """Type what form and first cards say, without a slip."""
    card = patient.memberships[0]
    return Registration(
        patient.id, card.payer, card.member_id, card.group, patient.birth_date, patient.sex, clerk, minute, "",
        card.relationship,
        tuple([Coverage(each.payer, each.member_id, each.group, each.relationship) for each in patient.others[:2]]),
    )
