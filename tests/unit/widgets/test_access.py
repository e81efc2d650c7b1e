"""Every page of the whole desk, light and dark: no breach of WCAG 2.2 AA that axe can find."""

import bare_page
import pytest
from real_session import begun

from sim.widgets import Desk
from sim.widgets.start import Sitting
from tests.browser.access import breaches

pytestmark = pytest.mark.browser



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
        bare_page.settled(self.page)


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_of_the_desk_breaks_a_rule_of_access(show, tmp_path, dark):
    page = show(Desk(Sitting(begun(tmp_path)), leave=lambda: None), dark=dark)
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
