"""Runs repeat, whoever runs them."""

import pytest

from sim.whatif.design import Study, billers
from sim.whatif.run import replicate, run_study
from tests.offices import scenario

STUDY = Study(scenario(), billers(1, 2), (3, 5), days=40)


@pytest.fixture(scope="module")
def results():
    return run_study(STUDY, n_jobs=1)


def test_a_replication_is_the_same_every_time() -> None:
    assert replicate(STUDY.scenario, 3, 40) == replicate(STUDY.scenario, 3, 40)


def test_another_seed_is_another_office() -> None:
    assert replicate(STUDY.scenario, 3, 40) != replicate(STUDY.scenario, 4, 40)


def test_rows_come_in_the_order_of_arms_and_seeds(results) -> None:
    assert list(zip(results["arm"], results["seed"], strict=True)) == [
        ("1 biller", 3), ("1 biller", 5), ("2 billers", 3), ("2 billers", 5),
    ]  # fmt: skip


def test_two_processes_bring_the_same_rows_as_one(results) -> None:
    assert run_study(STUDY, n_jobs=2).equals(results)


def test_arms_share_their_patients_and_charges(results) -> None:
    one, two = (results[results["arm"] == arm].set_index("seed") for arm in ("1 biller", "2 billers"))
    assert one["claims"].equals(two["claims"])
    assert one["charges"].equals(two["charges"])


def test_progress_is_told_once_a_run() -> None:
    told = []
    run_study(STUDY, lambda done, total: told.append((done, total)), n_jobs=1)
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_every_run_proves_its_books(results) -> None:
    assert results["balanced"].all()


def test_amounts_in_a_row_are_dollars(results) -> None:
    row = results.iloc[0]
    assert row["cash"] == pytest.approx(row["insurer_cash"] + row["patient_cash"])
    # The cheapest service costs more than $10, the dearest less than $2,000 a claim.
    assert 10 < row["charges"] / row["claims"] < 2000


def test_two_billers_are_staffed_for_twice_the_minutes_of_one(results) -> None:
    minutes = results.groupby("arm")["minutes_staffed"].first()
    assert minutes["2 billers"] == 2 * minutes["1 biller"]
    # 40 days from Mon 5 Jan 2026 end on Fri 13 Feb: 30 Mondays to Fridays, less Martin Luther King Day.
    assert minutes["1 biller"] == 29 * 480
