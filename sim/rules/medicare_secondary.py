"""Medicare Secondary Payer: whether a health plan pays before Medicare or after it.

What decides is why the patient has Medicare, whether somebody's *current* employment
stands behind the plan, and how many people that employer has.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

from sim.records.claims import SELF, SPOUSE

AGED_EMPLOYER, DISABLED_EMPLOYER, COORDINATION_MONTHS = 20, 100, 30

Kind = Literal["group", "individual", "medicare", "supplement", "medicaid", "work_comp", "no_fault", "liability"]
Household = Literal["together", "joint", "custodial", "noncustodial"]
Employment = Literal["active", "laid_off", "retired", "continued", ""]
"""By what the holder has a group plan; ``continued`` is COBRA, empty where no employer stands behind it."""


Reason = Literal["age", "disability", ""]
"""Why somebody has Medicare; empty when it is kidney disease alone."""


class Entitlement(Struct, frozen=True, gc=False):
    """Why a patient has Medicare."""

    by: Reason
    since: date
    """First month of Medicare by age or disability, or by kidney disease alone."""
    kidneys_since: date | None = None
    """First month of eligibility by end-stage renal disease, enrolled or not."""


class CoverageFacts(Struct, frozen=True, gc=False):
    """What must be known of one coverage to tell when it pays."""

    name: str
    kind: Kind = "group"
    relationship: str = SELF
    """What the patient is to the holder."""
    employment: Employment = "active"
    employer_size: int = 0
    since: date | None = None
    """When the holder's coverage began."""
    holder_birth: date | None = None
    parents: Household = "together"
    """For a child: how its parents live, and whether the holder's household has custody."""
    stepparent: bool = False
    """For a child: the holder is the spouse of the parent of that household."""
    decree: bool = False
    """For a child: a court decree makes the parent of that household responsible for its health care, and the plan knows."""
    entitlement: Entitlement | None = None
    """Of a Medicare coverage."""


class Rule(Struct, frozen=True):
    """A rule that decides between two payers, in plain words, with its source."""

    id: str
    words: str
    source: str


AGED = Rule("aged", f"Medicare by age pays second while the patient or the spouse works for an employer of {AGED_EMPLOYER} "
            "or more", "42 CFR 411.170, 411.172")
SMALL_EMPLOYER = Rule("small_employer", f"Medicare by age pays first where the employer has fewer than {AGED_EMPLOYER} people",
                      "42 CFR 411.170, 411.172")
DISABLED = Rule("disabled", "Medicare by disability pays second while the patient or a family member works for an employer "
                f"of {DISABLED_EMPLOYER} or more", "42 CFR 411.200 to 411.206")
NO_LARGE_GROUP = Rule("no_large_group", "Medicare by disability pays first where the employer has fewer than "
                      f"{DISABLED_EMPLOYER} people", "42 CFR 411.200 to 411.206")
NOT_WORKING = Rule("not_working", "Medicare pays before a plan that does not rest on current employment: retired, laid off, "
                   "continued (COBRA) or bought by oneself", "42 CFR 411.104, 411.172, 411.204")
NOT_SPOUSE = Rule("not_spouse", "Medicare by age pays second only to a plan of the patient's own work or of the spouse's",
                  "42 CFR 411.170, 411.172")
KIDNEYS = Rule("kidneys", f"a group plan pays first for the {COORDINATION_MONTHS} months of kidney-disease coordination, "
               "whatever the employer's size and whether or not anybody works", "42 CFR 411.162")
KIDNEYS_OVER = Rule("kidneys_over", f"the {COORDINATION_MONTHS} months of kidney-disease coordination are over: Medicare pays "
                    "first", "42 CFR 411.162, 411.163")
KIDNEYS_LATER = Rule("kidneys_later", "Medicare paid first before the kidney disease, and goes on doing so",
                     "42 CFR 411.163(b)(4)")


def before_medicare(medicare: CoverageFacts, plan: CoverageFacts, day: date) -> tuple[bool, Rule]:
    """Tell whether a health plan pays before Medicare on a day, and by which rule.

    >>> aged = CoverageFacts("Medicare", "medicare", entitlement=Entitlement("age", date(2024, 5, 1)))
    >>> before_medicare(aged, CoverageFacts("Harbor", employer_size=20), date(2026, 4, 14))[0]
    True
    >>> before_medicare(aged, CoverageFacts("Harbor", employer_size=19), date(2026, 4, 14))[0]
    False
    """
    entitlement = medicare.entitlement
    usual = _by_age_or_disability(entitlement.by if entitlement else "age", plan)
    if entitlement is None or entitlement.kidneys_since is None or plan.kind != "group":
        return usual
    months = _months(entitlement.kidneys_since, day)
    if months < 0:
        return usual
    if months >= COORDINATION_MONTHS:
        return False, KIDNEYS_OVER
    if entitlement.by and entitlement.since < entitlement.kidneys_since and not usual[0]:
        return False, KIDNEYS_LATER
    return True, KIDNEYS


def _by_age_or_disability(by: str, plan: CoverageFacts) -> tuple[bool, Rule]:
    if plan.kind != "group" or plan.employment != "active":
        return False, NOT_WORKING
    if by == "disability":
        return (True, DISABLED) if plan.employer_size >= DISABLED_EMPLOYER else (False, NO_LARGE_GROUP)
    if plan.relationship not in (SELF, SPOUSE):
        return False, NOT_SPOUSE
    return (True, AGED) if plan.employer_size >= AGED_EMPLOYER else (False, SMALL_EMPLOYER)


def _months(since: date, day: date) -> int:
    """Count whole calendar months from the month of one date to the month of another."""
    return (day.year - since.year) * 12 + day.month - since.month
