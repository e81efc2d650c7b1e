"""The roof: a desk in a browser.  It draws views and sends actions; it decides nothing."""

from sim.widgets.charts import Chart, Interval, differences
from sim.widgets.debrief import debrief
from sim.widgets.desk import Desk, Panel
from sim.widgets.override import Overrides, override
from sim.widgets.picker import Choice, ExercisePicker
from sim.widgets.progress import Progress
from sim.widgets.start import lesson, preview, start

__all__ = [
    "Chart", "Choice", "Desk", "ExercisePicker", "Interval", "Overrides", "Panel", "Progress", "debrief", "differences",
    "lesson", "override", "preview", "start",
]
