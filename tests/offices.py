"""Small offices for tests: a scenario with only what a test is about, and a desk in it."""

from dataclasses import dataclass

import msgspec

from sim.desk.actions import Action, OpenReport, Outcome, PostException, PostRemittance, ReleaseBatch, Wait
from sim.desk.asks import AskWorklist
from sim.desk.desk import Desk
from sim.desk.view import DeskView
from sim.records.clock import DAY
from sim.scenario import overlay, read_scenario, shipped
from sim.staff.shift import bring_in
from sim.world.world import World

OFFICE_CAUSES = (
    "transposed_member_id", "wrong_birth_date", "coverage_ended", "wrong_payer", "authorisation_missing",
    "modifier_missing", "duplicate_sent",
)
"""The causes that have a rate: everything but payers' errors and what the desk lets happen."""

NOTHING_GOES_WRONG = dict.fromkeys(OFFICE_CAUSES, 0)
ALWAYS = 100_000
"""A rate that strikes whatever it suits."""


def scenario(**overrides):
    """The family practice with some tables changed."""
    return read_scenario(shipped("family_practice"), overrides)


def honest(payers_rates: dict[str, int] | None = None, **overrides):
    """The family practice in which nothing goes wrong but what a test asks for.

    `payers` in `overrides` changes the payers that it names by their key.
    """
    base = read_scenario(shipped("family_practice"))
    payers = [msgspec.to_builtins(payer) | {"rates": payers_rates or {}} for payer in base.payers]
    rates = NOTHING_GOES_WRONG | overrides.pop("rates", {})
    payers = overlay({"payers": payers}, {"payers": overrides.pop("payers", {})})["payers"]
    return scenario(rates=rates, payers=payers, **overrides)


@dataclass
class Seat:
    """A person at the desk, driven as a session drives it."""

    world: World
    desk: Desk

    def do(self, action: Action) -> Outcome:
        env = self.world.env
        return env.run(until=env.process(self.desk.perform(action)))

    def look(self, *asks) -> DeskView:
        return self.desk.look(*asks)

    def rows(self, name: str):
        return self.look(AskWorklist(name)).worklist.rows

    def ids(self, name: str) -> list[str]:
        return [row.id for row in self.rows(name)]

    def read_mail(self) -> None:
        """Open every new report, and post every remittance, those too that bring no money."""
        for report in self.ids("reports"):
            self.do(OpenReport(report))
        for report in self.ids("to_post"):
            self.do(PostRemittance(report))
            if self.world.office.exceptions and report in self.world.office.exceptions:
                self.do(PostException(report, "", "carry"))

    def release_and_read(self) -> None:
        """Send what waits and read what comes back next morning."""
        self.do(ReleaseBatch())
        self.do(Wait())
        self.read_mail()

    def come_back(self, day: int) -> None:
        """Let the calendar run to the morning of a day, or of the next one that is worked."""
        self.world.run_to(self.world.calendar.roll_forward(day) * DAY + self.world.calendar.open_at)

    def wait_until_settled(self, claim: str, days: int = 160):
        """Let mail come and read it until a claim is no longer in other hands."""
        file = self.world.office.files[claim]
        last = self.world.day + days
        while self.world.day < last and file.status in ("sent", "accepted", "appealed"):
            self.do(Wait())
            self.read_mail()
        return file


def seat(office, seed: int = 7, day: int = 21) -> Seat:
    """Sit down at the desk of a fresh office on the morning of a day; nobody has worked before."""
    world = World(office, seed)
    sitting = Seat(world, Desk(world, "you"))
    sitting.come_back(day)
    return sitting


def run(office, seed: int = 7, days: int = 120) -> World:
    """Run an office with its simulated billers."""
    world = World(office, seed)
    bring_in(world)
    world.run_to(days * DAY + world.calendar.open_at)
    return world
