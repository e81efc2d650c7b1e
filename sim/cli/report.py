"""`claimlab report`: run an office, or a billing service's clients, and write the reports."""

import argparse
import sys
from pathlib import Path

from sim.cli.arguments import Stop
from sim.cli.office import asked_for, named, run_on


def add(commands) -> None:
    """Put the command among the others."""
    report = commands.add_parser("report", help="run an office or a billing service, and write its reports")
    asked_for(report, "a scenario's TOML file, or the name of a shipped scenario or billing service")
    where = "where pack.html, pack.pdf, cash.xlsx and the lists go, a folder for each client (default out/reports)"
    report.add_argument("--out", type=Path, default=Path("out/reports"), metavar="DIR", help=where)
    report.add_argument("--client", metavar="KEY", help="of a billing service, the reports of this client only")
    report.set_defaults(command=_report)


def _report(options: argparse.Namespace) -> int:
    """Write the reports of each office; status 1 when somebody's cash does not reconcile."""
    from sim.reports.delivery import deliver

    offices = _offices(options)
    options.out.mkdir(parents=True, exist_ok=True)
    run_on(next(iter(offices.values())).desk.world, options.days)
    chosen = {key: client for key, client in offices.items() if options.client in (None, key)}
    status = 0
    for key, client in chosen.items():
        delivered = deliver(client, options.out / key)
        print(*delivered.paths, f"{client.name}: {delivered.said}", sep="\n")
        if not delivered.reconciled:
            print(f"{client.name}: {delivered.said}", file=sys.stderr)
            status = 1
    return status


def _offices(options: argparse.Namespace) -> dict:
    """Open the office, or those of a billing service by the name of its file; key → client."""
    from sim.reports.offices import clients, practice
    from sim.scenario import read_scenario
    from sim.scenario.services import service_names, shipped_service

    name = str(options.scenario)
    if name not in service_names():
        if options.client is not None:
            raise Stop(f"--client {options.client}: {name} is no billing service; services are {', '.join(service_names())}")
        return {"": practice(read_scenario(named(options.scenario)), options.seed)}
    offices = clients(shipped_service(name), options.seed)
    if options.client is not None and options.client not in offices:
        raise Stop(f"--client {options.client}: {name} has no such client; its clients are {', '.join(offices)}")
    return offices
