"""Tables on disk, as CSV and Parquet, and the description of a package in the words of the Data Package standard.

Parquet is written plain: without compression, whose bytes differ from one library to the
next, and without the schema that Arrow adds for itself.  Its footer names the version of
pyarrow, so its bytes are those of one version; the CSV beside it does not depend on it.
"""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sim.records.spreadsheets import safe
from sim.whatif.data_packages.files import Written, write_bytes
from sim.whatif.data_packages.layout import Layout, Row
from sim.whatif.data_packages.practices import Practice, Sample
from sim.whatif.tables import arrow_table

DESCRIPTION = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {
    "string": pa.string(), "integer": pa.int64(), "number": pa.decimal128(14, 2), "boolean": pa.bool_(),
    "date": pa.date32(), "datetime": pa.timestamp("ms"),
}


def write_table(layout: Layout, sample: Sample, folder: Path) -> tuple[Written, Written]:
    """Write a table as CSV and as Parquet."""
    rows = [tuple([None if cell == "" else cell for cell in row]) for row in layout.rows(sample)]
    stem = f"data/{layout.name}"
    return (
        write_bytes(folder, f"{stem}.csv", "csv", layout.name, as_csv(layout, rows)),
        write_bytes(folder, f"{stem}.parquet", "parquet", layout.name, as_parquet(layout, rows)),
    )


def as_csv(layout: Layout, rows: Iterable[Row]) -> bytes:
    """Write rows as CSV in UTF-8 that a spreadsheet may open: no text in it is taken for a formula."""
    drawn = io.StringIO()
    writer = csv.writer(drawn, lineterminator="\r\n")
    writer.writerow([column.name for column in layout.columns])
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return drawn.getvalue().encode()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date() | datetime():
            return value.isoformat()
        case int() | str() | Decimal():
            return safe(value)
    raise TypeError(f"{value!r} is nothing that a table holds")


def as_parquet(layout: Layout, rows: Iterable[Row]) -> bytes:
    """Write rows as Parquet with the column types of the layout."""
    table = arrow_table(layout.columns, rows, _TYPES)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="none", version="2.6", data_page_version="1.0", store_schema=False)
    return sink.getvalue().to_pybytes()


def describe(practice: Practice, tables: Iterable[tuple[Layout, tuple[Written, Written]]]) -> str:
    """Write a package's description: each table with its columns, keys and digests."""
    package = {
        "$schema": PROFILE,
        "name": practice.name,
        "title": practice.title,
        "description": f"{practice.description} A simulated office: no person, payer or practice in it is real.",
        "version": practice.version,
        "licenses": [{
            "name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Attribution 4.0",
        }],
        "contributors": [{"title": "the ClaimLab developers", "roles": ["creator"]}],
        "keywords": ["medical billing", "claims", "X12", "synthetic"],
        "claimlab": {"scenario": practice.scenario, "changes": practice.changes, "seed": practice.seed, "days": practice.days},
        "resources": [resource for layout, written in tables for resource in _resources(layout, *written)],
    }
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"


def _resources(layout: Layout, as_text: Written, as_columns: Written) -> list[dict[str, Any]]:
    return [
        {
            "name": layout.name, "type": "table", "title": layout.title, "path": as_text.path, "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "bytes": as_text.bytes, "hash": f"sha256:{as_text.sha256}",
            "schema": _schema(layout),
        },
        {
            "name": f"{layout.name}-parquet", "type": "file", "title": f"{layout.title}: the same rows as Parquet",
            "path": as_columns.path, "format": "parquet", "mediatype": "application/vnd.apache.parquet",
            "bytes": as_columns.bytes, "hash": f"sha256:{as_columns.sha256}", "writer": f"pyarrow {pa.__version__}",
        },
    ]


def _schema(layout: Layout) -> dict[str, Any]:
    return {
        "fields": [column.field for column in layout.columns],
        "missingValues": [""],
        "primaryKey": list(layout.key),
        "foreignKeys": [
            {"fields": list(each.columns), "reference": {"resource": each.table, "fields": list(each.names)}}
            for each in layout.references
        ],
    }
