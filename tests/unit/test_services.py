"""Service packages and billing services: who does what, what it costs, and what makes them unusable."""

import re
from pathlib import Path

import pytest

from sim.desk.actions import VERBS
from sim.desk.verbs import VERBS as TABLE
from sim.scenario import BadScenario
from sim.scenario.packages import ALL_KINDS, Fee, Package, packages
from sim.scenario.services import (
    Client,
    calendar_faults,
    client_faults,
    offices_of,
    read_service,
    service_file,
    service_names,
    shipped_service,
)

TAGS = {verb.__struct_config__.tag: verb for verb in VERBS}


def client(**fields) -> Client:
    return Client(**{"key": "a", "scenario": "family_practice", "package": "basic"} | fields)


def test_a_fee_is_a_share_of_collections_and_a_price_for_each_item():
    fee = Fee(collections=50, items={"request_authorisation": 1800})
    # 5 % of $1,234.50 is $61.725, rounded up to $61.73; two requests are $36.
    assert fee.due(123450, {"request_authorisation": 2, "appeal": 9}) == 6173 + 3600
    assert fee.due(0, {}) == 0
    assert fee.due(-5000, {}) == 0, "nobody is paid for giving money back"


def test_what_is_not_the_service_s_is_left_to_the_client_s_own_billers():
    package = Package("Half", "x", lists=("reports", "to_send", "denied"), opens=("999", "277CA"))
    left = package.their_staffing({"billers": 2, "lists": ["reports", "denied", "to_post"], "opens": ["999", "835"]})
    assert left == {"billers": 2, "lists": ["reports", "to_post"], "opens": ["835"]}
    everything = package.their_staffing({})
    assert "denied" not in everything["lists"] and "credits" in everything["lists"]
    assert everything["opens"] == ["TA1", "835", "letter"]


def test_a_client_whose_package_leaves_nothing_has_no_billers_of_its_own():
    package = Package("All", "x", lists=("reports", "to_send"))
    assert package.their_staffing({"billers": 3, "lists": ["reports", "to_send"]})["billers"] == 0
    assert package.opens == ALL_KINDS


def test_the_shipped_packages_hold_ever_more_work_and_say_whose_the_rest_is():
    basic, follow_up, authorisation, full = packages().values()
    assert set(basic.lists) < set(follow_up.lists) == set(authorisation.lists) < set(full.lists)
    assert set(basic.theirs) > set(follow_up.theirs) > set(authorisation.theirs) > set(full.theirs) == set()
    assert basic.fee.collections < follow_up.fee.collections < full.fee.collections
    assert set(authorisation.fee.items) == set(follow_up.theirs) - set(authorisation.theirs)


@pytest.mark.parametrize("name", packages())
def test_what_a_package_bars_is_about_a_claim_that_can_be_handed_over_or_lies_on_the_client_s_own_list(name):
    package = packages()[name]
    about = {TABLE[TAGS[verb]].about for verb in package.theirs}
    assert about <= {"claim", "message"}
    assert ("message" in about) == ("inbox" not in package.lists)
    assert all(verb in TAGS for verb in package.fee.items)


def test_each_client_of_the_shipped_service_is_a_practice_of_its_own():
    service = shipped_service("three_clients")
    offices = offices_of(service.clients)
    assert list(offices) == ["cedar", "mill-pond", "riverbend"]
    assert len({office.practice.npi_nine for office in offices.values()}) == 3
    assert len({office.practice.tax_id for office in offices.values()}) == 3
    assert offices["riverbend"].practice.name == offices["riverbend"].name == "Riverbend Therapy"
    assert not set(packages()["basic"].lists) - {"reports"} & set(offices["cedar"].staffing.lists)


def test_an_office_without_a_package_keeps_its_own_staff():
    data = {"name": "x", "staffing": {"billers": 4}}
    assert Client(key="", scenario="family_practice").laid_over(data) == data


@pytest.mark.parametrize(("second", "says"), [
    ({"key": "a", "seed_offset": 1}, "clients[1].key: 'a' is another client's"),
    ({"key": "b"}, "clients[1].seed_offset: 0 is another client's"),
    ({"key": "b", "seed_offset": 1, "package": "gold"}, "clients[1].package: there is no 'gold'; choose one of basic"),
    ({"key": "b", "seed_offset": 1, "scenario": "none"}, "clients[1].scenario: there is no 'none'"),
])
def test_clients_that_cannot_be_told_apart_or_do_not_exist_are_refused(second, says):
    assert [fault for fault in client_faults((client(), client(**second))) if fault.startswith(says)]


def test_clients_who_keep_other_hours_cannot_be_worked_by_one_person():
    clients = (client(), client(key="b", seed_offset=1, scenario="busy_clinic", overrides={"open_at": "09:00"}))
    with pytest.raises(BadScenario, match=re.escape("clients[1].overrides: `open_at` is 09:00, with the first client 08:00")):
        offices_of(clients)


def test_two_practices_do_not_share_an_npi():
    offices = {"a": offices_of((client(),))["a"]}
    assert calendar_faults(offices) == []
    assert calendar_faults({**offices, "b": offices["a"]}) == [
        "clients[1].overrides: the NPI is another client's; give each its own `practice.npi_nine`"
    ]


def test_a_bad_service_is_one_message_with_file_and_line(tmp_path: Path):
    text = service_file("three_clients").read_text()
    path = tmp_path / "mine.toml"
    path.write_text(text.replace('package = "basic"', 'package = "gold"'))
    line = 1 + text.splitlines().index('package = "basic"')
    with pytest.raises(BadScenario, match=re.escape(f"{path}, line {line}: field clients[0].package: there is no 'gold'")):
        read_service(path)
    path.write_text(text.replace("seed_offset = 1000000", "seed_offset = -1"))
    with pytest.raises(BadScenario, match=re.escape("field clients[1].seed_offset: Expected `int` >= 0")):
        read_service(path)


def test_a_service_is_chosen_from_the_list_and_from_nowhere_else():
    assert service_names() == ["three_clients"]
    for name in ("packages", "../services/three_clients", ""):
        with pytest.raises(BadScenario, match="there is no billing service"):
            shipped_service(name)
