"""What a person takes away as files: the reports of the office at which they sit, and the summary of their attempt.

They lie in a folder beside the attempt.  The page fetches each by its name from the kernel, since
neither JupyterLab nor Voilà can be relied on to serve that folder.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sim.scenario.services import shipped_service

if TYPE_CHECKING:
    from sim.grading.result import Result
    from sim.training.session import Session

LABELS = {
    "pack.html": "Client's report, as a page", "pack.pdf": "Client's report, as PDF", "cash.xlsx": "Cash, as a spreadsheet",
    "office.html": "Every report of the office", "older_than_30.csv": "Older than 30 days, as CSV",
    "follow_up_due.csv": "Follow-up due, as CSV", "result.html": "The whole result", "summary.html": "Summary, as a page",
    "summary.pdf": "Summary, as PDF",
}
"""File → what its link says."""


class Handout(Struct, frozen=True):
    """Files that were written for one occasion."""

    said: str
    """What was written, and what is to be known of it."""
    paths: tuple[Path, ...]

    @property
    def told(self) -> dict[str, Any]:
        """The handout as the page is told: where it lies, and each file's name, label and size in words."""
        return {
            "folder": str(self.paths[0].parent) if self.paths else "",
            "files": [[path.name, LABELS.get(path.name, path.name), _size(path)] for path in self.paths],
        }


def reports(session: Session) -> Handout:
    """Write the reports of the office at which a person sits, as of now, beside the attempt; raises OSError."""
    from sim.reports.client import Client
    from sim.reports.delivery import deliver

    contract = session.offices.roster[session.client]
    client = Client(session.desk, contract.terms, _service(session))
    folder = _folder(session.file.path) / "_".join(filter(None, ("reports", session.client, _day(session))))
    delivered = deliver(client, folder)
    return Handout(f"{client.name}: {len(delivered.paths)} files written. {delivered.said}", delivered.paths)


def summary(graded: Result, attempt: Path) -> Handout:
    """Write a result and its summary of one page beside the attempt; raises OSError."""
    from sim.grading import page
    from sim.grading import summary as one_page
    from sim.grading.summary_pdf import pdf

    folder = _folder(attempt) / "summary"
    folder.mkdir(parents=True, exist_ok=True)
    written = {
        "summary.html": str(one_page.render(graded)).encode("utf-8", "replace"),
        "summary.pdf": pdf(one_page.summary(graded), graded.day),
        "result.html": str(page.render(graded)).encode("utf-8", "replace"),
    }
    for name, content in written.items():
        (folder / name).write_bytes(content)
    return Handout("The summary was written.", tuple([folder / name for name in written]))


def fetched(handouts: Iterable[Handout], what: str) -> tuple[dict[str, str], bytes] | None:
    """Read a file that was handed out, by its name alone; None for any other name."""
    for path in [path for handout in handouts for path in handout.paths]:
        if path.name == what:
            kind = mimetypes.guess_type(what)[0] or "application/octet-stream"
            return {"file": what, "kind": kind}, path.read_bytes()
    return None


def _folder(attempt: Path) -> Path:
    return attempt.with_name(f"{attempt.stem}.files")


def _day(session: Session) -> str:
    return session.desk.calendar.date_of(session.desk.now).isoformat()


def _service(session: Session) -> str:
    return shipped_service(session.exercise.service).name if session.exercise.service else ""


def _size(path: Path) -> str:
    return f"{max(1, round(path.stat().st_size / 1024)):,} kB"
