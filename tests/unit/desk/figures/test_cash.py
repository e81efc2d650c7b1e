"""Day sheet, deposits and the journal of cash: three ways to the same cent."""

import pytest

from sim.desk.figures import figures
from sim.records.ledger import CREDIT, HELD, INSURANCE, OUTSIDE, REFUNDED
from sim.records.replies import Remittance
from tests.unit.desk.figures.handmade import ByHand, at, rows, table, total


def two_claims() -> ByHand:
    office = ByHand(60)
    office.claim("C-1", 5, 100_00)
    office.claim("C-2", 5, 80_00, "summit")
    office.send(6, "C-1", "C-2")
    return office


def paid() -> ByHand:
    """C-1: 60 paid, 25 contractual, 15 of the patient, of which 5 came in on the same day."""
    office = two_claims()
    office.post(30, office.remit(30, office.decide(30, "C-1", 60_00, 25_00, 15_00), trace="T1"))
    office.patient_pays(30, "C-1", 5_00)
    return office


def test_a_day_sheet_has_what_was_charged_paid_and_adjusted_on_the_day() -> None:
    found = figures(paid(), "day_sheet", {"day": "2026-02-04"})
    assert found.title == "Day sheet, 4 Feb 2026"
    assert rows(found, "by_payer") == [{
        "payer": "Harbor HMO", "charges": 0, "insurer_paid": 60_00, "patient_paid": 5_00, "contractual": 25_00,
        "write_offs": 0, "fees": 0, "other": 0, "change": -90_00,
    }]
    assert rows(found, "deposits") == [{
        "deposit": "DEP-T1", "payer": "Harbor HMO", "trace": "T1", "date": 30, "amount": 60_00, "state": "Agrees",
    }]


def test_a_day_sheet_walks_from_one_receivable_to_the_next() -> None:
    proof = rows(figures(paid(), "day_sheet", {"month": "2026-02"}), "proof")
    steps = {row["step"]: row["amount"] for row in proof}
    assert steps["A/R at the beginning"] == 180_00
    assert steps["A/R at the end, by this sheet"] == steps["A/R at the end, by the ledger"] == 90_00
    assert steps["Difference"] == 0
    charges = rows(figures(paid(), "day_sheet", {"month": "2026-01"}), "by_payer")
    assert {row["payer"]: row["charges"] for row in charges} == {"Harbor HMO": 100_00, "Summit Mutual Health": 80_00}


def test_without_a_day_the_sheet_is_todays() -> None:
    found = figures(paid(), "day_sheet")
    assert found.title == "Day sheet, 6 Mar 2026"
    assert rows(found, "by_payer") == []


def test_an_overpayment_and_its_refund_are_no_income() -> None:
    office = paid()
    ledger = office.office.ledger
    with ledger.citing("835-T1"):
        ledger.post(at(31), "C-1", 0, INSURANCE, CREDIT, 8_00, "paid more than was owed")
    ledger.post(at(31), "C-1", 0, CREDIT, REFUNDED, 8_00, "refund to payer")
    found = total(figures(office, "day_sheet", {"day": "2026-02-05"}), "by_payer")
    assert (found["insurer_paid"], found["other"], found["change"]) == (0, -8_00, 8_00)


def test_bank_remittance_and_ledger_agree_to_the_cent() -> None:
    found = figures(paid(), "deposits")
    assert rows(found, "deposits") == [{
        "date": 30, "payer": "Harbor HMO", "trace": "T1", "deposit": "DEP-T1", "remittance": "835-T1", "bank": 60_00,
        "said": 60_00, "ledger": 60_00, "difference": 0, "state": "Agrees",
    }]
    assert rows(found, "unmatched") == []
    assert rows(found, "without_remittance") == [{"what": "Patient payment", "date": 30, "items": 1, "amount": 5_00}]


def test_whatever_has_no_partner_is_named() -> None:
    office = two_claims()
    unread = office.remit(30, office.decide(30, "C-1", 60_00, 40_00), trace="T-unread")
    opened = office.remit(31, office.decide(31, "C-2", 50_00, 30_00), payer="summit", trace="T-opened")
    del office.office.unread[opened]
    office.claim("C-3", 20, 30_00)
    office.send(21, "C-3")
    loose = office.remit(32, office.decide(32, "C-3", 20_00, 10_00), trace="T-loose")
    office.post(32, loose, matched=False)
    office.claim("C-4", 20, 30_00)
    office.send(21, "C-4")
    early = office.remit(33, office.decide(33, "C-4", 11_00, 19_00), trace="T-early")
    del office.office.banked["DEP-T-early"]
    office.post(33, early, matched=False)
    found = {row["trace"]: row for row in rows(figures(office, "deposits"), "unmatched")}
    assert {trace: (row["bank"], row["said"], row["ledger"], row["difference"]) for trace, row in found.items()} == {
        "T-unread": (60_00, 0, 0, 60_00), "T-opened": (50_00, 50_00, 0, 50_00), "T-loose": (20_00, 20_00, 20_00, 0),
        "T-early": (0, 11_00, 11_00, -11_00),
    }
    assert {trace: row["state"] for trace, row in found.items()} == {
        "T-unread": "No remittance read: find it, or ask the payer", "T-opened": "Remittance not posted",
        "T-loose": "Agrees, deposit not matched yet", "T-early": "No deposit yet",
    }
    assert unread not in str(figures(office, "deposits"))


def test_money_posted_beside_the_remittance_shows_as_a_difference() -> None:
    office = paid()
    with office.office.ledger.citing("835-T1"):
        office.office.ledger.post(at(31), "", 0, OUTSIDE, HELD, 1, "interest")
    found = rows(figures(office, "deposits"), "unmatched")
    assert [(row["difference"], row["state"]) for row in found] == [(-1, "Differs")]


def test_a_second_copy_of_a_remittance_is_named_and_counted_once() -> None:
    office = paid()
    first = office.office.reports["835-T1"]
    office.office.deliver(Remittance("835-T1-2", first.payer, at(37), first.trace, first.amount, first.claims))
    del office.office.unread["835-T1-2"]
    found = figures(office, "deposits")
    assert total(found, "deposits")["said"] == 60_00
    assert [row["state"] for row in rows(found, "unmatched")] == ["835-T1-2 is a second copy: nothing to post"]


def test_the_journal_of_cash_names_deposit_claim_and_hand() -> None:
    insurer, patient = rows(figures(paid(), "journal_of_cash"), "cash")
    assert insurer == {
        "item": "Insurer payment", "posted": 30, "banked": 30, "deposit": "DEP-T1", "remittance": "835-T1",
        "payer": "Harbor HMO", "claim": "C-1", "amount": 60_00, "posted_by": "Ana",
    }
    assert (patient["item"], patient["deposit"], patient["amount"]) == ("Patient payment", "", 5_00)
    assert patient["posted_by"] == "The mail"
    assert rows(figures(paid(), "journal_of_cash"), "footing") == [
        {"remittance": "835-T1", "deposit": "DEP-T1", "bank": 60_00, "items": 60_00, "difference": 0},
    ]


def test_a_refund_goes_out_in_the_name_of_whoever_sent_it() -> None:
    office = paid()
    office.office.ledger.post(at(40), "C-1", 0, CREDIT, REFUNDED, 3_00, "refund to patient")
    office.office.timesheet.add(at(40), "Ben", "refund", "C-1", 8, True)
    last = rows(figures(office, "journal_of_cash"), "cash")[-1]
    assert (last["item"], last["amount"], last["posted_by"]) == ("Refund to patient", -3_00, "Ben")


@pytest.mark.parametrize("name", ["day_sheet", "deposits", "journal_of_cash"])
@pytest.mark.parametrize(("options", "says"), [
    ({"day": "4 Feb"}, "Write it as 2026-01-06"),
    ({"month": "2026-13"}, "Write it as 2026-01"),
    ({"month": "9999-12"}, "is no month of this calendar"),
    ({"day": "2026-02-04", "month": "2026-02"}, "not both"),
    ({"week": "6"}, "has no option 'week'. It takes day and month."),
])
def test_a_date_that_is_none_is_refused_with_a_reason(name: str, options: dict, says: str) -> None:
    found = figures(paid(), name, options)
    assert found.tables == ()
    assert says in found.basis


def test_a_month_shows_the_deposits_of_the_month() -> None:
    office = paid()
    assert len(rows(figures(office, "deposits", {"month": "2026-02"}), "deposits")) == 1
    assert rows(figures(office, "deposits", {"month": "2026-01"}), "deposits") == []
    assert table(figures(office, "journal_of_cash", {"month": "2026-01"}), "cash").rows == ()
