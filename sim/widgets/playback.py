"""An attempt played back on the ordinary desk: which action is shown, and how to go to another.

The grading floor is loaded when somebody asks for it, so that the way to a first desk stays short.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from sim.training.exercise import Exercise
from sim.widgets import handouts
from sim.widgets.handouts import Handout
from sim.widgets.place import Place
from sim.widgets.seat import Seat

Ways = dict[str, dict[str, Any]]


class Playback:
    """An attempt's replay, with what its debrief says of each claim.

    `back` is the session to go back to, and `graded` its result, where there is one.
    """

    def __init__(self, path: Path | str, exercise: Exercise | None = None, back: Any = None, graded: Any = None) -> None:
        from sim.grading.replay import Replay

        self.replay = Replay(path, exercise)
        self.back = back
        self.frames = [[frame.n, frame.when, frame.text, frame.done] for frame in self.replay.frames]
        self._graded = graded
        self._ways: Ways | None = None

    def at(self, n: int) -> Any:
        """Show the desk after the nth action, or the first or last there is."""
        still = self.replay.at(max(0, min(n, len(self.replay))))
        still.playback = self
        return still

    def beside(self, key: str) -> dict[str, Any] | None:
        """Tell what was done about a claim and what the expert did, as the result does; None where there is nothing to tell."""
        if self._ways is None:
            self._ways = _ways(self.graded)
        return self._ways.get(key)

    def summary(self) -> Handout:
        """Write the result of the attempt and its summary of one page."""
        return handouts.summary(self.graded, self.replay.path)

    @property
    def graded(self) -> Any:
        """The attempt's result, graded when somebody first asks."""
        if self._graded is None:
            from sim.grading.grade import grade

            self._graded = grade(self.replay.path, self.replay.exercise)
        return self._graded


def _ways(graded: Any) -> Ways:
    return {
        story.key: {
            "claim": story.claim, "verdict": story.verdict, "cost": story.cost,
            "you": to_builtins(story.deeds), "outcome": story.outcome,
            "expert": to_builtins(story.expert), "expert_outcome": story.expert_outcome,
        }
        for story in graded.stories
    }


def told(session: Any, place: Place) -> tuple[list[list[Any]], dict[str, Any]]:
    """Tell the page what is played back: all actions, and the one that is shown with the claim looked at; nothing otherwise."""
    playback = getattr(session, "playback", None)
    if playback is None:
        return [], {}
    item = place.message if place.page == "message" else place.claim
    beside = playback.beside(f"{session.client}/{item}" if session.client else item) if item else None
    return playback.frames, {
        "n": session.n, "of": len(playback.frames), "beside": beside, "can_end": playback.back is not None,
    }


def line(session: Any) -> str:
    """Say which action is shown, for the line at the foot."""
    frame = getattr(session, "frame", None)
    return f"Action {frame.n}, {frame.when}: {frame.text}" if frame else ""


def step(seat: Seat, n: int, place: Place) -> Place:
    """Put the desk after the nth action on a seat, below zero what was there before; tells the place that goes with it."""
    session = seat.session
    playback = getattr(session, "playback", None)
    if playback is None:
        if not (session.finished and hasattr(session, "replay")):
            return place
        playback = session.replay()
    if n < 0 and playback.back is not None:
        seat.take(playback.back)
        return place
    still = playback.at(n)
    seat.take(still)
    return _follow(still.frame, place)


def _follow(frame: Any, place: Place) -> Place:
    """Turn to what an action was about, where the desk can show it."""
    place = replace(place, page="brief", claim="", report="", message="")
    if frame is None:
        return place
    if frame.claim:
        return replace(place, page="claim", claim=frame.claim)
    if frame.message:
        return replace(place, page="message", message=frame.message)
    return replace(place, page="report", report=frame.report) if frame.report and frame.done else place
