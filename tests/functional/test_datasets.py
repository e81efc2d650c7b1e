"""The sample practices as data packages: the same to the byte, whole, in balance, and safe to open."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from frictionless import Package

from sim import wire
from sim.cli import main
from sim.records.documents import Document, Field
from sim.scenario import BadScenario
from sim.whatif.data_packages import build as making
from sim.whatif.data_packages.build import RECORDED, Built, build, differences, record
from sim.whatif.data_packages.layout import Layout, amount, text
from sim.whatif.data_packages.papers import Page
from sim.whatif.data_packages.practices import practices
from sim.whatif.data_packages.writing import as_csv, as_parquet

ROOT = Path(__file__).parents[2]
NAMES = ("family-practice", "therapy-clinic", "specialists")
READ = {
    "string": str, "integer": int, "number": Decimal, "date": date.fromisoformat, "datetime": datetime.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


class Opened:
    """A package as somebody opens it who has only its folder."""

    def __init__(self, folder: Path, built: Built) -> None:
        self.folder, self.built = folder, built
        self.description = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.resources = {each["name"]: each for each in self.description["resources"]}
        self.schemas = {name: each["schema"] for name, each in self.resources.items() if "schema" in each}
        self.tables = {name: self._rows(name) for name in self.schemas}

    def _rows(self, name: str) -> list[dict]:
        types = {field["name"]: READ[field["type"]] for field in self.schemas[name]["fields"]}
        with (self.folder / self.resources[name]["path"]).open(newline="", encoding="utf-8") as file:
            return [
                {column: types[column](cell) if cell else None for column, cell in row.items()} for row in csv.DictReader(file)
            ]

    def sums(self, table: str, column: str, *by: str) -> dict[tuple, Decimal]:
        """Add a column up for each value of others."""
        totals: dict[tuple, Decimal] = defaultdict(Decimal)
        for row in self.tables[table]:
            totals[tuple(row[each] for each in by)] += row[column]
        return totals


@pytest.fixture(scope="module")
def opened(tmp_path_factory) -> dict[str, Opened]:
    out = tmp_path_factory.mktemp("packages")
    return {each.name: Opened(out / each.name, build(each, out)) for each in practices()}


@pytest.fixture(params=NAMES)
def package(request, opened) -> Opened:
    return opened[request.param]


def test_there_are_three_practices_of_two_to_three_months(opened):
    assert tuple(opened) == NAMES
    assert all(60 <= each.description["claimlab"]["days"] <= 90 for each in opened.values())


def test_a_package_is_the_one_on_record_to_the_byte(package):
    assert differences(package.built, RECORDED) == ""


def test_every_digest_and_length_is_that_of_the_file(package):
    for each in package.resources.values():
        content = (package.folder / each["path"]).read_bytes()
        assert (each["bytes"], each["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}"), each["path"]
    for each in package.tables["files"]:
        content = (package.folder / each["path"]).read_bytes()
        assert (each["bytes"], each["sha256"]) == (len(content), hashlib.sha256(content).hexdigest()), each["path"]


def test_no_file_lies_in_a_package_that_it_does_not_name(package):
    named = {each["path"] for each in (*package.resources.values(), *package.tables["files"])} | {"datapackage.json"}
    assert {path.relative_to(package.folder).as_posix() for path in package.folder.rglob("*") if path.is_file()} == named


def test_a_judge_whom_nobody_here_wrote_finds_a_package_valid(package):
    report = Package(str(package.folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "note"])[:5]
    assert report.stats["tasks"] == len(package.resources)


def test_every_column_is_described_and_every_key_names_one_row(package):
    for name, schema in package.schemas.items():
        assert all(field["description"] for field in schema["fields"]), name
        keys = [tuple(row[each] for each in schema["primaryKey"]) for row in package.tables[name]]
        assert len(set(keys)) == len(keys), name
        assert not any(None in key for key in keys), name


def test_every_reference_leads_to_a_row(package):
    for name, schema in package.schemas.items():
        for each in schema["foreignKeys"]:
            to = each["reference"]
            there = {tuple(row[column] for column in to["fields"]) for row in package.tables[to["resource"]]}
            here = {tuple(row[column] for column in each["fields"]) for row in package.tables[name]}
            assert {key for key in here if None not in key} <= there, (name, each)


def test_every_member_id_joins_to_a_coverage_and_a_mistyped_one_to_none_on_a_card(package):
    coverages = {(row["patient"], row["payer"], row["member_id"]): row["on_card"] for row in package.tables["coverages"]}
    senders = {row["report"]: row["payer"] for row in package.tables["remittances"]}
    named = [(row["patient"], row["payer"], row["member_id"]) for row in package.tables["submissions"]]
    named += [(row["patient"], row["payer"], row["member_id"]) for row in package.tables["claims"] if row["member_id"]]
    paid = [row for row in package.tables["remittance_claims"] if row["claim"]]
    named += [(row["patient"], senders[row["report"]], row["member_id"]) for row in paid]
    assert set(named) <= set(coverages)
    assert {coverages[key] for key in named} == {True, False}


def test_a_claim_is_the_sum_of_its_lines_and_accounts_for_every_cent(package):
    lines = package.sums("claim_lines", "charge", "claim")
    accounts = [field["name"] for field in package.schemas["claims"]["fields"]]
    accounts = accounts[accounts.index("booked") + 1:]
    assert len(accounts) == 12
    for claim in package.tables["claims"]:
        assert claim["charge"] == lines[claim["claim"],], claim["claim"]
        assert claim["booked"] == sum(claim[each] for each in accounts), claim["claim"]


def test_the_ledger_refolded_gives_the_balances_of_every_claim(package):
    held: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in package.tables["postings"]:
        held[row["claim"], row["debit"]] += row["amount"]
        held[row["claim"], row["credit"]] -= row["amount"]
    columns = {
        "insurance A/R": "insurance_open", "patient A/R": "patient_open", "insurer paid": "insurer_paid",
        "patient paid": "patient_paid", "contractual": "contractual", "write-off": "write_off", "credit balances": "credit",
        "refunded": "refunded", "paid outside claims": "outside", "held for payers": "held", "interest": "interest",
        "collection fees": "fees",
    }
    for claim in package.tables["claims"]:
        assert -held[claim["claim"], "revenue"] == claim["booked"]
        for account, column in columns.items():
            assert held[claim["claim"], account] == claim[column], (claim["claim"], account)
    assert sum(held.values()) == 0


def test_a_batch_charges_what_its_claims_do_and_each_claim_is_in_as_many_as_it_was_sent(package):
    sent = package.sums("submissions", "charge", "batch")
    assert {(row["batch"],): row["charge"] for row in package.tables["batches"]} == sent
    times: dict[str, int] = defaultdict(int)
    for row in package.tables["submissions"]:
        times[row["claim"]] += 1
    assert {row["claim"]: row["times_sent"] for row in package.tables["claims"] if row["times_sent"]} == times


def test_a_remittance_balances_at_line_claim_and_payment(package):
    line = ("report", "item", "line")
    adjusted = package.sums("adjustments", "amount", *line)
    for row in package.tables["remittance_lines"]:
        assert row["charge"] == row["paid"] + adjusted[tuple(row[each] for each in line)], row
    lines = {column: package.sums("remittance_lines", column, *line[:2]) for column in ("charge", "paid")}
    for row in package.tables["remittance_claims"]:
        key = row["report"], row["item"]
        assert (row["charge"], row["paid"]) == (lines["charge"][key], lines["paid"][key]), row
    paid, moved = package.sums("remittance_claims", "paid", "report"), package.sums("provider_adjustments", "amount", "report")
    for row in package.tables["remittances"]:
        key = (row["report"],)
        assert (row["paid"], row["moved"], row["amount"]) == (paid[key], moved[key], paid[key] - moved[key]), row


def test_a_deposit_and_its_remittance_are_the_same_money(package):
    remittances = {row["report"]: row for row in package.tables["remittances"]}
    matched = [row for row in package.tables["deposits"] if row["report"]]
    for row in matched:
        advice = remittances[row["report"]]
        assert [row[each] for each in ("payer", "trace", "amount")] == [advice[each] for each in ("payer", "trace", "amount")]
    assert len(matched) > 0.9 * len(package.tables["deposits"])


def test_every_rejection_and_denial_has_its_truth(package):
    truth: dict[str, set] = defaultdict(set)
    for row in package.tables["findings"]:
        truth[row["channel"]].add(row["claim"])
    rejected = {row["claim"] for row in package.tables["status_lines"] if not row["accepted"]}
    denied = {row["claim"] for row in package.tables["remittance_claims"] if row["denied"]}
    assert rejected and rejected == truth["277CA"]
    assert denied and denied <= truth["835"] | truth["letter"]


def test_csv_and_parquet_hold_the_same_rows(package):
    for name, rows in package.tables.items():
        table = pq.read_table(package.folder / package.resources[f"{name}-parquet"]["path"])
        assert table.to_pylist() == rows, name


def test_x12_files_read_back_whole_and_say_what_the_tables_say(package):
    charged = package.sums("submissions", "charge", "batch")
    paid = {row["report"]: row["amount"] for row in package.tables["remittances"]}
    reported = {row["report"]: row["claims"] for row in package.tables["status_reports"]}
    kinds = set()
    for row in package.tables["files"]:
        if not row["path"].startswith("x12/"):
            continue
        document = wire.read((package.folder / row["path"]).read_bytes())
        assert not document.problems, row["path"]
        meaning, about = document.meanings[0], row["about"]
        kinds.add(row["kind"])
        if row["kind"] == "837P":
            assert sum(claim.charge for claim in meaning.claims) == charged[about,] * 100
        elif row["kind"] == "835":
            assert meaning.amount == paid[about] * 100
        elif row["kind"] == "277CA":
            assert len(meaning.claims) == reported[about]
    assert kinds >= {"837P", "999", "277CA", "835"}


def test_every_batch_and_report_has_its_file_and_every_patient_and_visit_their_papers(package):
    about = {(row["kind"], row["about"]) for row in package.tables["files"]}
    for kind, table, key in (
        ("837P", "batches", "batch"), ("277CA", "status_reports", "report"), ("835", "remittances", "report"),
        ("patient", "patients", "patient"), ("encounter", "encounters", "encounter"), ("letter", "letters", "report"),
    ):
        assert {(kind, row[key]) for row in package.tables[table]} == {each for each in about if each[0] == kind}, table


def test_a_patients_papers_show_every_card_and_no_slip(package):
    payers = {row["payer"]: row["name"] for row in package.tables["payers"]}
    for row in package.tables["coverages"]:
        papers = (package.folder / f"documents/patients/{row['patient']}.txt").read_text(encoding="utf-8")
        cards = [paper for paper in papers.split("\n\n") if paper.startswith(f"{payers[row['payer']]} (front)\n")]
        assert any(f"\nMember ID: {row['member_id']}\n" in card for card in cards) == row["on_card"], row


def test_the_practices_differ_as_their_titles_say(opened):
    def returning(name: str) -> int:
        visits = defaultdict(int)
        for row in opened[name].tables["encounters"]:
            visits[row["patient"]] += 1
        return sum(count > 4 for count in visits.values()) * 100 // len(visits)

    assert returning("therapy-clinic") > 50 > returning("family-practice")
    assert len(opened["specialists"].tables["payers"]) == 9
    assert any(row["order"] == 2 for row in opened["specialists"].tables["submissions"])


def test_the_same_bytes_come_out_of_another_process_with_other_hashes_clock_and_language():
    elsewhere = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    command = [sys.executable, "-m", "sim.cli", "dataset", "build", "--check"]
    run = subprocess.run(command, cwd=ROOT, env=elsewhere, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert [line.partition(":")[0] for line in run.stdout.splitlines()] == list(NAMES)


def test_a_package_that_differs_from_its_record_is_named_with_its_parts(capsys, monkeypatch, tmp_path):
    kept = json.loads((RECORDED / "family-practice" / "datapackage.json").read_text())
    kept["resources"][0]["hash"] = "sha256:0"
    path = tmp_path / "family-practice" / "datapackage.json"
    path.parent.mkdir()
    path.write_text(json.dumps(kept))
    monkeypatch.setattr(making, "RECORDED", tmp_path)
    assert main(["dataset", "build", "--check", "family-practice"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1 and "family-practice: differs" in said.err and "data/practice.csv" in said.err
    assert main(["dataset", "build", "--record", "family-practice"]) == 0
    assert main(["dataset", "build", "--check", "family-practice"]) == 0


def test_what_differs_is_told_apart(tmp_path):
    def described(**changes) -> Built:
        resources = [
            {"path": "data/a.csv", "hash": "1"} | changes.get("text", {}),
            {"path": "data/a.parquet", "hash": "1", "writer": "pyarrow 1.0"} | changes.get("columns", {}),
        ]
        return Built("a", 1, 1, 1, 1, json.dumps({"title": changes.get("title", ""), "resources": resources}))

    assert "nothing is on record" in differences(described(), tmp_path)
    record(described(), tmp_path)
    assert differences(described(), tmp_path) == ""
    assert "in data/a.csv." in differences(described(text={"hash": "2"}), tmp_path)
    newer = differences(described(columns={"hash": "2", "writer": "pyarrow 2.0"}), tmp_path)
    assert "Parquet alone (pyarrow 1.0 on record, pyarrow 2.0 here)" in newer
    assert "in its description" in differences(described(title="Another"), tmp_path)
    (tmp_path / "a" / "datapackage.json").write_text("[")
    assert "the record cannot be read" in differences(described(), tmp_path)


def test_a_package_takes_the_place_of_the_one_before_but_of_nothing_else(capsys, tmp_path):
    one = practices(["therapy-clinic"])[0]
    build(one, tmp_path)
    stray = tmp_path / one.name / "x12" / "stray.x12"
    stray.write_text("left over")
    assert main(["dataset", "build", one.name, "--out", str(tmp_path)]) == 0
    assert not stray.exists()
    mine = tmp_path / "mine" / one.name / "diary.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    capsys.readouterr()
    assert main(["dataset", "build", one.name, "--out", str(tmp_path / "mine")]) == 2
    assert "name another folder" in capsys.readouterr().err
    assert mine.read_text() == "mine"


def test_a_build_that_fails_leaves_the_package_before_it_and_nothing_else(monkeypatch, tmp_path):
    one = practices(["therapy-clinic"])[0]
    built = build(one, tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "describe", full)
    with pytest.raises(OSError, match="No space"):
        build(one, tmp_path)
    assert (tmp_path / one.name / "datapackage.json").read_text() == built.description
    assert [path.name for path in tmp_path.iterdir()] == [one.name]


def test_an_unknown_package_and_a_bad_list_are_refused_in_one_line(capsys, tmp_path):
    assert main(["dataset", "build", "dentist"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "dentist: there is no such data package; there are family-practice, therapy-clinic, specialists"
    ]
    bad = tmp_path / "packages.toml"
    texts = "".join(f'{each} = ""\n' for each in ("title", "description", "scenario"))
    bad.write_text(f'[[package]]\nname = "a-b"\nversion = "1"\nseed = 1\ndays = 1\n{texts}')
    with pytest.raises(BadScenario, match=r"packages.toml: .*version"):
        practices(path=bad)


HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://example.com")', "＝1+1", "-12.50",
    '"quoted"', "a,b", "<script>alert(1)</script>", "\u202eevil", "'", "x" * 10_000,
)
STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠"


def layout() -> Layout:
    return Layout("hostile", "", (text("said", ""), amount("owed", "")), (), lambda _: iter(()))


def test_no_text_of_a_csv_is_taken_for_a_formula_while_an_amount_below_zero_stays_a_number(tmp_path):
    path = tmp_path / "hostile.csv"
    path.write_bytes(as_csv(layout(), [(said, Decimal("-12.50")) for said in HOSTILE]))
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["owed"] for row in rows] == ["-12.50"] * len(HOSTILE)
    for said, row in zip(HOSTILE, rows, strict=True):
        assert row["said"][0] not in STARTS_A_FORMULA
        assert row["said"] in (said, f"'{said}")


def test_parquet_keeps_text_as_it_is(tmp_path):
    path = tmp_path / "hostile.parquet"
    path.write_bytes(as_parquet(layout(), [(said, Decimal("-12.50")) for said in HOSTILE]))
    assert pq.read_table(path).to_pylist() == [{"said": said, "owed": Decimal("-12.50")} for said in HOSTILE]


def test_a_page_shows_hostile_text_as_text():
    script = "<script>alert(1)</script>"
    page = Page("patient", "P-1", script, (Document("letter", script, (Field(script, script),), script, script),))
    assert "<script" not in page.html
    assert page.html.count("&lt;script&gt;") == 7
    assert script in page.text


def test_the_readme_names_every_package_and_every_table(package):
    readme = (ROOT / "datasets" / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Data packages")[2].partition("\n## ")[0]
    assert f"`{package.description['name']}`" in section
    assert {name for name in package.schemas if f"`{name}`" not in section} == set()
