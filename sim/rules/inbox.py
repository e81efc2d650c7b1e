"""Questions to the billing office, from ``datasets/inbox.toml``: who may be told what, and which answer is right.

Pure readings of the table.  Whether the asker is who they say they are, and how the account
stands, is told by whoever asks these functions.
"""

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from sim.records.files import DATASETS
from sim.rules.compliance.claims import leading_query
from sim.rules.compliance.privacy import IDENTIFIERS, access_refused, identity_unchecked, told_too_much, told_without_right
from sim.rules.compliance.table import Breach
from sim.rules.deadlines import Limit

REFUSE = "refuse"
"""The answer that declines and says what is needed; it is always among the choices."""
COMPLAINT = "complaint"

Days = Annotated[int, Meta(ge=0, le=365)]
Occasion = Literal["", "statement", "decision", "visit", "card", "query"]
"""What in the office gives rise to a question; nothing for one that only answers our own answer."""
Standing = Literal["paid", "owed", "plan", "no_plan", "screened", "unscreened", "card", "no_card"]
"""How the account or the message stands, where that decides which answer is right."""


class Right(Struct, frozen=True, forbid_unknown_fields=True):
    """By what right somebody asks: what is on file of it, and what may be told."""

    id: str
    says: str
    to: str
    allows: tuple[str, ...]
    sources: tuple[str, ...]
    known: bool = False


class Asker(Struct, frozen=True, forbid_unknown_fields=True):
    """Who writes or calls; the fields are explained at the head of the table."""

    id: str
    title: str
    name: str
    whose: tuple[str, str]
    knows: tuple[str, ...]
    suits: Literal["adult", "minor", "anybody"] = "anybody"


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer that can be chosen."""

    id: str
    says: str
    tells: tuple[str, ...] = ()
    does: Literal["", "plan", "screen", "forgive", "card", "ask_for_card", "suggest"] = ""


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer that is right for whoever may be told, where the account stands so."""

    answer: str
    when: Standing | Literal[""] = ""


class Temptation(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer that is wrong, or wrong where another one is right, and what it leads to."""

    answer: str
    leads_to: str


class Who(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of asker of a question, by which right, and how often beside the others."""

    who: str
    standing: str
    weight: Annotated[int, Meta(ge=1)]


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of question."""

    id: str
    subject: str
    after: Occasion
    asks: str
    right: tuple[Wanted, ...]
    wrong: tuple[Temptation, ...]
    askers: tuple[Who, ...]
    answer: Limit
    sources: tuple[str, ...]
    weight: Annotated[int, Meta(ge=1)] = 1
    holds: bool = False
    access: bool = False
    """Whether a patient asks for the own record, which has a clock and a right of its own."""
    delay: tuple[Days, Days] = (1, 5)


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    standings: tuple[Right, ...]
    askers: tuple[Asker, ...]
    answers: tuple[Answer, ...]
    questions: tuple[Question, ...]


class Rules(Struct, frozen=True):
    """The table by id."""

    standings: dict[str, Right]
    askers: dict[str, Asker]
    answers: dict[str, Answer]
    questions: dict[str, Question]


@cache
def inbox_rules() -> Rules:
    """Read the table once."""
    table = msgspec.toml.decode((DATASETS / "inbox.toml").read_bytes(), type=_Table)
    return Rules(
        {row.id: row for row in table.standings}, {row.id: row for row in table.askers},
        {row.id: row for row in table.answers}, {row.id: row for row in table.questions},
    )


def offered(question: str) -> tuple[Answer, ...]:
    """List the answers that can be chosen, right and tempting ones, in the order of the table."""
    asked = inbox_rules().questions[question]
    named = {REFUSE, *[each.answer for each in asked.right], *[each.answer for each in asked.wrong]}
    return tuple([answer for answer in inbox_rules().answers.values() if answer.id in named])


def may_hear(answer: str, standing: str) -> bool:
    """Tell whether an answer tells nothing beyond what somebody asking by this right may be told."""
    return set(inbox_rules().answers[answer].tells) <= set(inbox_rules().standings[standing].allows)


def entitled(question: str, standing: str) -> bool:
    """Tell whether somebody asking by this right may be given what the question asks for."""
    return any(may_hear(each.answer, standing) for each in inbox_rules().questions[question].right)


def right_answers(question: str, standing: str, proved: bool, stands: Iterable[str]) -> tuple[str, ...]:
    """Name the right answers; `proved` whether the asker's identifiers are enough and all correct.

    Without proof only what tells and changes nothing may be said.
    """
    rules = inbox_rules()
    asked, known = rules.questions[question], set(stands)
    wanted = [each.answer for each in asked.right if not each.when or each.when in known]
    right = [answer for answer in wanted if may_hear(answer, standing)]
    if not right:
        return (REFUSE,)
    if proved or rules.standings[standing].known:
        return tuple(right)
    harmless = [each for each in right if not rules.answers[each].tells and rules.answers[each].does != "card"]
    return (*harmless, REFUSE)


def identity_proved(given: Iterable[bool]) -> bool:
    """Tell whether identifiers prove who asks: two at least, and each of them correct.

    >>> identity_proved([True, True]), identity_proved([True]), identity_proved([True, True, False])
    (True, False, False)
    """
    stated = list(given)
    return len(stated) >= IDENTIFIERS and all(stated)


def broken(question: str, answer: str, standing: str, matched: tuple[str, ...]) -> list[Breach]:
    """Find the rules that an answer breaks, for an asker of whom these identifiers were compared and matched.

    One disclosure is one breach: of the right to be told anything, else of identity, else of
    the minimum necessary.
    """
    rules = inbox_rules()
    said, right = rules.answers[answer], rules.standings[standing]
    may_be_refused = not rules.questions[question].access or not entitled(question, standing)
    found = [
        told_without_right(said.tells, right.allows, right.to)
        or (None if right.known else identity_unchecked(bool(said.tells), matched))
        or told_too_much(said.tells, _needed(question, right), right.to),
        None if said.tells or may_be_refused else _refused(answer, matched, right.known),
        leading_query((said.says,) if said.does == "suggest" else ()),
    ]
    return [breach for breach in found if breach is not None]


def _needed(question: str, right: Right) -> tuple[str, ...]:
    """What the purpose needs: of a payer what it asked for, of others what was agreed (45 CFR 164.502(b), 164.510(b))."""
    if right.to != "payer":
        return right.allows
    rules = inbox_rules()
    return tuple([told for each in rules.questions[question].right for told in rules.answers[each.answer].tells])


def _refused(answer: str, matched: tuple[str, ...], known: bool) -> Breach | None:
    """Whoever has not proved who they are may be asked to; anybody else has been refused the own record."""
    if answer == REFUSE and not known and len(matched) < IDENTIFIERS:
        return None
    return access_refused(0, None, 0, refused=True)
