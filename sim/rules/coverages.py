"""From memberships to the order of payers: the facts of each coverage, and the questionnaire that asks for them.

The questionnaire is a paper that a patient fills in; who lays the coverages in order, a
person or a simulated biller, has nothing else to go by.
"""

from collections.abc import Iterable
from datetime import date
from typing import cast

from sim.records.clock import read_day, write_day
from sim.records.documents import Field
from sim.records.people import Membership, Standing
from sim.rules.medicare_secondary import CoverageFacts, Employment, Entitlement, Household, Kind, Reason
from sim.rules.order import Order, order_of_payers

UNKNOWN = Standing()


def facts_of(membership: Membership, name: str = "") -> CoverageFacts:
    """Read off a membership what decides when it pays; it is called by its payer's key where no name is given."""
    standing = membership.standing or UNKNOWN
    entitlement = None
    if membership.kind == "medicare":
        entitlement = Entitlement(cast(Reason, standing.medicare_by), standing.since or date.min, standing.kidneys_since)
    return CoverageFacts(
        name or membership.payer, cast(Kind, membership.kind), membership.relationship,
        cast(Employment, standing.employment), standing.employer_size, standing.since, standing.holder_birth,
        cast(Household, standing.household), decree=standing.decree, entitlement=entitlement,
    )


def order_of(memberships: Iterable[Membership], day: date) -> Order:
    """Put the coverages of one patient into the order in which they pay; each has another payer."""
    return order_of_payers([facts_of(membership) for membership in memberships], day)


def in_order(memberships: Iterable[Membership], day: date) -> tuple[Membership, ...]:
    """The same as memberships."""
    held = {membership.payer: membership for membership in memberships}
    return tuple([held[facts.name] for facts in order_of(held.values(), day).coverages])


KINDS = {
    "group": "Through an employer", "individual": "Individual policy", "medicare": "Medicare", "medicaid": "Medicaid",
    "supplement": "Medicare supplement (Medigap)",
}
WORKS = {
    "active": "Active employee", "laid_off": "Laid off", "retired": "Retired", "continued": "Left, coverage continued (COBRA)",
    "": "",
}
CUSTODY = {
    "together": "", "joint": "Shared by both parents", "custodial": "With this policyholder",
    "noncustodial": "With the other parent",
}
REASONS = {"age": "Age", "disability": "Disability", "": "Kidney disease (ESRD)"}


def questionnaire(memberships: Iterable[Membership], payer_ids: dict[str, str]) -> tuple[Field, ...]:
    """Write the answers to the questions on other coverage; `payer_ids`: payer's key → payer ID."""
    fields = []
    for number, membership in enumerate(memberships, 1):
        answers = _answers(membership, payer_ids[membership.payer])
        fields += [Field(f"{number}. {question}", answer) for question, answer in answers.items() if answer]
    return tuple(fields)


def _answers(membership: Membership, payer_id: str) -> dict[str, str]:
    standing = membership.standing or UNKNOWN
    answers = {
        "Payer ID": payer_id, "Kind": KINDS[membership.kind], "Patient's relationship to policyholder": membership.relationship,
        "Since": _written(standing.since),
    }
    if membership.kind == "medicare":
        answers |= {
            "Medicare by reason of": REASONS[standing.medicare_by],
            "Kidney disease since": _written(standing.kidneys_since),
        }
    elif membership.kind == "group":
        answers |= {
            "Policyholder's employment": WORKS[standing.employment],
            "Size of the employer": str(standing.employer_size or ""),
            "Policyholder's birth date": _written(standing.holder_birth),
            "Custody of the child": CUSTODY[standing.household],
            "Court decree on its health care": "Names this policyholder" if standing.decree else "",
        }
    return answers


def _written(day: date | None) -> str:
    return write_day(day) if day else ""


def read_questionnaire(fields: Iterable[Field]) -> tuple[CoverageFacts, ...]:
    """Read the facts off a questionnaire; each coverage is called by its payer ID."""
    held: dict[str, dict[str, str]] = {}
    for field in fields:
        number, _, question = field.label.partition(". ")
        held.setdefault(number, {})[question] = field.value
    return tuple([_facts(answers) for answers in held.values()])


def _facts(answers: dict[str, str]) -> CoverageFacts:
    kind = _key(KINDS, answers["Kind"])
    since, kidneys = _read(answers.get("Since")), _read(answers.get("Kidney disease since"))
    employment = _key(WORKS, answers.get("Policyholder's employment", ""))
    entitlement = None
    if kind == "medicare":
        reason = cast(Reason, _key(REASONS, answers["Medicare by reason of"]))
        entitlement = Entitlement(reason, since or date.min, kidneys)
    return CoverageFacts(
        answers["Payer ID"], cast(Kind, kind), answers["Patient's relationship to policyholder"],
        cast(Employment, employment), int(answers.get("Size of the employer") or 0),
        since, _read(answers.get("Policyholder's birth date")),
        cast(Household, _key(CUSTODY, answers.get("Custody of the child", ""))),
        decree="Court decree on its health care" in answers, entitlement=entitlement,
    )


def _key(words: dict[str, str], said: str) -> str:
    return next(key for key, each in words.items() if each == said)


def _read(day: str | None) -> date | None:
    return read_day(day) if day else None
