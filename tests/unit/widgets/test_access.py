"""Every page of the whole desk, light and dark: no breach of WCAG 2.2 AA that axe can find."""

from pathlib import Path

import bare_page
import pytest

from sim.training.exercise import read_exercise
from sim.training.session import Session
from sim.widgets import Desk
from sim.widgets.start import Sitting
from tests.browser.access import breaches

pytestmark = pytest.mark.browser

OFFICE = Path(__file__).parents[2] / "browser" / "office"


class Whole:
    """The whole desk on a page of its own, held against the rules after each step."""

    def __init__(self, page):
        self.page = page
        self.found = []
        self.look()

    def look(self):
        """Hold what is on the screen now against the rules."""
        self.found += breaches(self.page, ".cl-root")

    def press(self, key):
        """Press a control, wait for the answer and look."""
        self.page.locator(f'[data-key="{key}"]').first.click()
        self.settled()
        self.look()

    def turn_to(self, worklist):
        """Turn to a list, take its first row and look."""
        self.page.locator(f'.cl-lists [data-tab="{worklist}"]').click()
        self.settled()
        self.page.locator(".cl-row").first.click()
        self.settled()
        self.look()

    def settled(self):
        """Wait until the desk has drawn its answer."""
        self.page.wait_for_function("() => !document.querySelector('.cl-root[aria-busy]')")


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_of_the_desk_breaks_a_rule_of_access(browser, tmp_path, dark):
    session = Session.start(read_exercise(OFFICE), tmp_path / "attempt.jsonl", "practice", seed=1)
    page = bare_page.show(browser, Desk(Sitting(session), leave=lambda: None), dark=dark)
    whole = Whole(page)
    for key in ("figures", "tab:measures", "tab:root_causes", "cash", "practice"):
        whole.press(key)
    for worklist in ("exceptions", "deposits", "inbox", "denied"):
        whole.turn_to(worklist)
    for key in ("verb:open_claim", "prove:claim_form:member_id", "more:claim", "verb:correct_claim", "wait_until"):
        whole.press(key)
    page.locator(".cl-tickcell").nth(1).click()
    page.locator('[data-group="ticked"] [data-do]').first.wait_for()
    whole.look()
    whole.press("keys")
    assert whole.found == []
    assert page.faults == []
    page.close()
