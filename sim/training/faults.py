"""What is wrong with an exercise's text, field by field, in words that say what to do."""

from collections.abc import Mapping

from sim.rules.causes import catalogue
from sim.scenario import Scenario
from sim.scenario.services import calendar_faults, client_faults, service_names
from sim.training.facts import FACTS

LONGEST_BRIEF = 450
"""Words of a brief: a page at most."""


def own_faults(exercise) -> list[str]:
    """List what is wrong with the exercise by itself, as "field: what; what to do"."""
    faults = []
    if exercise.starts > exercise.ends:
        faults.append(f"starts: day {exercise.starts} lies after the last day, {exercise.ends}; start sooner or end later")
    if not exercise.objectives:
        faults.append("objectives: there is none; say what a trainee can do afterwards")
    faults += _place_faults(exercise)
    for place, trouble in enumerate(exercise.causes):
        faults += [f"causes[{place}].{fault}" for fault in trouble.faults()]
    return faults + _rubric_faults(exercise) + _question_faults(exercise)


def _place_faults(exercise) -> list[str]:
    """List what is wrong with where it plays: one scenario, or the clients of one billing service."""
    if [bool(exercise.scenario), bool(exercise.service), bool(exercise.clients)].count(True) != 1:
        return ["scenario: an exercise has one `scenario`, or one `service`, or its own `[[clients]]`; name just one of them"]
    if exercise.service and exercise.service not in service_names():
        return [f"service: there is no {exercise.service!r} in datasets/services; choose one of {', '.join(service_names())}"]
    return client_faults(exercise.clients)


def _rubric_faults(exercise) -> list[str]:
    faults = []
    asked = {question.id for question in exercise.questions}
    for place, criterion in enumerate(exercise.rubric):
        unknown = [cause for cause in criterion.named if cause not in catalogue()]
        if unknown:
            faults.append(f"rubric[{place}].cause: {unknown[0]!r} is no cause; docs/reference/causes.md lists them")
        if criterion.check == "list_cleared" and not criterion.list:
            faults.append(f"rubric[{place}].list: {criterion.check} needs the worklist that it is about; give `list`")
        if criterion.question and criterion.question not in asked:
            faults.append(f"rubric[{place}].question: nobody asks {criterion.question!r}; give a [[questions]] row of this id")
    return faults


def _question_faults(exercise) -> list[str]:
    return [
        f"questions[{place}].fact: there is no fact {question.fact!r}; choose one of {', '.join(FACTS)}"
        for place, question in enumerate(exercise.questions) if question.fact not in FACTS
    ]


def office_faults(exercise, offices: Mapping[str, Scenario]) -> list[str]:
    """List where the exercise names what its offices do not have, by the key of their client."""
    keys = ", ".join(offices) or "none: it has one office"
    faults = calendar_faults(offices)
    for table, rows in (("rubric", exercise.rubric), ("causes", exercise.causes)):
        for place, row in enumerate(rows):
            meant = [offices[row.client]] if row.client in offices else [] if row.client else list(offices.values())
            payers = list(dict.fromkeys([payer.key for office in meant for payer in office.payers]))
            if not meant:
                faults.append(f"{table}[{place}].client: {row.client!r} is no client; use one of {keys}")
                continue
            named = (row.payer, *getattr(row, "any_payer", ()))
            faults += [
                f"{table}[{place}].payer: {name!r} is no payer; use one of {', '.join(payers)}"
                for name in named if name and name not in payers
            ]
    return faults


def brief_faults(exercise) -> list[str]:
    """List what is wrong with the brief."""
    words = len(exercise.brief.split())
    if words > LONGEST_BRIEF:
        return [f"the brief has {words} words; a page holds {LONGEST_BRIEF}"]
    return [] if words else ["the brief is empty; say where the trainee is and what is theirs to do"]
