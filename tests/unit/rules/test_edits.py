"""What a scrub sees, and what it cannot see."""

from datetime import date

from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine
from sim.rules.edits import scrub

CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-1", "harbor", "HBR4471286901", "HB-20771", date(1987, 11, 9), "F", ("M54.50",),
    (ClaimLine("SV203", (), 1, 14_800),), 14_800,
)
TODAY = date(2026, 4, 14)


def found(claim: Claim) -> list[str]:
    return [finding.edit for finding in scrub(claim, "HBR##########", TODAY)]


def test_a_sound_claim_passes():
    assert found(CLAIM) == []


def test_a_member_id_of_another_length_is_found_and_two_swapped_digits_are_not():
    assert found(replace(CLAIM, member_id="HBR447128690")) == ["member_id_length"]
    assert found(replace(CLAIM, member_id="HBR4471268901")) == []


def test_a_birth_date_ahead_or_beyond_a_life_is_found():
    assert found(replace(CLAIM, birth_date=date(2026, 4, 15))) == ["birth_date_past"]
    assert found(replace(CLAIM, birth_date=date(1890, 1, 1))) == ["birth_date_past"]
    assert found(replace(CLAIM, birth_date=TODAY)) == []


def test_a_line_that_charges_nothing_is_found():
    assert found(replace(CLAIM, lines=(ClaimLine("SV203", (), 1, 0),))) == ["something_charged"]
