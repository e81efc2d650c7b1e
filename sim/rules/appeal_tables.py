"""The tables of appeals: ladders of levels, what denials ask, which have no appeal, and the papers.

They are read from ``datasets/appeals.toml``, whose head explains every column;
`sim.rules.appeals` judges by them.
"""

from functools import cache

import msgspec
from msgspec import Struct

from sim.records.files import DATASETS
from sim.records.money import Cents
from sim.rules.deadlines import Limit


class Level(Struct, frozen=True, forbid_unknown_fields=True):
    """One step of a ladder; the fields are explained at the head of the table."""

    id: str
    title: str
    decider: str
    limit: Limit
    decision_days: tuple[int, int]
    source: str
    least_cents: dict[int, Cents] = {}
    clinical: bool = False
    also_needs: tuple[str, ...] = ()
    closed_record: bool = False

    def least_amount(self, year: int) -> Cents:
        """Least amount in controversy for a request of that year; the newest known serves for later ones."""
        known = [at for at in self.least_cents if at <= year] or sorted(self.least_cents)[:1]
        return self.least_cents[max(known)] if known else 0


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """What a denial asks, and which documents answer it."""

    id: str
    carcs: tuple[str, ...]
    asks: str
    needs: tuple[tuple[str, ...], ...]
    welcome: tuple[str, ...] = ()
    clinical: bool = False


class NoAppeal(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of denial that no appeal cures."""

    why: str
    instead: str
    carcs: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    payers: tuple[str, ...] = ()

    def fits(self, payer_class: str, carc: str, remarks: tuple[str, ...]) -> bool:
        """Whether the row is about such a denial."""
        return (
            (not self.carcs or carc in self.carcs)
            and (not self.remarks or any(remark in self.remarks for remark in remarks))
            and (not self.payers or payer_class in self.payers)
        )


class Paper(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of document that a packet may hold."""

    title: str
    private: bool = True
    """Whether it tells something about the patient (minimum necessary, 45 CFR 164.502(b))."""


class Ladder(Struct, frozen=True, forbid_unknown_fields=True):
    """The levels open to one class of payer, first to last."""

    payer_class: str
    levels: tuple[Level, ...]


class Tables(Struct, frozen=True, forbid_unknown_fields=True):
    """``datasets/appeals.toml``."""

    ladders: tuple[Ladder, ...]
    questions: tuple[Question, ...]
    no_appeal: tuple[NoAppeal, ...]
    documents: dict[str, Paper]


@cache
def tables() -> Tables:
    """Read the tables once."""
    return msgspec.toml.decode((DATASETS / "appeals.toml").read_bytes(), type=Tables)


def payer_class(filing_indicator: str) -> str:
    """Tell by which ladder a payer is appealed to, from its claim filing indicator (837P SBR09)."""
    return {"MB": "medicare", "MC": "medicaid"}.get(filing_indicator, "commercial")


def ladder(payer_class: str) -> tuple[Level, ...]:
    """List the levels open to a class of payer: ``commercial``, ``medicare`` or ``medicaid``; KeyError for others."""
    for found in tables().ladders:
        if found.payer_class == payer_class:
            return found.levels
    raise KeyError(f"no ladder of appeals for {payer_class!r}; there are {[row.payer_class for row in tables().ladders]}")


def question(carc: str) -> Question:
    """Find what a denial asks; codes that the table does not know ask what their remark says."""
    rows = tables().questions
    return next((row for row in rows if carc in row.carcs), rows[-1])


def no_appeal(payer_class: str, carc: str, remarks: tuple[str, ...] = ()) -> NoAppeal | None:
    """Tell why a denial has no appeal, and what cures it instead; None where it has one."""
    return next((row for row in tables().no_appeal if row.fits(payer_class, carc, remarks)), None)
