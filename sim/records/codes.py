"""The code tables that the office uses: diagnoses, services, modifiers and places.

Diagnoses are ICD-10-CM, supplies, drugs and some services HCPCS Level II, all other
services invented (``SV203``); `datasets/README.md` describes every column.  Tables are read
when first asked for, and once.  The whole of ICD-10-CM costs two seconds and 190 MB, so it
is loaded only when somebody looks up a diagnosis that is not in the curated table.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from sim.records.code_rows import Diagnosis, Entry, Later, Mix, Place, Service, Shown
from sim.records.files import DATASETS

CODES = DATASETS / "codes"
UNKNOWN = "not in the code tables"

_SIDES = {"LT": "L", "RT": "R"}
_DIAGNOSIS = re.compile(r"[A-Z][0-9][0-9A-Z](\.?[0-9A-Z]{1,4})?")


class BadCodeTable(ValueError):
    """A code table that cannot be used; the message names file, line and remedy."""


Row = TypeVar("Row", Entry, Place, Shown, Diagnosis, Later)


def label(code: str) -> str:
    """Say in a few words what a service, drug, supply, modifier or diagnosis code means.

    >>> label("SV203")
    'Office visit, level 3: one lasting or two small problems'
    """
    for table in (services(), hcpcs(), modifiers(), diagnoses()):
        if code in table:
            return table[code].label
    return diagnosis_label(code) or UNKNOWN


def shown(code: str) -> str:
    """Show a code as this site does: its own where it has a crosswalk, otherwise ours.

    A site that is licensed for another code set puts ``crosswalk.csv`` (columns ``code``
    and ``shown``) beside the tables.
    """
    entry = _crosswalk().get(code)
    return entry.shown if entry else code


def is_diagnosis(code: str) -> bool:
    """Tell whether a code is a real, billable ICD-10-CM diagnosis, written with or without its dot."""
    return bool(diagnosis_label(code))


def diagnosis_label(code: str) -> str:
    """Say what a diagnosis code means, or return "" when it is none or not specific enough to bill."""
    dotted = _dotted(code)
    entry = diagnoses().get(dotted) or never_first().get(dotted)
    if entry:
        return entry.label
    return "" if dotted in _categories() else any_diagnosis_label(code)


@lru_cache(maxsize=1)
def _categories() -> frozenset[str]:
    """Beginnings of the curated codes: what has longer codes under it is not specific enough to bill."""
    return frozenset(code[:length] for code in diagnoses() for length in range(3, len(code)))


@lru_cache(maxsize=1024)
def any_diagnosis_label(code: str) -> str:
    """Look a diagnosis up in the whole of ICD-10-CM; "" when it is none or not billable.

    Slow and large the first time (some 2 s, 190 MB), and only for a code of the right shape.
    """
    if not _DIAGNOSIS.fullmatch(code):
        return ""
    import simple_icd_10_cm as whole  # type: ignore[import-untyped]

    code = _dotted(code)
    return str(whole.get_description(code)) if whole.is_valid_item(code) and whole.is_leaf(code) else ""


def _dotted(code: str) -> str:
    # X12 leaves the dot out.
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 and "." not in code else code


def visit_mix(weekly: bool, age: int, sex: str) -> Mix:
    """List what a patient's visit may be for, and how likely, by kind of patient, age and sex.

    `totals` is what `sim.world.chance.weighted` takes.
    """
    return _visit_mix(weekly, max(0, min(age, 120)), sex)


@lru_cache(maxsize=1024)
def _visit_mix(weekly: bool, age: int, sex: str) -> Mix:
    weights = [(each, each.weekly if weekly else each.occasional) for each in services().values() if each.fits(age, sex)]
    chosen = [(each, weight) for each, weight in weights if weight and diagnoses_for(each.code, age, sex)]
    return Mix(tuple(each for each, _ in chosen), tuple(accumulate(weight for _, weight in chosen)))


@lru_cache(maxsize=16384)
def diagnoses_for(service: str, age: int, sex: str) -> tuple[str, ...]:
    """List the diagnoses for which a patient of this age and sex is given a service."""
    table = diagnoses()
    return tuple(code for code in services()[service].diagnoses if table[code].fits(age, sex))


@lru_cache(maxsize=4096)
def extras(service: str, diagnosis: str) -> tuple[Service, ...]:
    """List what may be given at the same visit for this diagnosis, each by its `joins_permille`."""
    return tuple(each for each in services().values() if service in each.joins and diagnosis in each.diagnoses)


@lru_cache(maxsize=4096)
def modifiers_for(service: str, diagnosis: str) -> tuple[str, ...]:
    """List the modifiers that a note on this diagnosis supports, of which the line needs one.

    Empty where the service needs none.  A diagnosis that names a side allows that side only.
    """
    needed = services()[service].needs_modifier
    side = diagnoses()[diagnosis].side
    return tuple(each for each in needed if not side or _SIDES.get(each, side) == side)


@lru_cache(maxsize=1)
def services() -> Mapping[str, Service]:
    """Read the practice's services by code (`services.toml`)."""
    path = CODES / "services.toml"
    try:
        read = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8"))["service"], tuple[Service, ...])
    except (OSError, KeyError, tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
        raise BadCodeTable(f"{path}: {fault}. Compare with the columns in datasets/README.md") from None
    return {each.code: _complete(each) for each in read}


def _complete(service: Service) -> Service:
    words = service.label or hcpcs()[service.code].label
    return replace(service, label=words, diagnoses=tuple(_expanded(service.diagnoses)))


def _expanded(names: Iterable[str]) -> list[str]:
    """Replace the name of a family of diagnoses by its codes."""
    families: dict[str, list[str]] = {}
    for each in diagnoses().values():
        families.setdefault(each.family, []).append(each.code)
    return [code for name in names for code in families.get(name, [name])]


@lru_cache(maxsize=1)
def diagnoses() -> Mapping[str, Diagnosis]:
    """Read the curated diagnoses by code (`icd10cm.csv`)."""
    return _read(CODES / "icd10cm.csv", Diagnosis)


@lru_cache(maxsize=1)
def never_first() -> Mapping[str, Later]:
    """Read the curated diagnoses that are never the principal one (`icd10cm_never_first.csv`)."""
    return _read(CODES / "icd10cm_never_first.csv", Later)


@lru_cache(maxsize=1)
def hcpcs() -> Mapping[str, Entry]:
    """Read the curated HCPCS Level II codes (`hcpcs.csv`)."""
    return _read(CODES / "hcpcs.csv", Entry)


@lru_cache(maxsize=1)
def modifiers() -> Mapping[str, Entry]:
    """Read the HCPCS Level II modifiers (`modifiers.csv`)."""
    return _read(CODES / "modifiers.csv", Entry)


@lru_cache(maxsize=1)
def places() -> Mapping[str, Place]:
    """Read the places of service (`places.csv`)."""
    return _read(CODES / "places.csv", Place)


@lru_cache(maxsize=1)
def _crosswalk() -> Mapping[str, Shown]:
    path = CODES / "crosswalk.csv"
    return _read(path, Shown) if path.exists() else {}


def _read(path: Path, kind: type[Row]) -> dict[str, Row]:
    """Read a table with a header line; every line becomes one record, found by its code."""
    table: dict[str, Row] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.DictReader(file, strict=True)
            for line in lines:
                entry = msgspec.convert(line, kind, strict=False)
                if entry.code in table:
                    raise BadCodeTable(f"{path}, line {lines.line_num}: {entry.code} is there twice; keep one")
                table[entry.code] = entry
    except OSError as fault:
        raise BadCodeTable(f"{path}: cannot be read, {fault.strerror}") from None
    except (csv.Error, UnicodeDecodeError) as fault:
        raise BadCodeTable(f"{path}: not a table in CSV and UTF-8, {fault}") from None
    except msgspec.ValidationError as fault:
        columns = ", ".join(kind.__struct_fields__)
        raise BadCodeTable(f"{path}, line {lines.line_num}: {fault}. The columns are {columns}") from None
    return table
