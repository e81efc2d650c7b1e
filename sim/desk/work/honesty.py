"""What the desk answers for: a claim that somebody changed says what the note says, before it leaves.

An error of charge entry that nobody touched is an error, and payers or edits find it.  What
is added at the desk without the note to support it is a breach, whether it pays or not.
"""

from functools import cache

from sim.records.claims import Claim
from sim.records.code_edits import SEPARATING, parts
from sim.records.encounters import Encounter
from sim.rules.compliance.claims import (
    Coded,
    false_clinician,
    false_service_date,
    invented_authorisation,
    unbundled,
    unsupported_diagnosis,
    unsupported_modifier,
    unsupported_service,
)
from sim.rules.compliance.table import Breach
from sim.world.claim_file import ClaimFile
from sim.world.office import Office


def answer_for(desk, file: ClaimFile) -> None:
    """Write down what a claim that leaves now says against the note, if somebody at the desk has changed it."""
    if file.drafted is None or (file.sent is not None and not file.changed):
        return
    office, claim = desk.office, file.claim
    found = against_the_note(claim, office.encounters[claim.encounter], file.drafted)
    for breach in [*found, *_invented(office, claim, file.drafted)]:
        write_down(desk, claim.id, breach)


def write_down(desk, claim: str, breach: Breach | None) -> None:
    """Remember a breach by whoever sits at the desk, where there is one."""
    if breach is not None:
        desk.office.breach(desk.now, desk.who, breach.rule, claim, breach.facts)


def _invented(office: Office, claim: Claim, drafted: Claim) -> list[Breach]:
    """Look for a number put into box 23 that no letter for this patient carries."""
    if claim.authorisation == drafted.authorisation:
        return []
    letters = [letter.number for payer in office.payers for letter in office.consents_of.get((claim.patient, payer), ())]
    breach = invented_authorisation(claim.authorisation, tuple(letters), claim.charge)
    return [breach] if breach else []


def against_the_note(claim: Claim, visit: Encounter, drafted: Claim) -> list[Breach]:
    """Hold a claim against the note, leaving out what charge entry had drafted so."""
    claimed, before = _coded(claim), _coded(drafted)
    noted: Coded = tuple([(charge.code, charge.modifiers) for charge in visit.charges])
    codes = tuple([code for code, _ in noted])
    distinct = tuple([code for code, marks in (*noted, *before) if not SEPARATING.isdisjoint(marks)])
    known = {code for code, _ in (*noted, *before)}
    # A service that is not in the note at all is one breach, not one more for its modifiers.
    marked: Coded = tuple([each for each in claimed if each[0] in known])
    split = unbundled(claimed, _pairs(), codes, distinct, claim.charge)
    found = [
        split,
        unsupported_diagnosis(claim.diagnoses, visit.diagnoses, drafted.diagnoses, claim.charge),
        None if split else unsupported_modifier(marked, noted, before, claim.charge),
        unsupported_service(_units(claim), _most(visit, drafted), claim.charge),
        None if claim.day == drafted.day else false_service_date(claim.day, visit.day, claim.charge),
        None if claim.provider == drafted.provider else false_clinician(claim.provider, visit.provider, claim.charge),
    ]
    return [breach for breach in found if breach is not None]


def _coded(claim: Claim) -> Coded:
    return tuple([(line.code, line.modifiers) for line in claim.lines])


def _units(claim: Claim) -> tuple[tuple[str, int], ...]:
    return tuple([(line.code, line.units) for line in claim.lines])


def _most(visit: Encounter, drafted: Claim) -> tuple[tuple[str, int], ...]:
    """Of each service the units that the note has, or those that were drafted where these are more."""
    most: dict[str, int] = {}
    for units in ([(charge.code, charge.units) for charge in visit.charges], _units(drafted)):
        counted: dict[str, int] = {}
        for code, count in units:
            counted[code] = counted.get(code, 0) + count
        for code, count in counted.items():
            most[code] = max(most.get(code, 0), count)
    return tuple(most.items())


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    return tuple([(whole, part) for part, wholes in parts().items() for whole in wholes])
