"""Hospice elected: which lines Medicare pays all the same, and what a denial is named by."""

from datetime import date

import pytest

from sim.records.claims import Claim, ClaimLine
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.adjudication import in_adjudication
from sim.rules.checks.hospice import elected
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan

PRACTICE = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "OFFICE", (), ("senior-b",))
MEDICARE = Membership("senior-b", "1EG4TE5MK73", "", -400, kind="medicare")
HOSPICE = Membership("river-hospice", "RB100200", "", 20, 60, kind="hospice")
PATIENT = Patient("P-1", 0, date(1940, 3, 2), "F", False, (MEDICARE, HOSPICE))


def files(*noted: str, elects: bool = True) -> PayerFiles:
    made = PayerFiles("senior-b", Plan("Part B"), PRACTICE, {}, True)
    made.enrol(PATIENT, MEDICARE)
    made.noted = lambda encounter: noted
    if elects:
        made.hospices[MEDICARE.member_id] = HOSPICE
    return made


def lines(*marks: tuple[str, ...]) -> tuple[ClaimLine, ...]:
    return tuple(ClaimLine("SV203", each, 1, 100_00) for each in marks)


def claim(day: int, *marks: tuple[str, ...]) -> Claim:
    return Claim(
        "C-1", "P-1", "E-1", day, "D-1", "senior-b", MEDICARE.member_id, "", PATIENT.birth_date, "F", ("I10",),
        lines(*marks), 100_00 * len(marks),
    )


@pytest.mark.parametrize(("day", "marks", "noted", "cause"), [
    (20, (), ("hospice_unrelated",), "hospice_unrelated"),
    (20, (), ("hospice_attending",), "hospice_attending"),
    (20, (), ("hospice_related",), "hospice_related"),
    (20, (), (), "hospice_related"),           # what no note sets apart is the hospice's
    (19, (), ("hospice_related",), ""),        # the day before the election
    (61, (), ("hospice_related",), ""),        # the day after it was given up
    (30, ("GP", "GW"), ("hospice_unrelated",), ""),
    (30, ("GV",), ("hospice_attending",), ""),
    (30, ("GW",), ("hospice_related",), ""),   # the payer sees no note, and believes the claim
    (30, ("GP",), ("hospice_unrelated",), "hospice_unrelated"),
])
def test_medicare_pays_in_hospice_what_carries_its_modifier(day, marks, noted, cause):
    whole = claim(day, marks)
    received = Received(PATIENT, MEDICARE, day + 5, day + 365)
    assert elected(whole, whole.lines[0], received, files(*noted)) == cause


def test_each_line_is_looked_at_by_itself_and_a_payer_without_hospice_patients_leaves_the_check_out():
    whole, received = claim(30, ("GW",), ()), Received(PATIENT, MEDICARE, 35, 400)
    assert in_adjudication(whole, received, files("hospice_unrelated")) == ("", "hospice_unrelated")
    nobody = files("hospice_unrelated", elects=False)
    assert in_adjudication(whole, received, nobody) == ("", "")
    assert elected not in nobody.checks[1]
