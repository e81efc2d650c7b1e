"""Tables of a finished run, one fact a row, with a dictionary of their columns; Parquet on disk.

The same world gives the same bytes, whatever the machine was doing meanwhile.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sim.desk.rows import kind_of
from sim.records.ledger import ACCOUNTS, CONTRACTUAL, INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID, WRITE_OFF
from sim.records.replies import FileReceipt, Remittance, StatusReport
from sim.world.world import World

if TYPE_CHECKING:
    from pyarrow import DataType, Table

DICTIONARY = "datapackage.json"


class Column(Struct, frozen=True):
    """One column: its name, its type as Frictionless has it, and what it says."""

    name: str
    type: str
    description: str

    @property
    def field(self) -> dict[str, str]:
        """The column as the schema of a data package describes it."""
        return {"name": self.name, "type": self.type, "description": self.description}


_WHEN = Column("at", "datetime", "when it happened, by the office's clock")
_CLAIM = Column("claim", "string", "the claim's number in the office")

COLUMNS = {
    "claims": (
        _CLAIM,
        Column("patient", "string", "the patient's number in the office"),
        Column("encounter", "string", "the visit that the claim bills"),
        Column("service_date", "date", "date of service"),
        Column("provider", "string", "rendering provider"),
        Column("payer", "string", "payer named on the claim, as it stands now"),
        Column("frequency", "string", "1 original, 7 replacement"),
        Column("status", "string", "where the claim stands on the desk"),
        Column("times_sent", "integer", "how often it went out in a batch"),
        Column("sent_on", "date", "when it last went out; empty if never"),
        Column("accepted_on", "date", "day of receipt that a 277CA read in the office proves; empty if none does"),
        Column("answered_on", "date", "date of the last remittance posted; empty if none was"),
        Column("charge_cents", "integer", "charge"),
        Column("insurer_paid_cents", "integer", "insurer payments that have been posted"),
        Column("patient_paid_cents", "integer", "patient payments"),
        Column("contractual_cents", "integer", "payer adjustments that the contract makes the practice's"),
        Column("write_off_cents", "integer", "the office's own write-offs"),
        Column("insurance_open_cents", "integer", "what insurers still owe"),
        Column("patient_open_cents", "integer", "what the patient still owes"),
    ),
    "postings": (
        _WHEN, _CLAIM,
        Column("line", "integer", "service line, from 1"),
        Column("debit", "string", "account that the amount enters"),
        Column("credit", "string", "account that the amount leaves"),
        Column("amount_cents", "integer", "amount moved"),
        Column("memo", "string", "why it was posted: charge, payment, group and CARC, or the reason of a write-off"),
    ),
    "events": (
        _WHEN,
        Column("who", "string", "who did it: a biller, the office, a patient"),
        Column("what", "string", "what was done or learnt"),
        _CLAIM,
        Column("detail", "string", "particulars, such as codes or an amount"),
    ),
    "reports": (
        Column("report", "string", "the report's number in the office"),
        Column("kind", "string", "999, 277CA, 835 or letter"),
        Column("at", "datetime", "when it lay on the desk"),
        Column("payer", "string", "the payer that sent it; empty for others"),
        Column("batch", "string", "batch that it answers; empty for an 835 or a letter"),
        Column("claims", "integer", "claims in it"),
        Column("rejected", "integer", "of these, rejected (277CA)"),
        Column("denied", "integer", "of these, denied (835)"),
        Column("paid_cents", "integer", "sum paid (835)"),
        Column("opened", "boolean", "whether somebody in the office has opened or posted it"),
        Column("posted", "boolean", "whether it has been posted; empty for what is not an 835"),
    ),
}
"""The data dictionary: table → its columns."""


def tables(world: World) -> dict[str, "Table"]:
    """Lay a finished run out as four tables: claims, postings, events, reports."""
    import pyarrow as pa

    types = {
        "string": pa.string(), "integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32(),
        "datetime": pa.timestamp("s"),
    }

    rows = {"claims": _claims, "postings": _postings, "events": _events, "reports": _reports}
    return {name: arrow_table(COLUMNS[name], lay(world), types) for name, lay in rows.items()}


def arrow_table(columns: Sequence[Column], rows: Iterable[tuple], types: Mapping[str, "DataType"]) -> "Table":
    """Turn rows into a table of columns; `types` names the Arrow type for each type of column."""
    import pyarrow as pa

    turned = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pa.table({
        column.name: pa.array(values, types[column.type]) for column, values in zip(columns, turned, strict=True)
    })


def write_tables(world: World, folder: Path | str) -> list[Path]:
    """Write the tables of a run and their data dictionary into a folder; returns the files written."""
    import pyarrow.parquet as pq

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in tables(world).items():
        path = folder / f"{name}.parquet"
        with _whole(path) as unfinished:
            pq.write_table(table, unfinished, compression="zstd")
        written.append(path)
    path = folder / DICTIONARY
    path.write_text(json.dumps(dictionary(world.scenario.name), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [*written, path]


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Give a name to write under; the file takes its own name once it is whole, and leaves nothing behind otherwise."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def dictionary(title: str) -> dict[str, Any]:
    """The data dictionary in the shape of a Frictionless data package."""
    return {
        "name": "claimlab-run",
        "title": title,
        "description": "A simulated office. No person, payer or practice in it is real.",
        "resources": [
            {
                "name": name, "path": f"{name}.parquet", "format": "parquet",
                "schema": {"fields": [column.field for column in columns]},
            }
            for name, columns in COLUMNS.items()
        ],
    }


def _claims(world: World) -> Iterator[tuple]:
    office, day = world.office, _days_since_epoch(world)
    balance = office.ledger.balance
    for name, file in office.files.items():
        claim = file.claim
        yield (
            name, claim.patient, claim.encounter, day(claim.day), claim.provider, claim.payer, claim.frequency,
            file.status, file.times_sent, day(file.sent_day), day(file.accepted_day), day(file.answered_day), claim.charge,
            *[balance(name, account) for account in _ACCOUNTS_SHOWN],
        )


def _postings(world: World) -> Iterator[tuple]:
    at = _seconds_since_epoch(world)
    for each in world.office.ledger.postings:
        yield (
            at(each.minute), each.claim, each.line + 1, ACCOUNTS[each.debit], ACCOUNTS[each.credit], each.amount, each.memo,
        )


def _events(world: World) -> Iterator[tuple]:
    at = _seconds_since_epoch(world)
    for each in world.office.journal.events:
        yield at(each.minute), each.who, each.what, each.claim, each.detail


def _reports(world: World) -> Iterator[tuple]:
    office, at = world.office, _seconds_since_epoch(world)
    for name, report in office.reports.items():
        opened = name not in office.unread
        if isinstance(report, FileReceipt):
            facts = ("", report.batch, report.claims, 0 if report.accepted else report.claims, 0, 0, opened, None)
        elif isinstance(report, StatusReport):
            rejected = sum([not line.accepted for line in report.lines])
            facts = (report.payer, report.batch, len(report.lines), rejected, 0, 0, opened, None)
        elif isinstance(report, Remittance):
            denied = sum([claim.denied for claim in report.claims])
            facts = (report.payer, "", len(report.claims), 0, denied, report.amount, opened, name not in office.to_post)
        else:
            facts = ("", "", 1, 0, 0, 0, opened, None)
        yield name, kind_of(report), at(report.minute), *facts


_ACCOUNTS_SHOWN = (INSURER_PAID, PATIENT_PAID, CONTRACTUAL, WRITE_OFF, INSURANCE, PATIENT)
_EPOCH = date(1970, 1, 1)


def _days_since_epoch(world: World) -> Callable[[int], int | None]:
    first = (world.scenario.start - _EPOCH).days
    return lambda day: None if day < 0 else first + day


def _seconds_since_epoch(world: World) -> Callable[[int], int]:
    first = (world.scenario.start - _EPOCH).days * 86_400
    return lambda minute: first + minute * 60
