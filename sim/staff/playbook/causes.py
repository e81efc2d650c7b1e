"""Putting on record what a claim failed for: told by its codes and by what cured it, from the same table as the choices."""

from collections.abc import Collection, Sequence
from functools import cache

from sim.desk.actions import Action, Fact, LogCause
from sim.desk.work.root_causes import said_with
from sim.rules.causes import Cause
from sim.staff.playbook.moves import Look, Plan, advance, at_a_glance

AGREED = frozenset(("open_claim", "release_batch", "check_eligibility", "correct_registration", "wait"))
"""Verbs of a remedy that tell no cause from another."""


def put_on_record(claim: str, plan: Plan, look: Look) -> Plan:
    """Work a failed claim by a plan, and write down its cause once something was done that cures one."""
    view = at_a_glance(look, claim)
    did: set[str] = set()
    heard: Sequence[Fact] | None = None
    while (step := advance(plan, heard)) is not None:
        if isinstance(step, Action):
            did.add(str(step.__struct_config__.tag))
        heard = yield step
    cause = told_by(view.row.codes, did) if view else ""
    if cause:
        yield LogCause(claim, cause)


def told_by(codes: str, did: Collection[str]) -> str:
    """Name the first cause that is said with these codes and cured by what was done; "" where none is.

    >>> told_by("CO-197", ["open_claim", "request_authorisation", "correct_claim", "replace"])
    'authorisation_not_obtained'
    """
    done = frozenset(did)
    return next((cause.id for cause in _alike(codes) if any(cure and cure <= done for cure in _cures(cause))), "")


@cache
def _alike(codes: str) -> tuple[Cause, ...]:
    """List the causes that show with a claim's codes, those that take most verbs to cure first."""
    return tuple(sorted(said_with(codes), key=_fewest_verbs, reverse=True))


def _fewest_verbs(cause: Cause) -> int:
    return min(map(len, _cures(cause)))


def _cures(cause: Cause) -> list[frozenset[str]]:
    """List the verbs of each remedy that tell its cause from others."""
    return [frozenset(remedy) - AGREED for remedy in cause.remedies]
