"""The laws of the catalogue: a cause shows in a document, costs money untouched or mistreated, and pays once it is cured."""

import pytest

from sim.desk.asks import AskClaim, AskPractice
from sim.records.ledger import CREDIT, INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID, WRITE_OFF
from sim.rules.causes import Cause, catalogue
from tests.causes import SETTINGS
from tests.causes.meeting import struck
from tests.causes.playing import papers, play, work
from tests.offices import Seat, honest, run, seat

BY_HAND = {
    "appeal_came_late", "appeal_wrong_way",
    "crossover_billed_twice", "duplicate_follow_up", "duplicate_of_decided", "fees_outdated", "late_correction", "late_filing",
    "original_reference_wrong", "rates_outdated", "records_not_sent",
}
"""Causes that nothing plants, since the desk itself brings them about; each has a test of its own."""
BY_ITSELF = {"claim_transferred"}
"""Causes that come right without the desk: what they cost is that they come again."""
PLANTED = [cause.id for cause in catalogue().values() if cause.id not in BY_HAND]


def test_every_cause_of_the_catalogue_is_planted_somewhere_or_tested_by_hand():
    assert set(SETTINGS) | BY_HAND == set(catalogue())


@pytest.mark.parametrize("cause", PLANTED)
def test_a_cause_shows_as_the_catalogue_says_and_in_the_documents_that_it_names(cause):
    desk, claim = struck(cause)
    row = catalogue()[cause]
    view = papers(desk, claim)
    coded = {surface.code for surface in row.surface if surface.code}
    if coded:
        assert {part for code in view.row.codes.split(" · ") for part in (code, code.partition("-")[2])} & coded
    if "eligibility_answer" in row.evidence:
        play(desk, claim, ("check_eligibility",), row)
    shown = {paper.kind for paper in desk.look(AskClaim(claim)).claim.documents} | {"acceptance_report"}
    shown |= {paper.kind for paper in desk.look(AskPractice()).practice_file.documents}
    assert set(row.evidence) <= shown


@pytest.mark.parametrize(("cause", "verbs"), [(cause, verbs) for cause in PLANTED for verbs in catalogue()[cause].remedies])
def test_a_right_remedy_cures(cause, verbs):
    refusals = []
    for place in range(len(SETTINGS[cause])):
        desk, claim = struck(cause, SETTINGS[cause][place])
        outcome = play(desk, claim, verbs, catalogue()[cause])
        refusals.append(outcome.reason)
        if outcome.done:
            assert ended(desk, claim, catalogue()[cause]), desk.world.office.files[claim].status
            assert desk.world.office.ledger.proof() == []
            return
    pytest.fail(f"refused everywhere: {refusals}")


def ended(desk: Seat, claim: str, cause: Cause) -> bool:
    """Tell whether a claim ended as its right cure ends."""
    balance = desk.world.office.ledger.balance
    file = desk.world.office.files[claim]
    if balance(claim, CREDIT) or any(each.payment.claim == claim for each in desk.world.office.exceptions.values()):
        return False
    if cause.cured == "closed":
        return file.status == "closed" and balance(claim, INSURANCE) == 0
    if cause.cured == "second":
        decided = file.payment is not None and file.payment.order > 1 and not file.payment.denied
        return decided and balance(claim, INSURANCE) == 0
    if cause.cured == "patient":
        return balance(claim, PATIENT) + balance(claim, PATIENT_PAID) > 0 and balance(claim, INSURANCE) == 0
    earned = sum(balance(claim, account) for account in (INSURER_PAID, PATIENT, PATIENT_PAID))
    if cause.category == "coding" and not _billed_as_noted(desk, claim):
        return False
    return file.status == "paid" and earned > 0 and not file.payment.denied and balance(claim, INSURANCE) == 0


def _billed_as_noted(desk: Seat, claim: str) -> bool:
    sent = desk.world.office.files[claim].sent
    if sent is None:
        return False
    note = desk.world.office.encounters[sent.encounter]
    noted = [(charge.code, charge.units) for charge in note.charges]
    return sent.provider == note.provider and [(line.code, line.units) for line in sent.lines] == noted


@pytest.mark.parametrize("cause", [cause for cause in PLANTED if cause not in BY_ITSELF])
def test_left_alone_it_is_not_cured(cause):
    desk, claim = struck(cause)
    desk.come_back(desk.world.day + 60)
    desk.read_mail()
    assert not ended(desk, claim, catalogue()[cause])


TEMPTATIONS = [(cause, place) for cause in PLANTED for place in range(len(catalogue()[cause].tempting))]


@pytest.mark.parametrize(("cause", "place"), TEMPTATIONS)
def test_a_wrong_remedy_costs_what_the_catalogue_says(cause, place):
    temptation = catalogue()[cause].tempting[place]
    came_to = []
    for office in range(len(SETTINGS[cause])):
        desk, claim = struck(cause, SETTINGS[cause][office])
        outcome = play(desk, claim, temptation.verbs, catalogue()[cause], temptation.changes)
        if COSTS[temptation.costs](desk, claim, cause, outcome):
            return
        came_to.append((outcome.reason, desk.world.office.files[claim].status))
    pytest.fail(f"{temptation.verbs} came to {came_to}")


def _recurs(desk: Seat, claim: str, cause: str, outcome) -> bool:
    """The claim itself fares well, and a later visit of the patient fails for the same cause."""
    files = desk.world.office.files
    day, patient = files[claim].claim.day, files[claim].claim.patient
    desk.come_back(desk.world.day + 15)
    desk.release_and_read()
    failed = {found.claim for found in desk.world.findings.all if found.cause == cause and found.day > day}
    return files[claim].status == "paid" and any(
        files[other].claim.patient == patient and files[other].claim.day > day for other in failed
    )


def _failed_again(desk: Seat, claim: str, cause: str, outcome) -> bool:
    return desk.world.office.files[claim].status in ("rejected", "denied")


COSTS = {
    "refused": lambda desk, claim, cause, outcome: not outcome.done and bool(outcome.reason),
    "rejected again": _failed_again,
    "denied again": _failed_again,
    "upheld": lambda desk, claim, cause, outcome: desk.world.office.files[claim].letter == "upheld",
    "recurs": _recurs,
    "given away": lambda desk, claim, cause, outcome: desk.world.office.ledger.balance(claim, WRITE_OFF) > 0,
    "complaint": lambda desk, claim, cause, outcome: _complained(desk, claim),
    "breach": lambda desk, claim, cause, outcome: any(each.claim == claim for each in desk.world.office.breaches),
    "unanswered": lambda desk, claim, cause, outcome: desk.world.office.files[claim].status in ("sent", "accepted"),
}
"""What a wrong remedy costs → whether it did."""


def _complained(desk: Seat, claim: str) -> bool:
    desk.come_back(desk.world.day + 21)
    desk.read_mail()
    return any(letter.decision == "complaint" for letter in desk.world.office.letters.get(claim, ()))


@pytest.mark.parametrize(("late_by", "cause"), [(-1, None), (0, None), (1, "late_filing")])
def test_the_filing_limit_is_exact_to_the_day(late_by, cause):
    # Harbor takes claims for 60 days from the service date; the last day is timely.
    desk = seat(honest(), seed=5, day=1)
    claim = next(
        file.claim for file in _once_drafted(desk) if file.claim.payer == "harbor"
    )
    target = claim.day + 60 + late_by
    while not desk.world.calendar.is_workday_number(target):
        claim = next(
            file.claim for file in desk.world.office.files.values()
            if file.claim.payer == "harbor"
            and desk.world.calendar.is_workday_number(file.claim.day + 60 + late_by) and file.claim.day > claim.day
        )
        target = claim.day + 60 + late_by
    desk.come_back(target)
    desk.release_and_read()
    desk.wait_until_settled(claim.id)
    found = [found.cause for found in desk.world.findings.all if found.claim == claim.id]
    assert found == ([cause] if cause else [])


def _once_drafted(desk):
    desk.come_back(40)
    return list(desk.world.office.files.values())


def test_a_payer_that_looks_at_the_calendar_early_turns_a_late_claim_back_at_its_door():
    desk = seat(honest(payers={"harbor": {"late_at_door": True}}), seed=5, day=1)
    claim = next(file.claim for file in _once_drafted(desk) if file.claim.payer == "harbor")
    # Harbor takes claims for 60 days; whoever sends on the 100th is late by any count.
    desk.come_back(claim.day + 100)
    desk.release_and_read()
    file = desk.world.office.files[claim.id]
    assert (file.status, file.answer.category, file.answer.status) == ("rejected", "A3", "718")
    assert [found.cause for found in desk.world.findings.all if found.claim == claim.id] == ["late_filing"]
    assert work(desk, claim.id) is None
    assert file.status == "closed" and desk.world.office.ledger.balance(claim.id, WRITE_OFF) == claim.charge


def test_with_nobody_at_work_nothing_is_paid():
    office = honest(staffing={"billers": 0})
    world = run(office, days=150)
    assert world.office.ledger.total(INSURER_PAID) == 0
    assert world.office.files


def test_with_nothing_going_wrong_every_claim_is_paid_first_time():
    world = run(honest(), days=120)
    assert world.findings.all == []
    assert {file.times_sent for file in world.office.files.values() if file.sent} == {1}
