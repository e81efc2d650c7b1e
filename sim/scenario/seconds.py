"""Second coverages of a scenario: which share of one payer's patients has another insurance as well."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sim.scenario.measures import Age, Count, Permille


class Second(Struct, frozen=True, forbid_unknown_fields=True):
    """Another coverage that some of a payer's patients hold; who pays first follows from these facts (`sim.rules.order`)."""

    payer: str
    """Key of the payer whose patients they are."""
    second: str
    """Key of the other coverage's payer."""
    share: Permille
    """Share of that payer's patients, of the ages below."""
    holder: Literal["self", "spouse", "parent"] = "self"
    """Through whom; a child with plans through a parent has the first one through the other parent."""
    employment: Literal["active", "laid_off", "retired", "continued", ""] = "active"
    """By what the holder has a group plan."""
    employer_size: Count = 0
    kidneys_months: Annotated[int, Meta(ge=0, le=600)] | None = None
    """For Medicare's patients: months since eligibility by end-stage renal disease, where that is why."""
    household: Literal["together", "joint", "custodial", "noncustodial"] = "together"
    """For children: how the parents live, or whether the parent of this second plan has custody."""
    decree: bool = False
    """For children: whether a court decree makes the parent of this second plan responsible."""
    protected: bool = False
    """Whether Medicaid protects these patients of Medicare from its shares (Qualified Medicare Beneficiary)."""
    from_age: Age = 0
    to_age: Age = 120


def faults(seconds: tuple[Second, ...], keys: list[str]) -> list[str]:
    """List what makes the table unusable, as messages that say what to do."""
    found = [
        f"`seconds` names the payer {key!r}; use one of {', '.join(keys)}"
        for row in seconds for key in (row.payer, row.second) if key not in keys
    ]
    found += [
        f"`seconds` names {row.payer!r} as its own second; name another payer" for row in seconds if row.payer == row.second
    ]
    found += [
        f"`seconds` has patients of {row.payer!r} from {row.from_age} to {row.to_age} years; name the smaller first"
        for row in seconds if row.from_age > row.to_age
    ]
    return found
