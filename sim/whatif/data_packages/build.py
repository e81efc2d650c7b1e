"""Data packages made, recorded and proved: what is kept in the repository is each package's description with its digests."""

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from sim.records.files import DATASETS
from sim.scenario import BadScenario
from sim.whatif.data_packages import answers, books, claims, people
from sim.whatif.data_packages.files import index, write_files
from sim.whatif.data_packages.practices import Practice, Sample, run
from sim.whatif.data_packages.writing import DESCRIPTION, describe, write_table

RECORDED = DATASETS / "packages"
"""Where the descriptions are kept, each in a folder of its package's name."""
TABLES = (*people.TABLES, *claims.TABLES, *answers.TABLES, *books.TABLES)
"""Every table but that of the files."""


class Built(Struct, frozen=True):
    """One package after it was built."""

    name: str
    claims: int
    tables: int
    files: int
    bytes: int
    description: str

    @property
    def line(self) -> str:
        """What is in it, in a line."""
        size = f"{self.bytes / 1_000_000:.1f} MB"
        return f"{self.name}: {self.claims} claims, {self.tables} tables, {self.files} X12 files and papers, {size}"


def build(practice: Practice, out: Path) -> Built:
    """Build one package in a folder of its own name; it takes the place of one built before.

    It appears whole or not at all.  Raises `BadScenario` where something else lies there.
    """
    folder = out / practice.name
    if folder.exists() and not (folder / DESCRIPTION).is_file():
        raise BadScenario(f"{folder}: this is no data package, and would be lost; name another folder with --out")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{practice.name}-", dir=out) as unfinished:
        made = Path(unfinished) / practice.name
        built = write(run(practice), made)
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder)
    return built


def write(sample: Sample, folder: Path) -> Built:
    """Write a practice's files, tables and description into a folder."""
    files = write_files(sample, folder)
    layouts = (*TABLES, index(files))
    tables = [(layout, write_table(layout, sample, folder)) for layout in layouts]
    description = describe(sample.practice, tables)
    (folder / DESCRIPTION).write_text(description, encoding="utf-8", newline="\n")
    size = sum([each.bytes for each in files]) + sum([each.bytes for _, pair in tables for each in pair])
    return Built(sample.practice.name, len(sample.world.office.files), len(layouts), len(files), size, description)


def record(built: Built, recorded: Path) -> Path:
    """Keep a package's description, by which it is proved from now on."""
    path = recorded / built.name / DESCRIPTION
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(built.description, encoding="utf-8", newline="\n")
    return path


def differences(built: Built, recorded: Path) -> str:
    """Say in what a package differs from the one on record; "" where it is the same to the byte."""
    path = recorded / built.name / DESCRIPTION
    if not path.is_file():
        return f"nothing is on record; keep it with `claimlab dataset build {built.name} --record`"
    kept = path.read_text(encoding="utf-8")
    if kept == built.description:
        return ""
    return (
        f"differs from what is on record in {_parts(kept, built.description)}. After a meant change raise its version in "
        f"datasets/packages.toml and keep it with `claimlab dataset build {built.name} --record`"
    )


def _parts(kept: str, made: str) -> str:
    """Name the resources whose description or digest is another one."""
    try:
        before, after = _by_path(json.loads(kept)), _by_path(json.loads(made))
    except (ValueError, KeyError, TypeError):
        return "all parts: the record cannot be read"
    parts = [path for path in {**before, **after} if before.get(path) != after.get(path)]
    if parts and all(path.endswith(".parquet") for path in parts):
        return f"Parquet alone ({_writers(before)} on record, {_writers(after)} here)"
    return _listed(parts) if parts else "its description"


def _by_path(package: dict) -> dict[str, dict]:
    return {each["path"]: each for each in package["resources"]}


def _writers(resources: dict[str, dict]) -> str:
    return " and ".join(sorted({each["writer"] for each in resources.values() if "writer" in each}))


def _listed(parts: Iterable[str], most: int = 6) -> str:
    names = list(parts)
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
