"""Extras and diagnoses that a patient's plan leaves out, and services that it pays at another age: given, or only typed."""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.code_rows import Service
from sim.records.codes import diagnoses, services
from sim.records.encounters import Authorisation, Charge, Encounter
from sim.records.people import Patient
from sim.rules.plans import Plan
from sim.world.chance import pick
from sim.world.office import Office
from sim.world.slips.coding import with_lines
from sim.world.slips.plans import plan_on
from sim.world.slips.slip import Slip

Claims = tuple[Claim, ...]
Visit = tuple[Encounter, Authorisation | None]
CHECK_UPS = {"SV221": "SV222", "SV222": "SV221", "G0438": "G0402", "G0439": "G0402"}
"""Check-ups of children, of adults, of those new to Medicare and of those longer with it → a neighbour on the list."""


def _extra_given(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int) -> Visit:
    """Give beside the visit's service something that is no benefit of the plan, unless it is given anyway."""
    given = {charge.code for charge in visit.charges}
    extras = _extras(visit, patient, office)
    if any(extra.code in given for extra in extras):
        return visit, letter
    extra, lead = pick(draw, extras), visit.charges[0]
    marks = lead.modifiers[:1] if extra.needs_modifier else ()
    charge = Charge(extra.code, marks, extra.units, extra.charge, extra.place)
    return replace(visit, charges=(*visit.charges, charge)), letter


def _has_extra(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    return bool(_extras(visit, patient, office))


def _extras(visit: Encounter, patient: Patient, office: Office) -> list[Service]:
    """What the plan leaves out and may join the visit's first service, for its diagnosis and under its modifier."""
    lead = visit.charges[0]
    named = [services()[code] for code in plan_on(visit, patient, office).no_benefit]
    return [
        each for each in named
        if lead.code in each.joins and visit.diagnoses[0] in each.diagnoses
        and (not each.needs_modifier or not set(each.needs_modifier).isdisjoint(lead.modifiers[:1]))
    ]


def _left_out(visit: Encounter, plan: Plan, age: int, sex: str) -> list[str]:
    """The diagnoses that a plan excludes, of those for which these services could be given to a patient."""
    table = diagnoses()
    return [
        code for code in plan.diagnoses_not_covered
        if table[code].fits(age, sex) and code not in visit.diagnoses and table[code].side in ("", _side(visit))
        and all(code in services()[charge.code].diagnoses for charge in visit.charges)
    ]


def _side(visit: Encounter) -> str:
    entry = diagnoses().get(visit.diagnoses[0])
    return entry.side if entry else ""


def _left_out_of_plan(visit: Encounter, patient: Patient, office: Office) -> list[str]:
    age = office.calendar.age_in_year(patient.birth_date, visit.day)
    return _left_out(visit, plan_on(visit, patient, office), age, patient.sex)


def _comes_for_it(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int) -> Visit:
    return replace(visit, diagnoses=(pick(draw, _left_out_of_plan(visit, patient, office)),)), letter


def _can_come_for_it(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    return bool(_left_out_of_plan(visit, patient, office))


AT_VISIT = {
    "charge_not_covered": Slip(_extra_given, _has_extra),
    "diagnosis_not_covered": Slip(_comes_for_it, _can_come_for_it),
}
"""Cause → slip over (visit, letter, patient, office), `strike` also over a draw."""


def _left_out_typed(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    """Take from the list a diagnosis that the plan excludes, in place of the note's."""
    plan, age = office.payers[claim.payer].plan, office.calendar.age_in_year(claim.birth_date, visit.day)
    named = _left_out(visit, plan, age, claim.sex)
    return (replace(claim, diagnoses=(pick(draw, named),)) if named else claim,)


def _can_be_typed(visit: Encounter, patient: Patient, office: Office) -> bool:
    excluded = plan_on(visit, patient, office).diagnoses_not_covered
    return visit.diagnoses[0] not in excluded and bool(_left_out_of_plan(visit, patient, office))


def _for_another_age(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    first, service = claim.lines[0], services()[CHECK_UPS[claim.lines[0].code]]
    return with_lines(claim, [replace(first, code=service.code, charge=service.charge), *claim.lines[1:]])


def _is_check_up_of_an_age(visit: Encounter, patient: Patient, office: Office) -> bool:
    """Where the plan says at which age it pays for the neighbouring check-up, and it is not the patient's."""
    other = CHECK_UPS.get(visit.charges[0].code, "")
    ages = plan_on(visit, patient, office).at_ages.get(other)
    return ages is not None and not ages[0] <= office.calendar.age_in_year(patient.birth_date, visit.day) <= ages[1]


AT_CHARGE_ENTRY = {
    "excluded_diagnosis_typed": Slip(_left_out_typed, _can_be_typed),
    "service_age_conflict": Slip(_for_another_age, _is_check_up_of_an_age),
}
"""Cause → slip at charge entry: `suits` over (visit, patient, office), `strike` over (claim, visit, office, draw)."""
