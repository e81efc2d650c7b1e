"""A remittance that takes back as much as it pays waits on the list of exceptions until somebody has looked at it."""

from sim.desk.actions import OpenReport, PostException, PostRemittance, Wait
from sim.desk.asks import AskReport
from sim.records.ledger import HELD, INSURER_PAID
from sim.records.replies import Remittance
from sim.staff.playbook.payments import by_hand
from tests.offices import Seat, honest, seat


def taken_back() -> tuple[Seat, str, str]:
    """Sit where Harbor reverses its only payment of the night: the remittance, and the claim that it takes back."""
    sitting = seat(honest(), seed=5, day=15)
    office = sitting.world.office
    claim = next(file.claim.id for file in office.files.values() if file.claim.payer == "harbor")
    sitting.release_and_read()
    file = sitting.wait_until_settled(claim)
    house = sitting.world.payers["harbor"]
    house.take_back(file.sent)
    house.remitting.send(sitting.world.day + 40)
    name = next(reversed([each.id for each in office.reports.values() if isinstance(each, Remittance)]))
    assert office.reports[name].amount == 0
    return sitting, name, claim


def test_it_is_not_posted_but_waits_with_what_to_do():
    sitting, name, claim = taken_back()
    office, paid = sitting.world.office, sitting.world.office.files[claim].payment.paid
    sitting.do(OpenReport(name))
    assert sitting.do(PostRemittance(name)).done
    assert name not in office.to_post
    assert office.ledger.balance(claim, INSURER_PAID) == paid
    (row,) = sitting.rows("exceptions")
    assert (row.id, row.why) == (name, "The payer takes back as much as it pays, or more")
    page = sitting.look(AskReport(name)).report
    assert not page.posted
    assert f"${paid // 100}.{paid % 100:02d} is carried forward to its next payment" in page.summary


def test_only_posting_it_all_settles_it_and_the_balance_is_carried_forward():
    sitting, name, claim = taken_back()
    office, paid = sitting.world.office, sitting.world.office.files[claim].payment.paid
    sitting.do(PostRemittance(name))
    for wrong in ("post", "credit", "reopen", "return", "disregard"):
        assert not sitting.do(PostException(name, "", wrong)).done
    settled = sitting.do(PostException(name, "", "carry"))
    facts = {fact.name: fact.value for fact in settled.facts}
    assert settled.done and facts["carried forward"] == f"{paid // 100}.{paid % 100:02d}"
    assert not office.exceptions
    # The reversal is posted against the claim; what the payer still wants is held for it.
    assert office.ledger.balance(claim, INSURER_PAID) == 0
    assert -office.ledger.total(HELD) == paid
    assert office.ledger.proof() == []
    sitting.do(Wait())


def test_a_biller_settles_it_from_the_list():
    sitting, name, _ = taken_back()
    sitting.do(PostRemittance(name))
    (row,) = sitting.rows("exceptions")
    assert by_hand(row) == PostException(name, "", "carry")


def test_a_remittance_of_denials_that_takes_nothing_back_is_posted_as_ever():
    sitting, name, claim = taken_back()
    office = sitting.world.office
    sitting.do(PostRemittance(name))
    assert sitting.do(PostException(name, "", "carry")).done
    house, file = sitting.world.payers["harbor"], office.files[claim]
    house.remitting.carried = 0
    house.remitting.claims.append(house.deny(file.sent, "N-9", "late_filing", sitting.world.day))
    house.remitting.send(sitting.world.day + 41)
    denial = next(reversed([each.id for each in office.reports.values() if isinstance(each, Remittance)]))
    assert office.reports[denial].amount == 0
    assert sitting.do(PostRemittance(denial)).done
    assert not office.exceptions and file.status == "denied"


def test_a_copy_of_it_is_a_copy():
    sitting, name, _ = taken_back()
    office, house = sitting.world.office, sitting.world.payers["harbor"]
    sitting.do(PostRemittance(name))
    sitting.do(PostException(name, "", "carry"))
    house.remitting._deliver(office.reports[name], sitting.world.day)
    sitting.do(PostRemittance(f"{name}-2"))
    (waiting,) = office.exceptions.values()
    assert waiting.why == "file_twice"
