"""Every panel through Voilà, light and dark: no breach of WCAG 2.2 AA that axe can find; all in step, none too wide."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from sim.widgets.place import PANELS
from tests.browser.access import breaches
from tests.browser.all_panels import write_panels
from tests.browser.servers import Lab, Server

WHOLE = '[data-shows="desk"]'


class Whole:
    """The whole desk, page by page."""

    def __init__(self, page: Page) -> None:
        self.desk = page.locator(WHOLE)

    def press(self, key: str) -> None:
        """Press a control of the whole desk and wait for the answer."""
        self.desk.locator(f'[data-key="{key}"]').first.click()
        self.settled()

    def turn_to(self, worklist: str) -> None:
        """Turn to a list and take its first row."""
        self.desk.locator(f'.cl-lists [data-tab="{worklist}"]').click()
        self.settled()
        self.desk.locator(".cl-row").first.click()
        self.settled()

    def settled(self) -> None:
        """Wait until it has drawn its answer."""
        expect(self.desk).not_to_have_attribute("aria-busy", "true", timeout=20_000)


@pytest.fixture(scope="module")
def shown(voila: Callable[[str], Server], notebooks: Path, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """The page of all panels in a theme; loaded once for each, with whatever it asks for noted."""
    server = voila(write_panels(notebooks))
    pages: dict[str, Page] = {}
    asked: list[str] = []

    def open_in(theme: str) -> Page:
        if theme not in pages:
            page = pages[theme] = browser.new_page(viewport={"width": 1366, "height": 768})
            page.on("request", lambda request: asked.append(request.url))
            page.on("websocket", lambda socket: asked.append(socket.url))
            page.goto(f"{server.url}?theme={theme}", wait_until="commit")
            page.locator(f'[data-shows="{PANELS[-1]}"] .cl-brief').wait_for(timeout=150_000)
        return pages[theme]

    yield open_in
    for page in pages.values():
        page.close()
    strangers = [url for url in asked if urlsplit(url).scheme not in {"data", "blob"} and urlsplit(url).hostname != "127.0.0.1"]
    assert strangers == [], "the page asked for something outside this machine"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_panel_breaks_a_rule_of_access(shown: Callable[[str], Page], theme: str) -> None:
    page = shown(theme)
    assert page.evaluate("document.body.dataset.jpThemeLight") == ("true" if theme == "light" else "false")
    assert [breach for name in PANELS for breach in breaches(page, f'[data-shows="{name}"]')] == []


def test_an_unnamed_control_would_be_found(shown: Callable[[str], Page]) -> None:
    page = shown("light")
    page.evaluate("document.querySelector('[data-shows=task]').append(document.createElement('button'))")
    assert [breach.split(" at ")[0] for breach in breaches(page, '[data-shows="task"]')] == ['[data-shows="task"]: button-name']


def test_what_is_chosen_in_one_panel_shows_in_the_others(shown: Callable[[str], Page]) -> None:
    page = shown("light")
    page.locator('[data-shows="worklist"] [data-tab="denied"]').click()
    # Until the denied claims are drawn, the rows are still those of the list before.
    row = page.locator('[data-shows="worklist"] .cl-row[data-id^="C-"]').last
    row.wait_for()
    claim = row.get_attribute("data-id") or ""
    row.click()
    for panel in ("claim", "documents", "desk"):
        expect(page.locator(f'[data-shows="{panel}"] [data-key="claim-head"]')).to_contain_text(claim)
    page.locator('[data-shows="actions"] [data-key="verb:open_claim"]').click()
    expect(page.locator('[data-shows="documents"] [data-document="insurance_card"]').first).to_be_visible()


@pytest.mark.parametrize("width", [683, 1366])
def test_nothing_scrolls_sideways_even_at_twice_the_size(shown: Callable[[str], Page], width: int) -> None:
    page = shown("dark")
    page.set_viewport_size({"width": width, "height": 768 * width // 1366})
    wider = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.dataset.shows)"
    assert page.locator(".cl-root").evaluate_all(wider) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    whole = Whole(page)
    whole.turn_to("denied")
    whole.press("verb:add_note")
    field = whole.desk.locator(".cl-form textarea")
    field.scroll_into_view_if_needed()
    assert field.is_visible()
    whole.press("form:cancel")


def test_the_basis_of_a_report_is_chosen_by_keyboard_alone(shown: Callable[[str], Page]) -> None:
    page = shown("light")
    reports = page.locator('[data-shows="reports"]')
    basis = reports.get_by_label("Age counted")
    basis.focus()
    page.keyboard.press("ArrowDown")
    expect(reports.locator(".cl-headline").first).to_contain_text("From the first submission", timeout=20_000)
    expect(reports.locator('[data-table="by_age"]')).to_contain_text("Not sent yet")
    expect(basis).to_be_focused()
    page.keyboard.press("Home")
    expect(reports.locator(".cl-headline").first).to_contain_text("From the day of service", timeout=20_000)


def test_the_offices_reports_are_written_and_arrive_whole_once(shown: Callable[[str], Page]) -> None:
    """Every panel hears what the kernel sends; only the one that asked keeps it."""
    page = shown("light")
    kept: list[Download] = []
    page.on("download", lambda download: kept.append(download))
    reports = page.locator('[data-shows="reports"]')
    reports.locator('[data-key="write:reports"]').click()
    for name, begins in (("pack.pdf", b"%PDF"), ("cash.xlsx", b"PK")):
        with page.expect_download() as got:
            reports.locator(f'[data-key="fetch:{name}"]').click(timeout=20_000)
        assert got.value.suggested_filename == name
        assert Path(got.value.path()).read_bytes().startswith(begins)
        expect(reports).not_to_have_attribute("aria-busy", "true")
    assert len(kept) == 2


def test_no_two_things_on_a_page_have_the_same_name_in_its_markup(shown: Callable[[str], Page]) -> None:
    ids = shown("light").locator(".cl-root [id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) > len(PANELS)
    assert sorted(ids) == sorted(set(ids))


def test_panels_stay_in_step_in_lab_too(lab: Lab, notebooks: Path, page: Page) -> None:
    lab.open(page, write_panels(notebooks))
    lab.run_all(page)
    page.locator(f'[data-shows="{PANELS[-1]}"] .cl-brief').wait_for(timeout=150_000)
    page.locator('[data-shows="worklist"] [data-tab="denied"]').click()
    page.locator('[data-shows="worklist"] .cl-row[data-id^="C-"]').last.click()
    claim = page.locator('[data-shows="worklist"] .cl-row[data-id^="C-"]').last.get_attribute("data-id") or ""
    expect(page.locator('[data-shows="claim"] [data-key="claim-head"]')).to_contain_text(claim)
    before = lab.cells(page)
    page.keyboard.press("d")
    page.keyboard.press("d")
    assert lab.cells(page) == before


def test_a_small_screen_with_labs_file_browser_open_hides_nothing_of_a_row(lab: Lab, notebooks: Path, page: Page) -> None:
    """Of 1366 pixels Lab leaves the desk some thousand: the amount and the reason move into the claim's cell."""
    page.set_viewport_size({"width": 1366, "height": 768})
    lab.open(page, write_panels(notebooks))
    lab.run_all(page)
    desk = page.locator(WHOLE)
    desk.locator('.cl-lists [data-tab="denied"]').click(timeout=150_000)
    row = desk.locator('.cl-row[data-id^="C-"]').first
    expect(row).to_contain_text("working days left")
    assert page.locator(".jp-FileBrowser").first.is_visible()
    assert 820 < desk.evaluate("one => one.clientWidth") <= 1120
    shown = [cell for cell in row.locator(".cl-number, .cl-folded").all() if cell.is_visible()]
    assert [bool(re.search(r"\d+\.\d\d", cell.inner_text())) for cell in shown] == [True]
    assert desk.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    desk.get_by_label("Order").select_option(label="Dollars")
    expect(row).to_be_visible()
    desk.locator('[data-key="figures"]').click()
    desk.locator('[data-key="write:reports"]').click()
    with page.expect_download() as got:
        desk.locator('[data-key="fetch:pack.html"]').click(timeout=20_000)
    assert "Client report" in Path(got.value.path()).read_text(encoding="utf-8")
