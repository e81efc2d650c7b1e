"""Panels of a desk in a real browser: each alone, several in step, fields beside their proof, several claims at once."""

import pytest
from bare_page import settled
from fake_session import FakeSession

from sim.desk.actions import CheckStatus, OpenClaim, Resubmit
from sim.desk.figures import FIGURES
from sim.widgets import Desk, Panel
from sim.widgets.place import CASH, PANELS, REPORTS

pytestmark = pytest.mark.browser


@pytest.fixture
def open_panels(show):
    def opened(*names, session=None, **how):
        desk = Desk(session or FakeSession())
        return desk, show(desk, panels=names, **how)

    return opened


def at_claim(page, claim="C-10418"):
    page.get_by_role("tab", name="Rejected").click()
    page.locator(f'.cl-row[data-id="{claim}"]').click()
    page.locator('[data-key="claim-head"]', has_text=claim).first.wait_for()
    settled(page)


def test_panels_on_one_session_share_one_desk():
    session = FakeSession()
    desk = Desk(session)
    assert Panel(session, "claim").desk is desk
    assert desk.panel("documents").desk is desk
    assert Panel(FakeSession(), "claim").desk is not desk


def test_a_panel_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(ValueError, match="no panel is called 'kitchen'; there are: worklist, claim, documents"):
        Desk(FakeSession()).panel("kitchen")


def test_every_report_of_the_office_has_a_tab():
    assert {*REPORTS, *CASH} == set(FIGURES)


def test_two_desks_on_one_session_stay_in_step():
    session = FakeSession()
    first, second = Desk(session), Desk(session)
    second.show("rejected")
    first.press("resubmit", claim="C-10377")
    assert "C-10377" not in [row["id"] for row in second.rows]
    first.hear({"say": "undo"})
    assert second.session is first.session is not session
    assert "C-10377" in [row["id"] for row in second.rows]


def test_what_is_chosen_and_done_in_one_panel_shows_in_the_others(open_panels):
    desk, page = open_panels("worklist", "claim", "documents", "actions", "history", "calendar")
    before = page.locator("[data-shows=calendar] [data-now=time]").inner_text()
    at_claim(page)
    assert page.locator("[data-shows=claim] [data-field=member_id] dd").first.inner_text() == "HBR 4471 2689 01"
    page.locator("[data-shows=actions]").get_by_role("button", name="Open claim and documents").click()
    page.locator("[data-shows=documents] [data-document=insurance_card]").first.wait_for()
    assert page.locator("[data-shows=history]").get_by_text("Registered").is_visible()
    assert page.locator("[data-shows=calendar] [data-now=time]").inner_text() != before
    assert desk.session.done == [OpenClaim("C-10418")]
    assert page.locator("[data-shows=actions] .cl-said").inner_text().startswith("Open claim and documents: done")
    assert page.locator("[data-shows=history] .cl-foot").is_hidden()


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_alone_says_what_it_is_and_that_there_is_nothing_yet(open_panels, name):
    _, page = open_panels(name)
    root = page.locator(".cl-root")
    assert root.get_attribute("aria-label")
    assert root.locator("button, p, h3").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 1366


def test_choosing_a_field_brings_up_a_paper_on_which_it_stands_and_marks_it_there(open_panels):
    desk, page = open_panels("desk")
    at_claim(page)
    page.locator('[data-key="verb:open_claim"]').click()
    page.get_by_role("tab", name="Registration form").click()
    field = page.locator('[data-key="prove:claim_form:member_id"]')
    field.focus()
    page.keyboard.press("Enter")
    marked = page.locator("article .cl-marked")
    kinds = {
        paper["kind"] for paper in desk.claim["documents"] for field_ in paper["fields"] if field_["key"] == "member_id"
    }
    shown = page.locator("article").first.get_attribute("data-document")
    assert shown in kinds
    assert marked.first.get_attribute("data-proves") == "member_id"
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert page.locator("[data-card=claim_form] .cl-marked").get_attribute("data-field") == "member_id"
    value = marked.first.locator("dd").inner_text()
    assert value in page.locator(".cl-said").inner_text()


def test_the_fields_of_a_card_are_one_tab_stop_and_arrows_walk_between_them(open_panels):
    _, page = open_panels("desk")
    at_claim(page)
    page.locator('[data-key="verb:open_claim"]').click()
    page.locator("[data-card=claim_form] .cl-prove").first.wait_for()
    card = page.locator("[data-card=claim_form] .cl-prove")
    assert card.evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    card.first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.key") == card.nth(1).get_attribute("data-key")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.key") == card.last.get_attribute("data-key")


def test_several_claims_are_ticked_by_keyboard_priced_and_done_in_the_order_of_the_list(open_panels):
    desk, page = open_panels("desk")
    page.get_by_role("tab", name="Rejected").click()
    page.locator('.cl-row[data-id="C-10377"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    group = page.locator("[data-group=ticked]")
    group.get_by_text("3 ticked · 467.00").wait_for()
    ticked = page.locator('.cl-row[aria-selected="true"]').evaluate_all("all => all.map(one => one.dataset.id)")
    assert sorted(ticked) == ["C-10377", "C-10391", "C-10418"]
    button = group.locator("[data-do=resubmit]")
    one = next(verb for verb in desk.session.look().verbs if verb.do == "scrub").minutes
    assert button.inner_text().split() == ["Resubmit", str(3 * one), "min"]
    button.click()
    page.locator(".cl-said", has_text="Resubmit: 2 of 3 done").wait_for()
    assert desk.session.done == [Resubmit("C-10377"), Resubmit("C-10418")]
    assert "1 refused: The claim went to the wrong payer" in page.locator(".cl-said").inner_text()
    assert page.locator('.cl-row[aria-selected="true"]').count() == 1


def test_the_whole_list_is_ticked_and_unticked_by_one_key(open_panels):
    _, page = open_panels("desk")
    page.get_by_role("tab", name="Rejected").click()
    page.locator('.cl-row[data-id="C-10377"]').focus()
    page.keyboard.press("Control+a")
    page.locator(".cl-shown", has_text="6 ticked").wait_for()
    page.keyboard.press("Escape")
    page.locator(".cl-shown", has_text="6 on this list").wait_for()
    assert page.locator("[data-group=ticked]").count() == 0


def test_unticking_by_its_button_leads_back_to_the_list(open_panels):
    _, page = open_panels("desk")
    page.get_by_role("tab", name="Rejected").click()
    page.locator('.cl-row[data-id="C-10377"] .cl-tickcell').click()
    page.locator('[data-key="untick"]').click()
    assert page.evaluate("document.activeElement.dataset.id") == "C-10377"
    assert page.locator("[data-group=ticked]").count() == 0


def test_no_verb_but_those_meant_for_many_claims_is_done_to_many():
    desk = Desk(FakeSession())
    desk.hear({"say": "together", "action": {"do": "open_claim", "claim": ""}, "claims": ["C-10377", "C-10418"]})
    desk.hear({"say": "together", "action": {"do": "go_home"}, "claims": ["C-10377", "C-10418"]})
    assert desk.session.done == []
    assert desk.said["facts"] == [["2 left out", "This is not done to several claims at once. (C-10377, C-10418)"]]


def test_after_a_claim_has_left_the_list_the_focus_is_on_the_next_one(open_panels):
    _, page = open_panels("desk")
    at_claim(page, "C-10418")
    page.locator('[data-key="verb:resubmit"]').focus()
    page.keyboard.press("Enter")
    page.locator(".cl-said", has_text="Resubmit: done").wait_for()
    settled(page)
    assert page.evaluate("document.activeElement.dataset.id") == "C-10455"


def test_a_claim_that_would_be_refused_is_left_out_and_costs_nothing():
    desk = Desk(FakeSession())
    desk.show("rejected")
    desk.hear({"say": "together", "action": {"do": "appeal", "claim": "", "ground": "payer_error"},
               "claims": ["C-10377", "C-10418"]})
    assert desk.session.done == []
    assert desk.said["text"] == "Appeal: 0 of 2 done."
    assert desk.said["facts"] == [
        ["2 left out", "A rejected claim cannot be appealed: the payer never decided it. (C-10377, C-10418)"],
    ]


def test_papers_and_money_have_nothing_to_tick(open_panels):
    _, page = open_panels("desk")
    page.get_by_role("tab", name="New reports").click()
    assert page.locator(".cl-tickcell").count() == 0
    assert page.get_by_role("grid").get_attribute("aria-multiselectable") is None


def test_question_mark_tells_the_keys_and_gives_the_focus_back(open_panels):
    _, page = open_panels("desk")
    page.locator(".cl-row").first.focus()
    held = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert page.evaluate("document.activeElement.dataset.key") == held
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.dataset.key") == "filter"
    page.keyboard.type("what?/")
    assert page.get_by_label("Filter").input_value() == "what?/"


def test_f6_goes_round_the_parts_of_the_desk_and_back(open_panels):
    _, page = open_panels("desk")
    at_claim(page)
    where = "document.activeElement.closest('[data-region]').dataset.region"
    page.locator(".cl-row").first.focus()
    seen = []
    for _ in range(5):
        page.keyboard.press("F6")
        seen.append(page.evaluate(where))
    assert seen == ["middle", "actions", "foot", "calendar", "worklist"]
    page.keyboard.press("Shift+F6")
    assert page.evaluate(where) == "calendar"


def test_a_telephone_call_stays_beside_the_phone():
    desk = Desk(FakeSession())
    desk.press("check_status", claim="C-10418", by="phone", note="asked")
    assert desk.call["label"] == CheckStatus.label
    desk.press("resubmit", claim="C-10377")
    assert desk.call["about"] == "C-10418"
