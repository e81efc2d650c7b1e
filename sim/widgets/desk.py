"""One screen, one person, one office: draws what the session shows and sends what the person does.

All of it travels through a few synced traits (down, `sim.widgets.page`) and typed messages (up).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import msgspec
import traitlets
from msgspec.structs import replace

from sim.desk.actions import MatchDeposit, OpenClaim, OpenReport, Outcome, RefuseCard, RunCard
from sim.desk.asks import AskWorklist
from sim.desk.card_view import explanation_of
from sim.desk.view import DeskView
from sim.training.clients import SwitchClient
from sim.widgets import calls, deltas, faults, feedback, handouts, messages, playback, screen, together
from sim.widgets.page import Page
from sim.widgets.place import OPENS, PANELS, Place
from sim.widgets.protocol import Session
from sim.widgets.seat import seat_of

CHANGES = (messages.Perform, messages.PerformTogether, messages.MoreHelp, messages.Undo, messages.HandIn, messages.ShowFrame)
"""Messages after which every other desk on the same session has to draw anew."""


class Desk(Page):
    """Show an attempt and let a person work it: ``Desk(session)`` as the last line of a cell.

    ``Desk(session).panel("worklist")`` shows one of its parts alone; several of them stay in step.
    `leave` is called when the person goes back to the exercises; without it there is no way back.
    `log` is the file for the program's own failures.
    """

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
        self._handouts: dict[str, handouts.Handout] = {}
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

    def write(self, what: str = "reports") -> tuple[Path, ...]:
        """Write files to take away, ``reports`` or ``summary``, as the page's button does, and tell where they lie."""
        self.hear({"say": "write", "what": what})
        return self._handouts[what].paths if what in self._handouts else ()

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
            case messages.ShowPatient(patient):
                self._go(page="patient", patient=patient)
            case messages.ShowFigures(name, chosen):
                self._place = self._place.with_report("figures", name, chosen)
            case messages.ShowCash(name, chosen):
                self._place = self._place.with_report("cash", name, chosen)
            case messages.ShowPractice():
                self._go(page="practice", report="")
            case messages.ShowPhone():
                self._go(page="phone", report="")
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
            case messages.WriteFiles(what):
                return self._hand_out(what)
            case messages.FetchFile(name):
                return self._fetch(name)
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
        elif isinstance(action, RunCard | RefuseCard):
            self._go(page="report", report=explanation_of(action.card))
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

    def _hand_out(self, what: str) -> feedback.Said:
        """Write the office's reports or the attempt's summary, where the session can."""
        source = getattr(self.session, "playback", None) or self.session
        if not hasattr(source, what) or (what == "summary" and not getattr(source, "finished", True)):
            return feedback.note(self.words["nothing_to_write"])
        handout = self._handouts[what] = getattr(source, what)()
        self.files = {name: each.told for name, each in self._handouts.items()}
        return feedback.note(f"{handout.said} {self.words['written_to'].format(handout.paths[0].parent)}")

    def _fetch(self, name: str) -> feedback.Said:
        found = handouts.fetched(self._handouts.values(), name)
        if found is None:
            return feedback.note(self.words["no_such_file"])
        self.send(found[0], [found[1]])
        return feedback.note(self.words["fetched"].format(name))

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

    _esm = Page._esm
    _css = Page._css

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
