"""What was filled in, in words: fields and their values, papers, payers."""

from datetime import date

from sim.desk.actions import Change
from sim.desk.card_view import explanation_of
from sim.desk.report_view import report_title
from sim.grading.case import Case
from sim.records.clock import DAY, write_day
from sim.records.money import dollars
from sim.records.replies import Remittance
from sim.rules.remedies import EVIDENCE

FIELDS = {
    "member_id": "member ID", "name": "name", "birth_date": "birth date", "sex": "sex", "relationship": "relationship",
    "payer": "payer", "group": "group", "phone": "telephone", "authorisation": "authorisation number", "diagnoses": "diagnoses",
    "service_date": "date of service", "provider": "clinician", "npi": "NPI", "tax_id": "tax ID", "taxonomy": "taxonomy code",
    "zip": "ZIP code", "submitter": "submitter number",
    "code": "code", "modifiers": "modifiers", "units": "units", "pointers": "diagnosis pointers", "place": "place of service",
}
"""Field of a correction → what a person calls it; "code:1" is the code of line 1, "npi:D-2" a clinician's."""
DATES = ("birth_date", "service_date", "effective", "ends")
SEXES = {"F": "female", "M": "male", "U": "unknown"}
LONGEST_NOTE, LONGEST = 80, 400
"""Letters that a note, and a whole sentence, may take: what was typed may be endless."""


def cut(text: str, most: int) -> str:
    """Write a text in one line, and no more of it than there is room for."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


def changed(case: Case, changes: tuple[Change, ...]) -> str:
    """Tell what was typed: "member ID 123, code of line 1 99000"."""
    return ", ".join([f"{_field(case, each.field)} {_value(case, each)}" for each in changes]) or "nothing typed"


def _field(case: Case, field: str) -> str:
    name, _, of = field.partition(":")
    words = FIELDS.get(name, name.replace("_", " "))
    if of.isdecimal():
        return f"{words} of line {of}"
    return f"{words} of {clinician(case, of)}" if of else words


def _value(case: Case, change: Change) -> str:
    if not change.value:
        return "emptied"
    if change.field.endswith("payer"):
        for payer in case.office.payers.values():
            if change.value in (payer.key, payer.payer_id):
                return f"{payer.name} ({payer.payer_id})"
    if change.field == "provider":
        return clinician(case, change.value)
    if change.field == "sex":
        return SEXES.get(change.value, change.value)
    return as_day(change.value) if change.field.endswith(DATES) else change.value


def as_day(value: str) -> str:
    """Write 1987-11-09 as "9 Nov 1987", and what is no date as it is."""
    try:
        return write_day(date.fromisoformat(value))
    except ValueError:
        return value


def clinician(case: Case, id: str) -> str:
    """Name a clinician of the practice; of somebody else give what was typed."""
    known = {each.id for each in case.office.practice.clinicians}
    return f"Dr {case.world.faces.provider(id).full_name}" if id in known else id


def patient(case: Case, id: str) -> str:
    """Name a patient; of somebody who was never here give what was typed."""
    return case.name(id) if id in case.world.patients.all else id


def payer(case: Case, key: str) -> str:
    """Name a payer."""
    return case.office.payers[key].name if key in case.office.payers else key


def papers(kinds: tuple[str, ...]) -> str:
    """Name documents in the middle of a sentence: "the encounter note, the remittance"."""
    words = [EVIDENCE.get(kind, kind.replace("_", " ")) for kind in kinds]
    return ", ".join([f"the {each[0].lower()}{each[1:]}" if each[1:2].islower() else f"the {each}" for each in words])


def report(case: Case, id: str) -> str:
    """Name what came in: "the 277CA from Harbor HMO of 9 Jan"."""
    found = case.office.reports.get(id)
    if found is None:
        return f"“{id}”"
    return f"the {_lowered(report_title(case.office, found))} of {case.day(found.minute // DAY)}"


def money(case: Case, id: str) -> str:
    """Name a remittance by what it pays: "the 835 from Harbor HMO of 9 Jan, 120.00"."""
    found = case.office.reports.get(id)
    return f"{report(case, id)}, {dollars(found.amount)}" if isinstance(found, Remittance) else report(case, id)


def card(case: Case, id: str) -> str:
    """Name a virtual card by the explanation with which it came."""
    return f"the card that came with {money(case, explanation_of(id))}"


def exception(case: Case, id: str, claim: str) -> str:
    """Name what could not be posted by itself; the list gives "report/claim" in one."""
    file, _, within = id.partition("/")
    claim = claim or within
    return f"{claim} on {report(case, file)}" if claim else report(case, file)


def _lowered(title: str) -> str:
    return title.replace("Letter", "letter", 1)
