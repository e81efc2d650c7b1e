"""What the page is told: a view and a session as plain data, ready for JSON."""

from typing import Any

import msgspec
from msgspec import Struct

from sim.desk.asks import Ask, AskBooks, AskClaim, AskPractice, AskReport, AskWorklist
from sim.desk.view import DeskView
from sim.widgets.protocol import Session

OPENS_REPORT = ("reports", "to_post", "deposits", "exceptions")
"""Worklists whose items are papers or money, not claims."""


class Place(Struct, frozen=True):
    """Where the person is on the screen."""

    page: str = "brief"
    """``brief``, ``claim``, ``report``, ``practice`` or ``result``."""
    list: str = ""
    claim: str = ""
    report: str = ""

    def asks(self) -> tuple[Ask, ...]:
        """Tell what has to be known to draw this place."""
        wanted = (
            AskBooks() if self.page == "brief" else None,
            AskPractice() if self.page == "practice" else None,
            AskWorklist(self.list, order="oldest_first") if self.list else None,
            AskClaim(self.claim) if self.claim else None,
            AskReport(self.report) if self.report else None,
        )
        return tuple(ask for ask in wanted if ask)


def office(view: DeskView) -> dict[str, Any]:
    """Tell the desk at a glance, without the worklist, claim and report that travel on their own."""
    told = msgspec.to_builtins(view)
    return {key: value for key, value in told.items() if key not in ("worklist", "claim", "report")}


def attempt(session: Session, claim: str, can_leave: bool) -> dict[str, Any]:
    """Tell about the exercise; help is told in practice only, the result only after handing in."""
    practice = session.mode == "practice"
    helped = practice and bool(claim)
    return {
        "title": session.title,
        "brief": [text.strip() for text in session.brief.split("\n\n") if text.strip()],
        "mode": session.mode,
        "can_undo": practice and session.can_undo,
        "can_leave": can_leave,
        "finished": session.finished,
        "can_finish": hasattr(session, "finish"),
        "hints": list(session.hints(claim)) if helped else [],
        "hints_left": session.hints_left(claim) if helped else 0,
        "result": result(session) if session.finished else None,
    }


def result(session: Session) -> dict[str, Any]:
    """Tell how an attempt went: a page of escaped HTML, or headings with texts; empty when the session tells nothing."""
    told = getattr(session, "result", lambda: None)()
    if told is None:
        return {"html": "", "parts": []}
    if hasattr(told, "__html__"):
        return {"html": str(told.__html__()), "parts": []}
    return {"html": "", "parts": [[str(heading), str(text)] for heading, text in told]}


def first_list(view: DeskView) -> str:
    """Choose the worklist to begin with: the first that has something on it."""
    waiting = [entry.name for entry in view.lists if entry.count]
    return next(iter(waiting), view.lists[0].name if view.lists else "")
