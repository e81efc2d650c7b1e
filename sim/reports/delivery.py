"""A client's reports written into a folder: the pack as page and PDF, the cash spreadsheet, the lists as CSV."""

from pathlib import Path

from msgspec import Struct

from sim.reports.client import Client
from sim.reports.csv_export import as_csv
from sim.reports.pack import Reports, book, pack
from sim.reports.page import page
from sim.reports.pdf import pdf
from sim.reports.spreadsheet import cash_workbook
from sim.reports.telling import table


class Delivered(Struct, frozen=True):
    """What was written, and what is to be said of the cash."""

    paths: tuple[Path, ...]
    said: str
    reconciled: bool


def deliver(client: Client, folder: Path) -> Delivered:
    """Write a client's reports as of now; the folder is made when it is not there.  Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    reports = Reports(client)
    document = pack(client, reports)
    written = [
        _write(folder / "pack.html", str(page(document)).encode("utf-8", "replace")),
        _write(folder / "pack.pdf", pdf(document)),
        _write(folder / "cash.xlsx", cash_workbook(client.desk, reports.cash)),
        _write(folder / "office.html", str(page(book(client))).encode("utf-8", "replace")),
    ]
    for figures in (reports.older, reports.follow_up):
        claims = table(figures, "claims")
        assert claims is not None
        text = as_csv(claims, client.desk.calendar)
        written.append(_write(folder / f"{figures.name}.csv", text.encode("utf-8", "replace")))
    return Delivered(tuple(written), reports.cash.said, reports.cash.reconciled)


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
