"""The page itself in a real browser: by mouse, by keyboard alone, with much and with hostile data."""

import re

import pytest
from fake_session import FakeSession, row

from sim.desk.actions import (
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    OpenClaim,
    ReleaseBatch,
    Resubmit,
    Wait,
)
from sim.widgets import Desk

pytestmark = pytest.mark.browser

HOSTILE = [
    template.format(number)
    for number in range(10)
    for template in (
        "<img src=x onerror=window.broken={}>",
        "</div><script>window.broken={}</script>",
        "'\"><svg onload=window.broken={}>",
        "&lt;b&gt;{}&amp; ${{1+1}} `{{{{7*7}}}}`",
        "\u202eLena\u0000 {} ﷽ 𝕏 javascript:alert(1)",
    )
]


@pytest.fixture
def open_desk(show):
    def opened(session=None, leave=None, **how):
        desk = Desk(session or FakeSession(), leave=leave)
        return desk, show(desk, **how)

    return opened


def choose(page, claim="C-10418"):
    page.get_by_role("tab", name="Rejected").click()
    page.locator(f'.cl-grid [data-id="{claim}"]').click()
    page.locator('[data-key="claim-head"]', has_text=claim).wait_for()


def press(page, name):
    page.locator(".cl-right").get_by_role("button", name=name).click()


def said(page, text):
    page.locator(".cl-said", has_text=text).wait_for()


def test_the_case_is_worked_by_mouse(open_desk):
    desk, page = open_desk()
    choose(page)
    press(page, "Open claim and documents")
    page.locator("[data-document=insurance_card]", has_text="HBR 4471 2869 01").wait_for()
    press(page, "Correct claim")
    page.get_by_label("1a Member ID").fill("HBR 4471 2869 01")
    press(page, "Do it")
    said(page, "Correct claim: done in 5 min.")
    press(page, "Resubmit")
    said(page, "Resubmit: done")
    assert [type(action) for action in desk.session.done] == [OpenClaim, CorrectClaim, Resubmit]
    changes = desk.session.done[1].changes
    assert [(change.field, change.value) for change in changes] == [("member_id", "HBR 4471 2869 01")]
    assert page.get_by_role("tab", name="To send").inner_text().split() == ["To", "send", "1"]


def test_the_case_is_worked_by_keyboard_alone(open_desk):
    desk, page = open_desk()
    key = page.keyboard.press

    def walk(selector, step="Tab", limit=60):
        for _ in range(limit):
            if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                return
            key(step)
        raise AssertionError(f"{selector} is not reached with {step}")

    walk("[role=tab]")
    walk('[data-tab="rejected"]', "ArrowRight")
    key("Enter")
    page.locator('.cl-grid [data-id="C-10418"]').wait_for()
    walk(".cl-row")
    key("ArrowDown")
    key("Enter")
    page.locator('[data-key="claim-head"]', has_text="C-10418").wait_for()
    walk("[data-do=open_claim]", limit=1)
    key("Enter")
    page.locator("[data-document=insurance_card]").first.wait_for()
    walk(".cl-documents [role=tab]", limit=1)
    walk("[data-do=check_eligibility]")
    key("Enter")
    said(page, "Check eligibility: done")
    walk("[data-do=check_eligibility]", limit=1)
    walk("[data-do=correct_registration]")
    key("Space")
    walk("input[data-field=birth_date]", limit=1)
    walk("input[data-field=member_id]")
    key("Control+a")
    page.keyboard.type("HBR 4471 2869 01")
    key("Enter")
    said(page, "Correct registration: done")
    walk("[data-do=correct_registration]", limit=1)
    walk("[data-do=resubmit]")
    key("Enter")
    said(page, "Resubmit: done")
    walk('[data-key="office:release_batch"]')
    key("Enter")
    said(page, "Release batch: done")
    walk('[data-key="wait"]', "Shift+Tab", 90)
    key("Enter")
    said(page, "It is now Wed 15 Apr 2026")
    walk('[data-key="wait"]', limit=1)
    done = [type(action) for action in desk.session.done]
    assert done == [OpenClaim, CheckEligibility, CorrectRegistration, Resubmit, ReleaseBatch, Wait]


def test_keys_pressed_on_the_desk_do_not_reach_the_notebook(open_desk):
    _, page = open_desk()
    page.evaluate(
        "() => { window.heard = []; document.addEventListener('keydown', (event) => window.heard.push(event.key)); }"
    )
    page.locator(".cl-row").first.focus()
    for key in ("a", "b", "d", "x", "Enter", "ArrowDown", "Escape"):
        page.keyboard.press(key)
    assert page.evaluate("window.heard") == []
    assert page.locator(".cl-root").get_attribute("data-lm-suppress-shortcuts") == "true"


def test_a_refused_verb_can_be_reached_explains_itself_and_costs_nothing(open_desk):
    desk, page = open_desk()
    choose(page)
    press(page, "Not now")
    refused = page.locator("[data-do=appeal]")
    assert (refused.get_attribute("aria-disabled"), refused.get_attribute("disabled")) == ("true", None)
    described = page.locator(f'[id="{refused.get_attribute("aria-describedby")}"]')
    assert described.inner_text() == "A rejected claim cannot be appealed: the payer never decided it."
    refused.focus()
    page.keyboard.press("Enter")
    said(page, "A rejected claim cannot be appealed")
    assert desk.session.done == []


def test_a_refusal_leaves_the_form_open_with_what_was_typed(open_desk):
    _, page = open_desk(FakeSession())
    choose(page)
    press(page, "Correct claim")
    press(page, "Do it")
    said(page, "Nothing was changed yet")
    page.get_by_label("23 Authorisation").fill("RA-1")
    page.get_by_role("tab", name="New reports").click()
    page.locator(".cl-grid [data-id=R-0042]").wait_for()
    assert page.get_by_label("23 Authorisation").input_value() == "RA-1"
    page.get_by_label("23 Authorisation").press("Escape")
    assert page.locator(".cl-form").count() == 0
    assert page.evaluate("document.activeElement.dataset.do") == "correct_claim"


def test_two_quick_presses_are_one_action(open_desk):
    desk, page = open_desk()
    choose(page)
    page.locator("[data-do=check_eligibility]").evaluate("(button) => { button.click(); button.click(); }")
    said(page, "Check eligibility: done")
    assert len(desk.session.done) == 1


def test_the_worklist_sorts_filters_and_counts(open_desk):
    _, page = open_desk()
    page.get_by_role("tab", name="Rejected").click()
    page.get_by_role("button", name="Charge").click()
    assert page.get_by_role("columnheader", name="Charge").get_attribute("aria-sort") == "ascending"
    shown = "[...document.querySelectorAll('.cl-row')].sort((a, b) => a.offsetTop - b.offsetTop).map((row) => row.dataset.id)"
    assert page.evaluate(shown)[0] == "C-10391"
    page.get_by_role("button", name="Charge").click()
    assert page.evaluate(shown)[0] == "C-10388"
    page.get_by_label("Filter").fill("okafor 10418")
    assert page.evaluate(shown) == ["C-10418"]
    assert page.locator(".cl-shown").inner_text() == "1 of 6 shown"
    page.get_by_label("Filter").fill("nobody")
    assert page.get_by_text("Nothing matches “nobody”.").is_visible()


def test_ten_thousand_claims_are_drawn_a_window_at_a_time(open_desk):
    many = tuple(
        row(f"C-{number}", f"Patient, {number}", "Member not found", "", number, number % 90, "1 May")
        for number in range(10_000)
    )
    _, page = open_desk(FakeSession(rows={"rejected": many}))
    page.locator('.cl-row[data-id="C-0"]').focus()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.dataset.id") == "C-9999"
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowUp")
    assert page.locator(".cl-row").count() < 60
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.getAttribute('aria-rowindex')") == "2"
    assert page.get_by_role("grid").get_attribute("aria-rowcount") == "10001"


def test_fifty_hostile_names_are_shown_as_text(open_desk):
    rows = tuple(row(f"C-{number}", name, name, name, 100, 5, name, payer=name) for number, name in enumerate(HOSTILE))
    desk, page = open_desk(FakeSession(rows={"rejected": rows}, title=HOSTILE[0], brief=HOSTILE[1]))
    assert page.locator('[data-key="brief-head"]').text_content() == HOSTILE[0]
    for number, name in enumerate(HOSTILE):
        page.get_by_label("Filter").fill(f"C-{number}")
        assert page.locator(f'.cl-row[data-id="C-{number}"] b').text_content() == name
        page.locator(f'.cl-row[data-id="C-{number}"]').click()
        page.locator('[data-key="claim-head"]', has_text=f"· C-{number} ·").wait_for()
        assert desk.claim["name"] == name
        assert page.locator('[data-key="claim-head"]').text_content() == f"{name} · C-{number} · 1.00"
    assert page.evaluate("window.broken") is None
    assert page.locator(".cl-root img, .cl-root script, .cl-root svg").count() == 0


def test_help_is_there_in_practice_and_absent_in_a_test(open_desk):
    _, page = open_desk()
    choose(page)
    press(page, "Show a hint")
    page.get_by_text("Read what the report says about the subscriber.").wait_for()
    _, page = open_desk(FakeSession(mode="test"))
    choose(page)
    assert page.locator("[data-mode]").inner_text() == "Test mode"
    assert page.locator('[data-key="hint"], [data-key="undo"]').count() == 0


def test_handing_in_asks_once_more_and_shows_the_result(open_desk):
    desk, page = open_desk()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("button", name="Go on working").click()
    assert not desk.session.finished
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("button", name="Yes, hand in").click()
    page.get_by_text("7 of 10 points.").wait_for()
    assert desk.session.finished
    assert page.locator(".cl-worklist, .cl-verb:visible").count() == 0


def test_a_result_page_of_html_cannot_run_a_script(open_desk):
    class Paged(FakeSession):
        def result(self):
            class Page:
                def __html__(self):
                    return "<h1>Debrief</h1><script>top.broken = 1</script>"

            return Page()

    _, page = open_desk(Paged(finished=True))
    assert page.frame_locator("iframe").get_by_role("heading", name="Debrief").is_visible()
    assert page.evaluate("window.broken") is None


def test_a_link_of_the_result_leads_to_its_place_on_the_page_and_nowhere_else(open_desk):
    class Paged(FakeSession):
        def result(self):
            class Page:
                def __html__(self):
                    far = '<p id="a7" style="margin: 3000px 0">Deed seven</p>'
                    return f'<html lang="en"><head></head><body><a href="#a7">7</a>{far}</body></html>'

            return Page()

    _, page = open_desk(Paged(finished=True), dark=True)
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="7").click()
    page.wait_for_timeout(300)
    assert frame.locator("html").evaluate("top => top.scrollTop") > 1000
    assert frame.locator("html.dark").get_by_text("Deed seven").is_visible()


@pytest.mark.parametrize(("width", "dark"), [(1366, False), (1366, True), (934, False), (760, True)])
def test_nothing_spills_over_and_no_text_is_smaller_than_twelve_pixels(open_desk, width, dark):
    _, page = open_desk(width=width, dark=dark, leave=lambda: None)
    choose(page)
    press(page, "Open claim and documents")
    page.locator("[data-document=insurance_card]").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    sizes = page.evaluate(
        "[...document.querySelectorAll('.cl-root *')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 12
    assert page.locator(".cl-foot").bounding_box()["y"] < 768


def test_each_field_of_the_claim_form_stands_beside_its_box_number(open_desk):
    _, page = open_desk()
    choose(page)
    text = page.locator("[data-card=claim_form] [data-field=member_id]").text_content()
    assert re.sub(r"\s+", " ", text) == "box 1a Member IDHBR 4471 2689 01"
