"""The command line: whatever needs no hand at a desk.

Every fault of a file or an argument is one line on standard error and exit status 2;
nobody sees a traceback.
"""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from sim import __version__


class Stop(Exception):
    """A command cannot go on; the message says why and what to do."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Stop(f"{self.prog}: {message}. `{self.prog} --help` lists what there is")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 done with complaints, 2 not done, 130 stopped by Ctrl-C."""
    try:
        return _obey(arguments)
    except KeyboardInterrupt:
        print("Stopped. What was saved before is sound.", file=sys.stderr)
        return 130


def _obey(arguments: Sequence[str] | None) -> int:
    from sim.records.codes import BadCodeTable
    from sim.scenario import BadScenario
    from sim.training.attempt import BadAttempt

    try:
        _print_anything()
        options = _parser().parse_args(arguments)
        status = options.command(options)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except (Stop, BadScenario, BadAttempt, BadCodeTable) as fault:
        print(fault, file=sys.stderr)
    except BrokenPipeError:
        # The reader of a pipe has seen enough.
        _print_no_more()
        return 0
    except OSError as fault:
        if fault.filename is None:
            _print_no_more()
        where = f"{fault.filename}: " if fault.filename else ""
        print(f"{where}{fault.strerror or fault}", file=sys.stderr)
    return 2


def _print_no_more() -> None:
    """Let nothing that could not be printed be tried again on exit, where Python would complain."""
    with contextlib.suppress(AttributeError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_anything() -> None:
    """Let a name that the terminal cannot write come out escaped, rather than stop the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="claimlab", description="A medical billing office on a simulated calendar.")
    parser.add_argument("--version", action="version", version=f"claimlab {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_wire(commands)
    _add_grade(commands)
    return parser


def _add_run(commands) -> None:
    run = commands.add_parser("run", help="run an office with simulated staff and sum it up")
    run.add_argument("scenario", type=Path, metavar="SCENARIO", help="a scenario's TOML file, or the name of a shipped one")
    run.add_argument("--seed", type=_whole, default=1, metavar="N", help="what happens to whom (default 1)")
    run.add_argument("--days", type=_days, default=90, metavar="D", help="how many days to run, 1 to 3650 (default 90)")
    run.add_argument("--out", type=Path, metavar="DIR", help="write claims, postings, events and reports as Parquet tables")
    run.set_defaults(command=_run)


def _add_wire(commands) -> None:
    wire = commands.add_parser("wire", help="read X12 files")
    verbs = wire.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, command, words in (
        ("read", _wire_read, "say in a biller's words what an X12 file says"),
        ("check", _wire_check, "list what is wrong with an X12 file, by segment, and what to do about it"),
        ("explain", _wire_explain, "show every segment of an X12 file with its meaning"),
    ):
        verb = verbs.add_parser(name, help=words)
        verb.add_argument("file", type=Path, metavar="FILE")
        verb.set_defaults(command=command)
    paper = verbs.add_parser("print", help="print claims (837P) as paper forms, or a payment (835) as its explanation, as PDF")
    paper.add_argument("file", type=Path, metavar="FILE")
    paper.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the PDF goes (default here)")
    paper.set_defaults(command=_wire_print)


def _add_grade(commands) -> None:
    grade = commands.add_parser("grade", help="grade submitted attempts from their logs alone")
    grade.add_argument("attempts", type=Path, nargs="+", metavar="ATTEMPT", help="attempt files (.jsonl)")
    where = "where the CSV and the pages go (default grades)"
    grade.add_argument("--out", type=Path, default=Path("grades"), metavar="DIR", help=where)
    grade.set_defaults(command=_grade)


def _whole(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 up")
    return int(text)


def _days(text: str) -> int:
    days = _whole(text)
    if not 1 <= days <= 3650:
        raise argparse.ArgumentTypeError(f"{text} days cannot be run; give 1 to 3650")
    return days


def _run(options: argparse.Namespace) -> int:
    """Run a scenario to its last day, a progress bar on standard error, and print the page."""
    from rich.console import Console
    from rich.progress import Progress

    from sim.records.clock import DAY
    from sim.scenario import read_scenario, shipped
    from sim.staff.shift import bring_in
    from sim.world.world import World

    path = options.scenario
    named = shipped(path.name)
    if not path.exists() and path == Path(path.stem):
        if not named.exists():
            names = ", ".join(sorted(known.stem for known in named.parent.glob("*.toml")))
            raise Stop(f"{path}: there is neither such a file nor such a shipped scenario; shipped are {names}")
        path = named
    scenario = read_scenario(path)
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
    world = World(scenario, options.seed)
    desks = bring_in(world)
    screen = Console(stderr=True)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task(scenario.name, total=options.days)
        for day in range(1, options.days + 1):
            world.run_to(day * DAY)
            progress.update(task, completed=day)
    return _report(world, desks, options)


def _report(world, desks, options: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.table import Table

    from sim.whatif.summary import summarise

    page = summarise(world, desks)
    table = Table(title=f"{world.scenario.name}, {options.days} days, seed {options.seed}", show_header=False)
    for name, value in page.lines:
        table.add_row(name, value)
    written: list[Path] = []
    if options.out is not None:
        from sim.whatif.tables import write_tables

        written = write_tables(world, options.out)
    screen = Console()
    with screen.capture() as drawn:
        screen.print(table)
    # Not printed by rich, which would end a command whose reader has gone as if it had failed.
    print(drawn.get(), *written, sep="\n" if written else "")
    return 0 if page.balanced else 1


def _wire_read(options: argparse.Namespace) -> int:
    """Tell a file; status 1 when it was read in part only."""
    from sim import wire

    document = _document(options.file)
    print(wire.narrate(document.text))
    for problem in document.problems:
        print(f"{options.file}: {problem.message}", file=sys.stderr)
    return 1 if document.problems else 0


def _wire_check(options: argparse.Namespace) -> int:
    """List all that is wrong with a file, one line each; status 1 when anything is."""
    from sim import wire

    found = wire.faults(_document(options.file))
    for fault in found:
        print(fault.message)
    if not found:
        print("Nothing wrong was found.")
    return 1 if found else 0


def _wire_explain(options: argparse.Namespace) -> int:
    """Show each segment with its number, and below it what it says."""
    from sim import wire

    for number, segment in enumerate(wire.explain(_document(options.file).text), 1):
        print(f"{number:>5}  {segment.text}\n       {segment.meaning}")
    return 0


def _wire_print(options: argparse.Namespace) -> int:
    """Print a file; status 1 when not all of it could be printed."""
    from sim import wire
    from sim.wire.paper import print_file

    printed = print_file(options.file, options.out)
    if isinstance(printed, wire.UnreadableFile):
        raise Stop(f"{options.file}: {printed.message}")
    for path in printed.paths:
        print(path)
    for problem in printed.problems:
        print(f"{options.file}: {problem.message}", file=sys.stderr)
    return 1 if printed.problems else 0


def _document(file: Path):
    from sim import wire

    document = wire.read(file.read_bytes())
    if isinstance(document, wire.UnreadableFile):
        raise Stop(f"{file}: {document.message}")
    return document


def _grade(options: argparse.Namespace) -> int:
    """Grade each attempt; status 1 when one of them could not be graded."""
    from sim.grading.grade import grade_many

    report = grade_many(options.attempts, options.out)
    for line in report.lines:
        print(line)
    for line in report.faults:
        print(line, file=sys.stderr)
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
