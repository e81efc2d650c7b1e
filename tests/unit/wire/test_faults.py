"""Everything that is wrong with a file, with the number of its segment."""

import pytest

from sim.wire import faults, narrate, read
from tests.unit.wire.kinds import TEXTS


def places(text: str) -> list[tuple[int, str]]:
    """Number and text of the segments that faults name."""
    segments = text.splitlines()
    return [(fault.segment, segments[fault.segment - 1].rstrip("~")) for fault in faults(text)]


def spoiled(name: str, good: str, bad: str) -> str:
    assert good in TEXTS[name]
    return TEXTS[name].replace(good, bad, 1)


@pytest.mark.parametrize("name", TEXTS)
def test_a_good_file_has_no_faults(name: str) -> None:
    assert faults(TEXTS[name]) == ()


@pytest.mark.parametrize(
    ("name", "good", "bad", "opening"),
    [
        ("837P", "DMG*D8*19840517*F~\n", "", "CLM*C-1001"),
        ("837P", "UN*1***2:1", "UN*1***3:1", "LX*2"),
        ("837P", "440550101", "44055", "ST*837"),
        ("999 that refuses", "IK5*R*5", "IK5*A*5", "AK2*837*0001"),
        ("277CA", "STC*A7:164:IL", "STC*Z7:164:IL", "TRN*2*C-1002"),
        ("835", "CLP*C-1005*1*165.5*0*", "CLP*C-1005*1*165.5*1*", "CLP*C-1005"),
        ("835", "CAS*PR*3*20", "CAS*PR*3*21", "SVC*HC:SV203*120.5*80"),
        ("835", "BPR*I*105*", "BPR*I*106*", "ST*835"),
        ("835 with a correction", "CAS*PR*2*15", "CAS*OA*2*15", "CLP*C-2001"),
        ("270", "EQ*98", "EQ*ZQ", "HL*5*4*23"),
        ("271", "***29*412.5*", "***29*4125*", "EB*C*IND*30***29*4125"),
        ("276", "TRN*1*S-2", "TRN*1*S-1", "TRN*1*S-1"),
        ("277", "STC*F1:65", "STC*F2:65", "TRN*2*S-1"),
        ("278", "UM*SC", "UM*QQ", "HL*8*7*EV"),
        ("TA1", "*A*000", "*A*025", "TA1*000000042"),
    ],
)  # fmt: skip
def test_a_fault_names_the_segment_of_its_claim_or_line(name: str, good: str, bad: str, opening: str) -> None:
    found = places(spoiled(name, good, bad))
    assert any(text.startswith(opening) for _, text in found), found


def test_the_same_claim_number_twice_is_told_apart_by_place() -> None:
    # The second decision on C-1001 is the third claim of the file; its share no longer adds up.
    text = spoiled("835 with a correction", "CLP*C-2001*2*165.5*20*15", "CLP*C-1001*2*165.5*20*16")
    (where,) = {text for _, text in places(text)}
    assert where.startswith("CLP*C-1001*2*")


def test_problems_of_the_reader_and_findings_stand_in_file_order() -> None:
    text = spoiled("837P", "CLM*C-1001*165.5*", "CLM*C-1001*oops*")
    text = text.replace("UN*1***2:1", "UN*1***3:1").replace("SE*122", "SE*1")
    numbers = [fault.segment for fault in faults(text)]
    assert numbers == sorted(numbers)
    assert len(numbers) >= 4


def test_composites_held_apart_by_another_mark_than_announced_are_a_fault() -> None:
    foreign = TEXTS["835"].replace("HC:SV203", "HC>SV203")
    told = [fault.message for fault in faults(foreign) if "held apart" in fault.what]
    assert told[0].endswith(
        "the parts of 'HC>SV203' are held apart by '>', and ISA16 announces ':'. "
        "Ask the sender for a file whose ISA16 is true."
    )
    assert len(told) == 2
    assert read(foreign).problems


@pytest.mark.parametrize("mark", list("|>;\\"))
def test_an_announced_mark_of_any_kind_is_no_fault(mark: str) -> None:
    assert faults(TEXTS["835"].replace(":", mark)) == ()
    assert "it balances" in narrate(TEXTS["835"].replace(":", mark))


def test_a_text_without_a_file_is_one_fault() -> None:
    (fault,) = faults("hello")
    assert fault.segment == 0
