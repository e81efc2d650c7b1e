"""A new patient registered on the page: papers and form side by side, lists to choose from, mouse and keyboard."""

import pytest
from bare_page import settled
from real_session import begun

from sim.desk.asks import AskNewPatient
from sim.staff.reading import registration_from
from sim.widgets import Desk
from sim.widgets.start import Sitting

SEED = 3
CHOSEN = ("sex", "payer", "relationship")


@pytest.fixture
def session(tmp_path):
    return begun(tmp_path, "02_registration_and_cards", SEED)


@pytest.fixture
def desk(session):
    return Desk(Sitting(session))


def first(desk):
    desk.show("to_register")
    return desk.rows[0]["id"]


def on_paper(session, patient):
    return {change.field: change.value for change in registration_from(session.look(AskNewPatient(patient)).new_patient)}


def test_the_page_lays_the_papers_out_and_registering_takes_the_patient_off_the_list(session, desk):
    patient = first(desk)
    desk.select(patient)
    assert (desk.chosen["page"], desk.chosen["patient"]) == ("patient", patient)
    kinds = [paper["kind"] for paper in desk.office["new_patient"]["documents"]]
    assert {"insurance_card", "registration_form", "photo_id"} <= set(kinds)
    verb = next(verb for verb in desk.office["verbs"] if verb["about"] == "patient")
    assert (verb["do"], verb["minutes"], verb["refusal"]) == ("register_patient", 8, "")
    payers = dict(verb["inputs"][0]["options"]["payer"])
    assert payers["SMH20"] == "Summit Mutual Health (SMH20)"
    typed = [{"field": field, "value": value} for field, value in on_paper(session, patient).items()]
    assert "nothing was typed" in desk.press("register_patient", patient=patient, typed=typed[1:])
    desk.press("register_patient", patient=patient, typed=typed)
    assert len(session.world.office.claims_of[patient]) == 1
    assert patient not in [row["id"] for row in desk.rows]
    assert desk.office["new_patient"] is None


@pytest.mark.browser
def test_a_patient_is_registered_by_mouse(session, desk, show):
    page = show(desk)
    page.locator('.cl-lists [data-tab="to_register"]').click()
    settled(page)
    page.locator(".cl-row").first.click()
    settled(page)
    patient = desk.chosen["patient"]
    page.locator('[data-key="verb:register_patient"]').click()
    for field, value in on_paper(session, patient).items():
        control = page.locator(f'[data-key="form:{field}"]')
        control.select_option(value) if field in CHOSEN else control.fill(value)
    page.locator('[data-key="form:submit"]').click()
    settled(page)
    assert session.world.office.registrations[patient].clerk == session.desk.who
    assert page.locator(".cl-form").count() == 0


@pytest.mark.browser
def test_a_patient_is_registered_by_keyboard_alone(session, desk, show):
    patient = first(desk)
    page = show(desk)
    page.locator(".cl-row").first.focus()
    page.keyboard.press("Enter")
    settled(page)
    page.locator('[data-key="verb:register_patient"]').focus()
    page.keyboard.press("Enter")
    papers = on_paper(session, patient)
    for _ in range(40):
        key = page.evaluate("document.activeElement.dataset.key") or ""
        if key == "form:submit":
            break
        value = papers.get(key.removeprefix("form:"), "")
        if key.removeprefix("form:") in CHOSEN:
            # A list is chosen from by typing what the choice is called.
            page.keyboard.type(page.locator(f'[data-key="{key}"] option[value="{value}"]').inner_text())
        elif value:
            page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    settled(page)
    assert session.world.office.registrations[patient].member_id == papers["member_id"]


@pytest.mark.browser
def test_further_coverages_are_folded_away_and_unfold_by_keyboard(desk, show):
    desk.select(first(desk))
    page = show(desk)
    page.locator('[data-key="verb:register_patient"]').click()
    assert not page.locator('[data-key="form:second_payer"]').is_visible()
    page.locator(".cl-further summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator('[data-key="form:second_payer"]').is_visible()
    assert not page.locator('[data-key="form:third_payer"]').is_visible()
