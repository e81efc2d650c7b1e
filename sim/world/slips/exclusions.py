"""At the visit: a service that the patient's plan does not pay for."""

from collections.abc import Iterable

from msgspec.structs import replace

from sim.records.code_rows import Service
from sim.records.codes import diagnoses_for, modifiers_for, services
from sim.records.encounters import Authorisation, Charge, Encounter
from sim.records.people import Patient
from sim.rules.checks.coverage import NOTICE, NOTICE_ON_FILE
from sim.world.chance import pick
from sim.world.office import Office
from sim.world.slips.coding import leaves_off
from sim.world.slips.plans import plan_on
from sim.world.slips.slip import Slip

Visit = tuple[Encounter, Authorisation | None]


def _gives_one_of(list_of_plan: str) -> Slip:
    """Make the slip that turns a visit into one for a service of a list in the plan."""

    def suits(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
        return bool(_choices(visit, patient, office, list_of_plan))

    def strike(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int) -> Visit:
        service = pick(draw, _choices(visit, patient, office, list_of_plan))
        return _given(service, visit, patient, office, draw), None

    return Slip(strike, suits)


NOT_NECESSARY = _gives_one_of("not_necessary")


def _after_a_notice(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Visit:
    """Give such a service to a patient who signed the notice before; the note says so with its modifier."""
    given, _ = NOT_NECESSARY.strike(visit, letter, patient, office, draw)
    charges = tuple([replace(charge, modifiers=(*charge.modifiers, NOTICE_ON_FILE)) for charge in given.charges])
    return replace(given, charges=charges, said=(*given.said, NOTICE)), None


def _choices(visit: Encounter, patient: Patient, office: Office, list_of_plan: str) -> list[Service]:
    return _fitting(getattr(plan_on(visit, patient, office), list_of_plan), visit, patient, office)


def _fitting(codes: Iterable[str], visit: Encounter, patient: Patient, office: Office) -> list[Service]:
    """Of these services, those that may be given to a patient of this age and sex."""
    age, named = office.calendar.age_in_year(patient.birth_date, visit.day), [services()[code] for code in codes]
    return [each for each in named if each.fits(age, patient.sex) and diagnoses_for(each.code, age, patient.sex)]


def _given(service: Service, visit: Encounter, patient: Patient, office: Office, draw: int) -> Encounter:
    """Turn a visit into one for a service, with a diagnosis that goes with it."""
    age = office.calendar.age_in_year(patient.birth_date, visit.day)
    diagnosis = pick(draw, diagnoses_for(service.code, age, patient.sex))
    modifiers = modifiers_for(service.code, diagnosis)[:1]
    charge = Charge(service.code, modifiers, service.units, service.charge, service.place)
    return replace(visit, charges=(charge,), diagnoses=(diagnosis,), authorisation=None)


def _sees_one_of(list_of_plan: str) -> Slip:
    """Make the slip that sends a patient to a clinician of a list in the plan."""

    def listed(visit: Encounter, patient: Patient, office: Office) -> tuple[str, ...]:
        return tuple(getattr(plan_on(visit, patient, office), list_of_plan))

    def suits(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
        return letter is None and bool(listed(visit, patient, office))

    def strike(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int) -> Visit:
        return replace(visit, provider=pick(draw, listed(visit, patient, office))), letter

    return Slip(strike, suits)


def _not_theirs(visit: Encounter, patient: Patient, office: Office) -> list[tuple[str, Service]]:
    """List the clinicians with the services for which the payer pays no provider of their kind."""
    of_plan = plan_on(visit, patient, office).not_paid_by
    return [(clinician, each) for clinician, codes in of_plan.items() for each in _fitting(codes, visit, patient, office)]


def _somebody_can_give_one(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    return bool(_not_theirs(visit, patient, office))


def _gives_what_is_not_theirs(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Visit:
    clinician, service = pick(draw, _not_theirs(visit, patient, office))
    return replace(_given(service, visit, patient, office, draw), provider=clinician), None


AT_VISIT = {
    "out_of_network": _sees_one_of("outside"),
    "outside_narrow_network": _sees_one_of("outside_tier"),
    "provider_kind_not_paid": Slip(_gives_what_is_not_theirs, _somebody_can_give_one),
    "service_not_in_contract": _gives_one_of("not_in_contract"),
    "service_not_covered": _gives_one_of("not_covered"),
    "routine_excluded": _gives_one_of("no_routine"),
    "notice_not_signed": NOT_NECESSARY,
    "notice_signed": Slip(_after_a_notice, NOT_NECESSARY.suits),
    "notice_left_off": Slip(_after_a_notice, NOT_NECESSARY.suits),
}
"""Cause → slip over (visit, letter, patient, office)."""

AT_CHARGE_ENTRY = {"notice_left_off": Slip(leaves_off((NOTICE_ON_FILE,)))}
"""What charge entry then makes of them: over (claim, visit, office)."""
