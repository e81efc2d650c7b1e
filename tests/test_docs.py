"""What is written for people is true of the program: every verb, cause, command and field is there, and links lead on."""

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from docs.pages import PAGES as PAGES_OF_REFERENCE
from sim import __version__
from sim.cli import _parser
from sim.desk.actions import VERBS
from sim.desk.view import LIST_LABELS
from sim.rules.causes import Cause, Surface, Temptation
from sim.scenario import Staffing
from sim.training.attempt import Header, Record
from sim.training.exercise import names, read_exercise

ROOT = Path(__file__).parents[1]
README, DESIGN, GLOSSARY, CONTRIBUTING, CHANGELOG = [
    (ROOT / f"{name}.md").read_text() for name in ("README", "DESIGN", "GLOSSARY", "CONTRIBUTING", "CHANGELOG")
]
DATA = (ROOT / "datasets" / "README.md").read_text()
PAGES = [*ROOT.glob("*.md"), *(page for folder in ("datasets", "docs", "exercises") for page in (ROOT / folder).rglob("*.md"))]

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def rows(page: str) -> dict[str, str]:
    """Rows of a page's tables by the code in their first cell: ``{"resubmit": "| `resubmit` | Resubmit | 2 …"}``."""
    lines = [line for line in page.splitlines() if line.startswith("|")]
    return {code: line for line in lines for code in re.findall(r"`([^`]+)`", line.split("|")[1])}


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def section(page: str, heading: str) -> str:
    """A page from one heading to the next of the same rank."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"there is no heading {heading!r}"
    return found.group(1)


def code_words(page: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", page))


def fields(*kinds: type) -> list[str]:
    return [field.name for kind in kinds for field in msgspec.structs.fields(kind)]


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them: small letters, hyphens, no punctuation."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES_OF_REFERENCE)
def test_a_page_of_reference_says_what_the_tables_say(page: str) -> None:
    kept = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
    assert kept == PAGES_OF_REFERENCE[page](), "write it anew: python -m docs.pages"


def test_every_worklist_is_explained_with_the_name_on_the_screen() -> None:
    table = rows(section(GLOSSARY, "Worklists"))
    assert {name: cells(row)[1] for name, row in table.items()} == LIST_LABELS


def test_every_order_of_work_is_in_the_glossary() -> None:
    policy = next(field for field in msgspec.structs.fields(Staffing) if field.name == "policy")
    assert set(get_args(policy.type)) <= code_words(GLOSSARY)


def commands(parser: argparse.ArgumentParser, said: str = "claimlab") -> Iterator[str]:
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        for name, sub in action.choices.items():
            yield from commands(sub, f"{said} {name}")
    if not below:
        yield said


@pytest.mark.parametrize("command", list(commands(_parser())))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert any(command in code for code in code_words(section(README, "What else there is")))


def test_the_readme_shows_no_command_that_is_not_there() -> None:
    known = list(commands(_parser()))
    shown = [code.partition("claimlab ")[2] for code in code_words(README) if "bin/claimlab " in code]
    assert shown and all(any(f"claimlab {line}".startswith(command) for command in known) for line in shown)


TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_in_the_contributors_table(target: str) -> None:
    assert f"make {target}" in rows(section(CONTRIBUTING, "Set up"))


def test_no_page_names_a_make_target_that_is_not_there() -> None:
    named = {target for page in PAGES for target in re.findall(r"(?:`| {4})make ([a-z-]+)", page.read_text())}
    assert named and named <= set(TARGETS)


def test_the_python_of_the_readme_prints_a_remittance() -> None:
    code = re.search(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL).group(1)
    done = subprocess.run([sys.executable, "-"], input=code, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    segments = done.stdout.splitlines()
    assert any(line.startswith("ST*835*") for line in segments), "it is a payment advice"
    payment = next(line for line in segments if line.startswith("CLP*"))
    assert re.search(r"Claim C-\d+: charged \$[\d.,]+, paid \$[\d.,]*[1-9]", payment), "its claim was paid something"
    assert not done.stderr


def test_the_python_of_the_readme_is_short() -> None:
    code = re.search(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL).group(1)
    statements = [line for line in code.splitlines() if line.strip() and not line.startswith("from ")]
    assert len(statements) <= 11


def test_the_readme_counts_the_verbs() -> None:
    assert f"as {len(VERBS)} verbs" in " ".join(README.split())


def test_the_first_steps_name_an_exercise_that_is_there() -> None:
    titles = [read_exercise(name).title for name in names()]
    assert any(f"choose **{title}**" in section(README, "Start") for title in titles)


def test_every_notebook_is_in_the_readme() -> None:
    assert [name_of(path) for path in (ROOT / "notebooks").glob("*.ipynb") if name_of(path) not in README] == []


def test_every_exercise_is_in_the_changelog() -> None:
    assert [name for name in names() if f"*{read_exercise(name).title}*" not in CHANGELOG] == []


def test_every_floor_is_in_the_picture() -> None:
    sim = ROOT / "sim"
    there = {path.parent.name for path in sim.glob("*/__init__.py")} | {path.stem for path in sim.glob("[a-z]*.py")}
    floors = section(DESIGN, "The floors")
    assert [name for name in sorted(there) if not {name, f"{name}.py"} & code_words(floors)] == []
    assert [name for name in sorted(there) if not re.search(rf"\b{name}\b", section(README, "The floors"))] == []


def test_every_field_of_an_attempt_is_explained() -> None:
    explained = rows(section(DESIGN, "An attempt on disk"))
    assert set(explained) >= {*fields(Header), *fields(Record)}


def test_every_dependency_has_a_reason_and_no_other_has() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    assert set(rows(section(DESIGN, "Dependencies"))) == {re.match(r"[\w-]+", name)[0] for name in wanted}


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(number) for number in re.findall(r"^(\d+)\. \*\*", section(DESIGN, "Decisions"), re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_table_of_the_datasets_is_described() -> None:
    there = [
        path for kind in ("toml", "csv") for path in (ROOT / "datasets").rglob(f"*.{kind}") if path.parent.name != "causes"
    ]
    assert [name_of(path) for path in there if path.name not in code_words(DATA)] == []


def test_every_column_of_a_code_table_is_described() -> None:
    for path in (ROOT / "datasets" / "codes").glob("*.csv"):
        header = path.read_text().splitlines()[0].split(",")
        assert [column for column in header if column not in code_words(section(DATA, "Codes (`codes/`)"))] == []


def test_every_field_of_a_cause_is_explained_at_the_head_of_the_table() -> None:
    head = (ROOT / "datasets" / "causes" / "1_registration.toml").read_text().partition("[[causes]]")[0]
    plain = {"id", "title", "story", "hints", "verbs", "channel"}
    assert [name for name in fields(Cause, Surface, Temptation) if name not in plain and name not in head] == []


def test_every_table_of_the_holidays_and_of_the_words_is_described() -> None:
    wire = (ROOT / "datasets" / "wire" / "README.md").read_text()
    for name in ("claim_status", "adjustments"):
        tables = tomllib.loads((ROOT / "datasets" / "wire" / f"{name}.toml").read_text())
        assert set(tables) <= code_words(wire) & code_words(DATA)
    years = list(tomllib.loads((ROOT / "datasets" / "holidays.toml").read_text())["observed"])
    assert f"{years[0]} to {years[-1]}" in section(DATA, "Holidays (`holidays.toml`)")


@pytest.mark.parametrize("file", PAGES, ids=name_of)
def test_links_between_files_lead_somewhere(file: Path) -> None:
    broken = []
    for link in LINK.findall(FENCE.sub("", file.read_text())):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, heading = link.partition("#")
        target = file.parent / name if name else file
        if not target.exists() or (heading and heading not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("file", PAGES, ids=name_of)
def test_a_file_that_a_page_names_is_there(file: Path) -> None:
    """Paths in code marks, such as `sim/desk/desk.py`, from the root, from `sim`, or from where the page stands."""
    named = [word for word in code_words(file.read_text()) if re.fullmatch(r"\.?[\w.-]+/(?:[\w.-]+/?)*", word)]
    built = (".venv", "notebooks/attempts")
    roots = (ROOT, ROOT / "sim", file.parent)
    assert [word for word in named if not word.startswith(built) and not any((root / word).exists() for root in roots)] == []


def test_no_module_points_at_a_document_that_is_not_there() -> None:
    pages = {path.name for path in PAGES}
    pointing = re.compile(r"\b([A-Z]{4,}(?:\.md)?) (?:section|§) ?\d|\b(\w+\.md)\b")
    lost = [
        f"{name_of(path)}: {found.group()}"
        for folder in ("sim", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py") if path != Path(__file__)
        for found in pointing.finditer(path.read_text())
        if (found.group(1) or found.group(2)) not in {*pages, "brief.md"}
    ]
    assert lost == []


def test_version_and_title_agree_wherever_they_stand() -> None:
    citation = (ROOT / "CITATION.cff").read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert re.search(r"^version: (.+)$", citation, re.MULTILINE)[1] == project["version"] == __version__
    assert re.search(r"^license: (.+)$", citation, re.MULTILINE)[1] == project["license"]
    assert f"## {__version__}" in CHANGELOG
