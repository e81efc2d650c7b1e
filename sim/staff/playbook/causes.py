"""Putting on record what a claim failed for: told by its codes and by what cured it, from the same table as the choices."""

from collections.abc import Collection, Sequence
from functools import cache

from sim.desk.actions import Action, Fact, LogCause
from sim.rules.causes import Cause, catalogue
from sim.staff.playbook.moves import Look, Plan, advance, at_a_glance

AGREED = frozenset(("open_claim", "release_batch", "check_eligibility", "correct_registration", "wait"))
"""Verbs of a remedy that tell no cause from another."""


def put_on_record(claim: str, plan: Plan, look: Look) -> Plan:
    """Work a failed claim by a plan, and write down its cause once something was done that cures one."""
    view = at_a_glance(look, claim)
    did: dict[str, None] = {}
    heard: Sequence[Fact] | None = None
    while (step := advance(plan, heard)) is not None:
        if isinstance(step, Action):
            did[str(step.__struct_config__.tag)] = None
        heard = yield step
    cause = told_by(view.row.codes, did) if view else ""
    if cause:
        yield LogCause(claim, cause)


def told_by(codes: str, did: Collection[str]) -> str:
    """Name the first cause that is said with these codes and cured by what was done; "" where none is.

    >>> told_by("CO-197", ["open_claim", "request_authorisation", "correct_claim", "replace"])
    'authorisation_not_obtained'
    """
    return next((cause.id for cause in _said_with(codes) if _is_cured_by(cause, did)), "")


@cache
def _said_with(codes: str) -> tuple[Cause, ...]:
    """List the causes that show with a claim's codes, those that take most verbs to cure first."""
    shown = codes.replace("-", " · ").split(" · ")
    alike = [cause for cause in catalogue().values() if any(surface.code in shown for surface in cause.surface if surface.code)]
    return tuple(sorted(alike, key=_fewest_verbs, reverse=True))


def _fewest_verbs(cause: Cause) -> int:
    return min([len(frozenset(remedy) - AGREED) for remedy in cause.remedies])


def _is_cured_by(cause: Cause, did: Collection[str]) -> bool:
    done = frozenset(did)
    return any(len(frozenset(remedy) - AGREED) > 0 and frozenset(remedy) - AGREED <= done for remedy in cause.remedies)
