"""The office's own edits on the screen: switched on the practice's page, and what they find beside the field."""

import pytest
from bare_page import settled
from real_session import begun

from sim.widgets import Desk

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(tmp_path):
    """A desk at which claims of charge entry wait to be sent."""
    return Desk(begun(tmp_path, "06_scrubbing"))


def to_the_practice(page):
    page.get_by_role("button", name="Practice", exact=True).click()
    settled(page)


def test_an_edit_is_switched_off_and_on_by_its_button_which_keeps_the_focus(desk, page):
    to_the_practice(page)
    switch = page.get_by_role("switch", name="Code set")
    was = switch.get_attribute("aria-checked")
    switch.click()
    settled(page)
    assert switch.get_attribute("aria-checked") == {"true": "false", "false": "true"}[was]
    assert page.evaluate("document.activeElement.dataset.key") == "switch:code_set"
    assert page.locator(".cl-said").inner_text().startswith("Switch edit: done in 5 min.")
    assert desk.session.world.office.edits.is_on("code_set") == (was == "false")


def test_what_an_edit_found_is_said_on_the_row_and_described_at_its_field(desk, page):
    to_the_practice(page)
    switch = page.get_by_role("switch", name="Code set")
    if switch.get_attribute("aria-checked") == "false":
        switch.click()
        settled(page)
    page.locator('[data-key="office:scrub"]').click()
    settled(page)
    claim = next(row for row in desk.rows if "stands in no code set" in row["why"])
    page.locator(f'.cl-row[data-id="{claim["id"]}"]').click()
    settled(page)
    value = page.locator('.cl-wanting[data-field="code:1"] dd')
    told = page.locator(f'[id="{value.get_attribute("aria-describedby")}"]').inner_text()
    assert told == f"Code set: {value.inner_text()} stands in no code set. Copy it from the encounter note."
