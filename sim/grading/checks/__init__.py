"""Checks: named, pure questions to a case that is over, one module a family.

Each answers with the share of its points that was earned, a sentence that says why, and the
numbers of the actions that it rests on.  What nobody did earns nothing, however well it came
out: every point cites an action.
"""

from sim.grading.checks import answers, cures, filing, inbox, manner, registering, rejections, worklists
from sim.grading.checks.finding import Check, Finding, Table
from sim.training.exercise import Competency

_TABLE: Table = {
    **rejections.CHECKS, **filing.CHECKS, **cures.CHECKS, **worklists.CHECKS, **answers.CHECKS, **inbox.CHECKS,
    **registering.CHECKS, **manner.CHECKS,
}
CHECKS: dict[str, Check] = {name: check for name, (check, _) in _TABLE.items()}
"""What a rubric may ask: name → check."""
SIGNS: dict[str, Competency] = {name: competency for name, (_, competency) in _TABLE.items()}
"""Name of a check → the competency that it is usually a sign of."""
CURES = frozenset({*cures.CHECKS, *filing.CHECKS, *rejections.CHECKS})
"""Checks of what becomes of a cause, as against those of a worklist or an answer."""

__all__ = ["CHECKS", "CURES", "SIGNS", "Check", "Finding"]
