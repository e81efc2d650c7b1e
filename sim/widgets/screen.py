"""What the page is told: a view and a session as plain data, ready for JSON."""

from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from sim.desk.view import DeskView
from sim.records.clock import DAY, read_day, write_day
from sim.training.clients import SWITCHING
from sim.widgets import options
from sim.widgets.protocol import Session


def office(view: DeskView) -> dict[str, Any]:
    """Tell the desk at a glance, without the worklist, claim and report that travel on their own."""
    glance = replace(view, worklist=None, worklists=(), claim=None, report=None, figures=None)
    told: dict[str, Any] = msgspec.to_builtins(glance)
    return {**told, "switching": SWITCHING}


def figures(view: DeskView, chosen: options.Chosen = options.AS_IT_COMES) -> dict[str, Any] | None:
    """Tell one of the office's reports, its days written as dates, with what may be chosen of it."""
    if view.figures is None:
        return None
    told: dict[str, Any] = msgspec.to_builtins(view.figures)
    today = read_day(view.date.partition(" ")[2])
    start = today - timedelta(days=view.now // DAY)
    told["options"] = msgspec.to_builtins(options.offered(view.figures.name, chosen, start, today))
    for table in told["tables"]:
        dates = [index for index, column in enumerate(table["columns"]) if column["kind"] == "date"]
        table["rows"] = [_dated(row, dates, start) for row in table["rows"]]
    return told


def _dated(row: tuple[Any, ...], dates: list[int], start: date) -> list[Any]:
    written = list(row)
    for index in dates:
        if isinstance(row[index], int):
            written[index] = write_day(start + timedelta(days=row[index]))
    return written


def attempt(session: Session, claim: str, can_leave: bool) -> dict[str, Any]:
    """Tell about the exercise; help is told in practice only, the result only after handing in."""
    practice = session.mode == "practice"
    helped = practice and bool(claim)
    return {
        "title": session.title,
        "brief": [text.strip() for text in session.brief.split("\n\n") if text.strip()],
        "mode": session.mode,
        "questions": questions(session),
        "can_undo": practice and session.can_undo,
        "can_leave": can_leave,
        "finished": session.finished,
        "can_finish": hasattr(session, "finish"),
        "can_replay": session.finished and hasattr(session, "replay"),
        "can_write": hasattr(session, "reports"),
        "can_sum_up": session.finished and hasattr(session, "summary"),
        "hints": list(session.hints(claim)) if helped else [],
        "hints_left": session.hints_left(claim) if helped else 0,
        "result": result(session) if session.finished else None,
    }


def questions(session: Session) -> list[dict[str, Any]]:
    """Tell what the exercise asks besides, with the answers given so far; most ask nothing."""
    asked: list[dict[str, Any]] = msgspec.to_builtins(session.questions()) if hasattr(session, "questions") else []
    return asked


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
