"""At charge entry: a service or modifier is taken from a list that was good until the year before."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.code_edits import Retired, retired_modifiers, retired_services
from sim.records.encounters import Encounter
from sim.records.people import Patient
from sim.world.office import Office
from sim.world.slips.slip import Slip

Claims = tuple[Claim, ...]


def _former(table: Mapping[str, Retired], visit: Encounter, office: Office) -> dict[str, str]:
    """Code of today → the code that stood in its place in the list that was out of date on the day of the visit."""
    return {
        code: old.code for old in table.values() for code in old.instead
        if office.calendar.day_number(old.last_day) < visit.day
    }


def _service_of_a_former_list(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    former = _former(retired_services(), visit, office)
    return (replace(claim, lines=tuple([
        replace(line, code=former.get(line.code, line.code)) for line in claim.lines
    ])),)


def _modifiers_of_a_former_list(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    former = _former(retired_modifiers(), visit, office)
    return (replace(claim, lines=tuple([
        replace(line, modifiers=tuple([former.get(mark, mark) for mark in line.modifiers])) for line in claim.lines
    ])),)


def _noted(table: Callable[[], Mapping[str, Retired]], codes: Callable[[Encounter], set[str]]) -> Callable[..., bool]:
    """Suit the visits whose note has a code that stood otherwise in a former list."""

    def suits(visit: Encounter, patient: Patient, office: Office) -> bool:
        return not codes(visit).isdisjoint(_former(table(), visit, office))

    return suits


SLIPS = {
    "service_outdated": Slip(
        _service_of_a_former_list, _noted(retired_services, lambda visit: {charge.code for charge in visit.charges}),
    ),
    "modifier_outdated": Slip(
        _modifiers_of_a_former_list,
        _noted(retired_modifiers, lambda visit: {mark for charge in visit.charges for mark in charge.modifiers}),
    ),
}
"""Cause → slip at charge entry: `suits` over (visit, patient, office), `strike` over (claim, visit, office, draw)."""
