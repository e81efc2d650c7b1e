"""The order of payers: who pays first when a patient has more than one coverage, and by which rule.

Among health plans the rules are those of the NAIC model regulation on coordination of
benefits; where Medicare is one of the payers, the Medicare Secondary Payer rules of
42 CFR 411 come before them (`sim.rules.medicare_secondary`); Medicaid is always last.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from msgspec import Struct

from sim.records.claims import SELF, SPOUSE
from sim.rules.medicare_secondary import CoverageFacts, Rule, before_medicare

NAIC = "NAIC model regulation on coordination of benefits, section 6"

RULES = (
    Rule("accident", "an insurer of the accident or work injury pays before health coverage: workers' compensation, "
         "then no-fault, then liability", "42 CFR 411.20, 411.40, 411.50; usual terms of health plans"),
    Rule("last_resort", "Medicaid is the payer of last resort", "42 U.S.C. 1396a(a)(25); 42 CFR 433.139"),
    Rule("supplement", "a supplement pays after the coverage that it supplements", "42 U.S.C. 1395ss"),
    Rule("medicare", "Medicare stands between the plans that pay before it and those that pay after it", "42 CFR 411.20"),
    Rule("own", "a plan of one's own pays before a plan that covers one as a dependent", f"{NAIC}.D(1)"),
    Rule("married_child", "for a child with a plan through a spouse as well, the coverage that began earlier pays first",
         f"{NAIC}.D(2)(d)"),
    Rule("decree", "the plan of the parent whom a court decree makes responsible pays first", f"{NAIC}.D(2)(b)(i)"),
    Rule("custody", "without a decree the plan of the parent with custody pays before the other parent's",
         f"{NAIC}.D(2)(b)(iv)"),
    Rule("stepparent", "a parent's plan pays before that of the parent's spouse", f"{NAIC}.D(2)(b)(iv)"),
    Rule("birthday", "the plan of the parent whose birthday comes first in the year pays first; the year of birth does "
         "not count", f"{NAIC}.D(2)(a)"),
    Rule("same_birthday", "both parents have the same birthday: the plan that has covered a parent longer pays first",
         f"{NAIC}.D(2)(a)"),
    Rule("active", "the plan of an active employee pays before that of a retired or laid-off one", f"{NAIC}.D(3)"),
    Rule("continued", "a plan held in the ordinary way pays before continued coverage (COBRA)", f"{NAIC}.D(4)"),
    Rule("longer", "the coverage that began earlier pays first", f"{NAIC}.D(5)"),
    Rule("none", "no rule tells them apart; such plans share equally, and the office bills in alphabetical order",
         f"{NAIC}.D(6)"),
)
"""In the order in which they are asked; the first that tells two coverages apart decides."""

_ACCIDENT = {"work_comp": 0, "no_fault": 1, "liability": 2}
_HOUSEHOLD = {"together": 0, "joint": 0, "custodial": 1, "noncustodial": 2}
_PLANS = ("group", "individual")
_NO_DATE = date.max


class Step(Struct, frozen=True):
    """Why one payer comes before the next."""

    first: str
    then: str
    rule: Rule

    @property
    def words(self) -> str:
        """The reason as a sentence for documents, coach and debrief."""
        return f"{self.first} pays before {self.then}: {self.rule.words}."


class Order(Struct, frozen=True):
    """The coverages in the order in which they are billed, with one step between each two."""

    coverages: tuple[CoverageFacts, ...]
    steps: tuple[Step, ...]


def order_of_payers(coverages: Iterable[CoverageFacts], day: date) -> Order:
    """Put the coverages that concern a visit into the order in which they are billed.

    Give only coverages in force on the day, an accident insurer only where the visit is for
    its accident, at most one Medicare, and names that differ.  The order never depends on the
    order in which they are given.

    >>> mother = CoverageFacts("Harbor", relationship="child", holder_birth=date(1990, 3, 4))
    >>> father = CoverageFacts("Granite", relationship="child", holder_birth=date(1980, 9, 1))
    >>> [coverage.name for coverage in order_of_payers([father, mother], date(2026, 4, 14)).coverages]
    ['Harbor', 'Granite']
    """
    given = sorted(coverages, key=lambda coverage: coverage.name)
    medicare = next((coverage for coverage in given if coverage.kind == "medicare"), None)
    dependent = [coverage.relationship for coverage in given if coverage.kind in _PLANS and coverage.relationship != SELF]
    married_child = SPOUSE in dependent and any(relationship != SPOUSE for relationship in dependent)
    ranked = sorted(
        [(_ranks(coverage, medicare, married_child, day), coverage) for coverage in given],
        key=lambda pair: pair[0],
    )
    steps = []
    for (ranks, first), (later, then) in pairwise(ranked):
        place = next((place for place, rank in enumerate(ranks) if rank != later[place]), len(RULES) - 1)
        rule = RULES[place]
        if rule.id == "medicare" and medicare is not None:
            rule = before_medicare(medicare, then if first is medicare else first, day)[1]
        steps.append(Step(first.name, then.name, rule))
    return Order(tuple([coverage for _, coverage in ranked]), tuple(steps))


def _ranks(coverage: CoverageFacts, medicare: CoverageFacts | None, married_child: bool, day: date) -> tuple[int, ...]:
    """Rank a coverage under every rule of `RULES` but the last; the lower rank pays first."""
    kinds = (
        _ACCIDENT.get(coverage.kind, len(_ACCIDENT)),
        int(coverage.kind == "medicaid"),
        int(coverage.kind == "supplement"),
        _place_beside_medicare(coverage, medicare, day),
    )
    if coverage.kind not in _PLANS:
        return (*kinds, *[0] * (len(RULES) - 1 - len(kinds)))
    since = (coverage.since or _NO_DATE).toordinal()
    return (
        *kinds,
        int(coverage.relationship != SELF),
        *_dependent_ranks(coverage, since, married_child),
        int(coverage.employment in ("laid_off", "retired")),
        int(coverage.employment == "continued"),
        since,
    )


def _dependent_ranks(coverage: CoverageFacts, since: int, married_child: bool) -> tuple[int, int, int, int, int, int]:
    """Rank a dependent's coverage from ``married_child`` to ``same_birthday``; anybody but a spouse counts as a child."""
    birth = coverage.holder_birth or _NO_DATE
    birthday = birth.month * 100 + birth.day
    if coverage.relationship == SELF or (coverage.relationship == SPOUSE and not married_child):
        return (0, 0, 0, 0, 0, 0)
    if married_child:
        return (since, 0, 0, 0, birthday, 0)
    # Where a decree makes both parents responsible, their birthdays decide and custody does not.
    custody = 0 if coverage.decree else _HOUSEHOLD[coverage.parents]
    return (0, int(not coverage.decree), custody, int(coverage.stepparent), birthday, since)


def _place_beside_medicare(coverage: CoverageFacts, medicare: CoverageFacts | None, day: date) -> int:
    if medicare is None or coverage.kind not in _PLANS:
        return 1
    return 0 if before_medicare(medicare, coverage, day)[0] else 2
