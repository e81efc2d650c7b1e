"""Financial screening: which discount or other coverage a patient may qualify for, by household and income.

Income is held against the federal poverty line.  The practice's policy is data of a
scenario; the same household always gets the same answer, whoever asks.
"""

from typing import Annotated

from msgspec import Meta, Struct

from sim.records.money import Cents

Percent = Annotated[int, Meta(ge=0, le=100)]
OfPoverty = Annotated[int, Meta(ge=0, le=1000)]
"""Income in percent of the poverty line."""


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One step of the sliding fee scale: up to this income, this discount on what the patient owes."""

    upto: OfPoverty
    off: Percent


class ScreeningPolicy(Struct, frozen=True, forbid_unknown_fields=True):
    """What the practice gives whom, and who is sent to apply for Medicaid.

    The line is that of 2026 for the 48 contiguous states, in cents (HHS, 91 FR 1797, 15
    January 2026; amounts to be checked there before they decide about anybody real).  A
    full discount up to the line and a partial one up to twice the line is the scale of
    health centres (42 CFR 51c.303(f)); the steps between are ours.
    """

    poverty_of_one: Cents = 15_960_00
    poverty_each_more: Cents = 5_680_00
    scale: tuple[Step, ...] = (Step(100, 100), Step(150, 75), Step(175, 50), Step(200, 25))
    medicaid_upto: OfPoverty = 138
    """Adults in states that have widened Medicaid (42 CFR 435.119: 133 % and five points disregarded)."""
    medicaid_child_upto: OfPoverty = 211
    """Children, in the practice's state (approximate; states differ)."""


class Household(Struct, frozen=True, gc=False):
    """How many people live on which yearly income."""

    size: int
    income: Cents


class Screened(Struct, frozen=True, gc=False):
    """What a screening found."""

    percent_of_poverty: int
    """Income in percent of the poverty line, rounded down."""
    discount: int
    """Percent off what the patient owes."""
    medicaid: bool
    """Whether the household's income would let the patient have Medicaid, who has not got it."""


def poverty_line(policy: ScreeningPolicy, size: int) -> Cents:
    """Tell the yearly income that is the poverty line for a household.

    >>> poverty_line(ScreeningPolicy(), 4)
    3300000
    """
    return policy.poverty_of_one + policy.poverty_each_more * (max(size, 1) - 1)


def screen(policy: ScreeningPolicy, household: Household, age: int, has_medicaid: bool = False) -> Screened:
    """Screen a household.

    >>> screen(ScreeningPolicy(), Household(1, 2_394_000), 40)
    Screened(percent_of_poverty=150, discount=75, medicaid=False)
    """
    line = poverty_line(policy, household.size)
    percent = household.income * 100 // line
    discount = next((step.off for step in policy.scale if household.income * 100 <= step.upto * line), 0)
    limit = policy.medicaid_child_upto if age < 19 else policy.medicaid_upto
    return Screened(percent, discount, not has_medicaid and age < 65 and percent <= limit)
