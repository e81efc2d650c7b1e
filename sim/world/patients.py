"""Visits: when patients come, and what the front desk and charge entry make of it.

Every visit has its own name in the keyed chance, so neither the order of work nor the
number of billers changes who comes or what goes wrong.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine
from sim.records.clock import DAY
from sim.records.codes import Service, diagnoses_for, extras, modifiers_for, visit_mix
from sim.records.encounters import Authorisation, Charge, Encounter
from sim.records.money import Cents
from sim.records.people import Membership, Patient, Registration
from sim.rules.payer_files import PayerFiles
from sim.world.chance import Chance, between, happens, pick, weighted
from sim.world.consents import Consents
from sim.world.office import Office
from sim.world.population import Population
from sim.world.slips.slip import Menu
from sim.world.slips.tables import AT_CHARGE_ENTRY, AT_REGISTRATION, AT_SECOND, AT_VISIT, FOUND_BY_A_CHECK
from sim.world.worklists import DueBook

CHARGES_AFTER = 30
"""Minutes after closing time at which the day's charges are entered."""
_ALL_BITS = (1 << 64) - 1
OUTDATED = "fees_outdated"


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
        self.at_second = Menu({cause: self.scenario.rates.get(cause, 0) for cause in AT_SECOND})
        self.visit_causes: dict[str, str] = {}
        """What went wrong at a visit or at charge entry: encounter or claim → cause."""
        self._visits: DueBook = DueBook()
        self._drafted = 0
        self._courses: dict[str, tuple] = {}
        self._reasons: dict[tuple, tuple[tuple[Charge, ...], tuple[str, ...]]] = {}
        """What visits were for: few different charges and diagnoses, each kept once for all visits that share it."""
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
            day += 1
            yield DAY

    def _visit(self, patient: Patient, nth: int, day: int) -> None:
        draws = self.chance.draws("visit", patient.id, nth)
        if nth == 0:
            self._register(patient, day)
        visit = self._see(patient, day, draws)
        membership = patient.membership_on(day)
        letter = referral = None
        if membership is not None:
            name = f"{draws[6] % 90 + 10}{patient.number:04d}{nth:02d}"
            visit, letter, referral = self.consents.before(visit, patient, membership.payer, name)
        slip = self._goes_wrong(patient, visit, letter, membership or patient.memberships[-1], draws)
        if slip in AT_VISIT:
            visit, letter = AT_VISIT[slip].strike(visit, letter, patient, self.office, draws[4])
            self.visit_causes[visit.id] = slip
        if letter is not None or referral is not None or visit.authorisation:
            self.consents.file(visit, membership.payer, letter, referral)
        self.office.encounters[visit.id] = visit
        self._enter_charges(visit, slip, draws)
        self.office.inbox.occasion("visit", self.office.claims_of[patient.id][-1])
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
        second = patient.others[0] if patient.others else None
        typed = Registration(
            patient.id, card.payer, card.member_id, card.group, patient.birth_date, patient.sex,
            pick(draws[1], self.scenario.practice.clerks), day * DAY + self.charges_at, "", card.relationship,
            *((second.payer, second.member_id, second.group, second.relationship) if second else ()),
        )
        cause = self.causes.get(patient.id, "")
        found = cause in FOUND_BY_A_CHECK and happens(draws[2], self.scenario.patients.verified, 1000)
        slip = None if found else AT_REGISTRATION.get(cause)
        self.office.registrations[patient.id] = slip.strike(typed, patient, self.office, draws[0]) if slip else typed

    def _see(self, patient: Patient, day: int, draws: tuple) -> Encounter:
        providers = self.scenario.practice.providers
        provider = providers[-1] if patient.weekly else pick(draws[1], providers[:-1] or providers)
        # A course of therapy is one diagnosis treated one way; other visits are drawn one by one.
        subject = self._course(patient.id) if patient.weekly else draws
        reason = _choose(patient, self._age_on(patient, day), subject)
        charges, diagnoses = self._reasons.setdefault(reason, reason)
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

    def _course(self, patient: str) -> tuple:
        drawn = self._courses.get(patient)
        if drawn is None:
            drawn = self._courses[patient] = self.chance.draws("course", patient)
        return drawn

    def _age_on(self, patient: Patient, day: int) -> int:
        born = patient.birth_date
        return (self.office.calendar.year_of(day) * 12 + 6 - born.year * 12 - born.month) // 12

    def _enter_charges(self, visit: Encounter, slip: str, draws: tuple) -> None:
        """Turn a visit into a claim, with charge entry's slip where there is one."""
        typed = self.office.registrations[visit.patient]
        lines, charge = self._billed(visit.charges)
        if self.office.prices.fee_changes:
            lines, outdated = self._priced(lines, visit.day)
            slip, charge = slip or outdated, sum([line.charge for line in lines])
        claim = Claim(
            self._next_name(), visit.patient, visit.id, visit.day, visit.provider, typed.payer, typed.member_id, typed.group,
            typed.birth_date, typed.sex, visit.diagnoses, lines, charge,
            visit.authorisation, name=typed.name, relationship=typed.relationship, referral=visit.referral,
        )
        if slip not in AT_CHARGE_ENTRY:
            name = self._draft(claim, visit.day)
            if slip == OUTDATED:
                self.visit_causes[name] = slip
            return
        for drafted in AT_CHARGE_ENTRY[slip].strike(claim, visit, self.office, draws[4]):
            self.visit_causes[self._draft(drafted, visit.day)] = slip

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

    def _draft(self, claim: Claim, day: int) -> str:
        name = self._next_name()
        self._drafted += 1
        if claim.id != name:
            claim = replace(claim, id=name)
        self.office.draft(claim, day * DAY + self.charges_at)
        return name


def _choose(patient: Patient, age: int, draws: tuple) -> tuple[tuple[Charge, ...], tuple[str, ...]]:
    """Choose what a visit is for: its charges, each with the modifier that the note supports, and its diagnosis."""
    mix = visit_mix(patient.weekly, age, patient.sex)
    service = mix.services[weighted(draws[2], mix.totals)]
    diagnosis = pick(draws[0], diagnoses_for(service.code, age, patient.sex))
    allowed = modifiers_for(service.code, diagnosis)
    mark = (pick(draws[1], allowed),) if allowed else ()
    charges = [Charge(service.code, mark, service.units, service.charge, service.place)]
    for place, extra in enumerate(extras(service.code, diagnosis)):
        if extra.fits(age, patient.sex) and happens(
            draws[1] * (2 * place + 1) & _ALL_BITS, extra.joins_permille, 1000
        ):
            charges.append(Charge(extra.code, _marks(extra, mark), extra.units, extra.charge, extra.place))
    return tuple(charges), (diagnosis,)


def _marks(extra: Service, of_the_first: tuple[str, ...]) -> tuple[str, ...]:
    """The modifiers of what is given besides: those of the first service that it needs too, and what sets it apart."""
    shared = tuple([mark for mark in of_the_first if mark in extra.needs_modifier]) or extra.needs_modifier[:1]
    return (*shared, extra.apart) if extra.apart else shared
