"""Whether the diagnoses can be billed, fit the patient, and support each service."""

from sim.records.claims import Claim, ClaimLine
from sim.records.code_edits import SIDE_NOT_STATED, covered, for_some_only, retired
from sim.records.codes import diagnoses, is_diagnosis, never_first
from sim.records.practice import PracticeFile
from sim.rules.checks.coding import out_of_date, pointed
from sim.rules.payer_files import PayerFiles, Received


def not_billable(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """A diagnosis that is no code, not specific enough or out of order is turned back at the door; so is a pointer at none."""
    known = diagnoses()
    for code in claim.diagnoses:
        if code not in known and (cause := _unusual(code, claim)):
            return cause
    for line in claim.lines:
        if line.pointers and max(line.pointers) > len(claim.diagnoses):
            return "pointer_wrong"
    return ""


def _unusual(code: str, claim: Claim) -> str:
    """What is wrong with a diagnosis outside the practice's own list, or ""."""
    if code in never_first():
        return "principal_diagnosis_wrong" if code == claim.diagnoses[0] else ""
    return "" if code in retired() or is_diagnosis(code) else "diagnosis_invalid"


def of_a_former_year(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A code is good up to its last day of service, whatever day the claim comes."""
    table = retired()
    for code in claim.diagnoses:
        if code in table and out_of_date(table[code], claim, files):
            return "diagnosis_outdated"
    return ""


def fits_patient(claim: Claim, received: Received, files: PayerFiles) -> str:
    """Some diagnoses are of one sex or of one time of life."""
    table, calendar = for_some_only(), files.calendar
    for code in claim.diagnoses:
        entry = table.get(code)
        if entry is None:
            continue
        if entry.sex and received.patient.sex in ("F", "M") and entry.sex != received.patient.sex:
            return "diagnosis_sex_conflict"
        if calendar is not None and not entry.youngest <= calendar.age_in_year(claim.birth_date, claim.day) <= entry.oldest:
            return "diagnosis_age_conflict"
    return ""


def excluded(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """What is done for diagnoses alone that the plan excludes is the member's to pay.

    The note no payer sees: it is told the same, whether the claim has the note's diagnoses or others.
    """
    left_out, named = files.plan.diagnoses_not_covered, pointed(claim, line)
    if not named or any(code not in left_out for code in named):
        return ""
    return "diagnosis_not_covered" if set(named) <= set(files.diagnosed(claim.encounter)) else "excluded_diagnosis_typed"


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
