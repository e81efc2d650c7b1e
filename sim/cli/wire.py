"""`claimlab wire`: read, check, explain and print X12 files."""

import argparse
import sys
from pathlib import Path

from sim.cli.arguments import Stop


def add(commands) -> None:
    """Put the command among the others."""
    wire = commands.add_parser("wire", help="read X12 files")
    verbs = wire.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, command, words in (
        ("read", _read, "say in a biller's words what an X12 file says"),
        ("check", _check, "list what is wrong with an X12 file, by segment, and what to do about it"),
        ("explain", _explain, "show every segment of an X12 file with its meaning"),
    ):
        verb = verbs.add_parser(name, help=words)
        verb.add_argument("file", type=Path, metavar="FILE")
        verb.set_defaults(command=command)
    paper = verbs.add_parser("print", help="print claims (837P) as paper forms, or a payment (835) as its explanation, as PDF")
    paper.add_argument("file", type=Path, metavar="FILE")
    paper.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the PDF goes (default here)")
    paper.set_defaults(command=_print)


def _read(options: argparse.Namespace) -> int:
    """Tell a file; status 1 when it was read in part only."""
    from sim import wire

    document = _document(options.file)
    print(wire.narrate(document.text))
    for problem in document.problems:
        print(f"{options.file}: {problem.message}", file=sys.stderr)
    return 1 if document.problems else 0


def _check(options: argparse.Namespace) -> int:
    """List all that is wrong with a file, one line each; status 1 when anything is."""
    from sim import wire

    found = wire.faults(_document(options.file))
    for fault in found:
        print(fault.message)
    if not found:
        print("Nothing wrong was found.")
    return 1 if found else 0


def _explain(options: argparse.Namespace) -> int:
    """Show each segment with its number, and below it what it says."""
    from sim import wire

    for number, segment in enumerate(wire.explain(_document(options.file).text), 1):
        print(f"{number:>5}  {segment.text}\n       {segment.meaning}")
    return 0


def _print(options: argparse.Namespace) -> int:
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
