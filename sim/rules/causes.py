"""The catalogue of causes: the one table that simulator, exercises, grader and debrief read."""

from functools import cache

import msgspec
from msgspec import Struct

from sim.records.files import DATASETS


class Surface(Struct, frozen=True, forbid_unknown_fields=True):
    """How a cause is said: on the 277CA by category, status, entity, or on the 835 by group, CARC, remark."""

    channel: str
    category: str = ""
    status: str = ""
    entity: str = ""
    group: str = ""
    carc: str = ""
    remark: str = ""


class Temptation(Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong remedy, and what it leads to."""

    verbs: tuple[str, ...]
    leads_to: str


class Cause(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of ``datasets/causes.toml``; the file's head explains the columns."""

    id: str
    title: str
    arises: str
    story: str
    surface: tuple[Surface, ...]
    evidence: tuple[str, ...]
    remedies: tuple[tuple[str, ...], ...]
    tempting: tuple[Temptation, ...]
    recurs: str
    difficulty: int
    hints: tuple[str, ...]
    appeal_with: str = ""
    """The document that an appeal must enclose; only for the payer's own errors."""

    def on(self, channel: str) -> Surface:
        """Find how the cause is said on a channel; KeyError when it never shows there."""
        for surface in self.surface:
            if surface.channel == channel:
                return surface
        raise KeyError(f"{self.id} does not show on the {channel}")


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    causes: tuple[Cause, ...]


@cache
def catalogue() -> dict[str, Cause]:
    """Read the catalogue once: cause id → cause, in the table's order."""
    table = msgspec.toml.decode((DATASETS / "causes.toml").read_bytes(), type=_Table)
    return {cause.id: cause for cause in table.causes}
