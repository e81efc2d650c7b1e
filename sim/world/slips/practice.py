"""In the practice's own file: numbers that somebody typed wrong once, and every claim carries since.

`strike` takes (practice file, plant, scenario, draw) and returns the file changed.  One slip of
charge entry is here as well, since it too turns back what is right: the sign too many for which
a whole file comes back.
"""

from collections.abc import Callable

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.encounters import Encounter
from sim.records.identifiers import another_npi
from sim.records.people import Patient
from sim.records.practice import Clinician, PracticeFile
from sim.scenario import Plant, Scenario
from sim.world.chance import below, pick
from sim.world.office import Office
from sim.world.slips.slip import Slip

OTHER_TAXONOMIES = ("208D00000X", "363L00000X", "225100000X", "207R00000X")
"""What a hurried hand picks from the list instead."""


def _billing_npi(file: PracticeFile, plant: Plant, scenario: Scenario, draw: int) -> PracticeFile:
    return replace(file, npi=another_npi(file.npi, draw))


def _tax_id(file: PracticeFile, plant: Plant, scenario: Scenario, draw: int) -> PracticeFile:
    last = str((int(file.tax_id[-1]) + 1 + below(draw, 9)) % 10)
    return replace(file, tax_id=file.tax_id[:-1] + last)


def _zip(file: PracticeFile, plant: Plant, scenario: Scenario, draw: int) -> PracticeFile:
    return replace(file, zip=file.zip[:5])


def _submitter(file: PracticeFile, plant: Plant, scenario: Scenario, draw: int) -> PracticeFile:
    return replace(file, submitter=file.submitter[:-2] + file.submitter[-1] + file.submitter[-2])


def _no_edi(file: PracticeFile, plant: Plant, scenario: Scenario, draw: int) -> PracticeFile:
    payer = plant.payer or pick(draw, file.edi)
    return replace(file, edi=tuple([each for each in file.edi if each != payer]))


def _clinician(change: Callable[[Clinician, int], Clinician]) -> Callable[..., PracticeFile]:
    def strike(file: PracticeFile, plant: Plant, scenario: Scenario, draw: int) -> PracticeFile:
        wrong = plant.clinician or pick(draw, scenario.practice.providers)
        return replace(file, clinicians=tuple([
            change(each, draw) if each.id == wrong else each for each in file.clinicians
        ]))
    return strike


def _rendering_npi(clinician: Clinician, draw: int) -> Clinician:
    return replace(clinician, npi=another_npi(clinician.npi, draw))


def _without_npi(clinician: Clinician, draw: int) -> Clinician:
    return replace(clinician, npi="")


def _malformed_npi(clinician: Clinician, draw: int) -> Clinician:
    last = str((int(clinician.npi[-1]) + 1 + below(draw, 9)) % 10)
    return replace(clinician, npi=clinician.npi[:-1] + last)


def _taxonomy(clinician: Clinician, draw: int) -> Clinician:
    return replace(clinician, taxonomy=pick(draw, [code for code in OTHER_TAXONOMIES if code != clinician.taxonomy]))


def _sign_too_many(claim: Claim, visit: Encounter, office: Office, draw: int) -> tuple[Claim, ...]:
    lines = list(claim.lines)
    place = next(place for place, line in enumerate(lines) if line.modifiers)
    first, *others = lines[place].modifiers
    lines[place] = replace(lines[place], modifiers=(first + first[-1], *others))
    return (replace(claim, lines=tuple(lines)),)


def _has_modifiers(visit: Encounter, patient: Patient, office: Office) -> bool:
    return any(charge.modifiers for charge in visit.charges)


AT_CHARGE_ENTRY = {
    "bad_segment": Slip(_sign_too_many, _has_modifiers),
}
SLIPS = {
    "billing_npi_wrong": Slip(_billing_npi),
    "tax_id_wrong": Slip(_tax_id),
    "zip_short": Slip(_zip),
    "submitter_wrong": Slip(_submitter),
    "edi_not_enrolled": Slip(_no_edi),
    "rendering_npi_wrong": Slip(_clinician(_rendering_npi)),
    "rendering_npi_missing": Slip(_clinician(_without_npi)),
    "rendering_npi_malformed": Slip(_clinician(_malformed_npi)),
    "taxonomy_wrong": Slip(_clinician(_taxonomy)),
}
