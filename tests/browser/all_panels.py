"""A notebook that shows a whole desk and then each of its panels alone, in an office where a little of everything waits."""

from pathlib import Path

import nbformat

OFFICE = Path(__file__).with_name("office")
CELL = f"""
from pathlib import Path
from tempfile import mkdtemp
from IPython.display import display
from sim.training.exercise import read_exercise
from sim.training.session import Session
from sim.widgets import Desk, Panel
from sim.widgets.place import PANELS
from sim.widgets.start import Sitting

path = Path(mkdtemp()) / "attempt.jsonl"
session = Sitting(Session.start(read_exercise(Path({str(OFFICE)!r})), path, "practice", seed=1))
desk = Desk(session)
desk.show("denied")
claim = desk.rows[0]["id"]
desk.select(claim)
desk.press("open_claim", claim=claim)
desk.press("check_status", claim=claim, by="phone", note="Asked where the claim stands.")
desk.show("to_post")
desk.select(desk.rows[0]["id"])
desk.press("open_report", report=desk.rows[0]["id"])
"""
SHOW = "display(desk, *[Panel(session, name) for name in PANELS])"


def write_panels(folder: Path) -> str:
    """Write the notebook into a folder and tell its name."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [nbformat.v4.new_code_cell(CELL.strip()), nbformat.v4.new_code_cell(SHOW)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), folder / "panels.ipynb")
    return "panels.ipynb"
