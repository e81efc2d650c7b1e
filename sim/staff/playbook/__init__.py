"""The playbook: what an expert biller does about each answer, read from codes and papers alone.

Each family has a module with small tables, code → play.  A play takes the claim as it lies
on the desk and goes on, action by action, looking again after each.
"""

from sim.desk.view import ClaimView
from sim.rules.causes import specific
from sim.staff.playbook import (
    authorisation,
    coding,
    coordination,
    coverage,
    follow_up,
    payments,
    practice,
    records,
    registration,
)
from sim.staff.playbook.moves import Look, Plan, Play, reread, take_up

REJECTIONS: dict[str, Play] = {
    **registration.REJECTIONS, **coverage.REJECTIONS, **coding.REJECTIONS, **practice.REJECTIONS, **coordination.REJECTIONS,
    **follow_up.REJECTIONS,
}
DENIALS: dict[str, Play] = {
    **registration.DENIALS, **coverage.DENIALS, **authorisation.DENIALS, **records.DENIALS, **coding.DENIALS,
    **practice.DENIALS, **coordination.DENIALS, **payments.DENIALS,
}


FAILED = ("rejected", "denied", "asked")


def play_for(view: ClaimView) -> Play:
    """Choose the play for a claim that has failed; unknown codes are read again like any claim."""
    if view.status == "asked":
        return records.answer
    if view.status == "denied":
        return DENIALS.get(view.row.codes, reread)
    first, _, rest = specific(view.row.codes).partition(" · ")
    return practice.RECEIPTS.get(first) or REJECTIONS.get(rest.partition(" · ")[0], registration.identify)


def failed(claim: str, look: Look) -> Plan:
    """Work a rejected or denied claim from its papers to its cure."""
    view = yield from take_up(look, claim)
    if view.status not in FAILED:
        return
    yield from play_for(view)(view, look)
