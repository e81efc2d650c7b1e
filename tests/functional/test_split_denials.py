"""A denial that says what the contract leaves off beside its reason: two codes on a line, one of them to be worked."""

from dataclasses import replace

import pytest

from sim import wire
from sim.desk.actions import OpenClaim, WriteOff
from sim.desk.asks import AskClaim
from sim.records.ledger import CONTRACTUAL, INSURANCE, INSURER_PAID, PATIENT
from sim.records.replies import Remittance
from sim.rules.causes import catalogue
from tests.causes import SETTINGS
from tests.causes.meeting import struck
from tests.causes.playing import play
from tests.offices import Seat
from tests.validators import validate


def denied(cause: str) -> tuple[Seat, str]:
    """Sit before a claim that payers who split their denials have denied for a cause."""
    setting = SETTINGS[cause][0]
    desk, claim = struck(cause, replace(setting, payers={**setting.payers, "splits_denials": True}))
    desk.do(OpenClaim(claim))
    return desk, claim


def test_the_reason_bears_what_the_contract_would_have_allowed_and_the_file_balances():
    desk, claim = denied("authorisation_missing")
    file = desk.world.office.files[claim]
    for line in file.payment.lines:
        # Harbor allows 62 % of a charge, to the nearest cent.
        allowed = (line.charge * 62 + 50) // 100
        assert [(each.group, each.carc, each.amount) for each in line.adjustments] == [
            ("CO", "197", allowed), ("CO", "45", line.charge - allowed),
        ]
    view = desk.look(AskClaim(claim)).claim
    assert view.row.codes == "CO-197"
    report = next(
        each for each in desk.world.office.reports.values()
        if isinstance(each, Remittance) and any(paid.claim == claim for paid in each.claims)
    )
    text = wire.emit(desk.world.transmissions.of(report))
    assert "CAS*CO*197*" in text and "*45*" in text
    assert validate(text) == []


@pytest.mark.parametrize(
    "cause", ["authorisation_missing", "units_wrong", "bundled_inclusive", "payer_overlooked_authorisation"],
)
def test_it_is_cured_as_any_other_and_nothing_is_taken_off_twice(cause):
    desk, claim = denied(cause)
    ledger = desk.world.office.ledger
    assert ledger.balance(claim, CONTRACTUAL) == sum(
        each.amount for line in desk.world.office.files[claim].payment.lines if not line.denied
        for each in line.adjustments if each.carc == "45"
    )
    assert play(desk, claim, catalogue()[cause].remedies[0], catalogue()[cause]).done
    assert ledger.balance(claim, INSURANCE) == 0
    assert ledger.balance(claim, INSURER_PAID) > 0
    assert ledger.proof() == []


def test_what_is_given_up_is_written_off_whole_and_no_patient_owes_any_of_it():
    desk, claim = denied("bundled_inclusive")
    open_before = desk.world.office.ledger.balance(claim, INSURANCE)
    theirs = desk.world.office.ledger.balance(claim, PATIENT)
    assert desk.do(WriteOff(claim, "not_separately_paid")).done
    assert open_before > 0 and desk.world.office.ledger.balance(claim, INSURANCE) == 0
    assert desk.world.office.ledger.balance(claim, PATIENT) == theirs


def test_what_the_patient_owes_is_told_whole():
    desk, claim = denied("service_not_covered")
    lines = [line for line in desk.world.office.files[claim].payment.lines if line.denied]
    assert lines and all([(each.carc, each.amount) for each in line.adjustments] == [("204", line.charge)] for line in lines)
