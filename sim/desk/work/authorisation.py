"""Verbs on consent: the payer's authorisation and the primary care office's referral.

By wire a request is a file and its answer another (278); on the telephone it is a queue, a
representative who may be wrong, and a number that only a note makes a proof.
"""

from collections.abc import Iterator

from sim.desk.actions import Fact, RequestAuthorisation, RequestReferral
from sim.desk.hours import out_of_hours
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.calling import get_through, no_time_to_call, reference_of
from sim.desk.work.claims import busy, not_now
from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.consents_asked import ConsentAnswer
from sim.world.claim_file import DENIED, REJECTED, TO_SEND, UPCOMING, ClaimFile
from sim.world.office import Office
from sim.world.outages import why_silent
from sim.world.primary_care import referral_afterwards

KINDS = {
    "ahead": "Authorise a visit that is to come",
    "retro": "Authorise afterwards what nobody asked for",
    "extend": "Extend the letter: more visits or days",
    "correct": "Correct the letter: other service or clinician",
}
PHONE = "phone"
NOT_NEEDED = "These services need no authorisation, says the representative."
WAYS = {"278": "Electronic request (278)", "portal": "Payer's portal", "phone": "Telephone"}


def may_request(desk, action: RequestAuthorisation) -> str:
    """Refuse what is at the payer, needs no authorisation, or is asked in a way that the payer does not know."""
    reason = busy(desk, action.claim) or _not_for_a_request(desk.office.files[action.claim])
    if reason:
        return reason
    if action.kind not in KINDS:
        return f"{action.kind!r} is no kind of request. Choose one of {', '.join(KINDS)}."
    reason = _at_the_wrong_time(desk.office.files[action.claim], action.kind)
    if reason:
        return reason
    if action.by not in WAYS:
        return f"{action.by!r} is no way to ask. Choose one of {', '.join(WAYS)}."
    claim = desk.office.files[action.claim].claim
    payer = desk.office.payers[claim.payer]
    if not any(line.code in payer.plan.needs_authorisation for line in claim.lines):
        return f"{payer.name} wants no authorisation for these services."
    if action.by == "278" and not payer.takes_278:
        return f"{payer.name} does not answer electronic requests. Ask on its portal or by phone."
    down = why_silent(desk.office, claim.payer, action.by, desk.now // DAY)
    return down or (no_time_to_call(desk, payer) if action.by == PHONE else out_of_hours(desk, desk.price(action)))


def request(desk, action: RequestAuthorisation) -> Iterator:
    """Hear what the payer says; where it consents, its letter is on file.  A SimPy generator, since calls take their time."""
    if action.by == PHONE:
        return (yield from _by_phone(desk, action))
    price = desk.price(action)
    yield desk.env.timeout(price)
    desk.minutes_worked += price
    return _decided(desk, action)


def _by_phone(desk, action: RequestAuthorisation) -> Iterator:
    """Wait in the payer's queue; a representative who errs says that nothing is needed, and writes no letter."""
    payer = desk.office.payers[desk.office.files[action.claim].claim.payer]
    usual = desk.office.scenario.minutes.request_authorisation_phone
    talk = max(payer.phone.talk, usual - payer.phone.menu - payer.phone.hold)
    call, course = yield from get_through(desk, payer, action.claim, "authorisation", talk)
    if call is None:
        return course
    facts = (Fact("answer", NOT_NEEDED),) if call.wrong else _decided(desk, action)
    return (*course, *facts, *reference_of(desk, payer, action.claim, "authorisation", call, facts[0].value))


def _decided(desk, action: RequestAuthorisation) -> tuple[Fact, ...]:
    """Have the payer decide, and put its letter on file."""
    office, file = desk.office, desk.office.files[action.claim]
    claim = file.claim
    known = office.consents_of.get((claim.patient, claim.payer), ())
    said, letter = desk.world.payers[claim.payer].consents.answer(
        claim, action.kind, desk.now // DAY, _given_before(office, claim)
    )
    if action.by == "278":
        earlier = claim.authorisation or (known[-1].number if known else "")
        earlier = earlier if action.kind in ("extend", "correct") else ""
        number = f"Q{len(office.consent_answers) + 1:05d}"
        office.consent_answers[number] = ConsentAnswer(number, claim, desk.now, action.kind, said, letter, earlier)
        file.reports += (f"278-{number}", f"278A-{number}")
    if letter is not None:
        office.consent(letter, claim.payer)
        office.lists[UPCOMING].discard(claim.id)
    office.journal.add(desk.now, desk.who, "authorisation requested", action.claim, said)
    return (Fact("answer", said), *([Fact("authorisation", letter.number)] if letter else []))


def _given_before(office: Office, claim: Claim) -> dict[str, int]:
    """Count the visits before this one that are ticked off on the patient's letters."""
    letters = office.consents_of.get((claim.patient, claim.payer), ())
    return {letter.number: sum(day < claim.day for day in office.under.get(letter.number, ())) for letter in letters}


def may_request_referral(desk, action: RequestReferral) -> str:
    """Refuse what is at the payer or needs no referral."""
    reason = busy(desk, action.claim) or _at_the_payer(desk.office.files[action.claim])
    if reason:
        return reason
    claim = desk.office.files[action.claim].claim
    payer = desk.office.payers[claim.payer]
    if not any(line.code in payer.plan.needs_referral for line in claim.lines):
        return f"{payer.name} wants no referral for these services."
    return ""


def request_referral(desk, action: RequestReferral) -> tuple[Fact, ...]:
    """Hear what the primary care office says; where it refers, its letter is on file, here and with the payer."""
    office = desk.office
    claim = office.files[action.claim].claim
    known = office.referrals_of.get((claim.patient, claim.payer), ())
    said, letter = referral_afterwards(claim, office.payers[claim.payer], desk.now // DAY, known)
    if letter is not None:
        office.refer(letter, claim.payer)
        desk.world.payers[claim.payer].files.refer(letter)
        if letter.visits:
            office.under.setdefault(letter.number, []).append(claim.day)
    office.journal.add(desk.now, desk.who, "referral requested", action.claim, said)
    return (Fact("answer", said), *([Fact("referral", letter.number)] if letter else []))


def _not_for_a_request(file: ClaimFile) -> str:
    return "" if file.status == UPCOMING else _at_the_payer(file)


def _at_the_wrong_time(file: ClaimFile, kind: str) -> str:
    if file.status == UPCOMING and kind in ("retro", "correct"):
        return "The visit is still to come. Ask for it ahead, or have the letter of its course extended."
    if file.status != UPCOMING and kind == "ahead":
        return "The visit is over. Ask for its authorisation afterwards."
    return ""


def _kinds(desk, file: ClaimFile) -> tuple[Input, ...]:
    """Offer the requests that fit the time, and the ways to ask."""
    fitting = tuple([(kind, says) for kind, says in KINDS.items() if not _at_the_wrong_time(file, kind)])
    return (
        Input("kind", "What to ask for", "choice", fitting), Input("by", "How to ask", "choice", tuple(WAYS.items())),
    )


def _barest(file: ClaimFile) -> RequestAuthorisation:
    return RequestAuthorisation(file.claim.id, "ahead" if file.status == UPCOMING else "retro", "portal")


def _at_the_payer(file: ClaimFile) -> str:
    return "" if file.status in (TO_SEND, REJECTED, DENIED) else not_now(file)


def _price_of_request(action: RequestAuthorisation, office: Office, now: int) -> int:
    return getattr(office.scenario.minutes, f"request_authorisation_{action.by if action.by in WAYS else '278'}")


VERBS = {
    RequestAuthorisation: Verb(
        may_request, request, _price_of_request, _barest, _kinds, passes_time=True,
    ),
    RequestReferral: Verb(
        may_request_referral, request_referral, "request_referral", lambda file: RequestReferral(file.claim.id),
    ),
}
