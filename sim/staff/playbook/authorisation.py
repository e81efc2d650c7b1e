"""Plays on consent: read the letter against the visit, ask for what is missing, put the number on the claim."""

from collections.abc import Sequence

from sim.desk.actions import Change, CorrectClaim, Fact, RequestAuthorisation, RequestReferral, WriteOff
from sim.desk.view import ClaimView
from sim.records.clock import read_day
from sim.records.documents import Document
from sim.staff.playbook.moves import Course, Later, Look, Plan, Play, appeal, heard, mend, papers, reread, send_again, take_up

ASKS_AGAIN = 10
"""Days for which a visit is left alone that the payer has not authorised: it is over by then."""
ASK_ON = "portal"
"""How payers are asked: every one of them has a portal."""


def consented(view: ClaimView, look: Look) -> Plan:
    """No authorisation, says the payer: put the number on, ask for one, or show the letter that it overlooked."""
    if (yield from mend(view)):
        yield from send_again(view, look)
        return
    letter = _the_letter(view)
    if letter is not None and _stands_for(letter, view):
        yield from appeal(view, look)
    else:
        yield from _ask("extend" if letter else "retro", view, look)


def extended(view: ClaimView, look: Look) -> Plan:
    """More than was authorised: have the letter extended."""
    yield from _ask("extend", view, look)


def corrected(view: ClaimView, look: Look) -> Plan:
    """Authorised for another service or clinician: have the letter corrected."""
    yield from _ask("correct", view, look)


def referred(view: ClaimView, look: Look) -> Plan:
    """No referral: put its number on the claim, or ask the primary care office for one."""
    if not (yield from mend(view)):
        yield RequestReferral(view.id)
        view = papers(look, view.id)
        if not (yield from mend(view)):
            yield WriteOff(view.id, "uncollectable")
            return
    yield from send_again(view, look)


def ahead(claim: str, look: Look) -> Plan:
    """Ask for a visit that is to come; of a course that has a letter, ask for its extension."""
    view = yield from take_up(look, claim)
    letter = _the_newest(view)
    said = yield RequestAuthorisation(claim, "extend" if letter else "ahead", ASK_ON)
    if not _number(said) and letter:
        said = yield RequestAuthorisation(claim, "ahead", ASK_ON)
    if not _number(said):
        yield Later(claim, ASKS_AGAIN)


def before_sending(view: ClaimView, look: Look) -> Plan:
    """Count the visits of a course whose letter has run out before: the next claim leaves with a number that stands."""
    letter = _the_letter(view)
    if not (yield from mend(view)) and letter is not None and not _stands_for(letter, view):
        yield from _obtain("extend", view, look)


def _ask(kind: str, view: ClaimView, look: Look) -> Plan:
    """Ask the payer, and send the claim again with the number of its new letter; what it refuses is lost."""
    yield Course(view.patient)
    if (yield from mend(view)) or (yield from _obtain(kind, view, look)):
        yield from send_again(view, look)
    else:
        yield WriteOff(view.id, "uncollectable")


def _obtain(kind: str, view: ClaimView, look: Look) -> Plan:
    """Ask the payer, and put the number that it gives on the claim; tell whether it gave one."""
    said = yield RequestAuthorisation(view.id, kind, ASK_ON)
    if (yield from mend(papers(look, view.id))):
        return True
    number = _number(said)
    if number:
        yield CorrectClaim(view.id, (Change("authorisation", number),))
    return bool(number)


def _number(said: Sequence[Fact] | None) -> str:
    """Read the number of a letter in what the payer has said; empty where it says none."""
    return heard(said, "answer").partition(" under ")[2].partition(".")[0]


def _the_newest(view: ClaimView) -> Document | None:
    """Find the newest letter of the patient, whatever it covers."""
    return next((paper for paper in reversed(view.documents) if paper.kind == "authorisation_letter"), None)


def _the_letter(view: ClaimView) -> Document | None:
    """Find the letter whose number belongs on this claim."""
    return next((
        paper for paper in view.documents
        if paper.kind == "authorisation_letter" and any(field.key == "authorisation" for field in paper.fields)
    ), None)


def _stands_for(letter: Document, view: ClaimView) -> bool:
    """Tell whether a letter covers the day of the visit, and the visit is not one too many."""
    says = {field.label: field.value for field in letter.fields}
    given = says["Ticked off here until this visit"]
    count = 0 if given == "none" else given.count(",") + 1
    in_time = read_day(says["Valid from"]) <= read_day(view.service_date) <= read_day(says["Valid to"])
    return in_time and count <= int(says["Visits"])


DENIALS: dict[str, Play] = {
    "CO-197": consented,
    "CO-198": extended,
    "CO-284": corrected,
    "CO-296": corrected,
    "CO-39": reread,
    "CO-287": referred,
    "CO-288": referred,
    "CO-243": referred,
    "CO-16": reread,
    "CO-183": reread,
    "CO-184": reread,
}
