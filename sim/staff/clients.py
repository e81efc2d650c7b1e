"""The offices of a billing service's clients, open on one calendar: who works there, and what the contract bars them from."""

from collections.abc import Iterable, Mapping
from functools import partial

import simpy

from sim.desk.actions import BY_TAG, Action, Outcome
from sim.desk.desk import Desk
from sim.desk.verbs import VERBS
from sim.scenario import BadScenario, Scenario, Staffing
from sim.scenario.packages import PACKAGES, Package
from sim.scenario.services import Client
from sim.staff.errands import ClientsStaff
from sim.staff.shift import bring_in
from sim.world.world import World

TEAM = ("Sam", "Tess", "Ulla", "Vic", "Wim")
"""What the service's own billers are called, so that nobody takes them for a client's."""

_WHAT_TO_DO = {
    "claim": "Press “Ask the client” on the claim.",
    "message": "Leave it: its own staff have it on their list.",
}
"""What a verb is about → what to do where it is the client's job."""


def open_clients(
    clients: Iterable[Client], offices: Mapping[str, Scenario], case_seed: int, face_seed: int
) -> dict[str, World]:
    """Open each client's office, key → world, with its own staff and the colleagues whom the service has there.

    The clock is shared and nothing else: what passes in one office passes in all.
    """
    env = simpy.Environment()
    worlds = {}
    for client in clients:
        world = World(offices[client.key], case_seed + client.seed_offset, face_seed + client.seed_offset, env)
        bring_in(world)
        if client.colleagues is not None:
            bring_in_team(world, client, client.colleagues)
        worlds[client.key] = world
    return worlds


def bring_in_team(world: World, client: Client, staffing: Staffing | None = None) -> list[Desk]:
    """Let billers of the service work at a client's: those named, or one who does all that is the service's there.

    What they may not do themselves they hand to the client's own staff.
    """
    if client.terms is None:
        return []
    desks = bring_in(world, staffing or Staffing(lists=client.terms.lists, opens=client.terms.opens, names=TEAM))
    theirs = barred(client.terms)
    staff = ClientsStaff(world, theirs)
    for desk in desks:
        desk.barred = theirs
        desk.listeners.append(partial(_hand_over, staff))
    return desks


def _hand_over(staff: ClientsStaff, action: Action, outcome: Outcome) -> None:
    """Give a claim to the client's staff on which something was refused that is their job."""
    claim = getattr(action, "claim", "")
    if not outcome.done and claim and type(action) in staff.theirs and not staff.has(claim):
        staff.hand_over(claim)


def barred(package: Package) -> dict[type[Action], str]:
    """Tell which verbs are refused at a client's desk and why; raises `BadScenario` for a verb that there is not."""
    unknown = [verb for verb in (*package.theirs, *package.fee.items) if verb not in BY_TAG]
    if unknown:
        raise BadScenario(f"{PACKAGES}: {package.label} names {unknown[0]!r}, which is no verb; see docs/reference/verbs.md")
    return {
        (action := BY_TAG[verb]): f"{whose} under the {package.label} package. {_WHAT_TO_DO[VERBS[action].about]}"
        for verb, whose in package.theirs.items()
    }
