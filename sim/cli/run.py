"""`claimlab run`: let an office run with simulated staff, and sum it up."""

import argparse
from pathlib import Path

from sim.cli.office import asked_for, run_on, staffed


def add(commands) -> None:
    """Put the command among the others."""
    run = commands.add_parser("run", help="run an office with simulated staff and sum it up")
    asked_for(run)
    run.add_argument("--out", type=Path, metavar="DIR", help="write claims, postings, events and reports as Parquet tables")
    run.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> int:
    """Run a scenario to its last day and print the page."""
    world, desks = staffed(options.scenario, options.seed)
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
    run_on(world, options.days)
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
