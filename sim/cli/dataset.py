"""`claimlab dataset`: sample practices as data packages, built, recorded and proved to the byte."""

import argparse
import sys
import tempfile
from pathlib import Path


def add(commands) -> None:
    """Put the command among the others."""
    dataset = commands.add_parser("dataset", help="build the sample practices as data packages")
    verbs = dataset.add_subparsers(title="commands", required=True, metavar="COMMAND")
    build = verbs.add_parser("build", help="build data packages: CSV, Parquet, X12 files and papers, the same bytes every time")
    build.add_argument("names", nargs="*", metavar="NAME", help="packages of datasets/packages.toml (default all)")
    how = build.add_mutually_exclusive_group()
    where = "where the packages go, each in a folder of its own (default out/packages)"
    how.add_argument("--out", type=Path, default=Path("out/packages"), metavar="DIR", help=where)
    how.add_argument("--check", action="store_true", help="keep nothing; compare each with what is on record, byte for byte")
    how.add_argument("--record", action="store_true", help="keep each description, by which the package is proved from now on")
    build.set_defaults(command=_build)


def _build(options: argparse.Namespace) -> int:
    """Build each package and print a line about it; status 1 when one is not what is on record."""
    from sim.whatif.data_packages.build import RECORDED, build, differences, record
    from sim.whatif.data_packages.practices import practices

    chosen = practices(options.names)
    if not (options.check or options.record):
        for practice in chosen:
            print(f"{build(practice, options.out).line}, in {options.out / practice.name}")
        return 0
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        for practice in chosen:
            built = build(practice, Path(folder))
            if options.record:
                print(record(built, RECORDED))
            elif fault := differences(built, RECORDED):
                print(f"{built.name}: {fault}", file=sys.stderr)
                status = 1
            else:
                print(f"{built.line}: the same to the byte as on record")
    return status
