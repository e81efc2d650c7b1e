"""A payer says that it has decided on a claim before: what it paid stays paid, and the office finds it."""

import pytest
from msgspec.structs import replace

from sim.desk.actions import Appeal, CheckStatus, MatchDeposit, ReleaseBatch, Replace, Resubmit, Wait, WriteOff
from sim.records.ledger import INSURANCE, INSURER_PAID
from sim.staff.playbook import failed
from sim.staff.playbook.moves import advance
from tests.causes.meeting import struck
from tests.causes.playing import work
from tests.causes.setting import Setting
from tests.offices import Seat, honest, seat

LOST = {"loses_files": 1000}


def resent(says: str) -> tuple[Seat, str]:
    """Send a claim again whose payment came on a remittance that was lost, while it still stands as accepted."""
    desk = seat(honest(payers={"harbor": {"says_of_duplicates": says, "careless": LOST}}), seed=5, day=12)
    claim = next(file.claim.id for file in desk.world.office.files.values() if file.claim.payer == "harbor")
    desk.release_and_read()
    house = desk.world.payers["harbor"]
    while claim not in house.standing:
        desk.do(Wait())
        desk.read_mail()
    assert desk.world.office.files[claim].status == "accepted"
    assert desk.do(Resubmit(claim)).done
    desk.release_and_read()
    return desk, claim


def found(desk: Seat, claim: str) -> list[str]:
    return [each.cause for each in desk.world.findings.all if each.claim == claim]


def test_a_payer_that_looks_early_turns_it_back_and_the_copy_of_its_remittance_settles_the_claim():
    desk, claim = resent("at_door")
    file = desk.world.office.files[claim]
    assert (file.status, file.answer.category, file.answer.status) == ("rejected", "A3", "54")
    assert found(desk, claim) == ["duplicate_of_decided"]
    assert not desk.do(Appeal(claim, "payer_error", ())).done
    assert desk.do(Resubmit(claim)).done
    desk.release_and_read()
    assert (file.status, file.answer.status) == ("rejected", "54")
    said = desk.do(CheckStatus(claim)).facts
    assert any("a copy is on its way" in fact.value for fact in said)
    while file.status == "rejected":
        desk.do(Wait())
        desk.read_mail()
    assert file.status == "paid" and desk.world.office.ledger.balance(claim, INSURANCE) == 0
    assert desk.world.office.ledger.proof() == []


@pytest.mark.parametrize(("says", "cause"), [("paid", "paid_before"), ("duplicate", "duplicate_sent")])
def test_a_payer_that_looks_late_denies_the_second_sending_and_takes_nothing_back_of_the_first(says, cause):
    desk, claim = resent(says)
    house = desk.world.payers["harbor"]
    paid = house.standing[claim].paid
    while not found(desk, claim):
        desk.do(Wait())
    assert found(desk, claim) == [cause]
    assert house.standing[claim].paid == paid > 0
    assert not any(each.reversal for file in house.remitting.lost.values() for each in file.claims)


def test_the_denial_of_a_second_sending_leaves_a_claim_paid_whose_payment_has_been_posted():
    desk, claim = resent("duplicate")
    desk.do(CheckStatus(claim))
    file = desk.world.office.files[claim]
    while len(file.payments) < 2 and desk.world.day < 120:
        desk.do(Wait())
        desk.read_mail()
        desk.do(CheckStatus(claim))
    assert [each.denied for each in file.payments] == [False, True]
    assert file.status == "paid" and desk.world.office.ledger.balance(claim, INSURER_PAID) == file.payments[0].paid
    assert desk.world.office.ledger.proof() == []


def test_the_money_lies_in_the_bank_and_the_copy_that_the_payer_sends_explains_it():
    desk, claim = struck("payment_unseen")
    file, office = desk.world.office.files[claim], desk.world.office
    (deposit,) = [each for each in office.deposits.values() if each.trace.endswith(claim[2:])]
    report = f"835-{deposit.trace}"
    assert (file.status, file.payment.lines[0].adjustments[0].carc) == ("denied", "B13")
    assert not desk.do(MatchDeposit(deposit.id, report)).done
    desk.do(CheckStatus(claim))
    while file.status == "denied":
        desk.do(Wait())
        desk.read_mail()
    assert desk.do(MatchDeposit(deposit.id, report)).done
    assert (file.status, office.ledger.balance(claim, INSURER_PAID)) == ("paid", deposit.amount)
    assert office.ledger.proof() == []


def test_a_visit_entered_twice_is_turned_back_where_the_first_claim_was_sent_alone_and_decided():
    setting = Setting(payer="summit", payers={"says_of_duplicates": "at_door"})
    office = setting.office("duplicate_sent")
    desk = seat(office, seed=5, day=setting.day)
    entered = desk.world.office.files
    visits = [file.claim.encounter for file in entered.values()]
    first, second = sorted(file.claim.id for file in entered.values() if visits.count(file.claim.encounter) > 1)
    desk.do(ReleaseBatch((first,)))
    desk.do(Wait())
    desk.read_mail()
    desk.wait_until_settled(first)
    desk.release_and_read()
    assert entered[second].answer.status == "54"
    assert work(desk, second) is None
    assert entered[second].status == "closed"


def test_a_denied_claim_that_was_sent_anew_is_replaced_once_the_door_has_turned_it_back():
    desk = seat(honest(payers={"summit": {"says_of_duplicates": "at_door"}}, planted=[
        {"cause": "modifier_missing", "payer": "summit", "weekly": True, "first_day": 1, "visits": 1},
    ]), seed=5, day=29)
    desk.release_and_read()
    claim = next(name for name, by in desk.world.patients.visit_causes.items() if by == "modifier_missing")
    file = desk.wait_until_settled(claim)
    assert file.status == "denied"
    # Who types another number of the claim in box 22, and then none, comes to the door as an original.
    plan, heard = failed(claim, desk.look), None
    while (step := advance(plan, heard)) is not None:
        step = replace(step, original="SMH2000000099") if isinstance(step, Replace) else step
        heard = desk.do(step).facts
    desk.release_and_read()
    assert file.answer.status == "464"
    assert desk.do(Resubmit(claim)).done
    desk.release_and_read()
    assert (file.status, file.answer.status) == ("rejected", "54")
    assert not desk.do(WriteOff(claim, "no_reason")).done
    assert work(desk, claim) is None
    desk.release_and_read()
    assert desk.wait_until_settled(claim).status == "paid"
