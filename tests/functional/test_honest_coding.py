"""What a note does not say may well be paid, and is a breach all the same."""

import pytest

from sim.rules.causes import catalogue
from tests.causes.meeting import struck
from tests.causes.playing import play

FALSE = [
    ("bundled_inclusive", "unbundled"),
    ("diagnosis_unsupported", "unsupported_diagnosis"),
    ("note_unclear", "unsupported_diagnosis"),
]


@pytest.mark.parametrize(("cause", "rule"), FALSE)
def test_typing_what_the_note_does_not_say_is_written_down_with_its_rule_when_the_claim_leaves(cause, rule):
    desk, claim = struck(cause)
    row = catalogue()[cause]
    tempting = next(each for each in row.tempting if each.costs == "breach")
    correct, *rest = tempting.verbs
    play(desk, claim, (correct,), row, tempting.changes)
    assert desk.world.office.breaches == []
    play(desk, claim, tuple(rest), row)
    assert {breach.rule for breach in desk.world.office.breaches} == {rule}
    assert {breach.claim for breach in desk.world.office.breaches} == {claim}


def test_unbundling_is_paid_today():
    desk, claim = struck("bundled_inclusive")
    row = catalogue()["bundled_inclusive"]
    tempting = next(each for each in row.tempting if each.costs == "breach")
    play(desk, claim, tempting.verbs, row, tempting.changes)
    file = desk.world.office.files[claim]
    assert file.status == "paid"
    assert all(not line.denied for line in file.payment.lines)


@pytest.mark.parametrize("cause", ["bundled_distinct", "diagnosis_unsupported", "units_wrong", "charge_missed", "late_charge"])
def test_typing_what_the_note_says_breaks_no_rule(cause):
    desk, claim = struck(cause)
    play(desk, claim, catalogue()[cause].remedies[0], catalogue()[cause])
    assert desk.world.office.breaches == []
