"""Offices that ran, made once for all tests that only read them."""

import pytest

from sim.desk.desk import Desk
from sim.records.clock import DAY
from sim.reports.client import Client
from sim.reports.offices import clients, practice
from sim.scenario import read_scenario, shipped
from sim.scenario.services import shipped_service


@pytest.fixture(scope="session")
def family() -> Client:
    """The family practice after a hundred days of its own billing."""
    client = practice(read_scenario(shipped("family_practice")), 3)
    client.desk.world.run_to(100 * DAY)
    return client


@pytest.fixture(scope="session")
def three() -> dict[str, Client]:
    """The three clients of the shipped billing service after seventy days."""
    opened = clients(shipped_service("three_clients"), 1)
    next(iter(opened.values())).desk.world.run_to(70 * DAY)
    return opened


@pytest.fixture
def fresh() -> Desk:
    """A desk of the family practice that a test may spoil, after forty days."""
    client = practice(read_scenario(shipped("family_practice")), 3)
    client.desk.world.run_to(40 * DAY)
    return client.desk
