"""Diagnoses that are typed otherwise than the note has them, and notes that leave something open."""

from functools import lru_cache

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.code_edits import SIDE_NOT_STATED, covered, for_some_only, parts, retired, without_side
from sim.records.codes import diagnoses, never_first, services
from sim.records.encounters import Authorisation, Charge, Encounter
from sim.records.people import Patient
from sim.world.chance import between
from sim.world.office import Office
from sim.world.slips.slip import Slip

Claims = tuple[Claim, ...]
_OF_CHILDREN = {"Z00.00": "Z00.129", "Z00.01": "Z00.121", "Z00.129": "Z00.00", "Z00.121": "Z00.01"}
"""Check-ups: what is typed for whom it does not fit."""
_OF_WOMEN = {"Z00.00": "Z01.419", "Z00.01": "Z01.419"}
INCLUSIVE = {"SV4": "SV407", "SV30": "A4550"}
"""Beginning of a service's code → what belongs to it and is never paid beside it."""


def _typed(code: str, claim: Claim) -> Claims:
    return (replace(claim, diagnoses=(code, *claim.diagnoses[1:])),)


def _cut_short(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return _typed(_without_last(claim.diagnoses[0]), claim)


def _without_last(code: str) -> str:
    return code[:-1].rstrip(".")


def _can_be_cut(visit: Encounter, patient: Patient, office: Office) -> bool:
    short = _without_last(visit.diagnoses[0])
    return short not in retired() and short not in diagnoses()


def _of_a_former_year(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return _typed(_former()[claim.diagnoses[0]], claim)


def _was_split(visit: Encounter, patient: Patient, office: Office) -> bool:
    former = _former().get(visit.diagnoses[0])
    return former is not None and office.calendar.day_number(retired()[former].last_day) < visit.day


@lru_cache(maxsize=1)
def _former() -> dict[str, str]:
    return {code: each.code for each in retired().values() for code in each.instead}


def _another_complaint(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return _typed(_neighbour(visit.diagnoses[0], tuple([charge.code for charge in visit.charges])), claim)


@lru_cache(maxsize=4096)
def _neighbour(code: str, given: tuple[str, ...]) -> str:
    """The nearest code of the list, of no other side, for which none of the services is covered; "" where there is none."""
    rows = list(diagnoses().values())
    here = next((place for place, row in enumerate(rows) if row.code == code), 0)
    side = rows[here].side
    for row in sorted(rows, key=lambda row: abs(rows.index(row) - here)):
        fits = row.side in ("", side) and row.family != SIDE_NOT_STATED and row.code not in for_some_only()
        if fits and row.code != code and all(row.code not in covered()[each] for each in given):
            return row.code
    return ""


def _has_neighbour(visit: Encounter, patient: Patient, office: Office) -> bool:
    return bool(_neighbour(visit.diagnoses[0], tuple([charge.code for charge in visit.charges])))


def _of_another_age(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return _typed(_OF_CHILDREN[claim.diagnoses[0]], claim)


def _is_check_up(visit: Encounter, patient: Patient, office: Office) -> bool:
    return visit.diagnoses[0] in _OF_CHILDREN


def _of_the_other_sex(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return _typed(_OF_WOMEN[claim.diagnoses[0]], claim)


def _is_check_up_of_a_man(visit: Encounter, patient: Patient, office: Office) -> bool:
    return patient.sex == "M" and visit.diagnoses[0] in _OF_WOMEN


def _later_first(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, diagnoses=tuple(reversed(claim.diagnoses))),)


def _points_at_nothing(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    first = replace(claim.lines[0], pointers=(len(claim.diagnoses) + 1,))
    return (replace(claim, lines=(first, *claim.lines[1:])),)


AT_CHARGE_ENTRY = {
    "diagnosis_invalid": Slip(_cut_short, _can_be_cut),
    "diagnosis_outdated": Slip(_of_a_former_year, _was_split),
    "diagnosis_unsupported": Slip(_another_complaint, _has_neighbour),
    "diagnosis_age_conflict": Slip(_of_another_age, _is_check_up),
    "diagnosis_sex_conflict": Slip(_of_the_other_sex, _is_check_up_of_a_man),
    "pointer_wrong": Slip(_points_at_nothing),
    "principal_diagnosis_wrong": Slip(_later_first),
}
"""Cause → slip at charge entry: `suits` over (visit, patient, office), `strike` over (claim, visit, office, draw)."""

Note = tuple[Encounter, Authorisation | None]


def _side_left_open(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Note:
    """The note names no side; the clinician knows it."""
    vague = tuple([without_side().get(code, code) for code in visit.diagnoses])
    return replace(visit, diagnoses=vague, clarified=visit.diagnoses), letter


def _has_side_to_leave_open(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office
) -> bool:
    tells = any(mark in ("LT", "RT") for charge in visit.charges for mark in charge.modifiers)
    return not tells and visit.diagnoses[0] in without_side()


def _part_noted(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Note:
    """The note lists, and charge entry bills, what belongs to the service beside it."""
    lead = visit.charges[0]
    part = services()[_part_of(visit)]
    marks = lead.modifiers[:1] if part.needs_modifier else ()
    return replace(
        visit, charges=(*visit.charges, Charge(part.code, marks, part.units, part.charge, lead.place))
    ), letter


def _part_of(visit: Encounter) -> str:
    code = visit.charges[0].code
    part = next((part for start, part in INCLUSIVE.items() if code.startswith(start)), "")
    fits = part and code in parts()[part] and not covered()[part].isdisjoint(visit.diagnoses)
    return part if fits and len(visit.charges) == 1 else ""


def _added_later(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Note:
    """The last service is written into the note only some days after the visit."""
    office.addenda.add(visit.day + between(draw, 3, 10), visit.id)
    return replace(visit, charges=visit.charges[:-1], late=visit.charges[-1:]), letter


def _with_its_origin(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Note:
    """The note has, after the diagnosis, how it came about or what it has led to."""
    first = visit.diagnoses[0]
    later = next(each.code for each in never_first().values() if first in each.after.split())
    return replace(visit, diagnoses=(first, later)), letter


def _has_an_origin(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    noted = any(visit.diagnoses[0] in each.after.split() for each in never_first().values())
    return noted and len(visit.diagnoses) == 1


def _has_several(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    return len(visit.charges) > 1


def _has_part(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    return bool(_part_of(visit))


AT_VISIT = {
    "note_unclear": Slip(_side_left_open, _has_side_to_leave_open),
    "bundled_inclusive": Slip(_part_noted, _has_part),
    "late_charge": Slip(_added_later, _has_several),
    "principal_diagnosis_wrong": Slip(_with_its_origin, _has_an_origin),
}
"""Cause → slip in the note: over (visit, letter, patient, office), `strike` also over a draw."""
