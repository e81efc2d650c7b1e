"""The world: one practice, its patients, its payers and a clearinghouse on one SimPy clock.

Everything outside the desk moves between closing and opening, so nothing lands while
somebody works: live play and replay meet the same office.
"""

import gc

import simpy

from sim.records.clock import DAY, Calendar
from sim.records.codes import services
from sim.records.holidays import federal_holidays
from sim.records.practice import PracticeFile
from sim.rules.causes import catalogue
from sim.rules.checks.hospice import HOSPICE
from sim.rules.payer_files import PayerFiles
from sim.scenario import Scenario, minute_of_day
from sim.world.archive import Archive
from sim.world.chance import Chance
from sim.world.claim_file import REJECTED
from sim.world.clearinghouse import Clearinghouse
from sim.world.clinicians import Clinicians
from sim.world.faces import Faces
from sim.world.findings import Findings
from sim.world.flow import Flow
from sim.world.grants import Grants
from sim.world.inbox.correspondents import Correspondents
from sim.world.letters import Letters
from sim.world.mail import Post
from sim.world.newborns import Newborns
from sim.world.office import Office
from sim.world.patients import Patients
from sim.world.payers.crossover import Crossover
from sim.world.payers.house import PayerHouse
from sim.world.payers.mistakes import Mistakes
from sim.world.population import Population
from sim.world.practice import enrolments, true_practice
from sim.world.practice_papers import PracticePapers
from sim.world.primary_care import numbers_on_register
from sim.world.slips.tables import AT_PRACTICE
from sim.world.statements import Mailbox
from sim.world.transmissions import Transmissions

REMINDS_AT = 6 * 60 + 30


class World:
    """A scenario come alive.

    The case seed fixes what happens and how hard it is, the face seed only names and
    identifiers.  Worlds that are given one environment share its clock and nothing else.
    Nobody on a higher floor reads `patients` or `findings` before the attempt is over; the
    desk is given `office` and `faces`.
    """

    def __init__(
        self, scenario: Scenario, case_seed: int, face_seed: int | None = None, env: simpy.Environment | None = None
    ) -> None:
        self.scenario = scenario
        self.env = env or simpy.Environment()
        self.calendar = Calendar(
            scenario.start, minute_of_day(scenario.open_at), minute_of_day(scenario.close_at), federal_holidays()
        )
        self.chance = Chance.from_seed(case_seed, "case")
        face = Chance.from_seed(case_seed if face_seed is None else face_seed, "face")
        self.faces = Faces(face)
        self.findings = Findings()
        self.practice = true_practice(scenario)
        self.office = Office(scenario, self.calendar, self._practice_on_file())
        needs = {
            service.code: frozenset(service.needs_modifier) for service in services().values() if service.needs_modifier
        }
        files = {
            payer.key: PayerFiles(payer.key, payer.plan, self.practice, needs, payer.eligibility_at_door)
            for payer in scenario.payers
        }
        enrolled, certifiers = enrolments(scenario), numbers_on_register()
        for payer in scenario.payers:
            files[payer.key].twin = files.get(payer.twin)
            files[payer.key].calendar = self.calendar
            files[payer.key].npi_at_door = payer.npi_at_door
            files[payer.key].prior_at_door = payer.prior_at_door
            files[payer.key].certifiers = certifiers
            files[payer.key].diagnosed = self._diagnosed
            files[payer.key].noted = self._noted
            files[payer.key].enrolled = enrolled.get(payer.key, {})
        population = Population(scenario, self.chance, face)
        for patient in population.all.values():
            for membership in (*patient.memberships, *patient.others):
                files[membership.payer].enrol(patient, membership)
        for relative in population.families.people.values():
            for membership in relative.memberships:
                files[membership.payer].enrol(relative, membership)
        for number, grace in population.grace.items():
            files[grace.payer].grace[number] = grace
        for patient in population.granted:
            ended = population.all[patient].memberships[0]
            files[ended.payer].granted[ended.member_id] = None
        mistakes = Mistakes(scenario, population.planted)
        self.payers = {
            payer.key: PayerHouse(payer, files[payer.key], self.office, self.chance, self.findings, mistakes)
            for payer in scenario.payers
        }
        self._exchange = exchange = Crossover(self.payers, self.office, self.findings)
        for house in self.payers.values():
            house.crossover = exchange
        for patient, cause in population.causes.items():
            first, *others = population.all[patient].memberships
            if cause == "cob_unanswered":
                files[first.payer].unanswered[patient] = None
            if cause == "plan_maximum_reached":
                files[first.payer].paid_in_life[first.member_id] = files[first.payer].plan.lifetime_maximum
            if others and others[-1].kind == HOSPICE:
                files[first.payer].hospices[first.member_id] = others[-1]
        self.patients = Patients(self.office, self.chance, population, files)
        self.grants = Grants(self.office, self.calendar, self.patients.all, self.payers, population.granted)
        self.archive = Archive(scenario, self.calendar, self.faces)
        self.letters = Letters(self.office, self.calendar, self.faces)
        self.office.card_name = self._card_name
        self.office.on_paper = lambda patient, payer: self.archive.cards.on_paper(self.patients.all[patient], payer)
        self.practice_papers = PracticePapers(scenario, self.calendar, self.faces, self.office, lambda: int(self.env.now))
        self.transmissions = Transmissions(self.office, self.patients.all, self.faces, self.archive.cards)
        self._start_lives()
        if population.to_enter:
            Flow(self.env, Newborns(self.office, population, files).life())

    def _practice_on_file(self) -> PracticeFile:
        """The practice's file with the slips that the scenario plants in it."""
        file = self.practice
        for number, plant in enumerate(self.scenario.planted):
            slip = AT_PRACTICE.get(plant.cause)
            if slip is not None:
                file = slip.strike(file, plant, self.scenario, self.chance.draws("practice", plant.cause, number)[0])
        return file

    def _diagnosed(self, encounter: str) -> tuple[str, ...]:
        return self.office.encounters[encounter].diagnoses

    def _noted(self, encounter: str) -> tuple[str, ...]:
        return self.office.encounters[encounter].said

    def _card_name(self, patient: str) -> str:
        return self.archive.cards.name_on_card(self.patients.all[patient])

    def _is_the_patients(self, claim: str) -> bool:
        """Tell whether a payer's last denial of a claim rightly left it to the patient."""
        return self._cured(claim) == "patient" or self.grants.is_uninsured(claim)

    def is_curable(self, claim: str) -> bool:
        """Tell whether what a claim failed by could be cured when its payer found it; what is turned away at the door can."""
        return self.office.files[claim].status == REJECTED or self._cured(claim) not in ("", "closed")

    def _cured(self, claim: str) -> str:
        """Tell how the cure of what a claim last failed by ends; "" where its payer found nothing."""
        sent = self.office.files[claim].sent
        cause = self.payers[sent.payer].causes.get(claim) if sent else None
        return catalogue()[cause].cured if cause is not None else ""

    def _start_lives(self) -> None:
        Flow(self.env, Clearinghouse(self.office, self.payers, self.findings).life())
        Flow(self.env, Post(self.office, self.payers).life())
        for payer in self.payers.values():
            Flow(self.env, payer.life())
        self.mailbox = Mailbox(self.office, self.chance, self._exchange.missed, self._is_the_patients)
        Flow(self.env, self.mailbox.life())
        Flow(self.env, Clinicians(self.office, self.chance).life())
        if self.scenario.inbox.open:
            Flow(self.env, Correspondents(self.office, self.chance, self.patients.all).life())
        if self.grants.coming:
            Flow(self.env, self.grants.life())
        Flow(self.env, self._remind())
        Flow(self.env, self.patients.life())

    def _remind(self):
        day = 0
        yield REMINDS_AT
        while True:
            self.office.remind(day)
            day += 1
            yield DAY

    @property
    def day(self) -> int:
        """Today, counted from the scenario's start."""
        return int(self.env.now) // DAY

    def run_to(self, minute: int) -> None:
        """Let the calendar run up to a minute; whatever is set for that minute has happened.

        The garbage collector rests meanwhile: what a run makes is kept, and it makes no cycles,
        so the collector would walk over a growing office again and again and find nothing.
        """
        if minute <= self.env.now:
            return
        was_on = gc.isenabled()
        gc.disable()
        try:
            self.env.run(until=self.env.timeout(minute - self.env.now))
        finally:
            if was_on:
                gc.enable()
