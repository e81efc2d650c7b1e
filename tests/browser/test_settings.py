"""The settings that the project ships, felt through a page."""

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from tests.browser.servers import Lab, Server

PROBE = """
import anywidget, ipywidgets as W, traitlets as T

class Tick(anywidget.AnyWidget):
    n = T.Int(0).tag(sync=True)
    _esm = '''
    export default { render({ model, el }) {
        const button = document.createElement("button");
        button.textContent = "Tick";
        button.onclick = () => { model.set("n", model.get("n") + 1); model.save_changes(); };
        el.append(button);
    } }'''

press, tick, said = W.Button(description="Press"), Tick(), W.HTML("nothing yet")
pick = W.RadioButtons(options=["one", "two", "three"], description="Pick")
press.on_click(lambda _: setattr(said, "value", "pressed"))
tick.observe(lambda change: setattr(said, "value", f"ticked {change.new}"), "n")
pick.observe(lambda change: setattr(said, "value", f"picked {change.new}"), "value")
W.VBox([press, tick, pick, said])
"""
LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"


def write_probe(folder: Path) -> str:
    cells = [nbformat.v4.new_markdown_cell("# A probe"), nbformat.v4.new_code_cell(PROBE.strip())]
    cells.append(nbformat.v4.new_code_cell("'the last cell'"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "probe.ipynb")
    return "probe.ipynb"


@pytest.fixture
def probe(lab: Lab, notebooks: Path, page: Page) -> Page:
    lab.open(page, write_probe(notebooks))
    lab.run_all(page)
    return page


def keys_that_change_a_cell(lab: Lab, page: Page) -> list[str]:
    """Press every letter and digit twice, since Lab knows "d d" as well as "a", and look after each."""
    first, guilty = lab.cells(page), []
    for key in LETTERS_AND_DIGITS:
        page.keyboard.press(key)
        page.keyboard.press(key)
        if lab.cells(page) != first:
            guilty.append(key)
            first = lab.cells(page)
    return guilty


def test_no_letter_or_digit_pressed_on_a_button_changes_a_cell_in_lab(lab: Lab, probe: Page) -> None:
    button = probe.get_by_role("button", name="Press", exact=True)
    button.focus()
    assert keys_that_change_a_cell(lab, probe) == []
    expect(button).to_be_focused()


def test_no_letter_or_digit_pressed_after_a_click_on_a_text_changes_a_cell_in_lab(lab: Lab, probe: Page) -> None:
    probe.get_by_text("nothing yet", exact=True).click()
    assert keys_that_change_a_cell(lab, probe) == []


def test_enter_and_space_press_a_button_and_arrows_move_a_choice_in_lab(probe: Page) -> None:
    probe.get_by_role("button", name="Press", exact=True).focus()
    probe.keyboard.press("Enter")
    expect(probe.get_by_text("pressed", exact=True)).to_be_visible()
    probe.get_by_role("button", name="Tick").focus()
    probe.keyboard.press("Space")
    expect(probe.get_by_text("ticked 1")).to_be_visible()
    probe.get_by_role("radio", name="one").focus()
    probe.keyboard.press("ArrowDown")
    expect(probe.get_by_text("picked two")).to_be_visible()


def test_lab_shows_no_question_about_news(probe: Page) -> None:
    probe.wait_for_timeout(2_000)
    expect(probe.locator(".Toastify__toast")).to_have_count(0)


def test_voila_draws_both_kinds_of_widget(voila: Callable[[str], Server], notebooks: Path, page: Page) -> None:
    server = voila(write_probe(notebooks))
    page.goto(server.url, wait_until="commit")
    page.get_by_role("button", name="Tick").click(timeout=60_000)
    expect(page.get_by_text("ticked 1")).to_be_visible()
    page.get_by_role("button", name="Press", exact=True).click()
    expect(page.get_by_text("pressed", exact=True)).to_be_visible()
    expect(page.get_by_role("main")).to_be_visible()
