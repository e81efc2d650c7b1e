"""Calibration: sharing out denials, the interval of agreement, and writing rates into a scenario's text."""

from pathlib import Path

import pytest

from docs.calibration import targets_of
from sim.scenario import BadScenario
from sim.whatif.agreement import agreement
from sim.whatif.calibrate import OFFICE, Setting, wanted, written_into
from sim.whatif.first_answers import FirstAnswers
from sim.whatif.targets import read_targets

TARGETS = """
scenario = "none.toml"
title = "An office"
days = 10
claims = 1
allowance = 100
allowance_percent = 5
allowance_why = "so"
shares_source = "s [F]"
classes = [
  { name = "one", payers = ["a"], denied = 20_000, source = "s [F]" },
  { name = "other", payers = ["b", "c"], denied = 10_000, source = "s [F]" },
]
responses = [{ name = "one", payers = ["a"], upto = [15], shares = [90_000, 10_000], source = "s [F]" }]
appeals = [{ name = "one", payers = ["a"], overturned = 50_000, source = "s [F]" }]
rejected = { least = 5_000, most = 10_000, aim = 7_000, source = "s [F2]", by = { transposed_member_id = 100 } }

[[families]]
name = "authorisation"
row = "Authorisation"
share = 20_000
why = "so"
counts = ["authorisation_missing"]
by = { one = { authorisation_missing = 1 } }

[[families]]
name = "duplicate"
row = "Duplicate"
share = 60_000
why = "so"
counts = ["duplicate_sent"]
by = { one = { duplicate_sent = 1 }, other = { duplicate_sent = 1 } }
"""


@pytest.fixture
def targets(tmp_path):
    path = tmp_path / "targets.toml"
    path.write_text(TARGETS)
    return read_targets(path)


def answers(payer, adjudicated, denied, by_cause, by_days=None, appealed=0, overturned=0):
    return FirstAnswers(payer, 1000, 70, adjudicated, denied, by_cause, by_days or {}, appealed, overturned)


def test_shares_are_of_the_rows_that_are_listed(targets):
    assert targets.shares == {"authorisation": 25_000, "duplicate": 75_000}


def test_denials_are_shared_out_so_that_both_margins_hold(targets):
    # 1,000 claims of "one" with 200 denials, 2,000 of "other" with 200; a quarter of the 400, all of them of
    # "one", for authorisation: 100 and 100 there, 0 and 200 here.
    cells = wanted(targets, {"one": 1000.0, "other": 2000.0})
    assert cells["one", "authorisation"] == pytest.approx(0.1, abs=1e-6)
    assert cells["one", "duplicate"] == pytest.approx(0.1, abs=1e-6)
    assert cells["other", "authorisation"] == 0
    assert cells["other", "duplicate"] == pytest.approx(0.1, abs=1e-6)


def test_a_rate_agrees_within_chance_and_allowance_and_not_beyond(targets):
    # 20 % of 1,000: standard error 1.2649 points, times 3.2905 is 4.162; allowance 0.1 + 5 % of 20 = 1.1 points.
    near, far = (
        agreement(targets, [answers("a", 1000, denied, {}), answers("b", 1, 0, {}), answers("c", 1, 0, {})])[0]
        for denied in (252, 253)
    )
    assert near.least == pytest.approx(20_000 - 5262, abs=1)
    assert near.most == pytest.approx(20_000 + 5262, abs=1)
    assert near.agrees
    assert not far.agrees


def test_a_published_span_is_kept_open_at_both_ends(targets):
    row = next(
        row for row in agreement(targets, [answers(key, 1, 0, {}) for key in "abc"]) if row.about == "Turned back (277CA)"
    )
    assert row.published == (5_000, 10_000)
    assert (row.count, row.of) == (210, 3000)
    assert row.agrees


def test_days_are_counted_into_their_spans(targets):
    days = {1: 3, 15: 5, 16: 1, 99: 1}
    rows = [
        row for row in agreement(targets, [answers("a", 9, 0, {}, days), answers("b", 1, 0, {}), answers("c", 1, 0, {})])
        if row.about == "First answer"
    ]
    assert [(row.what, row.count, row.of) for row in rows] == [
        ("one, 0 to 15 days", 8, 10), ("one, over 15 days", 2, 10),
    ]


def test_nothing_measured_agrees_with_nothing(targets):
    row = agreement(targets, [answers(key, 0, 0, {}) for key in "abc"])[0]
    assert not row.agrees


def test_rates_are_written_into_their_own_tables_and_others_stay():
    text = (
        "[rates]  # a note\ntransposed_member_id = 5\ncharge_missed = 7\n\n"
        '[[payers]]\nkey = "a"\nupholds_errors = []\n[payers.rates]\npayer_lost_claim = 3\n\n'
        '[[payers]]\nkey = "b"\n[payers.rates]\nduplicate_sent = 1\n'
    )
    setting = Setting({OFFICE: {"transposed_member_id": 10.4}, "a": {"duplicate_sent": 20.6}}, {"a": 310.2})
    assert written_into(text, setting) == (
        "[rates]  # a note\ncharge_missed = 7\ntransposed_member_id = 10\n\n"
        '[[payers]]\nkey = "a"\nupholds_errors = [310, 310, 310]\n[payers.rates]\npayer_lost_claim = 3\nduplicate_sent = 21\n\n'
        '[[payers]]\nkey = "b"\n[payers.rates]\nduplicate_sent = 1\n'
    )


@pytest.mark.parametrize(("old", "new", "says"), [
    ('counts = ["duplicate_sent"]', 'counts = ["duplicate_sent", "authorisation_missing"]', "more than once"),
    ('counts = ["duplicate_sent"]', 'counts = ["duplicate_snt"]', "duplicate_snt"),
    ('counts = ["duplicate_sent"]', 'counts = ["late_filing"]', "does not count"),
    ("upto = [15]", "upto = [15, 30]", "one share more"),
])
def test_targets_that_cannot_be_meant_are_refused_with_their_reason(tmp_path, old, new, says):
    path = tmp_path / "targets.toml"
    path.write_text(TARGETS.replace(old, new))
    with pytest.raises(BadScenario, match=says):
        read_targets(Path(path))


def test_the_presets_name_no_cause_twice():
    assert targets_of("physician_office").family_of("late_filing") == "timeliness"
    assert targets_of("hospital_outpatient").family_of("late_filing") == "timeliness"
