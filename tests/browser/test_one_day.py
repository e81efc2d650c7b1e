"""The first exercise of the course, one day in the office, worked from the list to a passing grade in Voilà."""

import pytest

from tests.browser.exercises import START, begin, hand_in, passed
from tests.browser.hands import Hands, Keyboard, Mouse

EXERCISE = "01_office_in_a_day"


def read_the_mail(hands: Hands) -> None:
    """Open every report, also those that come while one reads."""
    hands.turn_to("reports")
    while reports := hands.rows():
        hands.take(reports[0])
        hands.press("verb:open_report")


def post(hands: Hands) -> None:
    """Post every remittance that has been read."""
    hands.turn_to("to_post")
    while reports := hands.rows():
        hands.take(reports[0])
        hands.press("verb:post_remittance")


def match_deposits(hands: Hands) -> None:
    """Hold each deposit against the remittance that bears its trace."""
    hands.turn_to("deposits")
    while deposits := hands.rows():
        hands.take(deposits[0])
        hands.press("verb:match_deposit")
        hands.choose("report", deposits[0].replace("DEP-", "835-"))
        hands.press("form:submit")


def send(hands: Hands) -> None:
    """Scrub what the front desk has entered, and let the batch go."""
    hands.press("office:scrub")
    hands.press("office:release_batch")


def owed(hands: Hands, by: str) -> str:
    """What the office's money, under the task, says is open."""
    return hands.page.locator(f'[data-money="{by}"] dd').inner_text()


def owes_most(hands: Hands) -> str:
    """The payer at the top of the ageing report's table of payers, which has the largest debt first."""
    hands.press("figures")
    name = hands.page.locator('[data-table="insurers_by_payer"] tbody th').first.inner_text()
    hands.press("brief")
    return name


def nearest_last_day(hands: Hands) -> str:
    """The rejected claim at the top, once the list is sorted by its last days."""
    hands.turn_to("rejected")
    hands.press("sort:due")
    assert "▲" in hands.page.locator('[data-key="sort:due"]').inner_text()
    return hands.rows()[0]


def answer_the_questions(hands: Hands) -> None:
    """Read what is owed, by whom, and which claim comes first; the answers are typed under the task."""
    first = nearest_last_day(hands)
    hands.press("brief")
    most = owes_most(hands)
    answers = {"owed": owed(hands, "insurance_open"), "first": first, "patients": owed(hands, "patient_open")}
    for question, value in answers.items():
        hands.type_into(f"question:{question}", value)
        hands.press(f"answer:{question}")
    hands.pick("question:most", most)
    hands.press("answer:most")


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
@pytest.mark.timeout(240)
def test_in_voila(voila, page, hands):
    server = voila(START)
    page.goto(server.url, wait_until="commit")
    working = hands(page)
    mode = begin(working, "One day")
    read_the_mail(working)
    post(working)
    match_deposits(working)
    send(working)
    read_the_mail(working)
    answer_the_questions(working)
    hand_in(working)
    passed(working, server.attempts / f"{EXERCISE}.{mode}.jsonl")
