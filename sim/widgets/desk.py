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
from sim.desk.asks import AskWorklist
from sim.desk.view import DeskView
from sim.training.clients import SwitchClient
from sim.widgets import calls, deltas, faults, feedback, messages, playback, screen, sources, together
from sim.widgets.families import FAMILIES
from sim.widgets.place import CASH, OPENS, PANELS, REPORTS, Place
from sim.widgets.protocol import Session
from sim.widgets.seat import seat_of
from sim.widgets.words import WORDS

CHANGES = (messages.Perform, messages.PerformTogether, messages.MoreHelp, messages.Undo, messages.HandIn, messages.ShowFrame)
"""Messages after which every other desk on the same session has to draw anew."""


class Desk(anywidget.AnyWidget):
    """Show an attempt and let a person work it: ``Desk(session)`` as the last line of a cell.

    ``Desk(session).panel("worklist")`` shows one of its parts alone; several of them stay in step.
    `leave` is called when the person goes back to the exercises; without it there is no way back.
    `log` is the file for the program's own failures.
    """

    _esm = sources.script()
    _css = sources.style()

    words = traitlets.Dict(WORDS).tag(sync=True)
    reports = traitlets.Dict({"figures": list(REPORTS.items()), "cash": list(CASH.items())}).tag(sync=True)
    """The office's reports by their names and tabs."""
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
    pointed = traitlets.Dict().tag(sync=True)
    """What the person points at on a claim: ``claim``, ``field`` and ``paper``; the page writes it, nothing depends on it."""
    ticked = traitlets.Dict().tag(sync=True)
    """The claims ticked on the worklist, and what could be done to all of them: ``claims``, ``sum`` and ``verbs``."""
    figures = traitlets.Dict().tag(sync=True)
    """The office's reports that are looked at: ``figures`` and ``cash``."""
    call = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    """The last telephone call: what was asked, and how it went."""
    frames = traitlets.List().tag(sync=True)
    """In a replay every action of the attempt: number, when, text, whether it was done."""
    frame = traitlets.Dict().tag(sync=True)
    """In a replay the action that is shown, with what the debrief says of the claim that is looked at."""
    said = traitlets.Dict().tag(sync=True)
    """The line at the foot."""
    tick = traitlets.Int(0).tag(sync=True)
    """Counts the answers; the page draws when it changes, so once for each answer."""

    def __init__(self, session: Session, leave: Callable[[], None] | None = None, log: Path | None = None) -> None:
        super().__init__()
        self.seat = seat_of(session)
        self.seat.join(self)
        self.rows: list[dict[str, Any]] = []
        """The worklist on the screen, in the office's own order."""
        self._leave = leave
        self._log = log or faults.default_file()
        self._view: DeskView | None = None
        self._place = Place()
        self._shown: set[str] = set()
        self._ticked: tuple[str, ...] = ()
        self._listed = ""
        """Worklist whose rows are as the office has them; "" when something may have changed them."""
        self.on_msg(lambda _, content, __: self.hear(content))
        self._answer(self._welcome)

    def __repr__(self) -> str:
        return f"Desk({self.session.title!r})"

    @property
    def session(self) -> Session:
        """The attempt; after an undo it is the fork in which the work goes on."""
        return self.seat.session

    def panel(self, name: str) -> "Panel":
        """Show one part of this desk alone, such as ``worklist``, ``claim`` or ``documents`` (`sim.widgets.place.PANELS`)."""
        return Panel(self, name)

    def showing(self, name: str) -> None:
        """Take note that one of its parts is shown alone, and look for what that part needs."""
        self._shown.add(name)
        self.refresh()

    def hear(self, content: object) -> None:
        """Take a message from the page; whatever goes wrong, the person gets a sentence and the log the rest."""
        self._answer(lambda: self._obey(messages.decode(content)))

    def refresh(self) -> None:
        """Draw anew, after the session was worked from elsewhere."""
        self._listed = ""
        self._answer(lambda: None)

    def press(self, do: str, **fields: Any) -> str:
        """Press a verb as the page does, and tell what was said: ``desk.press("resubmit", claim="C-10418")``."""
        self.hear({"say": "do", "action": {"do": do, **fields}})
        return str(self.said["text"])

    def select(self, item: str) -> None:
        """Choose an item of the worklist as the page does."""
        listed = any(row["id"] == item for row in self.rows)
        self.hear({"say": OPENS.get(self._place.list, "claim") if listed else "claim", "id": item})

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
                self._place, self._listed = place, ""
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
        said = self._heed(message)
        if isinstance(message, CHANGES):
            self._listed = ""
            for other in self.seat.desks(without=self):
                other.refresh()
        return said

    def _heed(self, message: messages.AnyMessage) -> feedback.Said | None:
        match message:
            case messages.Perform(action):
                return self._perform(action)
            case messages.PerformTogether(action, claims):
                return together.perform(self.session, action, claims)
            case messages.Tick(claims):
                self._ticked = claims[: together.MOST]
            case messages.ShowList(name):
                self._ticked = ()
                self._go(list=name)
            case messages.ShowClaim(claim):
                self._go(page="claim", claim=claim, report="")
            case messages.ShowReport(report, under):
                self._go(page="claim" if under else "report", claim=under or self._place.claim, report=report)
            case messages.ShowMessage(name):
                self._go(page="message", message=name)
            case messages.ShowFigures(name, chosen):
                self._place = self._place.with_report("figures", name, chosen)
            case messages.ShowCash(name, chosen):
                self._place = self._place.with_report("cash", name, chosen)
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
            case messages.ShowFrame(n):
                self._place = playback.step(self.seat, n, self._place)
                return feedback.note(playback.line(self.session))
            case messages.Leave():
                if self._leave:
                    self._leave()
        return None

    def _perform(self, action: Any) -> feedback.Said:
        before = self._view or self.session.look()
        result: Outcome = self.session.do(action)
        self.call = calls.heard(action, result) or self.call
        if result.done:
            self._follow(action)
        return feedback.outcome(action, result, before, self.session.look())

    def _follow(self, action: Any) -> None:
        """Turn to what an action has laid on the desk."""
        if isinstance(action, SwitchClient):
            self._place, self._ticked = Place(list=screen.first_list(self._look())), ()
        elif isinstance(action, OpenClaim):
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
        self.seat.take(self.session.undo())
        return feedback.note(self.words["undone"])

    def _look(self) -> DeskView:
        asks = self._place.asks(self._shown)
        return self.session.look(*(ask for ask in asks if not isinstance(ask, AskWorklist) or ask.name != self._listed))

    def _draw(self) -> None:
        """Put what the session shows now into the traits; those that did not change are not sent."""
        view = self._view = self._look()
        self.office = screen.office(view)
        self.frames, self.frame = playback.told(self.session, self._place)
        self._draw_figures()
        self.claim = msgspec.to_builtins(view.claim)
        self.report = msgspec.to_builtins(view.report)
        self.attempt = screen.attempt(self.session, self._place.claim, can_leave=self._leave is not None)
        self.chosen = msgspec.to_builtins(replace(self._place, page="result") if self.session.finished else self._place)
        if view.worklist:
            self._listed = view.worklist.name
            self.rows = msgspec.to_builtins(view.worklist.rows)
            self.base, self.delta = deltas.told(self.base, view.worklist.name, self.rows)
        self._draw_ticked(anew=view.worklist is not None)

    def _draw_figures(self) -> None:
        """Draw the office's reports that are looked at, each a question of its own."""
        asked, chosen = self._place.figures_asked(self._shown), self._place.options
        self.figures = {
            page: screen.figures(self.session.look(ask), chosen.get(ask.name, {})) for page, ask in asked.items()
        }

    def _draw_ticked(self, anew: bool) -> None:
        """Keep ticked what is still on the list, and price what could be done to it; else what is priced stands."""
        priced = self.ticked.get("claims", [])
        if list(self._ticked) == priced and not (anew and priced):
            return
        listed = {row["id"]: row["open"] for row in self.rows}
        self._ticked = tuple([claim for claim in self._ticked if claim in listed])
        offers = together.offers(self.session, self._ticked)
        self.ticked = {"claims": list(self._ticked), "sum": sum(listed[claim] for claim in self._ticked), "verbs": offers}


class Panel(anywidget.AnyWidget):
    """Show one part of a desk: ``Panel(session, "documents")``, or ``Desk(session).panel("documents")``.

    Panels on one session share one desk: what is chosen or done in one shows in all.
    """

    _esm = Desk._esm
    _css = Desk._css

    name = traitlets.Unicode().tag(sync=True)
    """Which part: one of `sim.widgets.place.PANELS`."""
    state = traitlets.Unicode().tag(sync=True)
    """The widget whose state is drawn."""

    def __init__(self, source: Session | Desk, name: str) -> None:
        if name not in PANELS:
            raise ValueError(f"no panel is called {name!r}; there are: {', '.join(PANELS)}")
        self.desk = source if isinstance(source, Desk) else next(iter(seat_of(source).desks()), None) or Desk(source)
        super().__init__(name=name, state=self.desk.model_id)
        self.desk.showing(name)

    def __repr__(self) -> str:
        return f"Panel({self.desk.session.title!r}, {self.name!r})"
