"""The telephone on the page: the payer's menu is pressed through, what was heard is written down; papers beside it."""

import pytest
from real_session import begun

from sim.desk.actions import AddNote, CallPayer
from sim.widgets import Desk
from sim.widgets.calls import MENU
from sim.widgets.start import Sitting
from sim.world.telephone import TOPICS
from tests.browser.access import breaches


@pytest.fixture
def desk(tmp_path):
    return Desk(Sitting(begun(tmp_path)))


@pytest.fixture
def open_claim(show, desk):
    def opened(worklist, **how):
        desk.show(worklist)
        claim = desk.rows[0]["id"]
        desk.select(claim)
        desk.press("open_claim", claim=claim)
        return claim, show(desk, **how)

    return opened


def leads(choices):
    for _, _, to in choices:
        if isinstance(to, list):
            yield from leads(to)
        elif to:
            yield to


def test_the_menu_leads_to_every_topic_once():
    assert sorted(leads(MENU)) == sorted(TOPICS)


@pytest.mark.browser
def test_a_payer_is_called_through_its_menu_and_the_note_is_written_by_keyboard_alone(open_claim, desk):
    claim, page = open_claim("denied")
    page.locator('[data-key="phone"]').press("Enter")
    page.locator('[data-key="menu:1"]').focus()
    page.keyboard.press("1")
    page.locator(".cl-said", has_text="This line is for members").wait_for()
    for digit in "214":
        page.keyboard.press(digit)
    heard = page.locator(".cl-heard")
    heard.wait_for()
    records = desk.session.session.file.records
    assert records[-1].action == CallPayer(claim, "denial")
    facts = {fact.name: fact.value for fact in records[-1].outcome.facts}
    for name in ("on hold", "spoke with", "reference"):
        assert facts[name] in heard.inner_text()
    assert facts["on hold"].endswith(" min")
    assert page.evaluate("document.activeElement.dataset.key") == "call-head"
    page.locator('[data-key="verb:add_note"]').press("Enter")
    page.keyboard.type(f"Denied; may appeal. Ref. {facts['reference']}")
    page.locator('[data-key="form:submit"]').press("Enter")
    page.locator(".cl-said", has_text="Add note: done").wait_for()
    assert records[-1].action == AddNote(claim, f"Denied; may appeal. Ref. {facts['reference']}")
    paper = page.locator('[data-document="call_record"] [data-field="Note"] dd')
    assert paper.inner_text() == "Written"
    assert breaches(page, ".cl-root") == []


@pytest.mark.browser
def test_hanging_up_leads_back_to_the_beginning_and_what_cannot_be_asked_says_why(open_claim):
    _, page = open_claim("denied")
    page.locator('[data-key="phone"]').click()
    page.locator('[data-key="menu:2"]').click()
    page.locator('[data-key="menu:eligibility"]').wait_for()
    page.locator('[data-key="menu:hang-up"]').click()
    assert page.locator(".cl-digit").all_inner_texts() == ["1\nMembers", "2\nProviders"]


@pytest.mark.browser
def test_a_charge_is_proved_by_the_row_of_the_contract_and_papers_have_three_sizes(open_claim):
    _, page = open_claim("underpaid", height=1200)
    page.locator('[data-key="prove:lines:charge:1"]').click()
    row = page.locator('[data-document="contract_page"] tr.cl-marked')
    row.wait_for()
    charge = page.locator('[data-key="prove:lines:charge:1"]').inner_text()
    assert charge in row.inner_text() and charge in page.locator(".cl-said").inner_text()
    widths = []
    for size in (100, 140, 180):
        page.locator(f'[data-key="zoom:{size}"]').click()
        assert page.locator(f'[data-key="zoom:{size}"]').get_attribute("aria-pressed") == "true"
        widths.append(page.locator("[data-document=contract_page] h4").bounding_box()["height"])
    assert widths == sorted(widths) and widths[0] < widths[-1]


def test_the_contracts_page_lies_there_before_the_first_payment_with_a_keyed_row_for_each_line(desk):
    files = desk.session.session.desk.office.files.values()
    unpaid = next(file.claim.id for file in files if file.payment is None and file.claim.lines)
    desk.select(unpaid)
    desk.press("open_claim", claim=unpaid)
    (page,) = [paper for paper in desk.claim["documents"] if paper["kind"] == "contract_page"]
    assert list(page["columns"]) == ["Service", "Charge", "Allowed", "From"]
    assert list(page["keys"]) == [f"charge:{line['number']}" for line in desk.claim["lines"]]
    assert [found[1] for found in page["rows"]] == [f"{line['charge'] / 100:.2f}" for line in desk.claim["lines"]]
