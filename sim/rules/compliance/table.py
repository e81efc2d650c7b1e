"""The rules of compliance, from ``datasets/compliance.toml``, and what it is to break one."""

from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from sim.records.files import DATASETS
from sim.records.money import Cents


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule; the fields are explained at the head of the table."""

    id: str
    title: str
    rule: str
    instead: str
    sources: tuple[str, ...]
    severity: Literal["minor", "serious", "grave"]
    points: int
    times: int = 0
    fine: Cents = 0
    fine_is: Literal["", "at least", "at most"] = ""
    federal: bool = False


class Breach(Struct, frozen=True):
    """One rule broken once: which, by what facts, and how much money it is about."""

    rule: str
    facts: str
    amount: Cents = 0


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    rules: tuple[Rule, ...]


@cache
def rules() -> dict[str, Rule]:
    """Read the table once: rule id → rule, in the table's order."""
    table = msgspec.toml.decode((DATASETS / "compliance.toml").read_bytes(), type=_Table)
    return {rule.id: rule for rule in table.rules}


def exposure(breach: Breach, federal: bool) -> Cents:
    """Reckon what a breach can cost the office: so many times the amount, and the fine for one act.

    `federal`: whether Medicare's or Medicaid's money is concerned.  Where the rule's
    multiple and fine are theirs alone, other payers take the amount back and no more.

    >>> exposure(Breach("qmb_billed", "", 4000), federal=True)
    4000
    """
    rule = rules()[breach.rule]
    if rule.federal and not federal:
        return breach.amount
    return rule.times * breach.amount + rule.fine
