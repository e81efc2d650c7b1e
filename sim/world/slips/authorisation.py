"""Consent and referral: not asked for, refused, used up, run out, for something else, or not carried to the claim."""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.encounters import Authorisation, Encounter
from sim.records.identifiers import another_npi, swap_digits
from sim.records.people import Patient
from sim.world.chance import pick
from sim.world.office import Office
from sim.world.slips.plans import plan_on
from sim.world.slips.slip import Slip

Claims = tuple[Claim, ...]
Letter = Authorisation | None
Struck = tuple[Encounter, Letter]


def _payer(visit: Encounter, patient: Patient) -> str:
    membership = patient.membership_on(visit.day)
    return membership.payer if membership else ""


def _is_new(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    """Whether a letter had to be asked for at this visit."""
    return letter is not None and visit.authorisation == letter.number and letter.number not in office.authorisations


def _last_course(visit: Encounter, patient: Patient, office: Office) -> Letter:
    """The letter of the course until now, which came to its end."""
    letters = office.consents_of.get((patient.id, _payer(visit, patient)), ())
    return next((letter for letter in reversed(letters) if letter.visits > 1), None)


def _nobody_asked(visit: Encounter, letter: Letter, patient: Patient, office: Office, draw: int) -> Struck:
    return replace(visit, authorisation=None), None


def _refused(visit: Encounter, letter: Letter, patient: Patient, office: Office, draw: int) -> Struck:
    refusal = replace(letter, first_day=visit.day, last_day=visit.day, visits=0)
    return replace(visit, authorisation=None, said=(*visit.said, "why_needed")), refusal


def _still_the_old_one(visit: Encounter, letter: Letter, patient: Patient, office: Office, draw: int) -> Struck:
    old = _last_course(visit, patient, office)
    return replace(visit, authorisation=old.number), None


def _is_used_up(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    old = _last_course(visit, patient, office) if _is_new(visit, letter, patient, office) else None
    return old is not None and visit.day <= old.last_day


def _is_first(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    return _is_new(visit, letter, patient, office) and not _is_used_up(visit, letter, patient, office)


def _has_run_out(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    old = _last_course(visit, patient, office) if _is_new(visit, letter, patient, office) else None
    return old is not None and visit.day > old.last_day


def _for_another_service(visit: Encounter, letter: Letter, patient: Patient, office: Office, draw: int) -> Struck:
    return visit, replace(letter, services=(pick(draw, _other_services(visit, letter, patient, office)),))


def _can_be_for_another(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    return _is_new(visit, letter, patient, office) and bool(_other_services(visit, letter, patient, office))


def _other_services(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> list[str]:
    wanted = plan_on(visit, patient, office).needs_authorisation
    return [code for code in wanted if code not in letter.services]


def _colleague_stood_in(visit: Encounter, letter: Letter, patient: Patient, office: Office, draw: int) -> Struck:
    return replace(visit, provider=pick(draw, _colleagues(visit, office))), letter


def _colleagues(visit: Encounter, office: Office) -> list[str]:
    return [each for each in office.scenario.practice.providers if each != visit.provider]


def _authorised_and_colleagues(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    return letter is not None and visit.authorisation == letter.number and bool(_colleagues(visit, office))


def _no_referral(visit: Encounter, letter: Letter, patient: Patient, office: Office, draw: int) -> Struck:
    return replace(visit, referral=None), letter


def _referral_is_new(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    return visit.referral is not None and visit.referral not in office.referrals


def _old_referral(visit: Encounter, letter: Letter, patient: Patient, office: Office, draw: int) -> Struck:
    old = office.referrals_of[patient.id, _payer(visit, patient)][-1]
    return replace(visit, referral=old.number), letter


def _referral_has_run_out(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    known = office.referrals_of.get((patient.id, _payer(visit, patient)), ())
    return _referral_is_new(visit, letter, patient, office) and bool(known) and known[-1].last_day < visit.day


def _referral_is_used_up(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    """Where a new one was written although the last still fits: for its visits alone can that be."""
    known = office.referrals_of.get((patient.id, _payer(visit, patient)), ())
    still_fits = bool(known) and known[-1].fits(patient.id, visit.provider, visit.day)
    return still_fits and _referral_is_new(visit, letter, patient, office)


def _referred_and_colleagues(visit: Encounter, letter: Letter, patient: Patient, office: Office) -> bool:
    return visit.referral is not None and visit.authorisation is None and bool(_colleagues(visit, office))


def _without_authorisation(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, authorisation=None),)


def _mistyped(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, authorisation=swap_digits(visit.authorisation or "", draw)),)


def _has_authorisation(visit: Encounter, patient: Patient, office: Office) -> bool:
    return visit.authorisation is not None


def _can_be_mistyped(visit: Encounter, patient: Patient, office: Office) -> bool:
    number = visit.authorisation
    return number is not None and swap_digits(number, 0) != number


def _without_referral(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, referral=None),)


def _without_certifier(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, referring=""),)


def _wrong_certifier(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, referring=another_npi(claim.referring, draw)),)


def _is_ordered(visit: Encounter, patient: Patient, office: Office) -> bool:
    ordered = plan_on(visit, patient, office).needs_orderer
    return bool(visit.certifier) and any(charge.code in ordered for charge in visit.charges)


def _is_certified(visit: Encounter, patient: Patient, office: Office) -> bool:
    return bool(visit.certifier) and not _is_ordered(visit, patient, office)


def _has_referral(visit: Encounter, patient: Patient, office: Office) -> bool:
    return visit.referral is not None


AT_VISIT = {
    "authorisation_not_obtained": Slip(_nobody_asked, _is_first),
    "authorisation_refused": Slip(_refused, _is_first),
    "authorisation_exceeded": Slip(_still_the_old_one, _is_used_up),
    "authorisation_expired": Slip(_still_the_old_one, _has_run_out),
    "authorisation_wrong_service": Slip(_for_another_service, _can_be_for_another),
    "authorisation_wrong_provider": Slip(_colleague_stood_in, _authorised_and_colleagues),
    "referral_missing": Slip(_no_referral, _referral_is_new),
    "referral_expired": Slip(_old_referral, _referral_has_run_out),
    "referral_exceeded": Slip(_old_referral, _referral_is_used_up),
    "referral_elsewhere": Slip(_colleague_stood_in, _referred_and_colleagues),
}
AT_CHARGE_ENTRY = {
    "authorisation_missing": Slip(_without_authorisation, _has_authorisation),
    "authorisation_mistyped": Slip(_mistyped, _can_be_mistyped),
    "referral_left_off": Slip(_without_referral, _has_referral),
    "certifier_left_off": Slip(_without_certifier, _is_certified),
    "certifier_mistyped": Slip(_wrong_certifier, _is_certified),
    "orderer_left_off": Slip(_without_certifier, _is_ordered),
    "orderer_mistyped": Slip(_wrong_certifier, _is_ordered),
}
