"""More than one payer at the desk: who is billed next, what crosses over by itself, and what the patient owes in the end."""

import pytest
from msgspec import convert
from msgspec.structs import replace

from sim import wire
from sim.desk.actions import (
    BillPatient,
    BillSecondary,
    CallPatient,
    Change,
    CheckEligibility,
    CorrectRegistration,
    PostRemittance,
    ReleaseBatch,
    VoidClaim,
    Wait,
)
from sim.records.ledger import CREDIT, INSURANCE, INSURER_PAID, PATIENT, REVENUE
from sim.rules.causes import catalogue
from sim.rules.plans import Plan
from sim.scenario import Second
from sim.world.coverage_files import CoverageFiles
from tests.causes.playing import play
from tests.offices import Seat, honest, scenario, seat
from tests.validators import validate

MEDIGAP = replace(
    scenario().payer("summit"), key="medigap", name="Lakes Gap Supplement", payer_id="LGS01", kind="supplement", share=0,
    twin="", plan=Plan("Plan G"), allowed_percent=60,
)
"""A supplement: it pays what Medicare leaves."""


def row(payer: str, second: str, **more) -> dict:
    return {"payer": payer, "second": second, "share": 1000, **more}


def sit(*rows: dict, crosses_to: tuple[str, ...] = (), day: int = 29, **payer_fields) -> Seat:
    """Sit where all patients of some payers have other coverages, and all that was sent has been answered."""
    office = honest(patients={"count": 40, "first_visit_within_days": 20})
    office = replace(office, payers=(*office.payers, MEDIGAP), seconds=convert(rows, tuple[Second, ...]))
    payer_fields.setdefault("senior_b", {})["crosses_to"] = crosses_to
    changed = [replace(payer, **payer_fields.get(payer.key.replace("-", "_"), {})) for payer in office.payers]
    desk = seat(replace(office, payers=tuple(changed)), seed=5, day=day)
    desk.release_and_read()
    return desk


def settled(desk: Seat, wanted) -> list:
    """Wait until every claim so far is answered, and list the files that are wanted."""
    files = [desk.wait_until_settled(claim) for claim in list(desk.world.office.files)]
    return [file for file in files if wanted(file)]


def bill_next(desk: Seat, claim: str):
    assert desk.do(BillSecondary(claim)).done
    desk.do(ReleaseBatch((claim,)))
    desk.do(Wait())
    desk.read_mail()
    return desk.wait_until_settled(claim)


def open_amounts(desk: Seat, claim: str) -> tuple[int, int]:
    balance = desk.world.office.ledger.balance
    return balance(claim, INSURANCE), balance(claim, PATIENT)


def waiting(desk: Seat) -> list:
    settled(desk, bool)
    return [desk.world.office.files[claim] for claim in desk.ids("secondary")]


def test_the_next_payer_gets_what_the_first_decided_and_only_what_it_leaves_is_the_patients():
    desk = sit(row("harbor", "summit", holder="spouse", employer_size=60, from_age=26))
    file = waiting(desk)[0]
    first = file.payment
    assert open_amounts(desk, first.claim) == (0, first.patient_share)
    assert desk.do(BillSecondary(first.claim)).done
    assert open_amounts(desk, first.claim) == (first.patient_share, 0)
    assert file.claim.prior[0].lines == first.lines
    desk.release_and_read()
    desk.wait_until_settled(first.claim)
    second = file.payment
    assert (file.status, second.order) == ("paid", 2)
    assert second.paid <= first.patient_share
    assert open_amounts(desk, first.claim) == (0, second.patient_share)
    assert desk.world.office.ledger.balance(first.claim, INSURER_PAID) == first.paid + second.paid
    assert desk.world.office.ledger.proof() == []


def test_the_statement_run_passes_by_what_another_payer_is_to_pay_first():
    desk = sit(row("harbor", "summit", holder="spouse", employer_size=60, from_age=26))
    claim = waiting(desk)[0].claim.id
    assert claim not in desk.ids("patients")
    assert next(row.why for row in desk.rows("secondary") if row.id == claim) == "Summit Mutual Health pays next"
    refused = desk.do(BillPatient(claim))
    assert not refused.done
    assert "Summit Mutual Health pays after this payer" in refused.reason
    desk.do(BillPatient())
    assert not desk.world.office.files[claim].billed


def three_payers(desk: Seat):
    """Find a claim that Medicare has decided of a patient who has a supplement and Medicaid besides."""
    file = next(file for file in waiting(desk) if file.claim.payer == "senior-b")
    patient = desk.world.patients.all[file.claim.patient]
    assert [each.payer for each in (patient.memberships[0], *patient.others)] == ["senior-b", "medigap", "state-care"]
    return file


THREE = (row("senior-b", "medigap"), row("senior-b", "state-care"))


def test_medicare_a_supplement_and_medicaid_are_billed_one_after_the_other_until_nothing_is_owed():
    # The supplement pays a tenth of what it allows, so that something is left for the third payer.
    desk = sit(*THREE, medigap={"plan": Plan("Plan K", coinsurance=90)})
    file = three_payers(desk)
    claim = file.claim.id
    typed = desk.world.office.registrations[file.claim.patient]
    assert [each.payer for each in typed.further] == ["medigap", "state-care"]
    first = file.payment
    bill_next(desk, claim)
    second = file.payment
    assert (second.order, file.claim.payer) == (2, "medigap")
    assert 0 < second.patient_share < first.patient_share
    assert claim in desk.ids("secondary") and claim not in desk.ids("patients")
    bill_next(desk, claim)
    assert (file.payment.order, file.claim.payer, file.claim.member_id) == (3, "state-care", typed.further[1].member_id)
    assert [prior.lines for prior in file.claim.prior] == [first.lines, second.lines]
    # Medicaid leaves nothing to the patient (42 CFR 447.15).
    assert open_amounts(desk, claim) == (0, 0)
    assert "no further payer" in desk.do(BillSecondary(claim)).reason
    assert desk.world.office.ledger.proof() == []


def test_a_third_payer_that_nobody_registered_is_missed_and_entering_it_does_not_lose_the_second():
    desk = sit(*THREE, medigap={"plan": Plan("Plan K", coinsurance=90)})
    file = three_payers(desk)
    claim, patient = file.claim.id, file.claim.patient
    second, third = desk.world.office.registrations[patient].further
    blank = (Change("third_payer", ""), Change("third_member_id", ""), Change("third_group", ""))
    assert desk.do(CorrectRegistration(patient, blank)).done
    assert desk.world.office.registrations[patient].further == (second,)
    bill_next(desk, claim)
    assert ("secondary_missed", claim) in [(found.cause, found.claim) for found in desk.world.findings.all]
    assert "no further payer" in desk.do(BillSecondary(claim)).reason
    typed = (
        Change("third_payer", "State Family Care"), Change("third_member_id", third.member_id),
        Change("third_group", third.group), Change("third_relationship", third.relationship),
    )
    assert desk.do(CorrectRegistration(patient, typed)).done
    assert desk.world.office.registrations[patient].further == (second, third)
    bill_next(desk, claim)
    assert (file.payment.order, open_amounts(desk, claim)) == (3, (0, 0))


CROSSING = (row("senior-b", "state-care", protected=True),)


def crossed(desk: Seat):
    """Find a claim of Medicare's that was forwarded and not answered yet."""
    for _ in range(30):
        desk.do(Wait())
        desk.read_mail()
        for file in desk.world.office.files.values():
            if file.payment is not None and file.payment.crossed_to and file.status == "accepted":
                return file
    raise AssertionError("nothing crossed over")


def test_what_crosses_over_is_with_the_next_payer_already_and_is_paid_by_itself():
    desk = sit(*CROSSING, crosses_to=("state-care",))
    file = crossed(desk)
    claim, share = file.claim.id, file.payment.patient_share
    assert (file.claim.payer, open_amounts(desk, claim)) == ("state-care", (share, 0))
    assert claim not in desk.ids("patients") + desk.ids("secondary")
    desk.wait_until_settled(claim)
    assert (file.status, file.payment.order) == ("paid", 2)
    assert open_amounts(desk, claim) == (0, 0)
    assert desk.world.office.ledger.proof() == []


def test_a_supplement_gets_medicares_claims_by_itself_and_leaves_nothing():
    desk = sit(row("senior-b", "medigap"), crosses_to=("medigap",))
    file = crossed(desk)
    medicare = file.payment
    desk.wait_until_settled(file.claim.id)
    # Both allow 60 %: the supplement pays the whole of the patient's share.
    assert (file.payment.paid, file.payment.patient_share) == (medicare.patient_share, 0)
    # What Medicare settled is one amount, OA-23, and the contractual is not taken again.
    assert {(each.group, each.carc) for line in file.payment.lines for each in line.adjustments} == {("OA", "23")}


@pytest.mark.parametrize("takes_voids", [True, False])
def test_a_visit_that_never_was_is_taken_back_from_every_payer_that_paid_for_it(takes_voids):
    desk = sit(*CROSSING, crosses_to=("state-care",), state_care={"takes_replacement": takes_voids})
    file = crossed(desk)
    claim = file.claim.id
    desk.wait_until_settled(claim)
    said = {fact.name: fact.value for fact in desk.do(VoidClaim(claim)).facts}
    assert "Lakes Senior Benefit" in said["written to"] and ("State Family Care" in said["written to"]) is not takes_voids
    if takes_voids:
        desk.do(ReleaseBatch((claim,)))
    desk.come_back(desk.world.day + 40)
    desk.read_mail()
    assert sorted(each.order for each in file.payments if each.reversal) == [1, 2]
    assert file.status == "closed"
    ledger = desk.world.office.ledger
    assert [ledger.balance(claim, account) for account in (REVENUE, INSURANCE, PATIENT, INSURER_PAID, CREDIT)] == [0] * 5
    assert ledger.proof() == []


def test_a_payer_to_which_the_claim_crossed_over_calls_the_offices_own_claim_a_duplicate():
    desk = sit(*CROSSING, crosses_to=("state-care",))
    file = crossed(desk)
    claim = file.claim.id
    assert desk.do(BillSecondary(claim)).done
    desk.do(ReleaseBatch((claim,)))
    row = catalogue()["crossover_billed_twice"]
    play(desk, claim, row.remedies[0], row)
    found = [found.cause for found in desk.world.findings.all if found.claim == claim]
    assert found == ["crossover_billed_twice"]
    said = next(payment for payment in file.payments if payment.denied).lines[0]
    assert (said.adjustments[0].group, said.adjustments[0].carc, said.remarks) == ("OA", "18", ("N522",))
    # The forwarded claim is paid once, and the duplicate changes nothing.
    assert (file.status, file.payment.order, file.payment.denied) == ("paid", 2, False)
    assert open_amounts(desk, claim) == (0, 0)
    assert desk.world.office.ledger.proof() == []


def test_the_first_payers_remittance_may_be_posted_after_the_seconds():
    books = []
    for first_first in (True, False):
        desk = sit(*CROSSING, crosses_to=("state-care",), day=29)
        answers = {}
        for _ in range(60):
            desk.do(Wait())
            for report in desk.ids("to_post"):
                for payment in desk.world.office.reports[report].claims:
                    answers.setdefault(payment.claim, {})[payment.order] = report
            both = [(claim, each) for claim, each in answers.items() if len(each) == 2]
            if both:
                break
        claim, each = both[0]
        for order in (1, 2) if first_first else (2, 1):
            desk.do(PostRemittance(each[order]))
        ledger = desk.world.office.ledger
        books.append([ledger.balance(claim, account) for account in range(7)])
        assert ledger.proof() == []
    assert books[0] == books[1]


def test_to_bill_a_qualified_medicare_beneficiary_is_a_breach():
    desk = sit(row("senior-b", "state-care", protected=True))
    file = waiting(desk)[0]
    assert {"N781", "N782"} & set(file.payment.lines[0].remarks)
    assert desk.do(BillPatient(file.claim.id)).done
    assert [(each.rule, each.claim) for each in desk.world.office.breaches] == [("qmb_billed", file.claim.id)]


@pytest.mark.parametrize(("late_by", "cause"), [(-1, None), (0, None), (1, "late_filing")])
def test_the_second_payers_clock_runs_from_the_first_payers_remittance_and_is_exact_to_the_day(late_by, cause):
    # 30 days from the remittance of the payer before; the last day is timely.
    desk = sit(
        row("harbor", "summit", holder="spouse", employer_size=60, from_age=26), summit={"secondary_limit_days": 30}
    )
    file = next(
        file for file in waiting(desk)
        if desk.world.calendar.is_workday_number(file.answered_day + 30 + late_by)
        and file.answered_day + 30 + late_by > desk.world.day
    )
    claim = file.claim.id
    assert desk.world.office.due(file) == file.answered_day + 30
    desk.come_back(file.answered_day + 30 + late_by)
    assert desk.do(BillSecondary(claim)).done
    desk.release_and_read()
    desk.wait_until_settled(claim)
    assert [found.cause for found in desk.world.findings.all if found.claim == claim] == ([cause] if cause else [])


def test_a_patient_on_the_telephone_knows_the_cards():
    desk = sit(row("harbor", "summit", holder="spouse", employer_size=60, from_age=26))
    file = waiting(desk)[0]
    told = desk.do(CallPatient(file.claim.id, "other_coverage"))
    assert [fact.value.partition(",")[0] for fact in told.facts] == ["Harbor HMO", "Summit Mutual Health"]
    assert "nothing to call about" in desk.do(CallPatient(file.claim.id, "the weather")).reason


def test_no_next_payer_is_billed_before_the_first_has_decided_or_where_nothing_is_left():
    desk = sit(row("harbor", "summit", holder="spouse", employer_size=60, from_age=26))
    sent = next(file for file in desk.world.office.files.values() if file.status in ("sent", "accepted"))
    assert "what the one before decided" in desk.do(BillSecondary(sent.claim.id)).reason
    alone = settled(desk, lambda file: file.status == "paid" and file.claim.payer == "senior-b")[0]
    assert "no further payer" in desk.do(BillSecondary(alone.claim.id)).reason


@pytest.mark.parametrize(("cause", "says"), [
    ("payer_misread_coverage", "did not cover the patient on that day"), ("other_payer_primary", "not the one to pay first"),
])
def test_a_refusal_to_bill_the_next_payer_says_what_this_one_has_said(cause, says):
    rows = ({"payer": "harbor", "second": "summit", "share": 1000, "holder": "spouse", "employer_size": 60, "from_age": 26},)
    planted = {"cause": cause, "first_day": 1} if cause == "other_payer_primary" else {
        "cause": cause, "first_day": 1, "payer": "state-care", "weekly": False,
    }
    desk = seat(honest(seconds=rows, planted=[planted]), day=29)
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    claim = next(found.claim for found in desk.world.findings.all if found.cause == cause)
    assert says in desk.do(BillSecondary(claim)).reason


def test_the_eligibility_answer_names_the_other_payer_and_not_who_is_first():
    desk = sit(row("harbor", "summit", holder="spouse", employer_size=60, from_age=26))
    file = waiting(desk)[0]
    facts = desk.do(CheckEligibility(file.claim.id)).facts
    said = next(fact.value for fact in facts if fact.name == "other coverage")
    assert said == "Summit Mutual Health (payer ID SMH20) is on file as well: find out who pays first"
    office = desk.world.office
    files = CoverageFiles(office, desk.world.patients.all, desk.world.archive.cards)
    meaning = files.answer(next(iter(office.eligibility_answers.values())))
    assert wire.parse(wire.emit(meaning)) == meaning
    assert validate(wire.emit(meaning)) == []
