"""Every form of a real office's desk, opened one by one: each question has its control, each refusal its reason."""

import pytest
from bare_page import settled
from real_session import begun

from sim.desk.actions import Dispute, OfferPlan, OpenClaim, Refund
from sim.widgets import Desk
from sim.widgets.start import Sitting

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(tmp_path):
    return Desk(Sitting(begun(tmp_path)))


def take(page, worklist):
    page.locator(f'.cl-lists [data-tab="{worklist}"]').click()
    settled(page)
    page.locator(".cl-row").first.click()
    settled(page)


def press(page, key):
    page.locator(f'[data-key="{key}"]').click()
    settled(page)


@pytest.mark.parametrize("worklist", ["denied", "secondary", "collections", "underpaid", "deposits", "exceptions"])
def test_every_button_that_asks_opens_a_form_with_a_control_for_each_question(desk, page, worklist):
    take(page, worklist)
    if worklist not in ("deposits", "exceptions"):
        press(page, "verb:open_claim")
    told = [*(desk.claim or {"verbs": ()})["verbs"], *desk.office["verbs"]]
    asking = {verb["do"]: verb for verb in told if verb["inputs"] and not verb["refusal"]}
    keys = page.locator(".cl-verb[aria-expanded]").evaluate_all("all => all.map(one => one.dataset.key)")
    keys = [key for key in keys if not key.startswith("wait")]
    assert {key.partition(":")[2] for key in keys} == set(asking)
    for key in keys:
        press(page, key)
        form = page.locator(".cl-form")
        controls = form.locator(":is(input, select, textarea)")
        assert controls.count() >= len(asking[key.partition(":")[2]]["inputs"])
        assert controls.evaluate_all("all => all.filter(one => !one.labels.length).length") == 0
        press(page, "form:cancel")


def test_what_cannot_be_done_now_is_folded_away_and_says_why_when_unfolded(desk, page):
    take(page, "denied")
    refused = [verb for verb in desk.claim["verbs"] if verb["refusal"]]
    group = page.locator("[data-group=claim]")
    assert group.locator("[aria-disabled=true]").count() == 0
    press(page, "more:claim")
    assert group.locator("[aria-disabled=true]").count() == len(refused) > 5
    assert group.locator(".cl-reason").all_inner_texts() == [verb["refusal"] for verb in refused]


def test_only_papers_on_the_file_can_be_sent_along(desk, page):
    take(page, "underpaid")
    press(page, "verb:open_claim")
    on_file = {paper["kind"] for paper in desk.claim["documents"]}
    press(page, "verb:dispute")
    offered = page.locator(".cl-form [type=checkbox]").evaluate_all("all => all.map(one => one.dataset.field)")
    kinds = {field.partition(":")[2] for field in offered}
    assert "contract_page" in kinds <= on_file
    page.get_by_label("Page of the contract").check()
    press(page, "form:submit")
    assert desk.session.session.file.records[-1].action == Dispute(desk.claim["id"], ("contract_page",))


def test_an_empty_amount_means_all_of_it_and_half_a_cent_is_none(desk, page):
    take(page, "exceptions")
    press(page, "verb:post_exception")
    press(page, "form:how:credit")
    press(page, "form:submit")
    take(page, "credits")
    press(page, "verb:refund")
    page.get_by_label("Amount, empty for all of it").fill("12.345")
    press(page, "form:submit")
    page.locator(".cl-said", has_text="Type an amount in dollars first.").wait_for()
    page.get_by_label("Amount, empty for all of it").fill("")
    press(page, "form:submit")
    records = desk.session.session.file.records
    assert (records[-1].action, records[-1].outcome.done) == (Refund(desk.claim["id"], "payer", 0), True)


def test_a_number_that_is_none_is_not_sent(desk, page):
    take(page, "collections")
    press(page, "verb:offer_plan")
    months = page.get_by_label("Over how many months")
    months.fill("")
    press(page, "form:submit")
    page.locator(".cl-said", has_text="Say over how many months.").wait_for()
    months.fill("4")
    press(page, "form:submit")
    assert [record.action for record in desk.session.session.file.records] == [OfferPlan(desk.claim["id"], 4)]


def test_an_empty_worklist_takes_no_space(desk, page):
    counts = {entry["name"]: entry["count"] for entry in desk.office["lists"]}
    tabs = page.locator(".cl-lists [role=tab]").evaluate_all("all => all.map(one => one.dataset.tab)")
    assert set(tabs) == {name for name, count in counts.items() if count}
    assert 0 in counts.values()


def test_the_practice_lies_open_beside_its_papers(desk, page):
    press(page, "practice")
    on_file = page.locator("[data-card=practice] [data-field=npi] dd").inner_text()
    page.get_by_role("tab", name="Provider numbers").wait_for()
    assert page.locator("[data-document=npi_confirmation]").get_by_text(on_file, exact=True).count() == 1
    assert OpenClaim not in {type(record.action) for record in desk.session.session.file.records}
