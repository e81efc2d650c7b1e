"""Taking a decision back, against cases worked by hand."""

import pytest

from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.replies import ClaimPayment
from sim.rules.benefits import Shares
from sim.rules.reversals import as_priced, interest, reversal, settles_something

PAID = LinePayment(
    "SV203", (), 1, 10_000, 7_000, 3_600,
    (Adjustment("CO", "45", 3_000), Adjustment("PR", "3", 3_000), Adjustment("PR", "2", 400)),
)
DENIED = LinePayment("SV401", ("GP",), 1, 5_000, 0, 0, (Adjustment("CO", "197", 5_000),), (), True)
DECISION = ClaimPayment("C-1", "P-1", "M-1", "N-1", 15_000, 3_600, 3_400, (PAID, DENIED), True)


def test_a_reversal_repeats_the_decision_with_every_amount_negated():
    back = reversal(DECISION)
    assert (back.reversal, back.charge, back.paid, back.patient_share) == (True, -15_000, -3_600, -3_400)
    assert [each.amount for each in back.lines[0].adjustments] == [-3_000, -3_000, -400]
    for line in back.lines:
        assert line.charge == line.paid + sum(each.amount for each in line.adjustments)


def test_decision_and_reversal_together_move_nothing():
    back = reversal(DECISION)
    assert [DECISION.charge + back.charge, DECISION.paid + back.paid] == [0, 0]


def test_what_a_decision_used_of_the_year_is_read_from_its_settled_lines():
    used = as_priced(DECISION)
    assert used.shares == (Shares(3_000, 0, 400),)
    assert used.settled_share == 3_400


def test_a_decision_that_denied_everything_leaves_nothing_to_reverse():
    assert settles_something(DECISION)
    assert not settles_something(ClaimPayment("C-1", "P-1", "M-1", "N-1", 5_000, 0, 0, (DENIED,), True))


@pytest.mark.parametrize(
    ("paid", "late", "yearly", "owed"),
    [
        # 100.00 at 12 % for 365 days is 12.00; for 30 days 0.986, rounded to 0.99; on time nothing.
        (10_000, 365, 1_200, 1_200), (10_000, 30, 1_200, 99), (10_000, 0, 1_200, 0), (10_000, -3, 1_200, 0), (0, 30, 1_200, 0),
    ],
)
def test_interest_is_simple_interest_by_the_day(paid, late, yearly, owed):
    assert interest(paid, late, yearly) == owed
