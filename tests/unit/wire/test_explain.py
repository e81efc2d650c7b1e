"""What stands beside each segment, in words that a biller would use."""

import pytest

from sim.wire import emit, explain
from sim.wire.core import Segment
from sim.wire.sentences import SENTENCES, Surroundings
from sim.wire.sentences_answer import SENTENCES as OF_ANSWERS
from sim.wire.sentences_claim import SENTENCES as OF_CLAIMS
from sim.wire.sentences_question import SENTENCES as OF_QUESTIONS
from tests.unit.wire.examples import receipt, refusal, remittance, report, submission

EVERY = SENTENCES | OF_CLAIMS | OF_ANSWERS | OF_QUESTIONS


def said(text: str, opening: str, place: int = 0) -> str:
    """The meaning of one of the segments that begin so."""
    return [each.meaning for each in explain(text) if each.text.startswith(opening)][place]


CLAIMS, RECEIPT, REPORT, PAYMENT = (emit(each) for each in (submission(), refusal(), report(), remittance()))


@pytest.mark.parametrize(
    ("text", "opening", "meaning"),
    [
        (
            CLAIMS,
            "ISA",
            "File 000000042, a test, from LARKSPUR to JUNCTION1, sent 5 March 2026 at 16:05; "
            "* stands between elements, : inside them, ~ at the end.",
        ),
        (CLAIMS, "GS", "A group of claims begins, number 42, written by the guide 005010X222A1."),
        (CLAIMS, "ST*", "Set 0001 begins: claims (837)."),
        (CLAIMS, "BHT", "Charges to be paid; reference 000000042, made 5 March 2026 at 16:05."),
        (CLAIMS, "HL*4", "Level 4, under level 3: a dependent who is the patient."),
        (CLAIMS, "NM1*85", "The practice that bills is Larkspur Family Practice, NPI 1234567893."),
        (CLAIMS, "N4", "City of the billing practice: Alder Falls, OH 44055-0101."),
        (CLAIMS, "NM1*IL", "The subscriber is Ana L Rivera, member number HRN204411865."),
        (CLAIMS, "DMG", "The subscriber: born 17 May 1984, female."),
        (CLAIMS, "PAT", "Relationship of the patient to the subscriber: child (19)."),
        (
            CLAIMS,
            "CLM*C-1003",
            "Claim C-1003 for $165.50; place: office (11); replacement of a claim that was decided (7); "
            "the practice accepts assignment; the insurer is to pay the practice.",
        ),
        (CLAIMS, "HI", "Diagnoses, by ICD-10: 1. E11.9 (the main one), 2. D51.0."),
        (CLAIMS, "SV1*HC:J3420", "Procedure J3420 with modifiers 25 and 59, 1 unit, $45.00 in all, for diagnoses 2 and 1."),
        (CLAIMS, "DTP*472*RD8", "The service was given from 2 March 2026 to 4 March 2026."),
        (CLAIMS, "REF*G1", "The prior authorisation number is PA5501."),
        (CLAIMS, "SE", "Set 0001 ends; it counts 122 segments, its first and last among them."),
        (RECEIPT, "AK1", "This answers group 42 of claims, written by the guide 005010X222A1."),
        (RECEIPT, "IK3", "Error at segment 31 of the set, CLM in loop 2300: an element in it is wrong."),
        (RECEIPT, "CTX", "The error is on claim C-1002."),
        (RECEIPT, "IK4", "Element 2 of that segment: a required element is missing."),
        (RECEIPT, "IK5", "Verdict on the set: rejected (R); one or more segments are in error (5)."),
        (RECEIPT, "AK9", "Verdict on the group: rejected (R); sets sent 1, received 1, accepted 0."),
        (REPORT, "TRN*2*000000042", "This answers the batch with the reference 000000042."),
        (REPORT, "TRN*2*C-1001", "The claim, by the practice's own number, is C-1001."),
        (
            REPORT,
            "STC*A7:164",
            "Rejected because something is not valid (A7): the member number (164), about the subscriber (IL); "
            "charge $165.50; as of 5 March 2026.",
        ),
        (REPORT, "SVC", "About the line with procedure J3420 with modifier 25, charged $45.00."),
        (REPORT, "AMT*YY", "Rejected claims come to $331.00."),
        (
            PAYMENT,
            "BPR",
            "Payment of $105.00 by electronic transfer (ACH), dated 16 March 2026; the money comes with this advice; "
            "into account 20002 at bank 000000026.",
        ),
        (PAYMENT, "TRN", "The payment's trace number is EFT000123, given by 1999999999."),
        (
            PAYMENT,
            "CLP*C-1001",
            "Claim C-1001: charged $165.50, paid $110.00; processed as first payer (1); the patient owes $20.00; "
            "kind of plan: preferred provider organisation (12); the payer's number for it is 2026061001.",
        ),
        (PAYMENT, "SVC*HC:J3420", "Procedure J3420 with modifiers 25 and 59: charged $45.00, paid $30.00 for 1 unit."),
        (PAYMENT, "CAS*PR", "PR, patient responsibility, owed by the patient or the next payer: $20.00 not paid: copay (3)."),
        (PAYMENT, "AMT*B6", "The amount allowed for this service is $100.00."),
        (PAYMENT, "LQ", "Remark: the rendering provider's number is missing or not valid (N290)."),
        (
            PAYMENT,
            "PLB",
            "Outside the claims, for provider 1234567893 in the year to 31 December 2026: "
            "$12.50 taken away as an overpayment taken back (WO), reference C-0907 and $7.50 added as interest (L6).",
        ),
    ],
)
def test_a_segment_is_told_in_a_sentence(text: str, opening: str, meaning: str) -> None:
    assert said(text, opening) == meaning


@pytest.mark.parametrize("meaning", [submission(), receipt(), refusal(), report(), remittance()])
def test_every_segment_of_our_own_files_is_told_in_order(meaning: object) -> None:
    text = emit(meaning)
    told = explain(text)
    assert [each.text for each in told] == [line.removesuffix("~") for line in text.splitlines()]
    assert [each for each in told if "without words" in each.meaning or "no words" in each.meaning] == []


def test_the_same_segment_says_another_thing_in_another_place() -> None:
    assert said(REPORT, "HL*1*") == "Level 1: the party that reports."
    assert said(CLAIMS, "HL*1*") == "Level 1: the billing practice."
    assert said(REPORT, "TRN*1*0") == "The reporting party's trace number is 000000008."
    assert said(REPORT, "TRN*1*0", 1) == "No trace number is given here."
    assert said(CLAIMS, "LX") == "Service line 1 begins."
    assert said(PAYMENT, "LX") == "Group 1 of claims begins."
    assert said(CLAIMS, "N3", 1) == "Street of the subscriber: 3 Elm St."


def test_what_cannot_be_decoded_is_shown_as_it_stands() -> None:
    assert said(CLAIMS.replace("165.5*", "1O5.5*"), "CLM").startswith("Claim C-1001 for 1O5.5;")
    assert said(CLAIMS.replace("D8*19840517", "D8*1984"), "DMG") == "The subscriber: born 1984, female."
    assert said(CLAIMS.replace("REF*G1", "REF*QQ"), "REF*QQ") == "The reference of the kind QQ is PA5501."
    assert said(CLAIMS.replace("HI*", "QQQ*"), "QQQ") == "A segment 'QQQ', which has no words here; it is kept as it stands."
    assert "a status without words here (9164)" in said(REPORT.replace(":164:", ":9164:"), "STC*A7:9164")


def test_a_file_in_other_punctuation_is_told_the_same() -> None:
    flat = "".join(CLAIMS.splitlines()).replace("*", "|").replace("~", "'")
    first, *rest = explain(flat)
    assert "| stands between elements, : inside them, ' at the end" in first.meaning
    assert [each.meaning for each in rest] == [each.meaning for each in explain(CLAIMS)][1:]


def test_an_unreadable_text_comes_back_whole_with_the_reason() -> None:
    (told,) = explain("hello")
    assert told.text == "hello"
    assert told.meaning.startswith("character 1: no ISA segment begins in it")


@pytest.mark.parametrize("name", sorted(EVERY))
def test_a_bare_segment_name_still_gets_a_sentence(name: str) -> None:
    assert EVERY[name](Segment(1, (name,)), Surroundings()).endswith(".")


@pytest.mark.parametrize(
    ("segment", "meaning"),
    [
        ("NTE*ADD*SEEN TWICE", 'Note: "SEEN TWICE".'),
        (
            "PWK*EB*BM***AC*A77",
            "An attachment backs this up: an explanation of benefits (EB); sent by mail (BM); its number is A77.",
        ),
        ("LIN**N4*00004196501", "The drug given, by its national code (NDC), is 00004196501."),
        ("CTP****7*UN", "Of the drug, 7 units were given."),
        ("CR3*R*MO*99", "Renewed certificate for the equipment, for 99 months."),
        ("FRM*5**2", "Question 5 of the form is answered: 2."),
        ("HI*BG:01*BG:02", "Further codes of the claim: 01 and 02."),
        ("HI*BK:4659", "Diagnoses, by ICD-9, an older set: 1. 465.9 (the main one)."),
        ("OI***Y", "The other insurer is to pay the practice."),
        ("SVD*BHHP2*80*HC:SV203**1", "Payer BHHP2 before paid $80.00 for procedure SV203, 1 units."),
        ("CUR*85*USD", "All amounts are in USD."),
        ("AMT*F5*25", "The patient has already paid $25.00."),
    ],
)
def test_segments_that_we_never_write_are_told_too(segment: str, meaning: str) -> None:
    assert said(CLAIMS.replace("HL*3*", f"{segment}~\nHL*3*", 1), segment) == meaning
