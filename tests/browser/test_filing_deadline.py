"""The backlog with the 60-day HMO in it, worked by last days to a passing grade, in Voilà, by mouse."""

import pytest
from playwright.sync_api import expect

from sim.grading.grade import grade
from tests.browser.hands import Hands, Mouse
from tests.browser.test_transposed_id import START, on_the_card, shown

EXERCISE = "02_filing_deadline"
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
    hands.press("tab:registration_form")
    form = hands.page.locator('[data-document="registration_form"] [data-field="Date of birth"] dd')
    return form.inner_text()


def harbor_claims(hands: Hands) -> list[str]:
    """Harbor's claims on the list Rejected, the nearest last day first: the list is sorted by its head."""
    hands.turn_to("rejected")
    head = hands.page.locator('[data-key="sort:day"]')
    if "▲" not in head.inner_text():
        head.click()
    return [row for row in hands.rows() if "Harbor" in hands.page.locator(f'.cl-row[data-id="{row}"]').inner_text()]


def mend(hands: Hands, claim: str) -> None:
    """Lay card and form beside the claim, put registration and claim right, and resubmit."""
    hands.take(claim)
    if "late" in hands.page.locator(f'.cl-row[data-id="{claim}"]').inner_text():
        hands.press("verb:write_off")
        hands.press("form:submit")
        return
    hands.press("verb:open_claim")
    right = {"member_id": on_the_card(hands.page), "birth_date": birth_date_on_the_form(hands)}
    for verb, card in (("correct_registration", "registration"), ("correct_claim", "claim_form")):
        wrong = [field for field, value in right.items() if shown(hands.page, card, field) != value]
        hands.press(f"verb:{verb}")
        for field in wrong:
            hands.type_into(f"form:{field}", right[field])
        hands.press("form:submit")
    hands.press("verb:resubmit")


@pytest.mark.timeout(240)
def test_in_voila(voila, page):
    server = voila(START)
    page.goto(server.url, wait_until="commit")
    hands = Mouse(page)
    button = page.locator(".claimlab-exercise").filter(has_text="Sixty days").get_by_role("button", name="Take as a test")
    expect(button).to_be_visible(timeout=60_000)
    button.click()
    expect(page.locator(".cl-root")).to_be_visible(timeout=30_000)

    while claims := harbor_claims(hands):
        if minutes_left(hands) >= MENDING + RELEASING:
            mend(hands, claims[0])
            continue
        if hands.count("to_send"):
            hands.press("office:release_batch")
        hands.press("go_home")
    hands.press("office:release_batch")
    hands.press("finish")
    hands.press("finish-yes")
    expect(page.locator('[data-key="result-page"]')).to_be_visible(timeout=60_000)
    sheet = grade(server.attempts / f"{EXERCISE}.test.jsonl").sheet
    assert sheet.passed, sheet
