"""Questions and answers told and explained in a biller's words."""

import pytest
from msgspec.structs import replace

from sim.records.transactions import Rejection
from sim.wire import emit, explain, narrate
from tests.unit.wire.examples_questions import (
    coverage_answers,
    coverage_questions,
    coverage_refusal,
    decision,
    request,
    standing,
    standing_answers,
    standing_questions,
)
from tests.unit.wire.kinds import TEXTS


def told(meaning: object) -> list[str]:
    return narrate(emit(meaning)).splitlines()


def test_a_question_about_coverage_is_told_as_a_question() -> None:
    assert told(coverage_questions()) == [
        "Questions about coverage (270) from LARKSPUR to BHHP1, 5 March 2026, 16:05, file 11, a test.",
        "Larkspur Family Practice asks Blue Heron Health Plan, reference 000000011: 2 questions.",
        "",
        "Is Ana L Rivera, born 17 May 1984, member number HRN204411865 covered on 2 March 2026, question Q-1?",
        "  About the health plan as a whole (30).",
        "",
        "Is Leo Rivera, born 2 September 2015, child of the subscriber Ana L Rivera, member number HRN204411865 "
        "covered on 2 March 2026, question Q-2?",
        "  About office visit of a physician (98) and urgent care (UC).",
        "",
        "Nothing wrong was found.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ana L Rivera, born 17 May 1984, member number HRN204411865: ACTIVE.",
        "  The group number is GRP77, Larkspur Mills.",
        "  The plan began on 1 January 2025.",
        "  coverage is active (1); one person (IND); for the health plan as a whole (30); plan Heron Choice 1500.",
        "  copay (B): $25.00, a visit (27); one person (IND); for office visit of a physician (98); "
        "authorisation needed: no; within the network: yes.",
        "  coinsurance (A): 20 %, a visit (27); one person (IND); for office visit of a physician (98); "
        "within the network: no.",
        "  deductible (C): $412.50, what remains (29); one person (IND); for the health plan as a whole (30); "
        "within the network: yes.",
        "  limit (F): 12 visits, what remains (29); one person (IND); for physical therapy (PT); authorisation needed: yes.",
        "    The payer that comes first is Grey Teal Insurance, payer number GTI9.",
        '    Message: "30 VISITS A YEAR".',
        "  The plan ended on 31 December 2025.",
    ],
)
def test_an_answer_about_coverage_is_told_benefit_by_benefit(line: str) -> None:
    assert line in told(coverage_answers())


def test_coverage_that_has_ended_is_said_to_be_not_active() -> None:
    (line,) = [line for line in told(coverage_answers()) if line.startswith("Leo Rivera")]
    assert line.endswith(": NOT ACTIVE.")


def test_a_refusal_tells_why_and_what_may_follow() -> None:
    lines = told(coverage_refusal())
    assert "Ana L Rivera, born 17 May 1984, member number HRN204411865: NO WORD ON COVERAGE." in lines
    assert "  Not answered: the subscriber was not found (75); the question may be corrected and asked again (C)." in lines


def test_a_payer_that_answers_nobody_is_told_in_one_line() -> None:
    silent = replace(coverage_answers(), answers=(), payer_rejections=(Rejection("42", "R"),))
    assert "Not answered: no answer is possible at present (42); the question may be asked again (R)." in told(silent)


def test_a_status_question_and_its_answer_are_told_claim_by_claim() -> None:
    asked = told(standing_questions())
    assert asked[1].startswith("Larkspur Family Practice asks Blue Heron Health Plan for Larkspur Family Practice")
    assert (
        "Claim C-1001, question S-1: Ana L Rivera, member number HRN204411865, $165.50, served on 2 March 2026." in asked
    )
    answered = told(standing_answers(refusal=standing("E1:0"), refusal_trace="13"))
    assert any(line.startswith("On the whole question: the payer's system did not answer (E1)") for line in answered)
    assert (
        "  finished and paid (F1): it was paid (65), as of 9 March 2026, paid $110.00, on 16 March 2026, "
        "trace number EFT000123." in answered
    )
    assert "  1. J3420-25, 1 unit, $45.00, paid $0.00." in answered


def test_a_request_and_its_decision_are_told_with_number_and_reason() -> None:
    assert told(request())[0].startswith("Request for an authorisation (278)")
    assert "  1. SV301, 12 units, from 2 March 2026 to 1 June 2026." in told(request())
    lines = told(decision())
    assert lines[0].startswith("Decision on an authorisation (278)")
    assert "  Decision: granted in part (A2); authorisation number PA5501." in lines
    assert "  Decision: refused (A3); it is not medically necessary (0F)." in lines
    assert "  It holds from 2 March 2026 to 1 June 2026." in lines


@pytest.mark.parametrize(
    ("name", "opening", "meaning"),
    [
        ("270", "BHT", "A question about coverage; reference 000000011, made 5 March 2026 at 16:05."),
        ("270", "HL*1", "Level 1: the payer that is asked."),
        ("270", "TRN", "The question's number is Q-1; given by 9LARKSPUR1."),
        ("270", "DTP", "The day in question is 2 March 2026."),
        ("270", "EQ*UC", "It asks about urgent care (UC)."),
        ("270", "INS", "This is a dependent; child (19)."),
        ("271", "TRN*2", "This answers the question with the number Q-1; given by 9LARKSPUR1."),
        ("271", "EB*C*IND*30***29", "Deductible (C); one person (IND); for the health plan as a whole (30); "
         "$412.50, what remains (29); within the network: yes."),
        ("271", "EB*A", "Coinsurance (A); one person (IND); for office visit of a physician (98); 20 %, a visit (27); "
         "within the network: no."),
        ("271", "EB*F*IND*PT***29", "Limit (F); one person (IND); for physical therapy (PT); 12 visits, what remains (29); "
         "authorisation needed: yes."),
        ("271", "MSG", 'Message: "30 VISITS A YEAR".'),
        ("271", "LS", "Those whom the benefit names follow."),
        ("271", "N3*PO", "Street of the first payer: PO Box 12."),
        ("271 that refuses", "AAA", "Not answered: the subscriber was not found (75); "
         "the question may be corrected and asked again (C)."),
        ("276", "DMG", "The subscriber: born 17 May 1984, female."),
        ("276", "AMT", "The charge of the claim is $165.50."),
        ("276", "SVC", "About the line with procedure J3420 with modifier 25, charged $45.00; 1 unit."),
        ("277", "STC*F1", "Finished and paid (F1): it was paid (65); charge $165.50; paid $110.00; as of 9 March 2026; "
         "money sent 16 March 2026; under trace number EFT000123."),
        ("278", "UM", "Authorisation is asked for a service (HS); a new request (I); for physical therapy (PT); "
         "at office (11)."),
        ("278", "SV1", "Procedure SV301; 12 units."),
        ("278", "DTP*472", "The service is to be given from 2 March 2026 to 1 June 2026."),
        ("278 that decides", "HCR", "Decision: granted in part (A2); the authorisation number is PA5501."),
        ("278 that decides", "DTP*036", "It holds to 1 June 2026."),
    ],
)  # fmt: skip
def test_a_segment_of_a_question_or_answer_says(name: str, opening: str, meaning: str) -> None:
    assert next(each.meaning for each in explain(TEXTS[name]) if each.text.startswith(opening)) == meaning


def test_repeated_kinds_of_service_are_each_named() -> None:
    text = TEXTS["270"].replace("EQ*30", "EQ*30^98^UC")
    (said,) = [each.meaning for each in explain(text) if each.text.startswith("EQ*30")]
    assert said == "It asks about the health plan as a whole (30), office visit of a physician (98) and urgent care (UC)."


def test_a_segment_without_content_says_so() -> None:
    text = TEXTS["271"].replace("EB*L~", "EB~")
    assert "A benefit without a kind." in [each.meaning for each in explain(text)]
