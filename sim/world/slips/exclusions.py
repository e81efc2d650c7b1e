"""At the visit: a service that the patient's plan does not pay for."""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.codes import Service, diagnoses_for, modifiers_for, services
from sim.records.encounters import Authorisation, Charge, Encounter
from sim.records.people import Patient
from sim.rules.checks.coverage import NOTICE, NOTICE_ON_FILE
from sim.world.chance import pick
from sim.world.office import Office
from sim.world.slips.slip import Slip

Visit = tuple[Encounter, Authorisation | None]


def _gives_one_of(list_of_plan: str) -> Slip:
    """Make the slip that turns a visit into one for a service of a list in the plan."""

    def suits(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
        return bool(_choices(visit, patient, office, list_of_plan))

    def strike(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int) -> Visit:
        service = pick(draw, _choices(visit, patient, office, list_of_plan))
        diagnosis = pick(draw, diagnoses_for(service.code, _age(visit, patient, office), patient.sex))
        modifiers = modifiers_for(service.code, diagnosis)[:1]
        charge = Charge(service.code, modifiers, service.units, service.charge, service.place)
        return replace(visit, charges=(charge,), diagnoses=(diagnosis,), authorisation=None), None

    return Slip(strike, suits)


NOT_NECESSARY = _gives_one_of("not_necessary")


def _after_a_notice(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Visit:
    """Give such a service to a patient who signed the notice before; the note says so with its modifier."""
    given, _ = NOT_NECESSARY.strike(visit, letter, patient, office, draw)
    charges = tuple([replace(charge, modifiers=(*charge.modifiers, NOTICE_ON_FILE)) for charge in given.charges])
    return replace(given, charges=charges, said=(*given.said, NOTICE)), None


def _notice_forgotten(claim: Claim, visit: Encounter, office: Office, draw: int) -> tuple[Claim, ...]:
    """Leave off the claim that a notice was signed."""
    return (replace(claim, lines=tuple([
        replace(line, modifiers=tuple([mark for mark in line.modifiers if mark != NOTICE_ON_FILE])) for line in claim.lines
    ])),)


def _choices(visit: Encounter, patient: Patient, office: Office, list_of_plan: str) -> list[Service]:
    membership = patient.membership_on(visit.day)
    if membership is None:
        return []
    age = _age(visit, patient, office)
    named = [services()[code] for code in getattr(office.payers[membership.payer].plan, list_of_plan)]
    return [each for each in named if each.fits(age, patient.sex) and diagnoses_for(each.code, age, patient.sex)]


def _age(visit: Encounter, patient: Patient, office: Office) -> int:
    born = patient.birth_date
    return (office.calendar.year_of(visit.day) * 12 + 6 - born.year * 12 - born.month) // 12


def _sees_somebody_outside(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Visit:
    return replace(visit, provider=pick(draw, _outside(visit, patient, office))), letter


def _has_somebody_outside(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    return letter is None and bool(_outside(visit, patient, office))


def _outside(visit: Encounter, patient: Patient, office: Office) -> tuple[str, ...]:
    membership = patient.membership_on(visit.day)
    return office.payers[membership.payer].plan.outside if membership else ()


AT_VISIT = {
    "out_of_network": Slip(_sees_somebody_outside, _has_somebody_outside),
    "service_not_covered": _gives_one_of("not_covered"),
    "routine_excluded": _gives_one_of("no_routine"),
    "notice_not_signed": NOT_NECESSARY,
    "notice_signed": Slip(_after_a_notice, NOT_NECESSARY.suits),
    "notice_left_off": Slip(_after_a_notice, NOT_NECESSARY.suits),
}
"""Cause → slip over (visit, letter, patient, office)."""

AT_CHARGE_ENTRY = {"notice_left_off": Slip(_notice_forgotten)}
"""What charge entry then makes of them: over (claim, visit, office)."""
