"""Receivables by age, worked out by hand."""

import pytest

from sim.desk.figures import figures
from sim.records.ledger import INSURANCE, PATIENT
from tests.unit.desk.figures.handmade import ByHand, at, measure, rows, total

TODAY = 200


@pytest.fixture
def owed() -> ByHand:
    """One claim on each side of every limit, at 1, 2, 4, 8 … dollars."""
    office = ByHand(TODAY)
    for place, age in enumerate((0, 30, 31, 60, 61, 90, 91, 120, 121, 199)):
        office.claim(f"C-{place}", TODAY - age, 100 << place, "harbor" if place % 2 else "summit", f"D-{1 + place % 3}")
    return office


def test_the_thirtieth_day_is_the_last_of_the_first_group_and_so_on(owed: ByHand) -> None:
    ages = [row["insurers"] for row in rows(figures(owed, "ageing"), "by_age")]
    assert ages == [100 + 200, 400 + 800, 1600 + 3200, 6400 + 12800, 25600 + 51200]


def test_each_table_adds_up_to_the_ledger(owed: ByHand) -> None:
    found = figures(owed, "ageing")
    assert total(found, "by_age")["total"] == total(found, "insurers_by_payer")["total"] == 102_300
    assert total(found, "insurers_by_provider")["claims"] == 10
    assert owed.office.ledger.total(INSURANCE) == 102_300


def test_payers_stand_apart_the_largest_debt_first(owed: ByHand) -> None:
    harbor, summit = rows(figures(owed, "ageing"), "insurers_by_payer")
    assert (harbor["payer"], harbor["total"]) == ("Harbor HMO", 200 + 800 + 3200 + 12800 + 51200)
    assert (summit["payer"], summit["age_0"], summit["age_4"]) == ("Summit Mutual Health", 100, 25600)


def test_what_patients_owe_is_no_insurers_debt() -> None:
    office = ByHand(50)
    office.claim("C-1", 10, 150_00)
    office.send(11, "C-1")
    office.post(20, office.remit(20, office.decide(20, "C-1", 80_00, 45_00, 25_00)))
    found = figures(office, "ageing")
    assert total(found, "by_age") == {"age": "Total", "insurers": 0, "patients": 25_00, "total": 25_00, "share": None}
    assert rows(found, "insurers_by_payer") == []
    assert rows(found, "patients_by_provider")[0]["claims"] == 1


def test_from_the_first_submission_a_claim_sent_late_is_younger_and_one_never_sent_stands_apart() -> None:
    office = ByHand(100)
    office.claim("C-late", 10, 100_00)
    office.claim("C-never", 10, 40_00)
    office.send(80, "C-late")
    office.send(95, "C-late")
    ages = [row["insurers"] for row in rows(figures(office, "ageing", {"basis": "submission"}), "by_age")]
    assert ages == [100_00, 0, 0, 0, 0, 40_00], "twenty days from the first sending, not five from the last"
    assert [row["insurers"] for row in rows(figures(office, "ageing"), "by_age")] == [0, 0, 140_00, 0, 0]


def test_from_the_transfer_a_patients_balance_is_as_old_as_it_is_theirs() -> None:
    office = ByHand(100)
    office.claim("C-1", 5, 150_00)
    office.claim("C-2", 5, 60_00)
    office.send(6, "C-1")
    office.post(80, office.remit(80, office.decide(80, "C-1", 100_00, 30_00, 20_00)))
    by_age = rows(figures(office, "ageing", {"basis": "transfer"}), "by_age")
    assert [row["patients"] for row in by_age] == [20_00, 0, 0, 0, 0]
    assert [row["insurers"] for row in by_age] == [0, 0, 0, 60_00, 0], "the first insurer's debt dates from the service"


def test_from_the_transfer_the_second_payers_balance_dates_from_its_bill() -> None:
    office = ByHand(100)
    office.claim("C-1", 5, 150_00)
    office.office.journal.add(at(90), "Ana", "billed to the next payer", "C-1", "summit")
    by_age = rows(figures(office, "ageing", {"basis": "transfer"}), "by_age")
    assert [row["insurers"] for row in by_age] == [150_00, 0, 0, 0, 0]


def test_the_share_over_ninety_days_counts_insurers_and_patients(owed: ByHand) -> None:
    found = figures(owed, "ageing")
    # (6,400 + 12,800 + 25,600 + 51,200) of 102,300 is 93.84 %; over 120 days 76,800 of it, 75.07 %.
    assert measure(found, "over_90").value == 9384
    assert measure(found, "over_120").value == 7507
    assert owed.office.ledger.total(PATIENT) == 0


def test_an_office_to_which_nothing_is_owed_has_no_shares() -> None:
    found = figures(ByHand(3), "ageing")
    assert total(found, "by_age")["total"] == 0
    assert [each.value for each in found.measures] == [None, None]
