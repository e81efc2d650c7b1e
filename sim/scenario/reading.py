"""Reading scenarios and exercises from TOML: every fault is one message that names file and field."""

import tomllib
from pathlib import Path

import msgspec

from sim.records.files import DATASETS
from sim.scenario.office import Scenario
from sim.scenario.places import located
from sim.scenario.temperaments import LIKE, payer_rows, temperament, temperaments, unknown


class BadScenario(ValueError):
    """A scenario or exercise that cannot be used; the message names file, field and remedy."""


LONGEST_MESSAGE = 500


def read_toml(path: Path) -> dict:
    """Read a TOML file, or raise `BadScenario` naming the file and the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadScenario(f"{path}: there is no such file; check the name") from None
    except IsADirectoryError:
        raise BadScenario(f"{path}: this is a folder; name the TOML file in it") from None
    except UnicodeDecodeError:
        raise BadScenario(f"{path}: this is not text in UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as fault:
        raise BadScenario(f"{path}: not valid TOML, {fault}") from None
    except (ValueError, RecursionError) as fault:
        # The name holds a NUL, a number has thousands of digits, or tables lie thousands deep.
        raise BadScenario(f"{path}: cannot be read, {fault}") from None
    except OSError as fault:
        raise BadScenario(f"{path}: cannot be read, {fault.strerror}") from None


def convert(data: dict, kind: type, path: Path):
    """Turn TOML data into a record, or raise `BadScenario` naming file and field."""
    if kind is Scenario and any(LIKE in row for row in payer_rows(data)):
        data = _with_temperaments(data, path)
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as fault:
        what, _, where = str(fault).partition(" - at ")
        place = where.strip("`").removeprefix("$.")
        raise BadScenario(f"{located(path, place)}: {_in_words(what, place)[:LONGEST_MESSAGE]}") from None


def _with_temperaments(data: dict, path: Path) -> dict:
    fault = unknown(data)
    if fault is not None:
        place, says = fault
        raise BadScenario(f"{located(path, place)}: field {place}: {says[:LONGEST_MESSAGE]}")
    return {**data, "payers": [tempered(row) if isinstance(row, dict) else row for row in data["payers"]]}


def tempered(row: dict) -> dict:
    """Lay a payer's row over the temperament that it names with `like`; the same row where there is none such."""
    if row.get(LIKE) not in temperaments():
        return row
    return overlay(temperament(row[LIKE]), {field: value for field, value in row.items() if field != LIKE})


def _in_words(what: str, place: str) -> str:
    return f"field {place}: {what}. Compare with datasets/scenarios/family_practice.toml" if place else what


def read_scenario(path: Path | str, overrides: dict | None = None) -> Scenario:
    """Read a scenario; `overrides` replaces top-level tables key by key, as exercises do."""
    path = Path(path)
    data = read_toml(path)
    return convert(overlay(data, overrides or {}), Scenario, path)


def overlay(data: dict, changes: dict) -> dict:
    """Lay changes over data: tables are merged, everything else is replaced.

    A table laid over an array of tables changes the rows that it names by their `key`:
    ``payers.harbor.filing_limit_days = 90``; ``payers.harbor.like = "slow"`` gives such a row that temperament.
    """
    merged = dict(data)
    for key, value in changes.items():
        under = merged.get(key)
        if isinstance(value, dict) and isinstance(under, dict):
            merged[key] = overlay(under, value)
        elif isinstance(value, dict) and isinstance(under, list):
            merged[key] = _overlay_rows(under, value)
        else:
            merged[key] = value
    return merged


def _overlay_rows(rows: list[dict], changes: dict) -> list[dict]:
    new = {name: {"key": name, **tempered(change)} for name, change in changes.items()}
    changed = [overlay(row, new.pop(row.get("key"), {})) for row in rows]
    return changed + list(new.values())


def shipped(name: str) -> Path:
    """Path of a scenario that comes with the project, such as ``family_practice``."""
    return DATASETS / "scenarios" / f"{name}.toml"
