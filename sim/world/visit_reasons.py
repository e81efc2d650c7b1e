"""What visits are for: the services that are given and why, drawn from the tables of codes."""

from functools import lru_cache

from sim.records.codes import diagnoses_for, extras, modifiers_for, services, visit_mix
from sim.records.encounters import Charge
from sim.records.people import Patient
from sim.world.chance import happens, pick, weighted

_ALL_BITS = (1 << 64) - 1

Reason = tuple[tuple[Charge, ...], tuple[str, ...]]
"""What a visit is for: its charges and its diagnoses."""


def choose_reason(patient: Patient, age: int, draws: tuple) -> Reason:
    """Choose what a visit is for: its charges, each with the modifier that the note supports, and its diagnosis."""
    mix = visit_mix(patient.weekly, age, patient.sex)
    service = mix.services[weighted(draws[2], mix.totals)].code
    diagnosis = pick(draws[0], diagnoses_for(service, age, patient.sex))
    allowed = modifiers_for(service, diagnosis)
    mark = (pick(draws[1], allowed),) if allowed else ()
    besides = [
        extra.code for place, extra in enumerate(extras(service, diagnosis))
        if extra.fits(age, patient.sex) and happens(draws[1] * (2 * place + 1) & _ALL_BITS, extra.joins_permille, 1000)
    ]
    return _reason(service, mark, tuple(besides), diagnosis)


@lru_cache(maxsize=4096)
def _reason(service: str, mark: tuple[str, ...], besides: tuple[str, ...], diagnosis: str) -> Reason:
    """Charge for the service and what is given besides; few different ones come again and again, each kept once for all."""
    charged = [_charge(service, mark), *[_charge(extra, _marks(extra, mark)) for extra in besides]]
    return tuple(charged), (diagnosis,)


def _charge(code: str, marks: tuple[str, ...]) -> Charge:
    service = services()[code]
    return Charge(code, marks, service.units, service.charge, service.place)


def _marks(code: str, of_the_first: tuple[str, ...]) -> tuple[str, ...]:
    """The modifiers of what is given besides: those of the first service that it needs too, and what sets it apart."""
    extra = services()[code]
    shared = tuple([mark for mark in of_the_first if mark in extra.needs_modifier]) or extra.needs_modifier[:1]
    return (*shared, extra.apart) if extra.apart else shared
