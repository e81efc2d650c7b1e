"""`claimlab report`, as somebody types it."""

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from sim.cli import main

FILES = {"pack.html", "pack.pdf", "cash.xlsx", "office.html", "older_than_30.csv", "follow_up_due.csv"}


def test_a_practices_reports_are_written_and_the_cash_is_said_to_reconcile(capsys, tmp_path):
    assert main(["report", "family_practice", "--seed", "5", "--days", "45", "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    assert set(said[:-1]) == {str(tmp_path / "out" / name) for name in FILES}
    assert said[-1].startswith("Cedar Street Family Practice: Bank, remittances and ledger agree to the cent")
    assert "Client report" in PdfReader(tmp_path / "out" / "pack.pdf").pages[0].extract_text()
    assert load_workbook(tmp_path / "out" / "cash.xlsx").sheetnames[0] == "Deposits"


def test_each_client_of_a_billing_service_gets_a_folder_of_its_own(capsys, tmp_path):
    assert main(["report", "three_clients", "--days", "30", "--out", str(tmp_path)]) == 0
    folders = {path.name: {each.name for each in path.iterdir()} for path in tmp_path.iterdir()}
    assert folders == {"cedar": FILES, "mill-pond": FILES, "riverbend": FILES}
    assert capsys.readouterr().out.count("agree to the cent") == 3


def test_one_client_can_be_asked_for(capsys, tmp_path):
    assert main(["report", "three_clients", "--days", "20", "--client", "riverbend", "--out", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["riverbend"]
    assert "Riverbend Therapy" in (tmp_path / "riverbend" / "pack.html").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["three_clients", "--client", "x"], "three_clients has no such client; its clients are cedar, mill-pond, riverbend"),
        (["family_practice", "--client", "x"], "family_practice is no billing service; services are three_clients"),
        (["nowhere"], "nowhere: there is neither such a file nor such a shipped scenario"),
        (["family_practice", "--days", "0"], "0 days cannot be run; give 1 to 3650"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line(capsys, tmp_path, arguments, said):
    assert main(["report", *arguments, "--out", str(tmp_path / "out")]) == 2
    message = capsys.readouterr().err
    assert said in message and message.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_named(capsys, tmp_path):
    (tmp_path / "out").write_text("in the way")
    assert main(["report", "family_practice", "--days", "5", "--out", str(tmp_path / "out")]) == 2
    assert str(tmp_path / "out") in capsys.readouterr().err
