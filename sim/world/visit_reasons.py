"""What visits are for: the services that are given and why, drawn from the tables of codes."""

from sim.records.codes import Service, diagnoses_for, extras, modifiers_for, visit_mix
from sim.records.encounters import Charge
from sim.records.people import Patient
from sim.world.chance import happens, pick, weighted

_ALL_BITS = (1 << 64) - 1


def choose_reason(patient: Patient, age: int, draws: tuple) -> tuple[tuple[Charge, ...], tuple[str, ...]]:
    """Choose what a visit is for: its charges, each with the modifier that the note supports, and its diagnosis."""
    mix = visit_mix(patient.weekly, age, patient.sex)
    service = mix.services[weighted(draws[2], mix.totals)]
    diagnosis = pick(draws[0], diagnoses_for(service.code, age, patient.sex))
    allowed = modifiers_for(service.code, diagnosis)
    mark = (pick(draws[1], allowed),) if allowed else ()
    charges = [Charge(service.code, mark, service.units, service.charge, service.place)]
    for place, extra in enumerate(extras(service.code, diagnosis)):
        if extra.fits(age, patient.sex) and happens(
            draws[1] * (2 * place + 1) & _ALL_BITS, extra.joins_permille, 1000
        ):
            charges.append(Charge(extra.code, _marks(extra, mark), extra.units, extra.charge, extra.place))
    return tuple(charges), (diagnosis,)


def _marks(extra: Service, of_the_first: tuple[str, ...]) -> tuple[str, ...]:
    """The modifiers of what is given besides: those of the first service that it needs too, and what sets it apart."""
    shared = tuple([mark for mark in of_the_first if mark in extra.needs_modifier]) or extra.needs_modifier[:1]
    return (*shared, extra.apart) if extra.apart else shared
