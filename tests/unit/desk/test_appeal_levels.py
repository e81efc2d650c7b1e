"""Appeals climb a ladder: each level has its own limit, its own papers and its own letter."""

from sim.desk.actions import Appeal
from sim.records.clock import DAY
from tests.causes.playing import papers
from tests.offices import Seat, honest, seat


def denied(payer: str = "harbor", cause: str = "payer_stood_by_denial", **terms) -> tuple[Seat, str]:
    """Sit before a claim that a payer wrongly denied as not necessary."""
    plant = {"cause": cause, "payer": payer, "weekly": True, "first_day": 1}
    desk = seat(honest(planted=[plant], payers={payer: terms}), seed=5, day=29)
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    return desk, next(found.claim for found in desk.world.findings.all if found.cause == cause)


def appeal(desk: Seat, claim: str, evidence: tuple[str, ...] = ("encounter_note",), level: int = 0):
    outcome = desk.do(Appeal(claim, "medical_necessity", evidence, level))
    if outcome.done:
        desk.wait_until_settled(claim)
    return outcome


def test_an_upheld_appeal_opens_the_next_level_with_a_clock_of_its_own():
    desk, claim = denied()
    assert appeal(desk, claim).minutes == 60
    office = desk.world.office
    file = office.files[claim]
    letter = office.letters[claim][-1]
    assert (file.status, letter.decision) == ("denied", "upheld")
    assert "formal appeal" in letter.text
    # The commercial ladder gives 60 days from the letter for the second level.
    assert office.due(file) == letter.minute // DAY + 60
    assert appeal(desk, claim).done
    assert file.status == "paid"


def test_a_level_that_is_not_open_is_refused():
    desk, claim = denied()
    refused = appeal(desk, claim, level=2)
    assert not refused.done and "The next level is 1" in refused.reason


def test_a_second_level_too_late_is_refused():
    desk, claim = denied()
    appeal(desk, claim)
    desk.come_back(desk.world.day + 70)
    refused = appeal(desk, claim)
    assert not refused.done and "after the limit" in refused.reason


def test_a_packet_without_the_note_is_upheld_and_says_what_was_missing():
    desk, claim = denied(cause="medical_necessity")
    appeal(desk, claim, ())
    assert "Missing: Encounter note" in desk.world.office.letters[claim][-1].text


def test_a_document_that_has_nothing_to_do_with_the_question_is_a_breach_and_sinks_nothing():
    desk, claim = denied(cause="medical_necessity")
    appeal(desk, claim, ("encounter_note", "photo_id"))
    assert desk.world.office.files[claim].status == "paid"
    assert [(breach.rule, breach.claim) for breach in desk.world.office.breaches] == [("told_too_much", claim)]


def test_medicare_hears_a_claim_of_small_worth_twice_and_no_judge_after_that():
    # A therapy visit is about $100; a hearing needs $200 in controversy in 2026 (90 FR 55869).
    desk, claim = denied("senior-b", "medical_necessity", upholds_errors=[1000, 1000])
    for _ in range(2):
        assert appeal(desk, claim).done
        assert desk.world.office.files[claim].status == "denied"
    refused = appeal(desk, claim)
    assert not refused.done and "$200.00" in refused.reason


def test_medicaid_has_two_levels_and_then_nothing_is_left():
    desk, claim = denied("state-care", "medical_necessity", upholds_errors=[1000, 1000])
    assert appeal(desk, claim).done
    assert appeal(desk, claim, ("encounter_note", "patient_consent")).done
    assert "last level" in desk.world.office.letters[claim][-1].text
    refused = appeal(desk, claim)
    assert not refused.done and "nothing is left" in refused.reason


def test_a_new_denial_begins_the_ladder_anew():
    desk, claim = denied(cause="medical_necessity", upholds_errors=[0])
    file = desk.world.office.files[claim]
    assert file.appeals == ()
    appeal(desk, claim)
    assert len(file.appeals) == 1 and file.status == "paid"


def test_a_payer_says_by_which_ladder_it_is_appealed_to():
    office = seat(honest(payers={"harbor": {"appeal_ladder": "medicaid"}}), day=1).world.office
    assert [office.ladder(key) for key in ("senior-b", "state-care", "summit", "harbor")] == [
        "medicare", "medicaid", "commercial", "medicaid",
    ]


def test_the_patients_consent_is_on_file_once_an_appeal_was_lost():
    desk, claim = denied()
    assert "patient_consent" not in [paper.kind for paper in papers(desk, claim).documents]
    appeal(desk, claim)
    assert "patient_consent" in [paper.kind for paper in papers(desk, claim).documents]


def test_medicare_reopens_on_the_proof_of_timely_filing_which_it_would_not_hear_as_an_appeal():
    # Medicare Claims Processing Manual, chapter 1, section 70: no appeal against a late claim.
    for evidence, status in (((), "denied"), (("acceptance_report",), "paid")):
        desk, claim = denied("senior-b", "payer_misdated_receipt")
        desk.do(Appeal(claim, "payer_error", evidence))
        assert desk.wait_until_settled(claim).status == status
