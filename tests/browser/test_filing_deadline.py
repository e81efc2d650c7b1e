"""The backlog with the 60-day HMO in it, worked by last days to a passing grade, in Voilà, by mouse and by keyboard."""

import pytest

from tests.browser.exercises import START, begin, hand_in, on_the_card, passed, shown
from tests.browser.hands import Hands, Keyboard, Mouse

EXERCISE = "08a_filing_deadline"
MENDING = 14
RELEASING = 5


def minutes_left(hands: Hands) -> int:
    """What the clock says is left of the hour."""
    text = hands.page.locator('[data-now="left"]').inner_text()
    if "min" not in text:
        return 60 if "1 h" in text else 0
    return int(text.split(" min")[0].split()[-1])


def birth_date_on_the_form(hands: Hands) -> str:
    """Turn to the registration form and read what the patient wrote."""
    hands.turn_up("registration_form")
    form = hands.page.locator('[data-document="registration_form"] [data-field="Date of birth"] dd')
    return form.inner_text()


def harbor_claims(hands: Hands) -> list[str]:
    """Harbor's claims on the list Rejected, the nearest last day first: the list is sorted by its head."""
    hands.turn_to("rejected")
    if "▲" not in hands.page.locator('[data-key="sort:due"]').inner_text():
        hands.press("sort:due")
    return [row for row in hands.rows() if "Harbor" in hands.page.locator(f'.cl-row[data-id="{row}"]').inner_text()]


def mend(hands: Hands, claim: str) -> None:
    """Lay card and form beside the claim, put registration and claim right, and resubmit."""
    hands.take(claim)
    if "late" in hands.page.locator(f'.cl-row[data-id="{claim}"]').inner_text():
        hands.press("verb:write_off")
        hands.press("form:submit")
        return
    hands.press("verb:open_claim")
    right = {"member_id": on_the_card(hands), "birth_date": birth_date_on_the_form(hands)}
    for verb, card in (("correct_registration", "registration"), ("correct_claim", "claim_form")):
        wrong = [field for field, value in right.items() if shown(hands, card, field) != value]
        hands.press(f"verb:{verb}")
        for field in wrong:
            hands.type_into(f"form:{field}", right[field])
        hands.press("form:submit")
    hands.press("verb:resubmit")


def work(hands: Hands) -> None:
    """Mend what can still be filed, the nearest last day first; each hour ends with a batch."""
    while claims := harbor_claims(hands):
        if minutes_left(hands) >= MENDING + RELEASING:
            mend(hands, claims[0])
            continue
        if hands.count("to_send"):
            hands.press("office:release_batch")
        hands.press("go_home")
    hands.press("office:release_batch")


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
@pytest.mark.timeout(280)
def test_in_voila(voila, page, hands):
    server = voila(START)
    page.goto(server.url, wait_until="commit")
    working = hands(page)
    mode = begin(working, "Sixty days")
    work(working)
    hand_in(working)
    passed(working, server.attempts / f"{EXERCISE}.{mode}.jsonl")
