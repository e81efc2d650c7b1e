"""Whether new patients were registered as their papers say, field by field and by meaning."""

from fractions import Fraction

from sim.desk.actions import CorrectRegistration, RegisterPatient
from sim.desk.work.changes import ORDER
from sim.desk.work.registering import LABELS
from sim.grading.case import Case
from sim.grading.checks.finding import ALL, HALF, NOTHING, Finding, Table, numbers, share
from sim.records.clock import DAY
from sim.records.people import Coverage, Registration
from sim.training.exercise import Criterion
from sim.wire.phrases import counted
from sim.world.patients import as_on_paper

ON_CLAIMS = ("payer", "member_id", "group", "relationship", "birth_date", "sex", "name")
"""What goes onto every claim; what is wrong there fails at the payer."""
BESIDES = ("plan", "subscriber", "effective", "address", "phone", "guarantor")
OF_OTHERS = ("payer", "member_id", "group", "relationship")
BLANK = Coverage()


def registered(case: Case, criterion: Criterion) -> Finding:
    """The share of new patients who were registered with all that their papers say; half for what claims need alone.

    An address is right in whatever way it is written; a digit that is swapped is not.  A patient counts who first came
    before the exercise's last day.
    """
    patients = _newcomers(case)
    made = {patient: case.on_patient(patient, RegisterPatient, CorrectRegistration) for patient in patients}
    wrong = {patient: _wrong(case, patient) for patient in patients if made[patient]}
    part = sum([_part(fields) for fields in wrong.values()], NOTHING)
    says = f"{len(wrong)} of {counted(len(patients), 'new patient')} registered."
    says += "".join([
        f" {case.name(patient)}: {', '.join([LABELS[each].partition(',')[0].lower() for each in fields])} not as on paper."
        for patient, fields in wrong.items() if fields
    ])
    return Finding(share(part, len(patients)), says, numbers(step for steps in made.values() for step in steps))


def _newcomers(case: Case) -> list[str]:
    """List those who came without a registration up to the last day, and whom nobody had registered before the desk opened."""
    first: dict[str, int] = {}
    for visit in case.office.encounters.values():
        if visit.patient in case.world.patients.newcomers:
            first.setdefault(visit.patient, visit.day)
    return [patient for patient, day in first.items() if day < case.exercise.ends and not _done_before(case, patient)]


def _done_before(case: Case, patient: str) -> bool:
    typed = case.office.registrations.get(patient)
    return typed is not None and typed.changed < case.opened * DAY


def _part(wrong: list[str]) -> Fraction:
    if not wrong:
        return ALL
    return NOTHING if any(field in ON_CLAIMS or field.partition("_")[0] in ORDER for field in wrong) else HALF


def _wrong(case: Case, patient: str) -> list[str]:
    """Name the fields that say something else than card, form and photo ID."""
    typed = case.office.registrations[patient]
    person = case.world.patients.all[patient]
    true = as_on_paper(person, typed.clerk, typed.changed)
    fields = [field for field in (*ON_CLAIMS, *BESIDES) if getattr(typed, field) != getattr(true, field)]
    return fields + _wrong_further(typed, true)


def _wrong_further(typed: Registration, true: Registration) -> list[str]:
    wrong = []
    for place, nth in enumerate(ORDER):
        one, other = [each.further[place] if place < len(each.further) else BLANK for each in (typed, true)]
        wrong += [f"{nth}_{field}" for field in OF_OTHERS if getattr(one, field) != getattr(other, field)]
    return wrong


CHECKS: Table = {"registered": (registered, "diagnosis")}
