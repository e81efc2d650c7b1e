"""The files of a package that are no tables: X12 as it was sent and received, and the papers; with a table of them all."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sim import wire
from sim.desk.rows import kind_of
from sim.records.replies import Letter
from sim.whatif.data_packages.layout import Layout, Row, text, whole
from sim.whatif.data_packages.papers import pages
from sim.whatif.data_packages.practices import Sample


class Written(Struct, frozen=True):
    """One file of a package, by what it is and what is in it."""

    path: str
    kind: str
    about: str
    bytes: int
    sha256: str


def write_files(sample: Sample, folder: Path) -> tuple[Written, ...]:
    """Write every X12 file and paper of a practice into a package's folder."""
    return tuple([_write(folder, *each) for each in (*_transmissions(sample), *_papers(sample))])


def write_bytes(folder: Path, path: str, kind: str, about: str, content: bytes) -> Written:
    """Write one file and tell its length and digest."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return Written(path, kind, about, len(content), hashlib.sha256(content).hexdigest())


def _write(folder: Path, path: str, kind: str, about: str, content: str) -> Written:
    return write_bytes(folder, path, kind, about, content.encode())


def _transmissions(sample: Sample) -> Iterator[tuple[str, str, str, str]]:
    """Each X12 file: where it goes, its kind, the batch or report, its text."""
    office, compose = sample.world.office, sample.world.transmissions.of
    for name, batch in office.batches.items():
        yield f"x12/837P/{name}.x12", "837P", name, wire.emit(compose(batch))
    for name, report in office.reports.items():
        if not isinstance(report, Letter):
            kind = kind_of(report)
            yield f"x12/{kind}/{name}.x12", kind, name, wire.emit(compose(report))


def _papers(sample: Sample) -> Iterator[tuple[str, str, str, str]]:
    for page in pages(sample):
        yield f"{page.stem}.html", page.kind, page.about, page.html
        yield f"{page.stem}.txt", page.kind, page.about, page.text


def index(files: tuple[Written, ...]) -> Layout:
    """The table of these files, by which each of them can be proved."""
    def rows(_: Sample) -> Iterator[Row]:
        for each in files:
            yield each.path, each.kind, each.about, each.bytes, each.sha256

    return Layout(
        "files", "X12 files and papers in this package", (
            text("path", "where it is, from the package's folder"),
            text("kind", "837P, TA1, 999, 277CA or 835; patient, encounter, letter or practice for papers"),
            text("about", "number of the batch, report, patient, visit or letter; empty for the practice"),
            whole("bytes", "its length"), text("sha256", "its digest"),
        ), ("path",), rows,
    )
