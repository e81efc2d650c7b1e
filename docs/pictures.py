"""Take the pictures of the documentation from the desk itself: ``python -m docs.pictures`` (needs the test environment)."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from sim.records.files import NOTEBOOKS
from tests.browser.chromium import FLAGS, find_browser
from tests.browser.hands import Mouse
from tests.browser.servers import voila_server
from tests.browser.test_transposed_id import START, begin, read_reports

HERE = Path(__file__).parent
SIZE = {"width": 1366, "height": 768}


def main() -> None:
    """Work exercise 1 as far as the rejected claim beside its card, and take its picture, light and dark."""
    for scheme, name in (("light", "desk.png"), ("dark", "desk-dark.png")):
        with tempfile.TemporaryDirectory() as folder, voila_server(NOTEBOOKS, START, Path(folder)) as server, \
                sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
            page = browser.new_page(viewport=SIZE, color_scheme=scheme)
            theme = "?theme=dark" if scheme == "dark" else ""
            page.goto(server.url + theme, wait_until="commit")
            hands = Mouse(page)
            begin(page, hands)
            read_reports(hands)
            hands.turn_to("rejected")
            hands.take(hands.rows()[0])
            hands.press("verb:open_claim")
            page.screenshot(path=HERE / name)
            browser.close()


if __name__ == "__main__":
    main()
