"""The documentation site: it builds without a warning and offline, and what its pages teach is what the program does."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import filterfalse
from pathlib import Path

import pytest

from docs.course import LEVELS, lessons
from docs.examples import FOLDER
from docs.guides import GUIDES
from docs.links import DOCS, HOMES, ROOT, led
from sim import wire
from sim.rules.benefits import Shares
from sim.rules.compliance.table import rules
from sim.rules.coordination import Own, SoFar, payable
from sim.rules.deadlines import INVESTIGATION_DAYS, REFUND, limit_in_words
from sim.rules.inbox import inbox_rules

PAGES = sorted(DOCS.rglob("*.md"))
AUTHORING = (DOCS / "guide" / "authoring.md").read_text()
MONEY = (DOCS / "handbook" / "money.md").read_text()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The site as `make site` builds it, and what was said about it."""
    out = tmp_path_factory.mktemp("site")
    words = shlex.split(re.search(r"^site:.*\n\t\S+/python (.*) docs site", (ROOT / "Makefile").read_text(), re.MULTILINE)[1])
    done = subprocess.run(
        [sys.executable, *words, "docs", str(out)], cwd=ROOT, capture_output=True, text=True, timeout=280
    )
    return out, done


@pytest.fixture(scope="module")
def site(built: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    return built[0]


class Loaded(HTMLParser):
    """What a page fetches by itself, and where its links lead."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            kept = self.leads if (tag, name) == ("a", "href") else self.loads
            if value and name in ("src", "href", "srcset", "data", "action", "poster"):
                kept.append(value)


def elsewhere(address: str) -> bool:
    return bool(re.match(r"(?:[a-z]+:)?//|[a-z]+:(?!//)", address)) and not address.startswith("data:")


def test_the_site_builds_without_a_warning(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """No link is broken and no page is left out of the table of contents."""
    assert (built[1].returncode, built[1].stderr) == (0, "")


def test_every_page_is_on_the_site(site: Path) -> None:
    built = {page.relative_to(site).with_suffix("") for page in site.rglob("*.html")}
    assert {page.relative_to(DOCS).with_suffix("") for page in PAGES} <= built


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    loads = {address for page in pages for address in Loaded(page).loads}
    sheets = [*site.rglob("*.css"), *pages]
    styles = {address for sheet in sheets for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", sheet.read_text())}
    imports = {sheet.name for sheet in site.rglob("*.css") if "@import" in sheet.read_text()}
    assert len(pages) > len(PAGES) and len(loads) > 5
    assert [address for address in (*loads, *styles) if elsewhere(address)] == []
    assert imports == set()


def test_no_script_asks_another_machine(site: Path) -> None:
    spoken = {
        host for script in site.rglob("*.js") if script.name != "searchindex.js"
        for host in re.findall(r"[\"'`](?:https?:)?//([\w.-]+\.[a-z]{2,})", script.read_text(encoding="utf-8"))
    }
    assert spoken <= {"www.w3.org"}, "a namespace of SVG names itself so; nothing else may be there"


def test_only_licence_and_formats_are_linked_to_elsewhere(site: Path) -> None:
    away = {link.split("/")[2] for page in site.rglob("*.html") for link in Loaded(page).leads if elsewhere(link)}
    assert away <= {"creativecommons.org", "datapackage.org", "keepachangelog.com", "semver.org"}


def test_every_link_leads_to_a_page_and_a_heading(site: Path) -> None:
    ids = {page: set(re.findall(r'id="([^"]+)"', page.read_text())) for page in site.rglob("*.html")}
    lost = []
    for page in ids:
        for link in filterfalse(elsewhere, Loaded(page).leads):
            name, _, heading = link.partition("#")
            there = Path(os.path.normpath(page.parent / name)) if name else page
            if not there.exists() or (heading and heading not in ids.get(there, {heading})):
                lost.append(f"{page.relative_to(site)}: {link}")
    assert lost == []


@pytest.mark.parametrize("name", GUIDES)
def test_a_page_says_what_the_tables_say(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == GUIDES[name](), "write it anew: python -m docs.pages"


@pytest.mark.parametrize("lesson", lessons())
def test_every_lesson_has_its_page_for_the_instructor(lesson: str) -> None:
    page = DOCS / "guide" / "lessons" / f"{lesson}.md"
    assert page.exists() and page.read_text().startswith("# ") and len(page.read_text().split()) >= 80


def test_there_is_no_page_without_a_lesson() -> None:
    assert {page.stem for page in (DOCS / "guide" / "lessons").glob("[0-9]*.md")} <= set(lessons())


def test_every_lesson_is_on_one_level() -> None:
    on_levels = [f"{number:02}" for _, first, last, _ in LEVELS for number in range(int(first), int(last) + 1)]
    assert on_levels == lessons()


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.x12")), ids=lambda file: file.name)
def test_the_files_of_the_handbook_are_faultless(file: Path) -> None:
    assert wire.faults(wire.read(file.read_bytes())) == ()


def test_the_payments_of_the_handbook_foot() -> None:
    """208.00 = 98.96 + 79.04 + 30.00; 148.00 is denied whole; the claims sent come to 208 + 108 + 148 = 464."""
    (advice,) = wire.read((FOLDER / "835.x12").read_bytes()).meanings
    taken = [sum(each.amount for line in claim.lines for each in line.adjustments) for claim in advice.claims]
    assert [(claim.charge, claim.paid) for claim in advice.claims] == [(20800, 9896), (14800, 0)]
    assert taken == [7904 + 3000, 14800]
    assert "AMT*YU*356~" in (FOLDER / "277ca.x12").read_text() and 20800 + 14800 == 35600


@pytest.mark.parametrize(("method", "pays"), [("standard", 25000), ("carve_out", 13500), ("non_duplication", 13500)])
def test_the_second_payer_of_the_handbook_pays_what_the_rules_say(method: str, pays: int) -> None:
    """By itself it would pay 90 % of 700 − 50 = 650, that is 585; the first payer paid 450 and left 250."""
    before = SoFar(charge=100000, allowed=70000, paid=45000, patient=25000)
    assert payable(before, Own(70000, Shares(0, 5000, 6500)), method) == pays
    assert f"{pays / 100:.2f}" in MONEY


def test_the_days_of_a_refund_are_those_of_the_rules() -> None:
    told = " ".join((DOCS / "handbook" / "deadlines.md").read_text().split())
    assert f"goes back within {limit_in_words(REFUND)} of being identified" in told
    assert f"up to the {INVESTIGATION_DAYS}th day" in told


def test_every_source_of_the_five_rules_is_in_the_tables() -> None:
    tables = inbox_rules()
    known = " ".join(
        source for row in (*rules().values(), *tables.standings.values(), *tables.questions.values()) for source in row.sources
    )
    cited = re.findall(r"164\.\d{3}", (DOCS / "handbook" / "privacy.md").read_text())
    assert cited and [section for section in cited if section not in known] == []


def test_the_page_of_the_desk_tells_every_key() -> None:
    keys = re.search(r"const KEYS = (\[.*?\n\]);", (ROOT / "sim" / "widgets" / "js" / "keys.js").read_text(), re.DOTALL)[1]
    told = (DOCS / "handbook" / "desk.md").read_text()
    pressed = {key for shown in re.findall(r'\["([^"]+)", "key_', keys) for key in shown.split() if key != "+"}
    assert len(pressed) > 8 and [key for key in sorted(pressed) if f"`{key}`" not in told] == []


def test_every_picture_says_what_it_shows() -> None:
    pictures = [(page.name, words) for page in PAGES for words in re.findall(r"!\[([^\]]*)\]", page.read_text())]
    assert pictures and [page for page, words in pictures if len(words.split()) < 4] == []


def test_a_link_to_another_file_leads_to_its_page() -> None:
    home, page = ROOT / "GLOSSARY.md", DOCS / "handbook" / "glossary.md"
    assert HOMES["handbook/glossary"] == "GLOSSARY.md"
    text = "[a](DESIGN.md#the-floors) [b](docs/reference/verbs.md) [c](LICENSE) [d](#verbs) ![e](docs/desk.png)\n"
    fenced = "```\n[f](LICENSE)\n```\n"
    assert led(text + fenced, home, page) == (
        "[a](../developer/design.md#the-floors) [b](../reference/verbs.md) c [d](#verbs) ![e](../desk.png)\n" + fenced
    )


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The files that a page tells its reader to write: name and text."""
    written = re.compile(r"^\*\*(\S+)\*\*[^\n]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return ((found[1], found[2]) for found in written.finditer(page))


def changed(text: str, page: str) -> str:
    """A file after the page's changes: each line with a minus became the next one with a plus."""
    diff = re.search(r"^```diff\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[1].splitlines()
    for old, new in zip(diff[::2], diff[1::2], strict=True):
        assert text.count(old.removeprefix("-")) >= 1
        text = text.replace(old.removeprefix("-"), new.removeprefix("+"), 1)
    return text


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Do a command of the page in a folder; a proof over hundreds of cases is another test's, so a few do."""
    _, *words = shlex.split(command)
    few = ["--seeds", "2", "--jobs", "1"] if "check" in words else []
    return subprocess.run(
        [sys.executable, "-m", "sim.cli", *words, *few], cwd=folder, capture_output=True, text=True, timeout=200,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_the_worked_example_of_authoring_goes_as_the_page_says(tmp_path: Path) -> None:
    begin, look, draft, proof = re.findall(r"^    (\.venv/bin/claimlab exercise .+)$", AUTHORING, re.MULTILINE)
    begun = run(begin, tmp_path)
    assert begun.returncode == 0, begun.stderr
    for name, text in blocks(AUTHORING):
        assert (tmp_path / name).exists(), f"{name} is begun by the first command"
        (tmp_path / name).write_text(text)
    seen = run(look, tmp_path)
    assert seen.returncode == 0, seen.stderr
    weak = run(draft, tmp_path)
    shown = re.search(r"case seed 1: (temptation 2) earns \d+ %; (a wrong remedy must earn less than half)", AUTHORING)
    assert weak.returncode == 1 and all(part in weak.stdout for part in shown.groups())
    path = tmp_path / "course" / "19_new_names" / "exercise.toml"
    path.write_text(changed(path.read_text(), AUTHORING))
    proved = run(proof, tmp_path)
    assert proved.returncode == 0, proved.stdout + proved.stderr
