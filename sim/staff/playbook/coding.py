"""Plays on codes: the note decides; where it is silent the clinician is asked, and nobody picks a code that pays."""

from sim.desk.actions import CheckStatus, CorrectClaim, QueryProvider, Replace, RequestAuthorisation, WriteOff
from sim.desk.view import ClaimView
from sim.staff.playbook.moves import (
    Later,
    Look,
    Plan,
    Play,
    Watch,
    appeal,
    at_a_glance,
    is_open,
    letters,
    mend,
    papers,
    reread,
    send_again,
)
from sim.staff.playbook.registration import identify
from sim.staff.reading import mistakes

ANSWERS_WITHIN = 5
"""Days after which a clinician has mostly answered a query."""
COPY_WITHIN = 7
"""Days after which the copy of a lost remittance has mostly come."""
SILENT = "not stated"
"""What a note says that leaves something open."""


def supported(view: ClaimView, look: Look) -> Plan:
    """The diagnosis does not support the service: the note's does, or the clinician is asked what was meant."""
    if (yield from mend(view)):
        yield from send_again(view, look)
    elif _is_silent(view) and not letters(view, "answered"):
        yield QueryProvider(view.id)
        yield Later(view.id, ANSWERS_WITHIN)
    elif _is_silent(view):
        yield WriteOff(view.id, "uncollectable")
    else:
        yield from appeal(view, look)


def included(view: ClaimView, look: Look) -> Plan:
    """Included in another service: unless the note says that it was one of its own, it is."""
    if (yield from mend(view)):
        yield from send_again(view, look)
    else:
        yield WriteOff(view.id, "not_separately_paid")


def duplicate(view: ClaimView, look: Look) -> Plan:
    """A duplicate, says the payer: one form entered twice is written off, a service of its own is appealed."""
    if entered_twice(view, look):
        yield WriteOff(view.id, "duplicate_charge")
    else:
        yield from reread(view, look)


def decided_before(view: ClaimView, look: Look) -> Plan:
    """Decided before, or paid, says the payer: unless one form was entered twice, find that answer; nothing is sent anew."""
    if entered_twice(view, look):
        yield WriteOff(view.id, "duplicate_charge")
    elif is_open(look, view.id, Replace):
        yield Replace(view.id)
    else:
        yield CheckStatus(view.id)
        yield Later(view.id, COPY_WITHIN)


def entered_twice(view: ClaimView, look: Look) -> bool:
    """Look at the claims that were entered just before and after: do they bill the same patient and day?"""
    letter, _, number = view.id.partition("-")
    for neighbour in (int(number) - 1, int(number) + 1):
        other = at_a_glance(look, f"{letter}-{neighbour}")
        if other is not None and (other.patient, other.row.day) == (view.patient, view.row.day):
            return True
    return False


def before_sending(view: ClaimView, look: Look) -> Plan:
    """Mend what the office's own edits have found, before the claim leaves."""
    if (yield from mend(view)):
        return
    if entered_twice(view, look):
        yield WriteOff(view.id, "duplicate_charge")
    elif _is_silent(view):
        yield QueryProvider(view.id)
    elif is_open(look, view.id, RequestAuthorisation):
        yield RequestAuthorisation(view.id, "retro", "portal")
        yield from mend(papers(look, view.id))


def addendum(view: ClaimView, look: Look) -> Plan:
    """The clinician has written: what the note now says goes on the claim, at once or when the payer has decided."""
    if view.status in ("sent", "accepted"):
        yield Watch(view.id)
    elif view.status == "to_send":
        yield from mend(view)
    elif view.status == "paid" and (yield from mend(view)):
        yield from send_again(view, look)


def redated(view: ClaimView, look: Look) -> Plan:
    """The date cannot be: with the note's date the filing clock runs from the visit, however late the claim has looked."""
    _, on_claim = mistakes(view)
    if on_claim:
        yield CorrectClaim(view.id, on_claim)
    yield from send_again(papers(look, view.id), look)


def replacement(view: ClaimView, look: Look) -> Plan:
    """A replacement whose original was not found: send it again with the number that the remittance has."""
    if is_open(look, view.id, Replace):
        yield Replace(view.id)
    else:
        yield from identify(view, look)


def first_of_its_visit(view: ClaimView, look: Look) -> Plan:
    """A first claim that said it were a replacement: send it as what it is."""
    yield from mend(view)
    yield from send_again(view, look)


def _is_silent(view: ClaimView) -> bool:
    return any(paper.kind == "encounter_note" and SILENT in paper.note for paper in view.documents)


REJECTIONS: dict[str, Play] = {
    "464": replacement,
    "535": first_of_its_visit,
    "54": decided_before,
    "453": identify,
    "454": identify,
    "507": identify,
    "187": redated,
    "249": identify,
    "254": identify,
    "510": identify,
    "255": identify,
    "477": identify,
}
DENIALS: dict[str, Play] = {
    "CO-4": reread,
    "CO-5": reread,
    "CO-6": reread,
    "CO-9": reread,
    "CO-10": reread,
    "CO-11": supported,
    "CO-97": included,
    "CO-146": reread,
    "CO-B9": reread,
    "CO-181": reread,
    "CO-182": reread,
    "CO-234": included,
    "CO-236": included,
    "CO-B15": reread,
    "OA-18": duplicate,
    "CO-B13": decided_before,
}
