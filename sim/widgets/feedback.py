"""The line at the foot of the desk: what just happened, in a sentence."""

from typing import Any

from sim.desk.actions import Action, Outcome
from sim.desk.view import DeskView

Said = dict[str, Any]


def duration(minutes: int) -> str:
    """Write minutes as a person says them: ``duration(325) == '5 h 25 min'``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def note(text: str) -> Said:
    """Say something that is neither success nor refusal."""
    return {"text": text, "tone": "note", "facts": []}


def fault(text: str) -> Said:
    """Say that the program, not the person, has failed."""
    return {"text": text, "tone": "fault", "facts": []}


def outcome(action: Action, result: Outcome, before: DeskView, after: DeskView) -> Said:
    """Say what came of an action, what it cost and, if the calendar moved, what day it is now."""
    facts = [[fact.name, fact.value.replace("_", " ")] for fact in result.facts]
    if not result.done:
        cost = f" ({duration(result.minutes)} spent)" if result.minutes else ""
        return {"text": f"{action.label}: refused{cost}. {result.reason}", "tone": "refused", "facts": facts}
    if before.date != after.date:
        news = [fact for fact in facts if after.date not in fact]
        return {"text": f"It is now {after.date}, {after.time}.", "tone": "done", "facts": news}
    said = f" {result.reason}" if result.reason else ""
    spent = f" in {duration(result.minutes)}" if result.minutes else ""
    return {"text": f"{action.label}: done{spent}.{said}", "tone": "done", "facts": facts}
