"""Verbs of coding: a query to the clinician, since nobody at the desk knows more than the note says."""

from sim.desk.actions import Fact, QueryProvider
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.claims import busy, not_now
from sim.world.claim_file import UPCOMING

ABOUT = {
    "diagnosis": "Which diagnosis was made, as exactly as it is known",
    "modifier": "How or on which side the service was given",
    "service": "Which services were given, and how much of each",
}
"""What a query can be about → the question, which leads to no answer (a compliant query suggests none)."""


def may_query(desk, action: QueryProvider) -> str:
    """Refuse an unknown question, visits to come, and a second query while the first waits for its answer."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    if action.about not in ABOUT:
        return f"{action.about[:20]!r} is nothing to ask about. Choose one of {', '.join(ABOUT)}."
    file = desk.office.files[action.claim]
    if file.status == UPCOMING:
        return not_now(file)
    if file.claim.encounter in desk.office.queries:
        return "A query about this visit lies with the clinician. The answer comes in a day or two."
    return ""


def query(desk, action: QueryProvider) -> tuple[Fact, ...]:
    """Put the question into the clinician's box."""
    office = desk.office
    office.queries[office.files[action.claim].claim.encounter] = (action.claim, desk.now)
    office.inbox.occasion("query", action.claim)
    office.journal.add(desk.now, desk.who, "clinician asked", action.claim, ABOUT[action.about])
    return (Fact("asked", ABOUT[action.about]),)


VERBS = {
    QueryProvider: Verb(
        may_query, query, "query_provider", lambda file: QueryProvider(file.claim.id),
        (Input("about", "About", "choice", tuple(ABOUT.items()), "diagnosis"),),
    ),
}
