"""Where the project's own folders are; the one place that knows."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATASETS = ROOT / "datasets"
EXERCISES = ROOT / "exercises"
NOTEBOOKS = ROOT / "notebooks"
