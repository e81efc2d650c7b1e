"""A simulated biller's days: come in, ask the policy what to do, do it at the desk, go home."""

from collections.abc import Iterator

from sim.desk.actions import GoHome
from sim.desk.desk import Desk
from sim.records.clock import DAY
from sim.scenario import Staffing
from sim.staff.policies import Policy
from sim.staff.skill import Skilled
from sim.world.flow import Flow
from sim.world.world import World

OUTGOING = ("to_send", "patients")
NAMES = ("Ana", "Ben", "Cleo", "Dev", "Edie", "Finn", "Gus", "Hana", "Ines", "Jo")


def work(desk: Desk, policy: Policy | Skilled, first_day: int = 0, last_day: int | None = None) -> Iterator:
    """Work shifts until the last day; a SimPy generator."""
    calendar = desk.calendar
    opening = calendar.roll_forward(max(first_day, desk.now // DAY)) * DAY + calendar.open_at
    if opening > desk.now:
        yield desk.env.timeout(opening - desk.now)
    while last_day is None or desk.now // DAY <= last_day:
        action = policy.choose(desk.look) or GoHome()
        outcome = yield from desk.perform(action)
        if not outcome.done:
            policy.refused(action)


def bring_in(world: World, staffing: Staffing | None = None) -> list[Desk]:
    """Let the scenario's simulated billers start work; each has a desk in the same office.

    Only the first sends batches and statements: a file a colleague would mean as many reports
    more next morning.
    """
    staffing = staffing or world.scenario.staffing
    names = staffing.names or NAMES
    desks = []
    for number in range(staffing.billers):
        name = names[number] if number < len(names) else f"Biller {number + 1}"
        skill = world.scenario.skill(staffing.skills[number % len(staffing.skills)])
        desk = Desk(world, name, skill.pace)
        lists = tuple([name for name in staffing.lists if number == 0 or name not in OUTGOING])
        habits = Skilled(Policy(staffing.policy, lists, staffing.opens), skill, world.chance, name)
        Flow(world.env, work(desk, habits, staffing.start_day, staffing.stop_day))
        desks.append(desk)
    return desks
