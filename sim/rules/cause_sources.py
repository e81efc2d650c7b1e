"""Where the rule behind a cause stands: the code lists that name it, and the statute, manual or contract that makes it one."""

from functools import cache

import msgspec
from msgspec import Struct

from sim.records.files import DATASETS
from sim.rules.causes import Cause, Surface

STATUS_LIST, CARC_LIST = "claim status codes (X12 external code list 508)", "claim adjustment reason codes (CARC, X12 list 139)"


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    category: dict[str, tuple[str, ...]]
    cause: dict[str, tuple[str, ...]]


@cache
def table() -> _Table:
    """Read ``datasets/cause_sources.toml`` once."""
    return msgspec.toml.decode((DATASETS / "cause_sources.toml").read_bytes(), type=_Table)


def sources(cause: Cause) -> tuple[str, ...]:
    """Name the sources of a cause: its codes with their lists, then the rule."""
    known = table()
    codes = [said for said in map(_code_list, cause.surface) if said]
    return tuple(dict.fromkeys([*codes, *known.cause.get(cause.id, known.category[cause.category])]))


def _code_list(surface: Surface) -> str:
    if surface.status and surface.channel == "277CA":
        return f"{surface.status}: {STATUS_LIST}"
    return f"{surface.group}-{surface.carc}: {CARC_LIST}" if surface.group else ""
