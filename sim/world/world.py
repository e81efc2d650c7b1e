"""The world: one practice, its patients, its payers and a clearinghouse on one SimPy clock.

Everything outside the desk moves between closing and opening, so nothing lands while
somebody works: live play and replay meet the same office.
"""

import gc

import simpy

from sim.records.clock import DAY, Calendar
from sim.records.codes import services
from sim.records.holidays import federal_holidays
from sim.scenario import Scenario, minute_of_day
from sim.world.archive import Archive
from sim.world.chance import Chance
from sim.world.clearinghouse import Clearinghouse
from sim.world.faces import Faces
from sim.world.findings import Findings
from sim.world.flow import Flow
from sim.world.office import Office
from sim.world.patients import Patients
from sim.world.payer import PayerHouse
from sim.world.population import Population
from sim.world.statements import Mailbox
from sim.world.transmissions import Transmissions

REMINDS_AT = 6 * 60 + 30


class World:
    """A scenario come alive.

    The case seed fixes what happens and how hard it is, the face seed only names and
    identifiers.  Nobody on a higher floor reads `patients` or `findings` before the
    attempt is over; the desk is given `office` and `faces`.
    """

    def __init__(self, scenario: Scenario, case_seed: int, face_seed: int | None = None) -> None:
        self.scenario = scenario
        self.env = simpy.Environment()
        self.calendar = Calendar(
            scenario.start, minute_of_day(scenario.open_at), minute_of_day(scenario.close_at), federal_holidays()
        )
        self.chance = Chance.from_seed(case_seed, "case")
        face = Chance.from_seed(case_seed if face_seed is None else face_seed, "face")
        self.faces = Faces(face)
        self.findings = Findings()
        self.office = Office(scenario, self.calendar)
        needs = {
            service.code: frozenset(service.needs_modifier) for service in services().values() if service.needs_modifier
        }
        self.payers = {
            payer.key: PayerHouse(payer, self.office, self.chance, self.findings, needs) for payer in scenario.payers
        }
        for payer in scenario.payers:
            if payer.twin:
                self.payers[payer.key].twin = self.payers[payer.twin]
        population = Population(scenario, self.chance, face)
        for patient in population.all.values():
            for membership in patient.memberships:
                self.payers[membership.payer].enrol(patient, membership)
        self.patients = Patients(self.office, self.chance, population)
        self.archive = Archive(scenario, self.calendar, self.faces)
        self.transmissions = Transmissions(self.office, self.patients.all, self.faces)
        self._start_lives()

    def _start_lives(self) -> None:
        Flow(self.env, Clearinghouse(self.office, self.payers).life())
        for payer in self.payers.values():
            Flow(self.env, payer.life())
        Flow(self.env, Mailbox(self.office, self.chance).life())
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
