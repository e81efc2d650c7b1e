"""Scrub edits: the office's own checks before a claim leaves.

Edits are data: ``datasets/edits.toml`` names them, a scenario says which are on and may add
its own.  An edit sees the claim, not the truth: a member ID with two digits swapped is well
formed and passes (Medicare's own number has no check digit).
"""

from functools import cache

import msgspec
from msgspec import Struct

from sim.records.claims import Claim
from sim.records.files import DATASETS
from sim.rules.edit_kinds import KINDS, LINE_BY_LINE, About, Edit


class Finding(Struct, frozen=True):
    """What an edit found: on which field, why, and what to do."""

    edit: str
    field: str
    """The field of the claim form, such as ``modifiers:2``."""
    message: str
    fix: str

    @property
    def says(self) -> str:
        """The finding in one line."""
        return f"{self.message}: {self.fix}"


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    edits: tuple[Edit, ...]


@cache
def catalogue_of_edits() -> dict[str, Edit]:
    """Read the table once: edit id → edit, in the table's order."""
    table = msgspec.toml.decode((DATASETS / "edits.toml").read_bytes(), type=_Table)
    return {edit.id: edit for edit in table.edits}


@cache
def switched_on(names: tuple[str, ...] | None = None, own: tuple[Edit, ...] = ()) -> tuple[Edit, ...]:
    """The edits of an office: those named, or the usual ones where none are, and its own."""
    known = catalogue_of_edits()
    chosen = [edit for edit in known.values() if edit.on] if names is None else [known[name] for name in names]
    return (*chosen, *own)


def scrub(claim: Claim, about: About, edits: tuple[Edit, ...] | None = None) -> tuple[Finding, ...]:
    """Run edits over a claim, by default the usual ones."""
    findings = []
    for edit in switched_on() if edits is None else edits:
        if edit.payers and claim.payer not in edit.payers:
            continue
        found = KINDS[edit.kind](edit, claim, about)
        if found:
            findings.append(Finding(edit.id, _field(edit, found), edit.message.replace("{found}", found), edit.fix))
    return tuple(findings)


def _field(edit: Edit, found: str) -> str:
    """Name the field to look at: of an edit on lines that of the line which it found."""
    name, _, line = edit.field.partition(":")
    return f"{name}:{found}" if line and edit.kind in LINE_BY_LINE else edit.field


def in_words(edit: str) -> str:
    """Name an edit as people read it: "modifier_needed" is "Modifier needed"."""
    return edit.replace("_", " ").capitalize()


__all__ = ["About", "Edit", "Finding", "catalogue_of_edits", "in_words", "scrub", "switched_on"]
