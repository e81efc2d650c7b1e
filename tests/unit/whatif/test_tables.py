"""Tables of a run: described, complete, and the same bytes each time."""

import json
from datetime import datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sim.records.ledger import INSURANCE, PATIENT
from sim.whatif.tables import COLUMNS, DICTIONARY, tables, write_tables
from sim.world.world import World
from tests.offices import run, scenario


@pytest.fixture(scope="module")
def world() -> World:
    return run(scenario(), days=60)


def test_the_same_run_gives_the_same_bytes(world: World, tmp_path: Path) -> None:
    again = run(scenario(), days=60)
    first, second = write_tables(world, tmp_path / "first"), write_tables(again, tmp_path / "second")
    assert [path.name for path in first] == [*(f"{name}.parquet" for name in COLUMNS), DICTIONARY]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_every_column_on_disk_is_described(world: World, tmp_path: Path) -> None:
    *parquet, dictionary = write_tables(world, tmp_path)
    described = {
        resource["path"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in json.loads(dictionary.read_text())["resources"]
    }
    assert described == {path.name: pq.read_schema(path).names for path in parquet}
    assert all(column.description for columns in COLUMNS.values() for column in columns)


def test_each_claim_accounts_for_its_charge(world: World) -> None:
    for claim in tables(world)["claims"].to_pylist():
        parts = ("insurer_paid", "patient_paid", "contractual", "write_off", "insurance_open", "patient_open")
        assert claim["charge_cents"] == sum(claim[f"{part}_cents"] for part in parts)


def test_postings_add_up_to_the_books(world: World) -> None:
    held: dict[str, int] = {}
    for posting in tables(world)["postings"].to_pylist():
        held[posting["debit"]] = held.get(posting["debit"], 0) + posting["amount_cents"]
        held[posting["credit"]] = held.get(posting["credit"], 0) - posting["amount_cents"]
    assert held["insurance A/R"] == world.office.ledger.total(INSURANCE)
    assert held["patient A/R"] == world.office.ledger.total(PATIENT)


def test_times_are_those_of_the_office(world: World) -> None:
    first = tables(world)["events"].to_pylist()[0]
    day = world.calendar.date_of(world.office.journal.events[0].minute)
    # Charges are entered at 16:30.
    assert first["at"] == datetime(day.year, day.month, day.day, 16, 30)


def test_what_has_not_happened_is_missing(world: World) -> None:
    claims = tables(world)["claims"].to_pylist()
    for claim in claims:
        assert (claim["sent_on"] is None) == (claim["times_sent"] == 0)
    assert {claim["answered_on"] is None for claim in claims} == {True, False}


def test_reports_count_what_is_in_them(world: World) -> None:
    reports = tables(world)["reports"].to_pylist()
    assert {report["kind"] for report in reports} >= {"999", "277CA", "835"}
    assert sum(report["paid_cents"] for report in reports if report["posted"]) == sum(
        claim["insurer_paid_cents"] for claim in tables(world)["claims"].to_pylist()
    )


def test_an_office_before_its_first_day_has_empty_tables_with_all_columns() -> None:
    for name, table in tables(World(scenario(), 7)).items():
        assert table.num_rows == 0
        assert table.column_names == [column.name for column in COLUMNS[name]]
