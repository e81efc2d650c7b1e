"""Two hundred hostile strings typed into every field of a real registration: kept as text or refused with a reason.

What was kept is read back from the page, from the client's lists as CSV and from a spreadsheet.
"""

import csv
import io
import re

import pytest
from msgspec import to_builtins
from openpyxl import load_workbook
from test_hostile import HOSTILE, STRANGERS

from sim.desk.actions import Change, CorrectClaim, CorrectRegistration
from sim.desk.asks import AskClaim
from sim.desk.figures.view import Column, Table
from sim.desk.work.changes import ON_REGISTRATION, ORDER
from sim.records.spreadsheets import STARTS_A_FORMULA
from sim.reports.csv_export import as_csv
from sim.reports.workbook import workbook
from sim.training.exercise import read_exercise
from sim.training.session import Session
from sim.widgets import Desk
from sim.widgets.start import Sitting

FREE = ("address", "reason", "plan")
"""Fields that take any words that can be printed."""
NAMES = ("name", "guarantor", "subscriber")
FORMULA = ("=", "+", "-", "@")
SHOWN = "() => [...document.querySelectorAll('[data-card=registration] dd')].map(one => one.textContent)"

EXERCISE = """
title = "Hostile hands"
objectives = ["Type what nobody should"]
scenario = "family_practice"
minutes = 10
starts = 21
ends = 28
lists = ["rejected", "to_send"]

[overrides.patients]
count = 60

[overrides.minutes]
open_claim = 0
correct_registration = 0
correct_claim = 0
refused = 0

[[rubric]]
check = "no_breach"
points = 1
says = "Nothing"
"""


@pytest.fixture
def session(tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "exercise.toml").write_text(EXERCISE, encoding="utf-8")
    (folder / "brief.md").write_text("Type.", encoding="utf-8")
    return Session.start(read_exercise(folder), tmp_path / "attempt.jsonl")


def printed(text: str) -> str:
    """What stands on a line: blanks of every kind are one."""
    return " ".join(text.split())


def fits(text: str) -> bool:
    return printed(text).isprintable() and len(printed(text)) <= 120


def as_name(text: str) -> str:
    """Last and first name as they are kept; empty where it is none."""
    last, _, first = [part.strip() for part in printed(text).partition(",")]
    return f"{last}, {first}" if last and first else ""


def first_claim(session):
    return next(iter(session.world.office.files.values())).claim


def test_every_field_keeps_the_text_or_says_why_not(session):
    patient = first_claim(session).patient
    others = [Change(f"{nth}_{field}", value) for nth in ORDER for field, value in (("payer", "SMH20"), ("member_id", "W1"))]
    assert session.step(CorrectRegistration(patient, tuple(others))).done
    kept = 0
    for field in ON_REGISTRATION:
        for text in HOSTILE:
            before = session.world.office.registrations[patient]
            outcome = session.step(CorrectRegistration(patient, (Change(field, text),)))
            now = session.world.office.registrations[patient]
            if not outcome.done:
                assert now == before
                assert outcome.reason.endswith(".") and len(outcome.reason) < 2_000, (field, text[:40])
                continue
            kept += 1
            place = {"second": 0, "third": 1}.get(field.partition("_")[0])
            stored = getattr(now, field) if place is None else getattr(now.further[place], field.partition("_")[2])
            assert stored == (as_name(text) if field.endswith(NAMES) else printed(text)), field
    lines, names = [len([text for text in HOSTILE if fits(text) and wanted(text)]) for wanted in (printed, as_name)]
    # Address and reason, and the plan of each of three coverages, take all that can be printed on a line;
    # the patient, the guarantor and the subscriber of each coverage take what has a comma within.
    # Member ID and group of each take what has but letters, digits and hyphens.
    numbers = len([text for text in HOSTILE if re.fullmatch(r"[-0-9A-Za-z]{1,30}", text)])
    assert kept == (2 + 3) * lines + (2 + 3) * names + (3 + 3) * numbers
    assert lines > 100 and names > 0


@pytest.mark.browser
def test_what_was_kept_is_text_on_the_page(session, show):
    desk = Desk(Sitting(session))
    claim = first_claim(session)
    desk.select(claim.id)
    page = show(desk)
    for text in [each for each in HOSTILE if fits(each)]:
        name = f"{printed(text).replace(',', ' ')[:40]}, Ana"
        changes = [Change(field, text) for field in FREE] + [Change(field, name) for field in NAMES]
        desk.press("correct_registration", patient=claim.patient, changes=to_builtins(changes))
        page.evaluate("() => window.redrawn()")
        told = page.evaluate(SHOWN)
        assert told.count(printed(text)) == len(FREE), text
        assert len([each for each in told if each.endswith(", Ana")]) == len(NAMES), text
    assert page.locator(STRANGERS).count() == 0
    assert page.evaluate("window.broken") is None


def typed_names(session) -> list[str]:
    """Put a hostile name on every claim that waits, and read back what the desk shows of each."""
    names = []
    texts = [f"{printed(each).replace(',', ' ')[:40]}, Ana" for each in HOSTILE if fits(each)]
    texts.sort(key=lambda text: not text.startswith(FORMULA))
    for claim in list(session.world.office.files):
        if session.step(CorrectClaim(claim, (Change("name", texts[len(names)]),))).done:
            names.append(session.look(AskClaim(claim)).claim.name)
    return names


def test_names_that_begin_a_formula_are_text_in_csv_and_spreadsheet_and_an_amount_is_a_number(session):
    names = typed_names(session)
    assert {name[0] for name in names} == set(FORMULA)
    columns = (Column("name", "Patient", "text"), Column("owed", "Owed", "money"))
    table = Table("claims", "Claims", columns, tuple([(name, -12_50) for name in names]))
    calendar = session.world.calendar
    _, *rows = csv.reader(io.StringIO(as_csv(table, calendar), newline=""))
    assert [cell.removeprefix("'") for cell, _ in rows] == names
    assert not [cell for cell, _ in rows if cell.startswith(STARTS_A_FORMULA)]
    assert {amount for _, amount in rows} == {"-12.50"}
    sheet = load_workbook(io.BytesIO(workbook("Claims", (("Claims", table),), calendar, calendar.start))).worksheets[0]
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    text = [cell for cell in cells if isinstance(cell.value, str) and cell.value.endswith(", Ana")]
    assert len(text) == len(names) and {cell.data_type for cell in text} == {"s"}
    assert [cell.data_type for cell in cells if cell.value == -12.5] == ["n"] * len(names)
