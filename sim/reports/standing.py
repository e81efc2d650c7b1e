"""How a measure stands beside its target, in words: on screen and paper nothing is told by colour alone."""

from sim.desk.figures.view import Measure
from sim.records.clock import Calendar
from sim.reports.charts import spark
from sim.reports.picture import Picture
from sim.reports.shown import measured

MET, MISSED, NO_TARGET, NOTHING_YET = "On target", "Off target", "No target", "Nothing to count yet"
COURSES_EXPLAINED = (
    "By month: the dashed line is the target; the word says how the last month compares with the one before it."
)


def standing(measure: Measure) -> str:
    """Say whether a measure meets its target."""
    if measure.value is None:
        return NOTHING_YET
    if measure.target is None:
        return NO_TARGET
    met = measure.value >= measure.target if measure.better == "high" else measure.value <= measure.target
    return MET if met else MISSED


def target(measure: Measure, calendar: Calendar) -> str:
    """Say what the target is."""
    if measure.target_text:
        return measure.target_text
    if measure.target is None:
        return "none"
    at = "at least" if measure.better == "high" else "at most"
    return f"{at} {measured(measure.target, measure.kind, calendar)}"


def course(measure: Measure) -> Picture | None:
    """Draw how a measure went, month by month."""
    return spark(f"{measure.label}, month by month", measure.trend, measure.target, measure.kind)


def going(measure: Measure) -> str:
    """Say whether a measure became better or worse since the month before: ``better``, ``worse``, ``the same`` or ""."""
    known = [point for point in measure.trend if point is not None]
    if len(known) < 2:
        return ""
    before, now = known[-2:]
    if now == before:
        return "the same"
    return "better" if (now > before) == (measure.better == "high") else "worse"
