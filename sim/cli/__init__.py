"""The command line: whatever needs no hand at a desk.

Every fault of a file or an argument is one line on standard error and exit status 2;
nobody sees a traceback.  Each command is a module of this package.
"""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from sim import __version__
from sim.cli import dataset, exercise, grade, override, report, run, wire
from sim.cli.arguments import Stop


class _Parser(argparse.ArgumentParser):
    """Arguments that are refused in one line."""

    def error(self, message: str) -> NoReturn:
        raise Stop(f"{self.prog}: {message}. `{self.prog} --help` lists what there is")


COMMANDS = (run, report, wire, exercise, grade, override, dataset)
"""In the order of `claimlab --help`."""


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
    for command in COMMANDS:
        command.add(commands)
    return parser


__all__ = ["Stop", "main"]
