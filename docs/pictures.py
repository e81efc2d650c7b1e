"""Take the pictures of the documentation from the desk itself: ``python -m docs.pictures`` (needs the test environment)."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from sim.records.files import NOTEBOOKS
from sim.widgets.place import PANELS
from tests.browser.all_panels import write_panels
from tests.browser.chromium import FLAGS, find_browser
from tests.browser.exercises import START, begin
from tests.browser.hands import Mouse
from tests.browser.servers import voila_server
from tests.browser.test_transposed_id import read_reports

HERE = Path(__file__).parent
SIZE = {"width": 1366, "height": 768}
PANEL_SIZE = {"width": 1000, "height": 700}
THEMES = {"light": "", "dark": "-dark"}
COLOURS = 160
FIRST_PRESSED = {
    "worklist": "tab:collections", "documents": "tab:registration_form", "posting": "tab:to_post", "inbox": "message:",
    "reports": "tab:measures",
}
"""What is pressed in a panel before its picture is taken."""


def main() -> None:
    """Take the whole desk and each of its panels, light and dark."""
    (HERE / "panels").mkdir(exist_ok=True)
    for theme, ending in THEMES.items():
        with shown(NOTEBOOKS, START, theme, SIZE) as page:
            at_a_rejected_claim(page)
            save(page.screenshot(), HERE / f"desk{ending}.png")
        with shown(NOTEBOOKS, START, theme, SIZE) as page:
            at_a_new_patient(page)
            save(page.screenshot(), HERE / "panels" / f"newcomer{ending}.png")
        with tempfile.TemporaryDirectory() as folder:
            notebook = write_panels(Path(folder))
            with shown(Path(folder), notebook, theme, PANEL_SIZE) as page:
                for name in (each for each in PANELS if each != "newcomer"):
                    at_its_best(page, name)
                    save(page.locator(f'[data-shows="{name}"]').screenshot(), HERE / "panels" / f"{name}{ending}.png")


@contextmanager
def shown(notebooks: Path, notebook: str, theme: str, size: dict[str, int]) -> Iterator[Page]:
    """Show a notebook through Voilà in a theme."""
    with tempfile.TemporaryDirectory() as folder, voila_server(notebooks, notebook, Path(folder)) as server, \
            sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        page = browser.new_page(viewport=size, color_scheme=theme)
        page.goto(f"{server.url}?theme={theme}", wait_until="commit")
        yield page
        browser.close()


def at_a_rejected_claim(page: Page) -> None:
    """Work exercise 1 as far as the rejected claim beside its card."""
    hands = Mouse(page)
    begin(hands, "Two digits")
    read_reports(hands)
    hands.turn_to("rejected")
    hands.take(hands.rows()[0])
    hands.press("verb:open_claim")


def at_a_new_patient(page: Page) -> None:
    """Open the papers of somebody whom the front desk has left to the desk; only this lesson's office has any."""
    hands = Mouse(page)
    begin(hands, "What the card says")
    hands.turn_to("to_register")
    hands.take(hands.rows()[0])
    page.wait_for_timeout(800)


def at_its_best(page: Page, name: str) -> None:
    """Bring up in a panel what it is there for."""
    panel = page.locator(f'[data-shows="{name}"]')
    panel.wait_for(timeout=90_000)
    if name in FIRST_PRESSED:
        panel.locator(f'[data-key^="{FIRST_PRESSED[name]}"]').first.click()
        page.wait_for_timeout(800)
    panel.scroll_into_view_if_needed()
    page.mouse.move(0, 0)


def save(picture: bytes, path: Path) -> None:
    """Write a picture with few colours, so that the repository stays small."""
    image = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(path, optimize=True)


if __name__ == "__main__":
    main()
