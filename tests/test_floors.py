"""The floors of DESIGN.md hold: who may import whom, and what each floor costs to load."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOR_STUDIES = ("numpy", "pandas", "scipy", "pyarrow", "joblib")
FOR_STUDIES_AND_PAGES = (*FOR_STUDIES, "ipywidgets", "anywidget", "traitlets", "IPython", "rich")
HEAVY = (*FOR_STUDIES_AND_PAGES, "simpy", "faker", "simple_icd_10_cm", "holidays")


def loaded_by(modules: list[str], suspects: tuple[str, ...]) -> list[str]:
    """Which of the suspects a fresh Python has loaded after importing the modules."""
    code = f"import {', '.join(modules)}, sys; print(*[name for name in {suspects} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def modules_of(*floors: str) -> list[str]:
    paths = [path for floor in floors for path in [*ROOT.glob(f"sim/{floor}.py"), *ROOT.glob(f"sim/{floor}/**/*.py")]]
    return sorted(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths)


def test_nobody_imports_a_higher_floor_a_neighbour_or_a_library_of_another_floor() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_sim_loads_nothing_heavy() -> None:
    assert loaded_by(["sim"], HEAVY) == []


@pytest.mark.parametrize("floor", ["records", "rules", "wire"])
def test_the_lower_floors_load_neither_the_engine_nor_anything_heavy(floor: str) -> None:
    assert loaded_by(modules_of(floor), HEAVY) == []


def test_the_office_loads_without_tables_studies_or_widgets() -> None:
    """It then also runs where numpy and pandas do not, as in a browser."""
    modules = modules_of("records", "rules", "wire", "scenario", "world", "desk", "staff", "training")
    assert loaded_by(modules, FOR_STUDIES_AND_PAGES) == []


def test_the_way_to_the_first_worklist_loads_no_tables_and_no_code_book() -> None:
    assert loaded_by(["sim.widgets"], (*FOR_STUDIES, "simple_icd_10_cm", "holidays")) == []
