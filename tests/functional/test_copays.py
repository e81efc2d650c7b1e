"""The copay taken at check-in: on the books before any payer has decided, and right to the cent afterwards."""

import pytest

from sim.desk.actions import OpenClaim, Refund, WriteOff
from sim.desk.asks import AskClaim
from sim.records.ledger import CREDIT, INSURANCE, PATIENT, PATIENT_PAID
from tests.causes import SETTINGS
from tests.offices import Seat, honest, run, seat

ALWAYS = {"pays_at_desk": 1000, "pays_bill": 0}
NO_END = 10**9
COPAY_ONLY = {
    "name": "Copay", "copay": 1000, "deductible": 0, "coinsurance": 0, "out_of_pocket_max": NO_END,
    "family_out_of_pocket_max": NO_END,
}
WITH_A_TENTH = COPAY_ONLY | {"coinsurance": 10}


def decided(plan: dict, **patients) -> Seat:
    """Sit at a desk at which every claim of Harbor HMO's members has been decided."""
    desk = seat(honest(patients={**ALWAYS, **patients}, payers={"harbor": {"plan": plan}}))
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    return desk


def of_harbor(desk: Seat) -> list[str]:
    office = desk.world.office
    return [claim for claim in office.accounts.prepaid if office.files[claim].claim.payer == "harbor"]


def test_the_copay_on_the_card_is_a_payment_before_anybody_has_decided():
    desk = seat(honest(patients=ALWAYS, payers={"harbor": {"plan": COPAY_ONLY}}))
    office = desk.world.office
    claims = of_harbor(desk)
    assert claims
    for claim in claims:
        assert office.ledger.balance(claim, PATIENT_PAID) == 1000
        assert office.ledger.balance(claim, PATIENT) == -1000
        assert office.ledger.balance(claim, INSURANCE) == office.files[claim].claim.charge
    assert office.ledger.proof() == []


def test_where_the_remittance_leaves_the_copay_and_no_more_nobody_is_billed():
    desk = decided(COPAY_ONLY)
    office = desk.world.office
    settled = [claim for claim in of_harbor(desk) if office.files[claim].status == "paid"]
    assert settled
    for claim in settled:
        assert office.ledger.line_balances(claim, PATIENT) == (0,) * len(office.files[claim].claim.lines)
        assert claim not in office.lists["patients"]
        assert claim not in office.lists["credits"]
    assert office.ledger.proof() == []


def test_what_the_remittance_leaves_beyond_it_is_a_statement_that_says_so():
    desk = decided(WITH_A_TENTH)
    office = desk.world.office
    claims = [claim for claim in of_harbor(desk) if claim in office.lists["patients"]]
    assert claims
    rows = {row.id: row.why for row in desk.rows("patients")}
    for claim in claims:
        share = office.files[claim].payment.patient_share
        assert office.ledger.balance(claim, PATIENT) == share - 1000 > 0
        assert "copay paid at the visit" in rows[claim]
    desk.do(OpenClaim(claims[0]))
    kinds = [paper.kind for paper in desk.look(AskClaim(claims[0])).claim.documents]
    assert "copay_receipt" in kinds


def test_a_copay_that_the_year_no_longer_asks_for_goes_back_to_the_patient():
    desk = decided(COPAY_ONLY | {"out_of_pocket_max": 400})
    office = desk.world.office
    credits = [claim for claim in of_harbor(desk) if claim in office.lists["credits"]]
    assert credits
    for claim in credits:
        too_much = 1000 - office.files[claim].payment.patient_share
        assert -office.ledger.balance(claim, CREDIT) == too_much > 0
    assert "Refund the patient" in desk.do(Refund(credits[0])).reason
    assert desk.do(Refund(credits[0], "patient")).done
    assert credits[0] not in office.lists["credits"]
    assert office.ledger.proof() == []


def test_what_was_paid_towards_a_claim_that_is_given_up_goes_back():
    setting = SETTINGS["modifier_missing"][0]
    desk = seat(honest(planted=[{
        "cause": "modifier_missing", "payer": setting.payer, "weekly": setting.weekly, "first_day": 1,
    }], patients=ALWAYS, payers={setting.payer: {"plan": COPAY_ONLY}}))
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    claim = desk.ids("denied")[0]
    office = desk.world.office
    assert office.ledger.balance(claim, PATIENT) == -1000, "nothing goes back while the claim may still be cured"
    assert desk.do(WriteOff(claim, "uncollectable")).done
    assert -office.ledger.balance(claim, CREDIT) == 1000
    assert claim in office.patient_credits


@pytest.mark.parametrize("share", [0, 400])
def test_the_front_desk_takes_it_at_as_many_visits_as_the_scenario_says(share):
    world = run(honest(patients={"pays_at_desk": share}), days=100)
    office = world.office
    due = [
        file for file in office.files.values()
        if office.payers[file.claim.payer].plan.copay and not office.registrations[file.claim.patient].further
    ]
    taken = len(office.accounts.prepaid) * 1000 // len(due)
    assert abs(taken - share) < 80
    assert office.ledger.proof() == []


def test_what_payers_decide_and_pay_does_not_depend_on_it():
    paid = [run(honest(patients={"pays_at_desk": share, "pays_bill": 0}), days=100) for share in (0, 1000)]
    decisions = [
        {claim: [payment.paid for payment in file.payments] for claim, file in world.office.files.items()} for world in paid
    ]
    assert decisions[0] == decisions[1]
