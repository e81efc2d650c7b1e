"""A simulated biller's days: come in, ask the policy what to do, do it at the desk, go home."""

from collections.abc import Iterator

from sim.desk.actions import GoHome
from sim.desk.desk import Desk
from sim.records.clock import DAY
from sim.scenario import Staffing
from sim.staff.playbook.mail import BACK_WHOLE
from sim.staff.policies import ASKED, Policy
from sim.staff.skill import Skilled
from sim.staff.tickler import Tickler
from sim.world.flow import Flow
from sim.world.world import World

IN_ONE_HAND = ("to_send", "patients", "deposits", "exceptions", "inbox")
"""Worklists that only the first biller works: a file a colleague would mean as many reports more next morning, and two
who settle the same money, or answer the same letter, would be in each other's way."""
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
        if outcome.done:
            policy.told(action, outcome.facts)
        else:
            policy.refused(action)


def bring_in(world: World, staffing: Staffing | None = None) -> list[Desk]:
    """Let the scenario's simulated billers start work; each has a desk in the same office.

    Only the first sends batches and statements and minds the bank; only the last asks payers about
    silent claims.
    """
    staffing = staffing or world.scenario.staffing
    names = staffing.names or NAMES
    desks = []
    tickler = Tickler(ASKED)
    for number in range(staffing.billers):
        name = names[number] if number < len(names) else f"Biller {number + 1}"
        skill = world.scenario.skill(staffing.skills[number % len(staffing.skills)])
        desk = Desk(world, name, skill.pace)
        opens = _opens(staffing.opens, number == 0)
        lists = _share(staffing.lists, number == 0, number == staffing.billers - 1)
        policy = Policy(staffing.policy, lists, opens, tickler, staffing.logs_causes)
        habits = Skilled(policy, skill, world.chance, name)
        Flow(world.env, work(desk, habits, staffing.start_day, staffing.stop_day))
        desks.append(desk)
    return desks


def _share(lists: tuple[str, ...], first: bool, last: bool) -> tuple[str, ...]:
    """Deal out the worklists: what is in one hand goes to the first biller, the follow-up to the last."""
    return tuple([name for name in lists if (first or name not in IN_ONE_HAND) and (last or name != "follow_up")])


def _opens(kinds: tuple[str, ...], first: bool) -> tuple[str, ...]:
    """Name the reports that a biller opens; receipts of files are left to the first one, who sends what came back again."""
    return kinds if first else tuple([kind for kind in kinds if kind not in BACK_WHOLE]) or kinds
