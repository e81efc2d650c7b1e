"""How quick the desk is for a person: in headless Chromium, through Voilà, over a list of 500 claims and one of 10,000."""

from __future__ import annotations

import json
import statistics
import tempfile
from pathlib import Path

from benchmarks.marks import Mark

ACTIONS = 15
LONG, LONGEST = 500, 10_000
DAY_OF = {LONG: 4, LONGEST: 55}
"""Day of the office on which nobody having sent a claim, at least so many wait to be sent."""

EXERCISE = """
title = "A long list"
objectives = ["Work a long list."]
scenario = "practice_year"
minutes = 30
starts = {day}
ends = {end}
lists = ["to_send"]

[overrides.staffing]
names = ["Ana"]
lists = ["reports"]
"""
CELL = """
import json, time
from pathlib import Path
from sim.training.exercise import read_exercise
from sim.training.session import Session
from sim.widgets import Desk
from sim.widgets.start import Sitting

class Timed(Sitting):
    def do(self, action):
        begun = time.perf_counter()
        outcome = super().do(action)
        with Path({times!r}).open("a") as file:
            file.write(json.dumps(1000 * (time.perf_counter() - begun)) + "\\n")
        return outcome

desk = Desk(Timed(Session.start(read_exercise(Path({folder!r})), Path({attempt!r}), "practice", seed=1)))
desk
"""
TURN = """async () => {
  const answer = () => performance.getEntriesByName("claimlab answer").length;
  const before = answer();
  document.querySelector('[data-tab="to_send"]').click();
  while (answer() === before || !document.querySelector(".cl-row")) await new Promise(requestAnimationFrame);
  return performance.getEntriesByName("claimlab answer").at(-1).duration;
}"""
ACT = """async () => {
  const answers = () => performance.getEntriesByName("claimlab answer").length;
  const settled = async (before) => { while (answers() === before) await new Promise((done) => setTimeout(done, 1)); };
  const rows = [...document.querySelectorAll(".cl-row")].sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top));
  window.worked = window.worked || new Set();
  const row = rows.find((each) => !window.worked.has(each.dataset.id));
  window.worked.add(row.dataset.id);
  let before = answers();
  row.click();
  await settled(before);
  before = answers();
  const begun = performance.now();
  document.querySelector('[data-key="verb:open_claim"]').click();
  await settled(before);
  return performance.now() - begun;
}"""


def measure() -> list[Mark]:
    """Measure drawing and one action, in the page and in the kernel."""
    return [mark for claims in (LONG, LONGEST) for mark in _over(claims)]


def _over(claims: int) -> list[Mark]:
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import FLAGS, find_browser
    from tests.browser.servers import voila_server

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        notebook = _notebook(folder, DAY_OF[claims])
        with voila_server(folder, notebook, folder / "server") as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            page.goto(server.url, wait_until="commit")
            page.locator('[data-tab="to_send"] .cl-count').wait_for(timeout=120_000)
            count = int(page.locator('[data-tab="to_send"] .cl-count').inner_text())
            drawn = page.evaluate(TURN)
            effects = [page.evaluate(ACT) for _ in range(ACTIONS)]
            browser.close()
        times = [json.loads(line) for line in (folder / "times").read_text().splitlines()]
    return _marks(claims, count, drawn, effects, times)


def _notebook(folder: Path, day: int) -> str:
    import nbformat

    (folder / "server").mkdir()
    office = folder / "office"
    office.mkdir()
    (office / "exercise.toml").write_text(EXERCISE.format(day=day, end=day + 30))
    (office / "brief.md").write_text("Work the list.\n")
    cell = CELL.format(times=str(folder / "times"), folder=str(office), attempt=str(folder / "attempt.jsonl"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell.strip())], metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "desk.ipynb")
    return "desk.ipynb"


def _marks(claims: int, count: int, drawn: float, effects: list[float], times: list[float]) -> list[Mark]:
    """Half a second to draw, and 150 ms to see what an action did; ten thousand have to be usable: a second."""
    far = claims == LONGEST
    low, middle, high = statistics.quantiles(effects, n=4)
    note = "" if count >= claims else f"only {count} claims wait in that office; move DAY_OF on"
    return [
        Mark(f"worklist of {claims:,} claims drawn", drawn if not note else None, 1000 if far else 500, unit="ms", note=note),
        Mark(f"effect of an action on screen, {claims:,} claims", middle, 1000 if far else 150, unit="ms", low=low, high=high),
        Mark(f"kernel time of an action, {claims:,} claims", statistics.median(times), 20, unit="ms"),
    ]
