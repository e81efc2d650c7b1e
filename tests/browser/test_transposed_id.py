"""The exercise that this project began with, worked from its first page to a passing grade as a person works it."""

import pytest

from tests.browser.exercises import START, begin, hand_in, on_the_card, passed, shown
from tests.browser.hands import Hands, Keyboard, Mouse

EXERCISE = "07a_transposed_id"


def read_reports(hands: Hands) -> None:
    """Open the 277CAs that are new; other reports are the colleague's."""
    hands.turn_to("reports")
    while reports := [row for row in hands.rows() if row.startswith("277CA")]:
        hands.take(reports[0])
        hands.press("verb:open_report")


def mend(hands: Hands, claim: str, *, registration: bool) -> None:
    """Find the digits on the card, mend what is wrong and resubmit."""
    hands.turn_to("rejected")
    hands.take(claim)
    hands.press("verb:open_claim")
    right = on_the_card(hands)
    assert shown(hands, "claim_form", "member_id") != right
    if registration:
        hands.press("verb:correct_registration")
        hands.type_into("form:member_id", right)
        hands.press("form:submit")
        assert shown(hands, "registration", "member_id") == right
    hands.press("verb:correct_claim")
    hands.type_into("form:member_id", right)
    hands.press("form:submit")
    assert shown(hands, "claim_form", "member_id") == right
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
    hand_in(hands)


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_in_jupyterlab(lab, page, hands):
    lab.open(page, START)
    lab.run_all(page)
    working = hands(page)
    mode = begin(working, "Two digits")
    work(working)
    passed(working, lab.attempts / f"{EXERCISE}.{mode}.jsonl")
    # No key that worked the desk has worked on the notebook.
    assert len(lab.cells(page)) == 2


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_in_voila(voila, page, hands):
    server = voila(START)
    page.goto(server.url, wait_until="commit")
    working = hands(page)
    mode = begin(working, "Two digits")
    work(working)
    passed(working, server.attempts / f"{EXERCISE}.{mode}.jsonl")
