"""Whether the diagnoses can be billed, fit the patient, and support each service."""

from sim.records.claims import Claim, ClaimLine
from sim.records.code_edits import SIDE_NOT_STATED, covered, for_some_only, retired
from sim.records.codes import diagnoses, is_diagnosis
from sim.records.practice import PracticeFile
from sim.rules.checks.coding import pointed
from sim.rules.payer_files import PayerFiles, Received


def not_billable(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """A diagnosis that is no code, or not specific enough, is turned back at the door; so is a pointer at none."""
    known = diagnoses()
    for code in claim.diagnoses:
        if code not in known and code not in retired() and not is_diagnosis(code):
            return "diagnosis_invalid"
    for line in claim.lines:
        if line.pointers and max(line.pointers) > len(claim.diagnoses):
            return "pointer_wrong"
    return ""


def of_a_former_year(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A code is good up to its last day of service, whatever day the claim comes."""
    table = retired()
    for code in claim.diagnoses:
        if code in table and (files.calendar is None or files.calendar.day_number(table[code].last_day) < claim.day):
            return "diagnosis_outdated"
    return ""


def fits_patient(claim: Claim, received: Received, files: PayerFiles) -> str:
    """Some diagnoses are of one sex or of one time of life."""
    table = for_some_only()
    for code in claim.diagnoses:
        entry = table.get(code)
        if entry is None:
            continue
        if entry.sex and received.patient.sex in ("F", "M") and entry.sex != received.patient.sex:
            return "diagnosis_sex_conflict"
        if files.calendar is not None and not entry.youngest <= _age(claim, received, files) <= entry.oldest:
            return "diagnosis_age_conflict"
    return ""


def _age(claim: Claim, received: Received, files: PayerFiles) -> int:
    """Age in the middle of the year of service: check-ups go by the year, not by the birthday."""
    born = received.patient.birth_date
    assert files.calendar is not None
    return (files.calendar.year_of(claim.day) * 12 + 6 - born.year * 12 - born.month) // 12


def supports(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """At least one diagnosis of a line is on the list that covers its service."""
    supporting = covered().get(line.code)
    if supporting is None:
        return ""
    named = pointed(claim, line) if line.pointers else claim.diagnoses
    if not supporting.isdisjoint(named):
        return ""
    table = diagnoses()
    if any(code in table and table[code].family == SIDE_NOT_STATED for code in named):
        return "note_unclear"
    return "diagnosis_unsupported"
