"""Whether each line's code, modifiers, units and place exist and hold together."""

from sim.records.claims import Claim, ClaimLine
from sim.records.code_edits import (
    SIDES,
    Retired,
    allowed_places,
    most_in_a_day,
    retired_modifiers,
    retired_services,
)
from sim.records.codes import diagnoses, modifiers, places, services
from sim.records.practice import PracticeFile
from sim.rules.payer_files import PayerFiles, Received

_NAME_A_SIDE = frozenset(SIDES)
OUR_OWN = "SV"
"""How the codes begin that this practice and its payers have agreed on; all others are HCPCS Level II."""


def unknown_code(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """A code, modifier or place that stands in no code set, of this year or a former one, is turned back at the door."""
    known, marks, where = services(), modifiers(), places()
    for line in claim.lines:
        if line.code not in known and line.code not in retired_services():
            return "code_mistyped" if line.code.startswith(OUR_OWN) else "hcpcs_mistyped"
        for mark in line.modifiers:
            if mark not in marks and mark not in retired_modifiers():
                return "modifier_invalid"
        if line.place not in where:
            return "place_of_service_unknown"
    return ""


def date_possible(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """Nothing is paid before it was done, nor what was done before the patient was born."""
    if files.last_birth < claim.day <= files.today:
        return ""
    if claim.day > files.today:
        return "service_date_wrong"
    return "service_date_before_birth" if before_birth(claim, files) else ""


def before_birth(claim: Claim, files: PayerFiles) -> bool:
    """Whether the date of service lies before the birth date, so that one of the two is wrong."""
    return files.calendar is not None and claim.day < files.calendar.day_number(claim.birth_date)


def modifier(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A service that needs a modifier has one of those that it needs, and it names the side that the diagnosis names."""
    marks = line.modifiers
    if marks and not retired_modifiers().keys().isdisjoint(marks):
        return _of_a_former_year(claim, line, files)
    needed = files.needs.get(line.code)
    if needed is not None and needed.isdisjoint(marks):
        return "modifier_missing"
    return "modifier_conflict" if not _NAME_A_SIDE.isdisjoint(marks) and _other_side(claim, line) else ""


def _of_a_former_year(claim: Claim, line: ClaimLine, files: PayerFiles) -> str:
    """A modifier of a former year is good up to its last day of service, and up to then for those that took its place."""
    old = [retired_modifiers()[mark] for mark in line.modifiers if mark in retired_modifiers()]
    if any(out_of_date(each, claim, files) for each in old):
        return "modifier_outdated"
    stands_for = {*line.modifiers, *[mark for each in old for mark in each.instead]}
    needed = files.needs.get(line.code)
    return "modifier_missing" if needed is not None and needed.isdisjoint(stands_for) else ""


def out_of_date(old: Retired, claim: Claim, files: PayerFiles) -> bool:
    """Whether a code of former years was no longer good on the day of service, whatever day the claim comes."""
    return files.calendar is None or files.calendar.day_number(old.last_day) < claim.day


def _other_side(claim: Claim, line: ClaimLine) -> bool:
    """Whether the line names one side and every diagnosis that it points at the other."""
    named = [SIDES[mark] for mark in line.modifiers if mark in SIDES]
    if len(named) != 1:
        return False
    table = diagnoses()
    sides = [table[code].side for code in pointed(claim, line) if code in table]
    return bool(sides) and all(side and side != named[0] for side in sides)


def place(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A service is paid where it can be given; what this year's list does not have is looked up in those before."""
    where = allowed_places().get(line.code)
    if where is None:
        old = retired_services().get(line.code)
        return "service_outdated" if old is not None and out_of_date(old, claim, files) else ""
    return "" if line.place in where else "place_of_service_wrong"


def units(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """No more units in a day than anybody can be given (the shape of a medically unlikely edit)."""
    if line.units == 1:
        return ""
    most = files.plan.most_units.get(line.code) or most_in_a_day().get(line.code, line.units)
    return "units_wrong" if line.units > most else ""


def age(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """Some services are for one time of life, by the plan's list.

    The birth date on the claim is the patient's where the number is a parent's; the door has seen that it is right.
    """
    ages = files.plan.at_ages.get(line.code)
    if ages is None or files.calendar is None:
        return ""
    return "" if ages[0] <= files.calendar.age_in_year(claim.birth_date, claim.day) <= ages[1] else "service_age_conflict"


def pointed(claim: Claim, line: ClaimLine) -> tuple[str, ...]:
    """The diagnoses that a line points at: all of them where it names none."""
    if not line.pointers:
        return claim.diagnoses
    return tuple([claim.diagnoses[number - 1] for number in line.pointers if 0 < number <= len(claim.diagnoses)])
