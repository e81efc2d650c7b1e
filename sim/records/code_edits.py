"""Tables by which codes are judged together: pairs and most units in the shape of NCCI, covered diagnoses in that of an LCD.

Payers deny by these tables and the office's scrub edits can look into the same ones, so that
whoever switches an edit on is told beforehand what the payer would say weeks later.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import msgspec
from msgspec import Struct

from sim.records import codes
from sim.records.code_rows import Diagnosis, Service
from sim.records.codes import BadCodeTable
from sim.records.money import Cents

SEPARATING = frozenset(("59", "XE", "XS", "XP", "XU"))
"""Modifiers that say: this was a service of its own."""
SIDES = {"LT": "L", "RT": "R"}
SIDE_NOT_STATED = "side not stated"
"""The family of codes that a note without a side leads to; no service is covered for them."""
_USUAL_TIMES = 4
_OLDEST_CHILD = 17


class Pair(Struct, frozen=True, forbid_unknown_fields=True):
    """Services of which one is part of another on the same day."""

    wholes: tuple[str, ...]
    part: str
    separable: bool
    """Whether the part is paid where a modifier says, and the note bears out, that it was a service of its own."""
    conflict: bool = False
    """Whether the two contain nothing of each other and yet are not given together, in the usual course."""


class Retired(Struct, frozen=True, forbid_unknown_fields=True):
    """A code that could be billed up to a last day of service: diagnoses change each 1 October, services each 1 January."""

    code: str
    label: str
    last_day: date
    instead: tuple[str, ...]
    """The codes that took its place."""


class _Tables(Struct, frozen=True, forbid_unknown_fields=True):
    pairs: tuple[Pair, ...]
    retired: tuple[Retired, ...]
    retired_services: tuple[Retired, ...]
    retired_modifiers: tuple[Retired, ...]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    path = codes.CODES / "coding.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=_Tables)
    except (OSError, msgspec.MsgspecError) as fault:
        raise BadCodeTable(f"{path}: {fault}. Compare with the columns in datasets/README.md") from None


@lru_cache(maxsize=1)
def parts() -> Mapping[str, Mapping[str, bool]]:
    """Part → the wholes that it belongs to, each with whether the two can be told apart."""
    found: dict[str, dict[str, bool]] = {}
    for pair in _tables().pairs:
        found.setdefault(pair.part, {}).update(dict.fromkeys(pair.wholes, pair.separable))
    return found


@lru_cache(maxsize=1)
def in_conflict() -> frozenset[str]:
    """Parts that belong to no whole, and are only at odds with it."""
    return frozenset([pair.part for pair in _tables().pairs if pair.conflict])


@lru_cache(maxsize=1)
def retired() -> Mapping[str, Retired]:
    """Diagnosis codes of former years."""
    return {each.code: each for each in _tables().retired}


@lru_cache(maxsize=1)
def retired_services() -> Mapping[str, Retired]:
    """Service codes of former years."""
    return {each.code: each for each in _tables().retired_services}


@lru_cache(maxsize=1)
def retired_modifiers() -> Mapping[str, Retired]:
    """Modifiers of former years."""
    return {each.code: each for each in _tables().retired_modifiers}


@lru_cache(maxsize=1)
def covered() -> Mapping[str, frozenset[str]]:
    """Service → the diagnoses that support it."""
    return {service.code: frozenset(service.diagnoses) for service in codes.services().values()}


@lru_cache(maxsize=1)
def most_in_a_day() -> Mapping[str, int]:
    """Service → units that anybody may be given in a day: four times the usual, where the table says no other number."""
    return {
        service.code: service.most_units or _USUAL_TIMES * service.units for service in codes.services().values()
    }


@lru_cache(maxsize=1)
def allowed_places() -> Mapping[str, frozenset[str]]:
    """Service → the places of service where it can be given."""
    return {service.code: frozenset((service.place, *service.places)) for service in codes.services().values()}


@lru_cache(maxsize=1)
def for_some_only() -> Mapping[str, Diagnosis]:
    """The diagnoses that code editors hold against age or sex: for children, for adults' check-ups, for one sex."""
    return {
        each.code: each for each in codes.diagnoses().values()
        if each.sex or each.oldest <= _OLDEST_CHILD or each.code.startswith("Z00.0")
    }


@lru_cache(maxsize=1)
def without_side() -> Mapping[str, str]:
    """Diagnosis that names a side → the code for the same complaint where no side is stated."""
    loose = {each.code for each in codes.diagnoses().values() if each.family == SIDE_NOT_STATED}
    found: dict[str, str] = {}
    for each in codes.diagnoses().values():
        for place in range(len(each.code) - 1, 3, -1) if each.side else ():
            for digit in "09":
                candidate = each.code[:place] + digit + each.code[place + 1:]
                if candidate in loose:
                    found.setdefault(each.code, candidate)
    return found


def fee(service: Service, units: int) -> Cents:
    """Charge of so many units by the practice's fee schedule, which gives the usual units together."""
    return service.charge * units // service.units
