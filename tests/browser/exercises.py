"""What every exercise worked in a browser has in common: it is chosen from the list, read, handed in and graded."""

from pathlib import Path

from playwright.sync_api import expect

from sim.grading.grade import grade
from sim.grading.rubric import shown as shown_points
from tests.browser.hands import Hands, Mouse

START = "00_start_here.ipynb"
PATIENCE = 90_000
"""Milliseconds for a kernel to start, an exercise to open or a result to be drawn on a busy machine."""


def begin(hands: Hands, title: str) -> str:
    """Choose the exercise from the list: the mouse practises, the keyboard takes it as a test; tells which."""
    label, mode = ("Practise", "practice1") if isinstance(hands, Mouse) else ("Take as a test", "test")
    card = hands.page.locator(".claimlab-exercise").filter(has_text=title)
    expect(card.get_by_role("button", name=label)).to_be_visible(timeout=PATIENCE)
    hands.begin(title, label)
    expect(hands.page.locator(".cl-root")).to_be_visible(timeout=PATIENCE)
    return mode


def shown(hands: Hands, card: str, field: str) -> str:
    """What stands in a field of the claim or the registration."""
    return hands.page.locator(f'[data-card="{card}"] [data-field="{field}"] dd').inner_text()


def on_the_card(hands: Hands) -> str:
    """The member ID that the newest insurance card shows."""
    card = hands.page.locator('[data-document="insurance_card"][data-side="front"]')
    return card.locator('[data-field="Member ID"] dd').last.inner_text()


def hand_in(hands: Hands) -> None:
    """Hand the attempt in, and say yes when asked."""
    hands.press("finish")
    hands.press("finish-yes")


def passed(hands: Hands, path: Path) -> None:
    """The page tells a passing grade, and the log alone earns the same."""
    sheet = grade(path).sheet
    assert sheet.passed, sheet
    result = hands.page.frame_locator('[data-key="result-page"]')
    told = f"{shown_points(sheet.points)} of {sheet.out_of} points: passed"
    expect(result.locator("body")).to_contain_text(told, timeout=PATIENCE)
