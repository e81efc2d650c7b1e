"""At charge entry: codes, modifiers, units, places and dates that are typed otherwise than the note has them."""

from collections.abc import Callable, Container

from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine
from sim.records.code_edits import SEPARATING, SIDES, covered
from sim.records.codes import hcpcs, places, services
from sim.records.encounters import Encounter
from sim.records.people import Patient
from sim.world.chance import pick
from sim.world.office import Office
from sim.world.slips.slip import Slip

Claims = tuple[Claim, ...]
NO_PLACE = "00"
TELEHEALTH_AT_HOME = "10"
OFFICE, ON_CAMPUS = "11", "22"
A_YEAR = 365


def with_lines(claim: Claim, lines: list[ClaimLine]) -> Claims:
    """Put other lines on a claim, and their charges into its total."""
    return (replace(claim, lines=tuple(lines), charge=sum([line.charge for line in lines])),)


def _wrong_modifier(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    """The letters change places, which makes no modifier."""
    return with_lines(claim, [
        replace(line, modifiers=tuple([mark[::-1] for mark in line.modifiers])) for line in claim.lines
    ])


def _has_modifiers(visit: Encounter, patient: Patient, office: Office) -> bool:
    return any(charge.modifiers for charge in visit.charges)


def _other_side(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    swapped = {"LT": "RT", "RT": "LT"}
    return with_lines(claim, [
        replace(line, modifiers=tuple([swapped.get(mark, mark) for mark in line.modifiers])) for line in claim.lines
    ])


def _has_side(visit: Encounter, patient: Patient, office: Office) -> bool:
    return any(mark in SIDES for charge in visit.charges for mark in charge.modifiers)


def leaves_off(marks: Container[str]) -> Callable[..., Claims]:
    """Make what charge entry does that leaves certain modifiers off the claim."""

    def strike(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
        return with_lines(claim, [
            replace(line, modifiers=tuple([mark for mark in line.modifiers if mark not in marks])) for line in claim.lines
        ])

    return strike


def _has_distinct_service(visit: Encounter, patient: Patient, office: Office) -> bool:
    return any(mark in SEPARATING for charge in visit.charges for mark in charge.modifiers)


def _elsewhere(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    """A video visit typed as one in the office, anything else as given at the hospital."""
    return with_lines(claim, [
        replace(line, place=OFFICE if line.place == TELEHEALTH_AT_HOME else ON_CAMPUS) for line in claim.lines
    ])


def _nowhere(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    assert NO_PLACE not in places()
    return with_lines(claim, [replace(line, place=NO_PLACE) for line in claim.lines])


def _no_such_code(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    first = claim.lines[0]
    return with_lines(claim, [replace(first, code=_slipped(first.code)), *claim.lines[1:]])


def _slipped(code: str) -> str:
    """Swap two figures where that makes no code, else hit the wrong last one."""
    tries = [code[:3] + code[4] + code[3], code[:2] + code[3] + code[2] + code[4], *[code[:4] + each for each in "9876"]]
    return next(each for each in tries if each not in services() and each not in hcpcs())


def _letter_for_nought(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    """Type the letter O for the nought behind the letter of a HCPCS code."""
    lines = list(claim.lines)
    number = next(number for number, line in enumerate(lines) if _has_nought(line.code))
    code = lines[number].code
    lines[number] = replace(lines[number], code=f"{code[0]}O{code[2:]}")
    return with_lines(claim, lines)


def _has_nought(code: str) -> bool:
    return code in hcpcs() and code[1] == "0"


def _has_hcpcs_with_nought(visit: Encounter, patient: Patient, office: Office) -> bool:
    return any(_has_nought(charge.code) for charge in visit.charges)


def _leads_with_our_code(visit: Encounter, patient: Patient, office: Office) -> bool:
    return visit.charges[0].code.startswith("SV")


def _neighbouring_level(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    first = claim.lines[0]
    code = pick(draw, _levels_beside(visit))
    line = replace(first, code=code, charge=services()[code].charge)
    return with_lines(claim, [line, *claim.lines[1:]])


def _levels_beside(visit: Encounter) -> list[str]:
    """The office visits one level up and down that the diagnosis supports as well."""
    code = visit.charges[0].code
    if not code.startswith("SV20"):
        return []
    beside = [f"SV20{int(code[4]) + step}" for step in (-1, 1)]
    return [each for each in beside if each in services() and not covered()[each].isdisjoint(visit.diagnoses)]


def _has_level_beside(visit: Encounter, patient: Patient, office: Office) -> bool:
    return bool(_levels_beside(visit))


def _nought_too_many(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    first = claim.lines[0]
    return with_lines(claim, [replace(first, units=first.units * 10, charge=first.charge * 10), *claim.lines[1:]])


def _next_year(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, day=claim.day + A_YEAR),)


def _last_line_forgotten(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return with_lines(claim, list(claim.lines[:-1]))


def _has_several_services(visit: Encounter, patient: Patient, office: Office) -> bool:
    return len(visit.charges) > 1


def _colleague(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    others = [each for each in office.scenario.practice.providers if each != visit.provider]
    return (replace(claim, provider=pick(draw, others)),)


def _has_colleague_and_needs_no_letter(visit: Encounter, patient: Patient, office: Office) -> bool:
    """Where the payer has a letter that names the clinician it would notice."""
    return visit.authorisation is None and len(office.scenario.practice.providers) > 1


SLIPS = {
    "modifier_invalid": Slip(_wrong_modifier, _has_modifiers),
    "modifier_conflict": Slip(_other_side, _has_side),
    "bundled_distinct": Slip(leaves_off(SEPARATING), _has_distinct_service),
    "place_of_service_wrong": Slip(_elsewhere),
    "place_of_service_unknown": Slip(_nowhere),
    "code_mistyped": Slip(_no_such_code, _leads_with_our_code),
    "hcpcs_mistyped": Slip(_letter_for_nought, _has_hcpcs_with_nought),
    "level_mistyped": Slip(_neighbouring_level, _has_level_beside),
    "units_wrong": Slip(_nought_too_many),
    "service_date_wrong": Slip(_next_year),
    "clinician_mistyped": Slip(_colleague, _has_colleague_and_needs_no_letter),
    "charge_missed": Slip(_last_line_forgotten, _has_several_services),
}
"""Cause → slip at charge entry: `suits` over (visit, patient, office), `strike` over (claim, visit, office, draw)."""
