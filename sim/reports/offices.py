"""Offices that run by themselves so that there is something to report: one practice, or a billing service's clients.

At each client of a service sits one biller of the service, who does what the package says;
the client's own staff do the rest, as they do beside a trainee.
"""

from sim.desk.desk import Desk
from sim.reports.client import Client
from sim.scenario import Scenario
from sim.scenario.services import BillingService, offices_of
from sim.staff.clients import bring_in_team, open_clients
from sim.staff.shift import bring_in
from sim.world.world import World

READER = "Reports"
"""Who reads the figures: a desk at which nobody works."""


def practice(scenario: Scenario, seed: int) -> Client:
    """Open a practice that does its own billing, with its simulated staff at work."""
    world = World(scenario, seed)
    bring_in(world)
    return Client(Desk(world, READER))


def clients(service: BillingService, seed: int) -> dict[str, Client]:
    """Open every office of a billing service on one calendar, key → client; raises `BadScenario`."""
    worlds = open_clients(service.clients, offices_of(service.clients), seed, seed)
    opened: dict[str, Client] = {}
    for contract in service.clients:
        world = worlds[contract.key]
        bring_in_team(world, contract)
        opened[contract.key] = Client(Desk(world, READER), contract.terms, service.name)
    return opened
