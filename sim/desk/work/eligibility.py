"""A payer's eligibility answer, as it is read on the desk: one fact a line."""

from sim.desk.actions import Fact
from sim.records.claims import SELF
from sim.records.codes import label, shown
from sim.records.eligibility import EligibilityAnswer, VisitCount
from sim.records.money import dollars
from sim.rules.benefits import NO_SHARE
from sim.rules.checks.hospice import HOSPICE

_PROBLEMS = {
    "not_found": "Subscriber not found: the payer knows no member of this number",
    "name": "Name does not match the member's",
    "birth_date": "Birth date does not match the member's",
    "wrong_number": "The number is the subscriber's: the patient is on the plan under a number of their own",
    "not_enrolled": "The number is the subscriber's: the plan has no dependent with this birth date",
    "enrolment_pending": "The plan has an enrolment of this child and has not entered it yet: ask again in some weeks",
    "no_dependents": "The number is the subscriber's: the policy covers the employee alone and has no room for dependents",
    "former": "A member of long ago: the coverage ended years back, and nothing is on file any more; ask for the current card",
}
_AFTER_THE_POLICY = {
    "cancelled": "The employer has cancelled the policy of its whole group: ask for the card of the plan that followed",
    "dental": "The dental part alone goes on: ask for the card of the medical plan",
}
ON_FILE = {"work_comp": "An accident at work", "no_fault": "A car accident", "liability": "An accident elsewhere"}
"""Kind of carrier → what a plan says that it has been told of."""
ACTIVE = "Active coverage on the service date"
NOT_COVERED = "Not covered on the service date"


def told(desk, answer: EligibilityAnswer) -> tuple[Fact, ...]:
    """Put an answer into words: who was asked, what they say, and what goes with it."""
    payer = desk.office.payers[answer.payer]
    asked = Fact("asked", f"{payer.name}, member {answer.member_id}, service date {_date(desk, answer.day)}")
    call = [Fact("reference", answer.reference)] if answer.reference else []
    if answer.problem:
        return (asked, Fact("answer", _PROBLEMS[answer.problem]), *call)
    if not answer.active:
        return (asked, Fact("answer", NOT_COVERED), *_when(desk, answer), *_elsewhere(desk, answer), *call)
    return (
        asked, Fact("answer", ACTIVE), Fact("plan", answer.plan), *_member(answer), *_when(desk, answer),
        *_premium(desk, answer), *_newborn(desk, answer), *_shares(answer), *_limits(answer), *_beside(desk, answer),
        *_in_part(desk, answer), *call,
    )


def _beside(desk, answer: EligibilityAnswer) -> list[Fact]:
    if not answer.also_insured_by:
        return []
    plan = desk.office.payers[answer.also_insured_by]
    return [Fact("other coverage", f"{plan.name} (payer ID {plan.payer_id}) is on file as well: find out who pays first")]


def _in_part(desk, answer: EligibilityAnswer) -> list[Fact]:
    """An active plan that names another payer has been told of an accident at work, or of the election of a hospice."""
    if not answer.other_payer:
        return []
    payer = desk.office.payers[answer.other_payer]
    name = f"{payer.name} (payer ID {payer.payer_id})"
    if payer.coverage_kind == HOSPICE:
        return [Fact("hospice", f"Elected: {name} pays for what belongs to that illness, the attending physician apart")]
    says = f"{ON_FILE[payer.coverage_kind]} is on file: {name} pays for it. Ask for its claim number"
    return [Fact("other coverage", says)]


def _member(answer: EligibilityAnswer) -> list[Fact]:
    facts = [Fact("group", answer.group)] if answer.group else []
    if answer.relationship != SELF:
        facts.append(Fact("patient is the subscriber's", answer.relationship))
    return facts


def _newborn(desk, answer: EligibilityAnswer) -> list[Fact]:
    if answer.newborn_until is None:
        return []
    return [Fact("newborn", f"Covered under this number to {_date(desk, answer.newborn_until)}, later only if enrolled")]


def _when(desk, answer: EligibilityAnswer) -> list[Fact]:
    facts = []
    if answer.first_day is not None and (answer.active or answer.day < answer.first_day):
        facts.append(Fact("coverage began", _date(desk, answer.first_day)))
    if answer.last_day is not None:
        facts.append(Fact("coverage ended", _date(desk, answer.last_day)))
    if answer.gap is not None:
        facts.append(Fact("coverage lapsed", f"{_date(desk, answer.gap[0])} to {_date(desk, answer.gap[1])}"))
    return facts


def _premium(desk, answer: EligibilityAnswer) -> list[Fact]:
    if answer.grace is None:
        return []
    covered_until, last_day = [_date(desk, day) for day in answer.grace]
    return [Fact("premium", f"Unpaid: visits until {covered_until} are covered, later ones wait for it, until {last_day}")]


def _elsewhere(desk, answer: EligibilityAnswer) -> list[Fact]:
    if answer.other_payer:
        plan = desk.office.payers[answer.other_payer]
        says = f"The member has chosen {plan.name} (payer ID {plan.payer_id}) in its place: ask for that card"
    elif answer.policy:
        says = _AFTER_THE_POLICY[answer.policy]
    elif answer.gap is not None and answer.gap[0] <= answer.day <= answer.gap[1]:
        says = "None on file for those days"
    elif answer.first_day is not None and answer.day < answer.first_day:
        says = "The member may have had other coverage before: look for the older card"
    else:
        says = "The member may have other coverage: ask for the current card"
    return [Fact("other coverage", says)]


def _shares(answer: EligibilityAnswer) -> list[Fact]:
    facts = []
    if answer.copay:
        facts.append(Fact("copay", f"${dollars(answer.copay)} each visit"))
    if answer.deductible:
        met = answer.deductible - answer.deductible_left
        facts.append(Fact("deductible", f"${dollars(met)} of ${dollars(answer.deductible)} met"))
    if answer.coinsurance:
        facts.append(Fact("coinsurance", f"{answer.coinsurance} %"))
    if facts:
        facts.append(Fact("preventive services", NO_SHARE))
    if answer.most_out_of_pocket is not None and answer.out_of_pocket_left is not None:
        met = answer.most_out_of_pocket - answer.out_of_pocket_left
        facts.append(Fact("out-of-pocket maximum", f"${dollars(met)} of ${dollars(answer.most_out_of_pocket)} met"))
    return facts


def _limits(answer: EligibilityAnswer) -> list[Fact]:
    facts = [
        Fact("visits used", f"{shown(count.service)} {label(count.service)}: {count.used} of {count.most} {_within(count)}")
        for count in answer.visits
    ]
    if answer.lifetime_maximum is not None and answer.lifetime_left is not None:
        said = f"${dollars(answer.lifetime_maximum)} in a lifetime, ${dollars(answer.lifetime_left)} of it left"
        facts.append(Fact("the plan pays", said))
    return facts + [Fact("not covered", f"{shown(code)} {label(code)}") for code in answer.excluded]


def _within(count: VisitCount) -> str:
    return "in a lifetime" if count.lifetime else "this year"


def _date(desk, day: int) -> str:
    return desk.calendar.show_day(day)
