"""A little of everything, worked in Voilà: every kind of verb, by mouse, and the forms by keyboard alone."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.servers import Server

OFFICE = Path(__file__).parent / "office"
NOTEBOOK = "a_little_of_everything.ipynb"
CELL = f"""
import os
from pathlib import Path
from sim.training.exercise import read_exercise
from sim.training.session import Session
from sim.widgets import Desk
from sim.widgets.start import Sitting

folder = Path(os.environ["CLAIMLAB_ATTEMPTS"])
folder.mkdir(parents=True, exist_ok=True)
path = folder / f"{{len(list(folder.iterdir()))}}.jsonl"
Desk(Sitting(Session.start(read_exercise(Path({str(OFFICE)!r})), path, "practice", seed=1)))
"""
TRUE_NUMBER = "CLAIMLAB01"
WRONG_NUMBER = "CLAIMLAB10"


@pytest.fixture
def office(notebooks: Path, voila) -> Server:
    """A Voilà that shows the desk of this test's own office; each load of the page is a fresh attempt."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    cell = {"cell_type": "code", "id": "desk", "execution_count": None, "metadata": {}, "outputs": [], "source": CELL}
    page = {"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": [cell]}
    (notebooks / NOTEBOOK).write_text(json.dumps(page), encoding="utf-8")
    return voila(NOTEBOOK)


def sit_down(page: Page, server: Server, hands: type[Hands]) -> Hands:
    page.goto(server.url, wait_until="commit")
    expect(page.locator(".cl-root")).to_be_visible(timeout=60_000)
    return hands(page)


def says(hands: Hands, text: str) -> None:
    expect(hands.page.locator(".cl-said")).to_contain_text(text)


def first_of(hands: Hands, worklist: str) -> str:
    """Turn to a worklist and take its first item."""
    hands.turn_to(worklist)
    row = hands.rows()[0]
    hands.take(row)
    return row


def ask_for_authorisation(hands: Hands) -> str:
    """Ask for what nobody had asked for, put the number on the claim, and replace the claim."""
    claim = first_of(hands, "denied")
    hands.press("verb:open_claim")
    hands.press("verb:request_authorisation")
    hands.choose("kind", "retro")
    hands.choose("by", "portal")
    hands.press("form:submit")
    says(hands, "Request authorisation: done")
    told = re.search(r"RA-\d+", hands.said)
    assert told, hands.said
    hands.press("verb:correct_claim")
    hands.type_into("form:authorisation", told[0])
    hands.press("form:submit")
    says(hands, "Correct claim: done")
    hands.press("verb:replace")
    hands.press("form:submit")
    says(hands, "Send replacement: done")
    return claim


def bill_next_payer(hands: Hands) -> str:
    claim = first_of(hands, "secondary")
    hands.press("verb:bill_secondary")
    says(hands, "Bill next payer: done")
    assert claim not in hands.rows()
    return claim


def dispute(hands: Hands) -> None:
    """Hold a short payment against the contract, with the one paper that shows it."""
    first_of(hands, "underpaid")
    hands.press("verb:open_claim")
    hands.press("verb:dispute")
    hands.tick("evidence", "contract_page")
    hands.press("form:submit")
    says(hands, "Dispute payment: done")
    says(hands, "Page of the contract")


def post_by_hand_and_refund(hands: Hands) -> None:
    """A decision that was posted before leaves money that is the payer's."""
    first_of(hands, "exceptions")
    hands.press("verb:post_exception")
    hands.choose("how", "credit")
    hands.press("form:submit")
    says(hands, "Post by hand: done")
    first_of(hands, "credits")
    hands.press("verb:refund")
    hands.press("form:submit")
    says(hands, "Refund: done")
    assert hands.count("credits") == 0


def match_deposit(hands: Hands) -> None:
    """The remittance that bears the deposit's trace explains it, and is shown next."""
    waiting = hands.count("deposits")
    trace = first_of(hands, "deposits").removeprefix("DEP-")
    hands.press("verb:match_deposit")
    hands.choose("report", f"835-{trace}")
    hands.press("form:submit")
    says(hands, "Match deposit: done")
    assert hands.count("deposits") == waiting - 1
    expect(hands.page.locator('[data-key="report-head"]')).to_contain_text("835 from")


def offer_plan(hands: Hands) -> None:
    first_of(hands, "collections")
    hands.press("verb:offer_plan")
    hands.type_into("form:months", "4")
    hands.press("form:submit")
    says(hands, "Offer payment plan: done")
    says(hands, "a month")


def with_submitter(hands: Hands, number: str) -> None:
    hands.press("practice")
    hands.press("office:correct_practice")
    hands.type_into("form:submitter", number)
    hands.press("form:submit")
    says(hands, "Correct practice file: done")
    on_file = hands.page.locator('[data-card="practice"] [data-field="submitter"] dd')
    expect(on_file).to_have_text(number)


def spoil_a_batch_and_send_it_again(hands: Hands) -> None:
    """Under a wrong number the whole file comes back; the papers of the practice show the right one."""
    with_submitter(hands, WRONG_NUMBER)
    hands.press("office:release_batch")
    says(hands, "Release batch: done")
    hands.press("wait")
    hands.turn_to("reports")
    receipt = next(row for row in hands.rows() if row.startswith("TA1-"))
    hands.take(receipt)
    hands.press("verb:open_report")
    says(hands, "came back")
    assert hands.count("rejected") == 2
    hands.press("practice")
    hands.press("tab:clearinghouse_agreement")
    assert TRUE_NUMBER in hands.page.locator('[data-document="clearinghouse_agreement"]').inner_text()
    with_submitter(hands, TRUE_NUMBER)
    hands.turn_to("rejected")
    first_of(hands, "rejected")
    hands.press(f"file:{receipt}")
    hands.press("verb:resend_batch")
    says(hands, "Resend batch: done")
    assert hands.count("rejected") == 0


@pytest.mark.timeout(240)
def test_every_kind_of_verb_by_mouse(office, page):
    hands = sit_down(page, office, Mouse)
    assert hands.count("credits") == 0
    claim = ask_for_authorisation(hands)
    hands.press("verb:check_status")
    hands.press("form:submit")
    says(hands, "Check claim status: done")
    expect(page.locator('[data-key="tab:status_answer"]')).to_be_visible()
    bill_next_payer(hands)
    dispute(hands)
    post_by_hand_and_refund(hands)
    match_deposit(hands)
    offer_plan(hands)
    spoil_a_batch_and_send_it_again(hands)
    assert re.fullmatch(r"C-\d+", claim)


@pytest.mark.timeout(240)
def test_the_forms_by_keyboard_alone(office, page):
    hands = sit_down(page, office, Keyboard)
    ask_for_authorisation(hands)
    bill_next_payer(hands)
    dispute(hands)
    post_by_hand_and_refund(hands)
    match_deposit(hands)
    hands.press("more:claim" if page.locator('[data-key="more:claim"]').count() else "more:office")
    expect(page.locator(".cl-reason").first).to_be_visible()
