"""An office that a command lets run: found by file or by name, run to its last day behind a progress bar."""

import argparse
from pathlib import Path

from sim.cli.arguments import Stop, days, whole

SCENARIO = "a scenario's TOML file, or the name of a shipped one"


def asked_for(command: argparse.ArgumentParser, what: str = SCENARIO) -> None:
    """Let a command ask for a scenario, a seed and a number of days."""
    command.add_argument("scenario", type=Path, metavar="SCENARIO", help=what)
    command.add_argument("--seed", type=whole, default=1, metavar="N", help="what happens to whom (default 1)")
    command.add_argument("--days", type=days, default=90, metavar="D", help="how many days to run, 1 to 3650 (default 90)")


def named(path: Path) -> Path:
    """Find a scenario's file by the path or the shipped name that somebody typed."""
    from sim.scenario import shipped

    known = shipped(path.name)
    if path.exists() or path != Path(path.stem):
        return path
    if not known.exists():
        names = ", ".join(sorted(each.stem for each in known.parent.glob("*.toml")))
        raise Stop(f"{path}: there is neither such a file nor such a shipped scenario; shipped are {names}")
    return known


def staffed(path: Path, seed: int):
    """Open an office with its simulated staff; gives the world and the desks."""
    from sim.scenario import read_scenario
    from sim.staff.shift import bring_in
    from sim.world.world import World

    world = World(read_scenario(named(path)), seed)
    return world, bring_in(world)


def run_on(world, number: int) -> None:
    """Let an office run so many days, a progress bar on standard error."""
    from rich.console import Console
    from rich.progress import Progress

    from sim.records.clock import DAY

    screen = Console(stderr=True)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task(world.scenario.name, total=number)
        for day in range(1, number + 1):
            world.run_to(day * DAY)
            progress.update(task, completed=day)
