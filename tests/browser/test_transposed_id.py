"""The exercise that this project began with, worked from its first page to a passing grade as a person works it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sim.grading.grade import grade
from sim.grading.rubric import shown as shown_points
from tests.browser.hands import Hands, Keyboard, Mouse

START = "00_start_here.ipynb"
EXERCISE = "01_transposed_id"


def shown(page: Page, card: str, field: str) -> str:
    """What stands in a field of the claim or the registration."""
    return page.locator(f'[data-card="{card}"] [data-field="{field}"] dd').inner_text()


def on_the_card(page: Page) -> str:
    """The member ID that the newest insurance card shows."""
    return page.locator('[data-document="insurance_card"][data-side="front"] [data-field="Member ID"] dd').last.inner_text()


def read_reports(hands: Hands) -> None:
    """Open the 277CAs that are new; other reports are the colleague's."""
    hands.turn_to("reports")
    while reports := [row for row in hands.rows() if row.startswith("277CA")]:
        hands.take(reports[0])
        hands.press("verb:open_report")


def mend(hands: Hands, claim: str, *, registration: bool) -> None:
    """Find the digits on the card, mend what is wrong and resubmit."""
    page = hands.page
    hands.turn_to("rejected")
    hands.take(claim)
    hands.press("verb:open_claim")
    right = on_the_card(page)
    assert shown(page, "claim_form", "member_id") != right
    if registration:
        hands.press("verb:correct_registration")
        hands.type_into("form:member_id", right)
        hands.press("form:submit")
        assert shown(page, "registration", "member_id") == right
    hands.press("verb:correct_claim")
    hands.type_into("form:member_id", right)
    hands.press("form:submit")
    assert shown(page, "claim_form", "member_id") == right
    hands.press("verb:resubmit")


def work(hands: Hands) -> None:
    """Work the lesson: read, mend three claims and the registration, and see them accepted."""
    read_reports(hands)
    hands.turn_to("rejected")
    harbor = [
        row for row in hands.rows()
        if "164" in hands.page.locator(f'.cl-row[data-id="{row}"]').inner_text()
    ]
    assert len(harbor) == 3
    for nth, claim in enumerate(harbor):
        mend(hands, claim, registration=nth == 0)
    for _ in range(6):
        hands.press("wait")
        read_reports(hands)
    hands.press("finish")
    hands.press("finish-yes")


def begin(page: Page, hands: Hands) -> str:
    """Choose the exercise from the list: the mouse practises, the keyboard takes it as a test."""
    label, mode = ("Practise", "practice1") if isinstance(hands, Mouse) else ("Take as a test", "test")
    button = page.locator(".claimlab-exercise").filter(has_text="Two digits").get_by_role("button", name=label)
    expect(button).to_be_visible(timeout=60_000)
    if isinstance(hands, Mouse):
        button.click()
    else:
        hands.tab_to(lambda at: at["text"] == label, "the exercise")
        page.keyboard.press("Enter")
    expect(page.locator(".cl-root")).to_be_visible(timeout=30_000)
    return mode


def passed(page: Page, path: Path) -> None:
    """The page tells a passing grade, and the log alone earns the same."""
    sheet = grade(path).sheet
    assert sheet.passed, sheet
    result = page.frame_locator('[data-key="result-page"]')
    told = f"{shown_points(sheet.points)} of {sheet.out_of} points: passed"
    expect(result.locator("body")).to_contain_text(told, timeout=60_000)


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_in_jupyterlab(lab, page, hands):
    lab.open(page, START)
    lab.run_all(page)
    working = hands(page)
    mode = begin(page, working)
    work(working)
    passed(page, lab.attempts / f"{EXERCISE}.{mode}.jsonl")
    # No key that worked the desk has worked on the notebook.
    assert len(lab.cells(page)) == 2


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_in_voila(voila, page, hands):
    server = voila(START)
    page.goto(server.url, wait_until="commit")
    working = hands(page)
    mode = begin(page, working)
    work(working)
    passed(page, server.attempts / f"{EXERCISE}.{mode}.jsonl")
