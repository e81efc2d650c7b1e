"""A payer's eligibility answer, as it is read on the desk: one fact a line."""

from sim.desk.actions import Fact
from sim.records.claims import SELF
from sim.records.codes import label, shown
from sim.records.eligibility import EligibilityAnswer
from sim.records.money import dollars
from sim.rules.benefits import NO_SHARE

_PROBLEMS = {
    "not_found": "Subscriber not found: the payer knows no member of this number",
    "name": "Name does not match the member's",
    "birth_date": "Birth date does not match the member's",
    "wrong_number": "The number is the subscriber's: the patient is on the plan under a number of their own",
    "not_enrolled": "The number is the subscriber's: the plan has no dependent with this birth date",
}
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
        *_shares(answer), *_limits(answer), *_beside(desk, answer), *_at_work(desk, answer), *call,
    )


def _beside(desk, answer: EligibilityAnswer) -> list[Fact]:
    if not answer.also_insured_by:
        return []
    plan = desk.office.payers[answer.also_insured_by]
    return [Fact("other coverage", f"{plan.name} (payer ID {plan.payer_id}) is on file as well: find out who pays first")]


def _at_work(desk, answer: EligibilityAnswer) -> list[Fact]:
    """An active plan that names another payer has been told of an accident at work."""
    if not answer.other_payer:
        return []
    carrier = desk.office.payers[answer.other_payer]
    says = f"An accident at work is on file: {carrier.name} (payer ID {carrier.payer_id}) pays for it. Ask for its claim number"
    return [Fact("other coverage", says)]


def _member(answer: EligibilityAnswer) -> list[Fact]:
    facts = [Fact("group", answer.group)] if answer.group else []
    if answer.relationship != SELF:
        facts.append(Fact("patient is the subscriber's", answer.relationship))
    return facts


def _when(desk, answer: EligibilityAnswer) -> list[Fact]:
    facts = []
    if answer.first_day is not None and (answer.active or answer.day < answer.first_day):
        facts.append(Fact("coverage began", _date(desk, answer.first_day)))
    if answer.last_day is not None:
        facts.append(Fact("coverage ended", _date(desk, answer.last_day)))
    if answer.gap is not None:
        facts.append(Fact("coverage lapsed", f"{_date(desk, answer.gap[0])} to {_date(desk, answer.gap[1])}"))
    return facts


def _elsewhere(desk, answer: EligibilityAnswer) -> list[Fact]:
    if answer.other_payer:
        plan = desk.office.payers[answer.other_payer]
        says = f"The member has chosen {plan.name} (payer ID {plan.payer_id}) in its place: ask for that card"
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
        Fact("visits used", f"{shown(count.service)} {label(count.service)}: {count.used} of {count.most} this year")
        for count in answer.visits
    ]
    return facts + [Fact("not covered", f"{shown(code)} {label(code)}") for code in answer.excluded]


def _date(desk, day: int) -> str:
    return desk.calendar.show_day(day)
