"""A whole file told in a biller's words."""

import pytest
from msgspec.structs import replace

from sim.wire import emit, narrate
from tests.unit.wire.examples import ANA, claim, receipt, refusal, remittance, report, submission


def told(meaning: object) -> list[str]:
    return narrate(emit(meaning)).splitlines()


def test_a_claim_file_is_told_from_the_practice_to_the_line() -> None:
    assert told(submission(claim(prior_authorisation="PA5501"))) == [
        "Claim file (837P) from LARKSPUR to JUNCTION1, 5 March 2026, 16:05, file 42, a test.",
        "Sent by Larkspur Family Practice for Junction Clearing, batch reference 000000042.",
        "Billed by Larkspur Family Practice, NPI 1234567893, tax number 000112233.",
        "1 claim, $165.50 in all.",
        "",
        "Claim C-1001: $165.50, original claim (1), at office (11).",
        "  Patient Ana L Rivera, born 17 May 1984, the subscriber.",
        "  To Blue Heron Health Plan, BHHP1, who pays first; member number HRN204411865, group GRP77.",
        "  With prior authorisation PA5501.",
        "  Rendered by Ngozi Okafor, NPI 1098765435.",
        "  Diagnoses: 1. E11.9 and 2. D51.0.",
        "  1. SV203 on 2 March 2026: 1 unit, $120.50, for diagnosis 1.",
        "  2. J3420-25-59 on 2 March 2026: 1 unit, $45.00, for diagnosis 2 and 1.",
        "",
        "Nothing wrong was found.",
    ]


def test_a_dependent_is_told_with_the_subscriber() -> None:
    assert "  Patient Leo Rivera, born 2 September 2015, child of the subscriber Ana L Rivera." in told(submission())


def test_a_receipt_is_told_with_its_verdict() -> None:
    assert told(receipt())[1:4] == [
        "It answers group 42 of claims.",
        "Verdict on the group: accepted (A); 1 of 1 set accepted.",
        "  Set 0001 (837): accepted (A).",
    ]


def test_a_refusal_is_told_down_to_the_element() -> None:
    assert told(refusal())[2:6] == [
        "Verdict on the group: rejected (R); 0 of 1 set accepted.",
        "  Set 0001 (837): rejected (R); one or more segments are in error (5).",
        "    Segment 31, CLM, claim C-1002: an element in it is wrong.",
        "      Element CLM02: a required element is missing.",
    ]


def test_a_report_tells_which_claims_were_turned_away_and_why() -> None:
    lines = told(report())
    assert "Accepted 1 claim, $165.50; rejected 2 claims, $331.00." in lines
    assert "Claim C-1001, ACCEPTED: Ana L Rivera, member number HRN204411865, $165.50, served 2 March 2026." in lines
    assert "Claim C-1002, REJECTED: Leo Rivera, member number HRN204411856, $165.50, served 2 March 2026." in lines
    assert "  rejected because something is not valid (A7): the member number (164), about the subscriber (IL)." in lines
    assert "  Line J3420, $45.00: rejected because something is not valid (A7): a modifier (453)." in lines


def test_a_remittance_is_told_with_reasons_and_its_balance() -> None:
    lines = told(remittance())
    assert "Blue Heron Health Plan pays Larkspur Family Practice $105.00 by electronic transfer (ACH), 16 March 2026." in lines
    assert "  1. SV203 on 2 March 2026: charged $120.50, allowed $100.00, paid $80.00." in lines
    assert "     PR 3, $20.00: copay." in lines
    assert "Outside the claims: $7.50 added, interest (L6)." in lines
    assert "Claims $110.00 less provider adjustments $5.00 is $105.00; the payment is $105.00: it balances." in lines


def test_a_remittance_that_is_off_says_by_how_much() -> None:
    lines = told(remittance(amount=10400))
    assert "Claims $110.00 less provider adjustments $5.00 is $105.00; the payment is $104.00: it is off by -$1.00." in lines
    assert lines[-2] == "Findings (1):"


def test_problems_and_findings_are_told_at_the_end() -> None:
    wrong = emit(submission(claim(subscriber=replace(ANA, birth_date=None)))).replace("SE*33*", "SE*32*")
    assert narrate(wrong).splitlines()[-4:] == [
        "Problems in the file (1):",
        "  - segment 35 (SE): it says 32 where 33 segments in the set were counted. Count again, and look for what was lost.",
        "Findings (1):",
        "  - claim C-1001: the patient's birth date is missing. Ask the front desk.",
    ]


@pytest.mark.parametrize("text", ["", "hello", b"\x00\xff\xfe"])
def test_what_is_no_file_is_said_in_two_lines(text: str | bytes) -> None:
    first, second = narrate(text).splitlines()
    assert first == "This is not a readable X12 file."
    assert second.endswith("Give an X12 file, which begins with ISA.")


def test_a_set_without_a_reader_is_named_with_its_kind() -> None:
    lines = narrate(emit(submission()).replace("005010X222A1", "005010X223A2")).splitlines()
    assert lines[0] == "A file of 126 segments, in which no set could be read; its kind is 837I."
