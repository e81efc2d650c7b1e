"""What a changed claim may say: the note's words, or those that charge entry had already."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.desk.work.honesty import against_the_note
from sim.records.claims import Claim, ClaimLine
from sim.records.encounters import Charge, Encounter

NOTE = Encounter(
    "E-1", "P-1", 10, "D-3", ("M54.2",),
    (Charge("SV401", ("GP",), 1, 9_600), Charge("SV406", ("GP", "XU"), 1, 5_400)),
)
CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-3", "harbor", "HBR4471286901", "HB-20771", date(1987, 11, 9), "F", ("M54.2",),
    (ClaimLine("SV401", ("GP",), 1, 9_600), ClaimLine("SV406", ("GP", "XU"), 1, 5_400)), 15_000,
)
PACKS = ClaimLine("SV407", ("GP",), 1, 1_200)


def rules(claim: Claim, drafted: Claim = CLAIM, note: Encounter = NOTE) -> list[str]:
    return [breach.rule for breach in against_the_note(claim, note, drafted)]


def test_a_claim_that_says_what_the_note_says_breaks_nothing():
    assert rules(CLAIM, replace(CLAIM, diagnoses=("M17.11",))) == []


def test_what_charge_entry_had_drafted_is_its_error_and_no_breach():
    wrong = replace(CLAIM, diagnoses=("M17.11",), day=375)
    assert rules(wrong, wrong) == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"diagnoses": ("M54.2", "I10")}, "unsupported_diagnosis"),
        ({"lines": (replace(CLAIM.lines[0], modifiers=("GP", "KX")), CLAIM.lines[1])}, "unsupported_modifier"),
        ({"lines": (replace(CLAIM.lines[0], units=2), CLAIM.lines[1])}, "unsupported_service"),
        ({"lines": (*CLAIM.lines, PACKS)}, "unsupported_service"),
        ({"day": 11}, "false_service_date"),
    ],
)
def test_what_the_desk_adds_to_the_note_is_a_breach(changes, rule):
    assert rules(replace(CLAIM, **changes)) == [rule]


def test_setting_apart_what_the_note_does_not_set_apart_is_unbundling_and_counted_once():
    note = replace(NOTE, charges=(NOTE.charges[0], Charge("SV407", ("GP",), 1, 1_200)))
    drafted = replace(CLAIM, lines=(CLAIM.lines[0], PACKS))
    split = replace(drafted, lines=(CLAIM.lines[0], replace(PACKS, modifiers=("GP", "XU"))))
    assert rules(split, drafted, note) == ["unbundled"]


def test_the_modifier_that_the_note_documents_is_no_breach():
    drafted = replace(CLAIM, lines=(CLAIM.lines[0], replace(CLAIM.lines[1], modifiers=("GP",))))
    assert rules(CLAIM, drafted) == []
