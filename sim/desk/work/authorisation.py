"""Verbs on consent: the payer's authorisation and the primary care office's referral, asked for after the visit."""

from sim.desk.actions import Fact, RequestAuthorisation, RequestReferral
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.claims import busy, not_now
from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.world.claim_file import DENIED, REJECTED, TO_SEND, ClaimFile
from sim.world.office import Office
from sim.world.primary_care import referral_afterwards

KINDS = {
    "retro": "Authorise afterwards what nobody asked for",
    "extend": "Extend the letter: more visits or days",
    "correct": "Correct the letter: other service or clinician",
}
WAYS = {"278": "Electronic request (278)", "portal": "Payer's portal", "phone": "Telephone"}


def may_request(desk, action: RequestAuthorisation) -> str:
    """Refuse what is at the payer, needs no authorisation, or is asked in a way that the payer does not know."""
    reason = busy(desk, action.claim) or _at_the_payer(desk.office.files[action.claim])
    if reason:
        return reason
    if action.kind not in KINDS:
        return f"{action.kind!r} is no kind of request. Choose one of {', '.join(KINDS)}."
    if action.by not in WAYS:
        return f"{action.by!r} is no way to ask. Choose one of {', '.join(WAYS)}."
    claim = desk.office.files[action.claim].claim
    payer = desk.office.payers[claim.payer]
    if not any(line.code in payer.plan.needs_authorisation for line in claim.lines):
        return f"{payer.name} wants no authorisation for these services."
    if action.by == "278" and not payer.takes_278:
        return f"{payer.name} does not answer electronic requests. Ask on its portal or by phone."
    return ""


def request(desk, action: RequestAuthorisation) -> tuple[Fact, ...]:
    """Hear what the payer says; where it consents, its letter is on file."""
    claim = desk.office.files[action.claim].claim
    given = _given_before(desk.office, claim)
    said, letter = desk.world.payers[claim.payer].consents.answer(claim, action.kind, desk.now // DAY, given)
    if letter is not None:
        desk.office.consent(letter, claim.payer)
    desk.office.journal.add(desk.now, desk.who, "authorisation requested", action.claim, said)
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
    office.journal.add(desk.now, desk.who, "referral requested", action.claim, said)
    return (Fact("answer", said), *([Fact("referral", letter.number)] if letter else []))


def _at_the_payer(file: ClaimFile) -> str:
    return "" if file.status in (TO_SEND, REJECTED, DENIED) else not_now(file)


def _price_of_request(action: RequestAuthorisation, office: Office, now: int) -> int:
    return getattr(office.scenario.minutes, f"request_authorisation_{action.by if action.by in WAYS else '278'}")


VERBS = {
    RequestAuthorisation: Verb(
        may_request, request, _price_of_request, lambda file: RequestAuthorisation(file.claim.id, "retro", "portal"),
        (
            Input("kind", "What to ask for", "choice", tuple(KINDS.items())),
            Input("by", "How to ask", "choice", tuple(WAYS.items())),
        ),
    ),
    RequestReferral: Verb(
        may_request_referral, request_referral, "request_referral", lambda file: RequestReferral(file.claim.id),
    ),
}
