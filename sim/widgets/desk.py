"""One screen, one person, one office: draws what the session shows and sends what the person does.

All of it travels through a few synced traits (down) and typed messages (up); no answer,
no rule and no score is in a trait before the session itself tells it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import msgspec
import traitlets
from msgspec.structs import replace

from sim.desk.actions import MatchDeposit, OpenClaim, OpenReport, Outcome
from sim.desk.view import DeskView
from sim.widgets import faults, feedback, messages, screen, sources
from sim.widgets.deltas import difference
from sim.widgets.families import FAMILIES
from sim.widgets.protocol import Session
from sim.widgets.words import WORDS


class Desk(anywidget.AnyWidget):
    """Show an attempt and let a person work it: ``Desk(session)`` as the last line of a cell.

    `leave` is called when the person goes back to the exercises; without it there is no way back.
    `log` is the file for the program's own failures.
    """

    _esm = sources.script()
    _css = sources.style()

    words = traitlets.Dict(WORDS).tag(sync=True)
    families = traitlets.List(FAMILIES).tag(sync=True)
    """How the verbs of a claim are grouped: heading and names."""
    office = traitlets.Dict().tag(sync=True)
    """The desk at a glance: date, time, worklists, verbs, money."""
    base = traitlets.Dict().tag(sync=True)
    """A worklist as last sent whole: name, label, version, rows."""
    delta = traitlets.Dict().tag(sync=True)
    """What has changed since `base`."""
    claim = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    report = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    attempt = traitlets.Dict().tag(sync=True)
    """The exercise: title, brief, mode, hints, whether it can be undone or is handed in."""
    chosen = traitlets.Dict().tag(sync=True)
    """Where the person is: page, worklist, claim, report."""
    said = traitlets.Dict().tag(sync=True)
    """The line at the foot."""
    tick = traitlets.Int(0).tag(sync=True)
    """Counts the answers; the page draws when it changes, so once for each answer."""

    def __init__(self, session: Session, leave: Callable[[], None] | None = None, log: Path | None = None) -> None:
        super().__init__()
        self.session = session
        self.rows: list[dict[str, Any]] = []
        """The worklist on the screen, in the office's own order."""
        self._leave = leave
        self._log = log or faults.default_file()
        self._view: DeskView | None = None
        self._place = screen.Place()
        self.on_msg(lambda _, content, __: self.hear(content))
        self._answer(self._welcome)

    def __repr__(self) -> str:
        return f"Desk({self.session.title!r})"

    def hear(self, content: object) -> None:
        """Take a message from the page; whatever goes wrong, the person gets a sentence and the log the rest."""
        self._answer(lambda: self._obey(messages.decode(content)))

    def press(self, do: str, **fields: Any) -> str:
        """Press a verb as the page does, and tell what was said: ``desk.press("resubmit", claim="C-10418")``."""
        self.hear({"say": "do", "action": {"do": do, **fields}})
        return str(self.said["text"])

    def select(self, item: str) -> None:
        """Choose an item of the worklist as the page does."""
        listed = any(row["id"] == item for row in self.rows)
        self.hear({"say": "report" if listed and self._place.list in screen.OPENS_REPORT else "claim", "id": item})

    def show(self, worklist: str) -> None:
        """Turn to a worklist as the page does: ``desk.show("rejected")``."""
        self.hear({"say": "list", "name": worklist})

    def _answer(self, work: Callable[[], feedback.Said | None]) -> None:
        """Work, draw and speak in one message to the page."""
        place = self._place
        with self.hold_sync():
            try:
                line = work()
                self._draw()
            except Exception as error:  # the last fence before the person's screen
                self._place = place
                line = self._excuse(error)
            if line is not None:
                self.said = {**line, "n": self.tick}
            self.tick += 1

    def _excuse(self, error: Exception) -> feedback.Said:
        written = faults.record(error, self._log)
        return feedback.fault(faults.explain(error, self._log, written))

    def _welcome(self) -> feedback.Said:
        self._go(list=screen.first_list(self._look()))
        return feedback.note(self.session.restored or self.words["welcome"])

    def _obey(self, message: messages.AnyMessage) -> feedback.Said | None:
        match message:
            case messages.Perform(action):
                return self._perform(action)
            case messages.ShowList(name):
                self._go(list=name)
            case messages.ShowClaim(claim):
                self._go(page="claim", claim=claim, report="")
            case messages.ShowReport(report, under):
                self._go(page="claim" if under else "report", claim=under, report=report)
            case messages.ShowPractice():
                self._go(page="practice", report="")
            case messages.ShowBrief():
                self._go(page="brief")
            case messages.MoreHelp(claim):
                return feedback.note(self._one_more_hint(claim))
            case messages.Undo():
                return self._undo()
            case messages.HandIn():
                return self._hand_in()
            case messages.Leave():
                if self._leave:
                    self._leave()
        return None

    def _perform(self, action: Any) -> feedback.Said:
        before = self._view or self._look()
        result: Outcome = self.session.do(action)
        if result.done:
            self._follow(action)
        return feedback.outcome(action, result, before, self._look())

    def _follow(self, action: Any) -> None:
        """Turn to what an action has laid on the desk."""
        if isinstance(action, OpenClaim):
            self._go(page="claim", claim=action.claim)
        elif isinstance(action, MatchDeposit):
            self._go(page="report", report=action.report)
        elif isinstance(action, OpenReport):
            self._go(page="claim" if self._place.page == "claim" else "report", report=action.report)

    def _go(self, **where: str) -> None:
        self._place = replace(self._place, **where)

    def _one_more_hint(self, claim: str) -> str:
        hint = self.session.next_hint(claim) if self.session.mode == "practice" else ""
        return str(self.words["hint_given" if hint else "no_hint"])

    def _hand_in(self) -> feedback.Said:
        if not hasattr(self.session, "finish"):
            return feedback.note(self.words["ends_itself"])
        self.session.finish()
        return feedback.note(self.words["handed_in"])

    def _undo(self) -> feedback.Said:
        if self.session.mode != "practice" or not self.session.can_undo:
            return feedback.note(self.words["no_undo"])
        self.session = self.session.undo()
        return feedback.note(self.words["undone"])

    def _look(self) -> DeskView:
        return self.session.look(*self._place.asks())

    def _draw(self) -> None:
        """Put what the session shows now into the traits; those that did not change are not sent."""
        view = self._view = self._look()
        self.office = screen.office(view)
        self.claim = msgspec.to_builtins(view.claim)
        self.report = msgspec.to_builtins(view.report)
        self.attempt = screen.attempt(self.session, self._place.claim, can_leave=self._leave is not None)
        self.chosen = msgspec.to_builtins(replace(self._place, page="result") if self.session.finished else self._place)
        if view.worklist:
            self._draw_rows(view.worklist.name, msgspec.to_builtins(view.worklist.rows))

    def _draw_rows(self, name: str, rows: list[dict[str, Any]]) -> None:
        self.rows = rows
        if self.base.get("name") == name:
            change = difference(self.base["rows"], rows)
            if len(change["put"]) + len(change["gone"]) <= len(self.base["rows"]) // 2:
                self.delta = {"version": self.base["version"], **change}
                return
        version = self.base.get("version", 0) + 1
        self.base = {"name": name, "version": version, "rows": rows}
        self.delta = {"version": version, "gone": [], "put": []}
