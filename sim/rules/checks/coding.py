"""Whether each line's code, modifiers, units and place exist and hold together."""

from sim.records.claims import Claim, ClaimLine
from sim.records.code_edits import SIDES, allowed_places, most_in_a_day
from sim.records.codes import diagnoses, modifiers, places, services
from sim.records.practice import PracticeFile
from sim.rules.payer_files import PayerFiles, Received


def unknown_code(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """A code, modifier or place that stands in no code set is turned back at the door."""
    known, marks, where = services(), modifiers(), places()
    for line in claim.lines:
        if line.code not in known:
            return "code_mistyped"
        for mark in line.modifiers:
            if mark not in marks:
                return "modifier_invalid"
        if line.place not in where:
            return "place_of_service_unknown"
    return ""


def future_date(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """Nothing is paid before it was done."""
    return "service_date_wrong" if claim.day > files.today else ""


def modifier(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A service that needs a modifier has one of those that it needs, and it names the side that the diagnosis names."""
    needed = files.needs.get(line.code)
    if needed is not None and needed.isdisjoint(line.modifiers):
        return "modifier_missing"
    return "modifier_conflict" if line.modifiers and _other_side(claim, line) else ""


def _other_side(claim: Claim, line: ClaimLine) -> bool:
    """Whether the line names one side and every diagnosis that it points at the other."""
    named = [SIDES[mark] for mark in line.modifiers if mark in SIDES]
    if len(named) != 1:
        return False
    table = diagnoses()
    sides = [table[code].side for code in pointed(claim, line) if code in table]
    return bool(sides) and all(side and side != named[0] for side in sides)


def place(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A service is paid where it can be given."""
    where = allowed_places().get(line.code)
    return "place_of_service_wrong" if where is not None and line.place not in where else ""


def units(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """No more units in a day than anybody can be given (the shape of a medically unlikely edit)."""
    if line.units == 1:
        return ""
    most = files.plan.most_units.get(line.code) or most_in_a_day().get(line.code, line.units)
    return "units_wrong" if line.units > most else ""


def pointed(claim: Claim, line: ClaimLine) -> tuple[str, ...]:
    """The diagnoses that a line points at: all of them where it names none."""
    if not line.pointers:
        return claim.diagnoses
    return tuple([claim.diagnoses[number - 1] for number in line.pointers if 0 < number <= len(claim.diagnoses)])
