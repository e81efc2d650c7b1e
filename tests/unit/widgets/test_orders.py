"""The order of a worklist and the clock of a deadline, on the page."""

import pytest
from fake_session import FakeSession, row
from msgspec.structs import replace

from sim.widgets import Desk

pytestmark = pytest.mark.browser

ROWS = tuple(replace(each, odds=odds) for odds, each in zip((40, 85, None), (
    row("C-1", "Adams, Ann", "Wrong payer", "CO-22", 10000, 9, "Fri 24 Apr", payer="Summit", clock="Appeal"),
    row("C-2", "Baker, Ben", "Birth date differs", "A7", 30000, 2, "Wed 15 Apr", payer="Harbor", clock="Corrected claim"),
    row("C-3", "Clark, Cat", "Member not found", "A7", 20000, None, "", payer="Lakes"),
), strict=True))
SHOWN = "[...document.querySelectorAll('.cl-row')].sort((a, b) => a.offsetTop - b.offsetTop).map((row) => row.dataset.id)"


@pytest.fixture
def desk():
    desk = Desk(FakeSession(rows={"rejected": ROWS}))
    desk.show("rejected")
    return desk


@pytest.mark.parametrize(("order", "ids"), [
    ("Dollars", ["C-2", "C-3", "C-1"]), ("Deadline", ["C-2", "C-1", "C-3"]), ("Payer", ["C-2", "C-3", "C-1"]),
    ("Cause", ["C-2", "C-3", "C-1"]), ("Odds", ["C-2", "C-1", "C-3"]), ("Name", ["C-1", "C-2", "C-3"]),
])
def test_a_list_is_put_in_order_and_goes_back_to_the_usual_one(page, order, ids):
    page.get_by_label("Order").select_option(label=order)
    assert page.evaluate(SHOWN) == ids
    page.get_by_label("Order").select_option(label="Age: oldest first")
    assert page.evaluate(SHOWN) == ["C-1", "C-2", "C-3"]


def test_a_heading_and_the_order_tell_the_same(page):
    page.get_by_role("button", name="In by").click()
    assert page.evaluate(SHOWN) == ["C-2", "C-1", "C-3"]
    assert page.get_by_label("Order").input_value() == "due"
    page.get_by_role("button", name="Charge").click()
    assert page.get_by_label("Order").locator("option:checked").inner_text() == "Charge"


def test_a_deadline_says_working_days_and_whose_clock_it_is_in_words_and_colour(page):
    appeal, corrected = [page.locator(f'.cl-row[data-id="{claim}"]') for claim in ("C-1", "C-2")]
    assert "9 working days left" in appeal.inner_text() and "Appeal" in appeal.inner_text()
    assert "2 working days left" in corrected.inner_text() and "Corrected" in corrected.inner_text()
    colour = "row => getComputedStyle(row.querySelector('[data-clock]')).borderLeftColor"
    assert appeal.evaluate(colour) != corrected.evaluate(colour)
    appeal.click()
    page.locator('[data-key="claim-head"]', has_text="C-1").wait_for()
    assert page.locator(".cl-claimhead .cl-tag", has_text="Appeal · 9 working days left").count() == 1


def test_the_odds_of_payment_stand_below_the_charge_where_they_are_known_and_the_codes_below_the_reason(page):
    rows = [page.locator(f'.cl-row[data-id="{claim}"]') for claim in ("C-1", "C-2", "C-3")]
    assert [row.locator(".cl-why + small").inner_text() for row in rows] == ["CO-22", "A7", "A7"]
    assert [row.locator(".cl-number small").all_inner_texts() for row in rows] == [["odds 40 %"], ["odds 85 %"], []]


def test_in_a_narrow_desk_amount_and_reason_move_into_the_claims_cell(page):
    second = page.locator('.cl-row[data-id="C-2"]')
    assert second.locator(".cl-number").is_visible()
    page.set_viewport_size({"width": 960, "height": 700})
    folded = second.locator(".cl-folded")
    folded.wait_for()
    assert folded.inner_text() == "300.00 · Birth date differs · A7 · odds 85 %"
    assert second.locator(".cl-number").is_hidden()
    page.get_by_label("Order").select_option(label="Dollars")
    assert page.evaluate(SHOWN) == ["C-2", "C-3", "C-1"]
    assert page.evaluate("[...document.querySelectorAll('.cl-root')].every((one) => one.scrollWidth <= one.clientWidth + 1)")
