"""A billing service that works by itself: its billers at every client's desk, beside the client's own staff."""

import pytest

from sim.desk.actions import AnswerMessage, Appeal
from sim.desk.desk import Desk
from sim.records.clock import DAY
from sim.scenario import BadScenario, Staffing
from sim.scenario.packages import Package, packages
from sim.scenario.services import Client, offices_of, shipped_service
from sim.staff.clients import TEAM, barred, bring_in_team, open_clients
from sim.staff.errands import CLIENTS_STAFF
from sim.world.world import World

CLIENTS = shipped_service("three_clients").clients


@pytest.fixture(scope="module")
def worked() -> dict[str, World]:
    """Two months of the shipped service, with a biller of its own at each client."""
    worlds = open_clients(CLIENTS, offices_of(CLIENTS), 1, 1)
    for client in CLIENTS:
        bring_in_team(worlds[client.key], client)
    worlds["cedar"].run_to(60 * DAY)
    return worlds


def hands(world: World, what: str) -> set[str]:
    return {event.who for event in world.office.journal.events if event.what == what}


def test_all_offices_have_one_clock(worked):
    assert {world.day for world in worked.values()} == {60}


def test_each_side_does_its_own_part(worked):
    for key, own in (("cedar", "Nora"), ("mill-pond", "Otto"), ("riverbend", "Petra")):
        assert hands(worked[key], "paid") == {TEAM[0]}
        assert hands(worked[key], "patient billed") == {own}
    assert "Nora" in hands(worked["cedar"], "appealed") | hands(worked["cedar"], "claim corrected")


def test_an_authorisation_is_asked_for_by_whoever_the_package_says(worked):
    assert hands(worked["mill-pond"], "authorisation requested") == {CLIENTS_STAFF}
    assert hands(worked["riverbend"], "authorisation requested") == {TEAM[0]}


def test_what_the_client_obtained_the_service_puts_on_the_claim_and_is_paid(worked):
    office = worked["mill-pond"].office
    asked = [event.claim for event in office.journal.events if event.what == "authorisation requested"]
    assert asked and any(office.files[claim].status == "paid" for claim in asked)


def test_an_office_that_is_nobody_s_client_has_no_team():
    client = Client(key="", scenario="family_practice")
    (world,) = open_clients((client,), offices_of((client,)), 1, 1).values()
    assert bring_in_team(world, client) == []


def test_a_predecessor_works_until_the_day_on_which_somebody_else_sits_down():
    colleagues = Staffing(lists=("to_send",), names=("Ines",), stop_day=9)
    client = Client(key="elm", scenario="family_practice", package="basic", colleagues=colleagues)
    (world,) = open_clients((client,), offices_of((client,)), 1, 1).values()
    world.run_to(40 * DAY)
    days = {event.minute // DAY for event in world.office.journal.events if event.what == "sent"}
    assert days and max(days) <= 9
    assert Desk(world, "you").look().lists, "the office goes on"


def test_a_refusal_says_whose_job_it_is_and_what_to_do():
    said = barred(packages()["basic"])
    assert said[Appeal] == "The client appeals its own denials under the Basic package. Press “Ask the client” on the claim."
    assert said[AnswerMessage] == (
        "The client answers its own messages under the Basic package. Leave it: its own staff have it on their list."
    )
    assert barred(packages()["full"]) == {}


def test_a_package_that_names_no_verb_is_refused():
    with pytest.raises(BadScenario, match="Odd names 'dance', which is no verb"):
        barred(Package("Odd", "x", lists=("to_send",), theirs={"dance": "The client dances"}))
