"""Grading: from the log alone, by replay, after a run-out.  Nothing that a trainee wrote is executed."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sim.grading import page, summary, table
from sim.grading.checks.manner import minutes_of
from sim.grading.debrief import stories
from sim.grading.debrief_inbox import questions
from sim.grading.describe import deeds
from sim.grading.override import history
from sim.grading.par import BEST, Par, pars, settled
from sim.grading.result import Helped, Result
from sim.grading.rubric import mark, overridden, shown
from sim.grading.standings import at_clients, counted, ranked, standings
from sim.grading.summary_pdf import pdf
from sim.grading.trace import Trace
from sim.records.clock import DAY
from sim.training.attempt import AttemptFile, BadAttempt
from sim.training.coach import AskHint
from sim.training.exercise import Exercise
from sim.training.session import Session, replayed

ParBook = dict[tuple, tuple[Par, ...]]
"""Par by rules and seeds, so that a class that worked one case is compared with one playing of it."""


def grade(path: Path | str, exercise: Exercise | None = None, book: ParBook | None = None) -> Result:
    """Grade an attempt from its file; raises `BadAttempt` with one message that names file, line and remedy.

    The exercise is the shipped one that the attempt names, unless another is given.
    """
    file = AttemptFile.read(Path(path))
    trace = Trace()
    session = replayed(file, exercise, trace.watch)
    ended = session.finished
    references = _pars(session, {} if book is None else book)
    case = settled(session, trace)
    best = next(par for par in references if par.name == BEST)
    case.expert_minutes = best.minutes
    said = history(Path(path))
    sheet = overridden(mark(case), said)
    files = counted(case, best)
    return Result(
        file=Path(path).name, header=file.header, title=session.exercise.title, sheet=sheet, ended=ended,
        standings=standings(case, sheet, references, files),
        stories=tuple([story for office in case.clients.values() for story in stories(office, best)]),
        questions=questions(case, best), deeds=deeds(case, trace.steps), clients=at_clients(case, best, files), said=said,
        helped=_helped(trace), day=case.calendar.date_of(session.exercise.ends * DAY),
        refused=sum(not step.done and not isinstance(step.action, AskHint) for step in trace.steps),
        minutes=minutes_of(trace.steps), message=file.message, digest=file.last_digest,
    )


def heard(result: Result, attempt: Path) -> Result:
    """Put the words that an instructor has said since into a result, as grading it anew would; raises `BadAttempt`."""
    said = history(attempt)
    sheet = overridden(result.sheet, said)
    rows = ranked([replace(row, points=sheet.points) if row.mine else row for row in result.standings])
    return replace(result, sheet=sheet, said=said, standings=rows)


def _pars(session: Session, book: ParBook) -> tuple[Par, ...]:
    header = session.file.header
    key = (header.rules, header.case_seed, header.face_seed)
    if key not in book:
        book[key] = pars(session.exercise, header)
    return book[key]


def _helped(trace: Trace) -> tuple[Helped, ...]:
    times = Counter([step.claim for step in trace.steps if isinstance(step.action, AskHint) and step.done])
    return tuple([Helped(claim, number) for claim, number in times.items()])


class Graded(Struct, frozen=True):
    """What became of a pile of attempts."""

    results: tuple[tuple[Path, Result, Path], ...]
    """Attempt, result, page."""
    refused: tuple[tuple[Path, str], ...]
    """Attempt and the reason why it could not be graded."""
    table: Path

    @property
    def lines(self) -> list[str]:
        """What to tell an instructor: a line an attempt, and where the table is."""
        told = [f"{path}: {_in_short(result)}" for path, result, _ in self.results]
        return [*told, f"{self.table}: {len(self.results)} graded, {len(self.refused)} not"]

    @property
    def faults(self) -> list[str]:
        """Why attempts could not be graded, a line each."""
        return [reason for _, reason in self.refused]


def _in_short(result: Result) -> str:
    verdict = "passed" if result.sheet.passed else "not passed"
    return f"{shown(result.sheet.points)} of {result.sheet.out_of} points, {verdict}"


def grade_many(paths: Iterable[Path | str], out: Path | str, exercise: Exercise | None = None) -> Graded:
    """Grade attempts, or folders of them, into one CSV row and one page each; a bad one is listed and passed over.

    Raises `BadAttempt` when there is no attempt to grade or `out` cannot be written.
    """
    files = _expanded(paths)
    if not files:
        raise BadAttempt("There is no attempt to grade. Name attempt files, or a folder that holds them (*.jsonl).")
    out = Path(out)
    book: ParBook = {}
    handed_in_by: dict[str, Path] = {}
    results, refused = [], []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path in files:
            try:
                result = grade(path, exercise, book)
            except BadAttempt as fault:
                refused.append((path, str(fault)))
            except Exception as fault:  # the last fence: one attempt must not cost a class its grades
                refused.append((path, f"{path}: replaying it fails, {type(fault).__name__}: {fault}; grade it by hand"))
            else:
                first = handed_in_by.setdefault(result.digest, path)
                if first != path:
                    result = replace(result, message=f"{result.message} This is the same attempt as {first}.".strip())
                results.append((path, result, _written(result, out)))
        written = table.write(results, refused, out)
    except OSError as fault:
        raise BadAttempt(f"{out}: cannot be written, {fault.strerror}; free some space or choose another folder") from None
    return Graded(tuple(results), tuple(refused), written)


def _written(result: Result, out: Path) -> Path:
    """Write a result's page, and beside it its summary as a page and on paper; tells where the first one is."""
    at = page.write(result, out)
    at.with_suffix(".summary.html").write_text(summary.render(result), encoding="utf-8")
    at.with_suffix(".summary.pdf").write_bytes(pdf(summary.summary(result), result.day))
    return at


def _expanded(paths: Iterable[Path | str]) -> list[Path]:
    files: list[Path] = []
    for path in map(Path, paths):
        files += sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return list(dict.fromkeys(files))
