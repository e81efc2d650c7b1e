"""Appeals judged by hand: level, time, amount, packet."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.clock import Calendar
from sim.records.holidays import federal_holidays
from sim.rules.appeal_tables import ladder, payer_class, question
from sim.rules.appeals import AppealRequest, appeal_due, packet_faults, why_not_sound
from sim.rules.deadlines import Limit

CALENDAR = Calendar(date(2026, 1, 5), holidays=federal_holidays())
RECORDS = ("appeal_letter", "remittance", "encounter_note")

LATE = AppealRequest("commercial", 1, "29", ("acceptance_report",), decided_day=0, received_day=20, amount=15000)
NECESSITY = AppealRequest("medicare", 1, "50", RECORDS, decided_day=0, received_day=20, amount=15000)


def day(*ymd: int) -> int:
    return CALENDAR.day_number(date(*ymd))


def kinds(appeal: AppealRequest) -> list[str]:
    return [fault.kind for fault in packet_faults(appeal, CALENDAR)]


# From a decision of 2026: 120 days from Monday 5 January are 26 + 28 + 31 + 30 to 30 April, and 5 of May.
@pytest.mark.parametrize(("payer_class", "level", "decided", "last"), [
    ("medicare", 1, (2026, 1, 5), (2026, 5, 5)),  # 42 CFR 405.942
    ("medicare", 2, (2026, 3, 2), (2026, 9, 3)),  # 5 of mail and 180, 42 CFR 405.962
    ("medicare", 3, (2026, 3, 2), (2026, 5, 6)),  # 7 March and 60: 24 + 30 + 6, 42 CFR 405.1002
    ("medicare", 4, (2026, 3, 2), (2026, 5, 6)),  # 42 CFR 405.1102
    ("medicare", 5, (2026, 3, 2), (2026, 5, 6)),  # 42 CFR 405.1130
    ("medicaid", 1, (2026, 1, 9), (2026, 5, 11)),  # 9 May is a Saturday, 1 TAC 354.1003
    ("medicaid", 2, (2026, 1, 5), (2026, 4, 5)),  # 90 days: 26 + 28 + 31 + 5, 42 CFR 431.221(d)
    ("commercial", 1, (2026, 1, 5), (2026, 7, 4)),  # 180: 26 + 28 + 31 + 30 + 31 + 30 + 4
    ("commercial", 2, (2026, 1, 5), (2026, 3, 6)),  # 60: 26 + 28 + 6
    ("commercial", 3, (2026, 10, 30), (2027, 3, 1)),  # no 30 February, 45 CFR 147.136(d)(2)(i)
])
def test_each_level_has_its_own_last_day(payer_class, level, decided, last):
    assert appeal_due(payer_class, level, day(*decided), CALENDAR) == day(*last)


@pytest.mark.parametrize(("received", "faults"), [(119, []), (120, []), (121, ["late"])])
def test_an_appeal_is_in_time_on_the_last_day_and_late_on_the_next(received, faults):
    assert kinds(replace(NECESSITY, received_day=received)) == faults


def test_medicare_has_five_levels_commercial_three_and_medicaid_two():
    assert [len(ladder(name)) for name in ("medicare", "commercial", "medicaid")] == [5, 3, 2]
    assert appeal_due("medicare", 6, 0, CALENDAR) is None
    with pytest.raises(KeyError, match="workers"):
        ladder("workers")


# Amounts in controversy: 2025 $190 and $1,900 (CGS, NGS 2025); 2026 $200 and $1,960 (90 FR 55869); 2024 $180 and $1,840.
@pytest.mark.parametrize(("level", "year", "least"), [
    (1, 2026, 0), (2, 2026, 0), (4, 2026, 0),
    (3, 2024, 18000), (3, 2025, 19000), (3, 2026, 20000), (3, 2031, 20000), (3, 2019, 18000),
    (5, 2024, 184000), (5, 2025, 190000), (5, 2026, 196000),
])
def test_a_hearing_and_a_court_want_a_least_amount_by_the_year_of_the_request(level, year, least):
    assert ladder("medicare")[level - 1].least_amount(year) == least


@pytest.mark.parametrize(("received", "amount", "faults"), [
    ((2025, 12, 30), 18999, ["too_small"]), ((2025, 12, 30), 19000, []), ((2026, 1, 5), 19000, ["too_small"]),
    ((2026, 1, 5), 20000, []),
])
def test_the_amount_must_reach_the_least_and_the_new_year_raises_it(received, amount, faults):
    hearing = replace(
        NECESSITY, level=3, levels_lost=2, presented=RECORDS, decided_day=day(2025, 12, 1), received_day=day(*received),
        amount=amount,
    )
    assert kinds(hearing) == faults


def test_a_payers_own_limits_go_before_the_ladders():
    # 90 days from the contract: 26 + 28 + 31 to 31 March, and 5 of April; the second level keeps the ladder's 60.
    own = (Limit(90),)
    assert appeal_due("commercial", 1, 0, CALENDAR, own) == day(2026, 4, 5)
    assert appeal_due("commercial", 2, 0, CALENDAR, own) == day(2026, 3, 6)
    assert [kinds(replace(LATE, limits=own, received_day=at)) for at in (90, 91)] == [[], ["late"]]


@pytest.mark.parametrize(
    ("indicator", "name"), [("MB", "medicare"), ("MC", "medicaid"), ("12", "commercial"), ("HM", "commercial")]
)
def test_the_filing_indicator_tells_which_ladder_is_climbed(indicator, name):
    assert payer_class(indicator) == name


def test_levels_are_climbed_one_by_one():
    assert kinds(replace(NECESSITY, level=2)) == ["wrong_level"]
    (fault,) = packet_faults(replace(NECESSITY, level=1, levels_lost=1), CALENDAR)
    assert fault.says == "The next level is 2, Reconsideration, decided by a qualified independent contractor."
    (fault,) = packet_faults(replace(NECESSITY, level=6, levels_lost=5), CALENDAR)
    assert fault.says == "Federal district court was the last level; nothing is left to appeal to."


# What each denial asks for; the actions are those of a working biller (CARC by CARC).
@pytest.mark.parametrize(("carc", "documents", "faults"), [
    ("29", ("acceptance_report",), []),
    ("29", ("claim_copy",), ["missing"]),
    ("197", ("authorisation_letter", "call_reference"), []),
    ("197", ("encounter_note",), ["missing", "unrelated"]),
    ("27", ("eligibility_answer", "insurance_card"), []),
    ("27", ("insurance_card",), ["missing"]),
    ("50", ("encounter_note", "medical_policy"), []),
    ("50", ("medical_policy",), ["missing"]),
    ("39", ("encounter_note",), ["missing"]),
    ("39", ("encounter_note", "test_results"), []),
    ("97", ("encounter_note", "coding_reference"), []),
    ("18", ("encounter_note",), []),
    ("22", ("primary_eob",), []),
    ("22", ("coordination_answer",), []),
    ("288", ("referral_letter",), []),
    ("45", ("contract_page",), []),
    ("B7", ("enrolment_letter",), []),
    ("2", ("benefit_sheet",), []),
    ("119", ("benefit_sheet", "encounter_note"), []),
])
def test_a_packet_holds_what_the_denial_asks_for(carc, documents, faults):
    assert kinds(replace(LATE, carc=carc, documents=documents)) == faults


@pytest.mark.parametrize(("document", "faults"), [
    ("full_chart", ["unrelated"]), ("other_visit_note", ["unrelated"]), ("photo_id", ["unrelated"]),
    ("encounter_note", ["unrelated"]),  # a clinical note proves no date of receipt
    ("contract_page", []), ("medical_policy", []),  # these tell nothing about a patient
    ("appeal_letter", []), ("remittance", []), ("claim_copy", []),
])
def test_what_has_nothing_to_do_with_the_question_stays_at_home(document, faults):
    packet = replace(LATE, documents=("acceptance_report", document, document))
    assert kinds(packet) == faults
    assert why_not_sound(packet, CALENDAR, ("acceptance_report",)) == ""


@pytest.mark.parametrize(("payer_class", "carc", "remarks", "instead"), [
    ("medicare", "16", ("MA130",), "send a new claim"),  # unprocessable: no appeal
    ("commercial", "16", ("N290",), "replace it"),
    ("commercial", "252", ("N706",), "Send what it asked for"),
    ("commercial", "109", (), "Bill that payer"),
    ("medicare", "253", (), "never the patient's"),
    ("commercial", "257", (), "do not bill the patient"),
    ("commercial", "50", ("N211",), "Read the other codes"),
    ("medicare", "29", (), "277CA"),  # Claims Processing Manual, chapter 1, section 70
])
def test_some_denials_have_no_appeal_and_say_what_cures_them(payer_class, carc, remarks, instead):
    (fault,) = packet_faults(replace(LATE, payer_class=payer_class, carc=carc, remarks=remarks), CALENDAR)
    assert fault.kind == "not_appealable"
    assert instead in fault.says


def test_a_late_claim_can_be_appealed_where_the_payer_is_not_medicare():
    assert kinds(LATE) == []
    assert kinds(replace(LATE, payer_class="medicaid")) == []


def test_an_external_reviewer_takes_medical_judgement_only_and_wants_the_patients_consent():
    review = replace(LATE, carc="50", level=3, levels_lost=2, documents=("encounter_note",))
    assert kinds(review) == ["missing"]
    assert kinds(replace(review, documents=("encounter_note", "patient_consent"))) == []
    administrative = replace(review, carc="197", documents=("authorisation_letter", "patient_consent"))
    assert kinds(administrative) == ["not_clinical"]


def test_a_judge_looks_only_at_evidence_that_lower_levels_have_seen():
    # 42 CFR 405.966: full and early presentation of evidence, by the reconsideration.
    hearing = replace(NECESSITY, level=3, levels_lost=2, amount=50000)
    assert kinds(hearing) == ["missing", "new_evidence"]
    assert kinds(replace(hearing, documents=("appeal_letter",), presented=("encounter_note",))) == []


@pytest.mark.parametrize(("appeal", "proofs", "why"), [
    (LATE, ("acceptance_report",), ""),
    (LATE, (), "The payer decided rightly on what it was sent; an appeal does not change that."),
    (NECESSITY, ("encounter_note", "test_results"), "Nothing in the packet shows that the payer is wrong."),
    (replace(NECESSITY, documents=("encounter_note", "test_results")), ("encounter_note", "test_results"), ""),
    (replace(LATE, received_day=181), ("acceptance_report",), "Reconsideration: received 1 day after the limit."),
    (replace(LATE, documents=()), ("acceptance_report",),
     "Did the payer receive the claim within its limit? Missing: 277CA acceptance."),
])
def test_an_appeal_is_sound_when_it_is_in_order_and_shows_the_error(appeal, proofs, why):
    assert why_not_sound(appeal, CALENDAR, proofs) == why


def test_a_code_that_no_table_knows_asks_what_its_remark_says():
    assert question("999").id == "other"
    assert kinds(replace(LATE, carc="999", documents=("encounter_note",))) == []
