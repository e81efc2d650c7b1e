"""A virtual card on the screen: found among the deposits, read, run or refused by a press."""

import pytest

from sim.desk.actions import OpenReport, RefuseCard, RunCard
from sim.scenario import Scenario
from sim.training.exercise import Exercise
from sim.training.session import Session
from sim.widgets import Desk
from sim.widgets.start import Sitting
from tests.offices import honest


class ByCard(Exercise, frozen=True):
    """An office in which a colleague has worked until yesterday, and one payer pays by card."""

    def office(self, case_seed: int | None = None, of: object = None) -> Scenario:
        """Write its scenario."""
        return honest(payers={"harbor": {"pays_by": "virtual_card"}}, staffing={"billers": 1, "lists": ["to_send"]})


@pytest.fixture
def desk(tmp_path):
    exercise = ByCard(
        title="Cards", objectives=(), scenario="family_practice", minutes=300, starts=29, ends=90, name="cards", digest="any",
        lists=("deposits",),
    )
    return Desk(Sitting(Session.start(exercise, tmp_path / "attempt.jsonl", "practice", seed=1)))


def card_of(desk) -> str:
    """Turn to the deposits and choose the first card."""
    desk.show("deposits")
    card = next(row["id"] for row in desk.rows if row["id"].startswith("CARD-"))
    desk.select(card)
    return card


def offered(desk) -> dict[str, dict]:
    return {verb["do"]: verb for verb in desk.office["verbs"] if verb["about"] == "report"}


def test_a_card_lies_open_with_its_two_ways_and_what_each_costs(desk):
    card = card_of(desk)
    assert (desk.report["kind"], desk.report["papers"][0]["kind"]) == ("card", "virtual_card")
    verbs = offered(desk)
    assert list(verbs) == ["run_card", "refuse_card"]
    assert [verb["minutes"] for verb in verbs.values()] == [4, 10]
    assert verbs["refuse_card"]["action"] == {"do": "refuse_card", "card": card}


def test_a_card_is_run_by_a_press_once_its_explanation_has_been_opened(desk):
    card = card_of(desk)
    explanation = f"835-{card.removeprefix('CARD-')}"
    assert explanation in offered(desk)["run_card"]["refusal"]
    assert explanation in desk.press("run_card", card=card)
    desk.press("open_report", report=explanation)
    desk.press("run_card", card=card)
    done = [record.action for record in desk.session.session.file.records if record.outcome.done]
    assert done == [OpenReport(explanation), RunCard(card)]
    assert [name for name, _ in desk.said["facts"]] == ["charged", "card fee", "in the bank"]
    assert desk.report["id"] == explanation
    desk.show("deposits")
    assert card not in [row["id"] for row in desk.rows]


def test_a_card_is_refused_by_a_press(desk):
    card = card_of(desk)
    desk.press("refuse_card", card=card)
    assert desk.session.session.file.records[-1].action == RefuseCard(card)
    assert desk.said["facts"][0][1].startswith("in force from")


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_draws_the_card_its_last_day_and_its_buttons(desk, show, dark):
    card = card_of(desk)
    page = show(desk, dark=dark)
    row = page.locator(f'.cl-row[data-id="{card}"]')
    assert "good until" in row.inner_text() and "Run the card, or refuse it" in row.inner_text()
    paper = page.locator('[data-document="virtual_card"]')
    assert "9999 •••• ••••" in paper.inner_text()
    assert page.locator('[data-group="report"] h4').inner_text().lower() == "with this card"
    page.locator('[data-key="verb:refuse_card"]').click()
    page.get_by_text("Refuse the card, ask for EFT: done").wait_for()
