"""Conduct: the rules of compliance that somebody at the desk broke, each with its source and the action that broke it."""

from msgspec import Struct

from sim.grading.case import Case
from sim.records.breaches import BreachRecord
from sim.rules.compliance.table import rules


class Lapse(Struct, frozen=True):
    """One rule broken, however often: what it says, where it is from, and what it costs."""

    rule: str
    title: str
    says: str
    """What law or contract asks."""
    instead: str
    sources: tuple[str, ...]
    points: int
    """Points lost; a rule costs them once."""
    facts: tuple[str, ...]
    """What was done, once for each time."""
    actions: tuple[int, ...]
    """Numbers of the actions that did it."""


def lapses(case: Case) -> tuple[Lapse, ...]:
    """List the rules that the trainee broke, in the table's order; colleagues' breaches are not the trainee's."""
    broken: dict[str, list[tuple[Case, BreachRecord]]] = {}
    for office in case.clients.values():
        for breach in office.office.breaches:
            if breach.who == case.session.desk.who:
                broken.setdefault(breach.rule, []).append((office, breach))
    return tuple([
        Lapse(
            rule.id, rule.title, rule.rule, rule.instead, rule.sources, rule.points,
            tuple([f"{office.key(breach.claim)}: {breach.detail}" for office, breach in broken[rule.id]]),
            _actions(broken[rule.id]),
        )
        for rule in rules().values() if rule.id in broken
    ])


def _actions(breaches: list[tuple[Case, BreachRecord]]) -> tuple[int, ...]:
    """Find the actions that broke a rule: those that ended in the minute of the breach."""
    found = {step.n for office, breach in breaches for step in office.steps if step.done and step.minute == breach.minute}
    return tuple(sorted(found))
