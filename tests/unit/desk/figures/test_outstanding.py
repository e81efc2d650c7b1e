"""Which claims are old, which want a follow-up, and why."""

from sim.desk.figures import figures
from sim.world.claim_file import APPEALED
from tests.unit.desk.figures.handmade import ByHand, at, rows, total


def test_a_claim_is_old_from_its_thirty_first_day_and_the_oldest_comes_first() -> None:
    office = ByHand(100)
    for name, age in (("C-30", 30), ("C-31", 31), ("C-90", 90)):
        office.claim(name, 100 - age, 50_00)
    found = rows(figures(office, "older_than_30"), "claims")
    assert [(row["claim"], row["age"]) for row in found] == [("C-90", 90), ("C-31", 31)]
    assert found[0]["why"] == "To send"
    assert found[0]["patient"] == "Of C-90, Patient"
    assert (found[0]["sent"], found[0]["contact"]) == (None, None)


def test_a_settled_claim_is_not_outstanding_however_old() -> None:
    office = ByHand(300)
    office.claim("C-1", 5, 80_00)
    office.send(6, "C-1")
    office.post(30, office.remit(30, office.decide(30, "C-1", 60_00, 20_00)))
    assert rows(figures(office, "older_than_30"), "claims") == []


def test_why_says_what_the_office_has_read_and_who_owes() -> None:
    office = ByHand(100)
    for name in ("C-back", "C-denied", "C-patient"):
        office.claim(name, 10, 100_00)
    batch = office.send(11, "C-back", "C-denied", "C-patient")
    office.acknowledge(13, batch, rejected=("C-back",))
    office.post(40, office.remit(40, office.decide(40, "C-denied", 0, denied="97"),
                                 office.decide(40, "C-patient", 70_00, 10_00, 20_00)))
    found = {row["claim"]: row for row in rows(figures(office, "older_than_30"), "claims")}
    assert (found["C-back"]["why"], found["C-back"]["codes"]) == ("Member ID not found", "A7 · 164 · IL")
    assert (found["C-denied"]["codes"], found["C-denied"]["insurer"]) == ("CO-97", 100_00)
    assert (found["C-patient"]["why"], found["C-patient"]["patient_owes"]) == ("Statement to be sent", 20_00)
    assert (found["C-patient"]["contact"], found["C-patient"]["said"]) == (40, "paid")
    assert total(figures(office, "older_than_30"), "claims")["open"] == 220_00
    reasons = rows(figures(office, "older_than_30"), "by_reason")
    assert {row["why"]: row["open"] for row in reasons} == {
        "Member ID not found": 100_00, found["C-denied"]["why"]: 100_00, "Statement to be sent": 20_00,
    }


def test_follow_up_falls_due_after_four_weeks_and_is_overdue_after_six() -> None:
    office = ByHand(100)
    for days in (27, 28, 42, 43):
        office.claim(f"C-{days}", 10, 10_00 + days)
        office.send(100 - days, f"C-{days}")
    found = rows(figures(office, "follow_up_due"), "claims")
    assert [(row["claim"], row["silent"], row["cycle"]) for row in found] == [
        ("C-43", 43, "overdue"), ("C-42", 42, "due now"), ("C-28", 28, "due now"),
    ]
    assert found[0]["due"] == 100 - 43 + 42
    assert total(figures(office, "follow_up_due"), "claims")["open"] == 3 * 10_00 + 43 + 42 + 28


def test_a_status_check_begins_the_cycle_anew() -> None:
    office = ByHand(100)
    office.claim("C-1", 10, 90_00)
    office.send(20, "C-1")
    office.office.journal.add(at(80), "Ana", "status checked", "C-1", "In process")
    assert rows(figures(office, "follow_up_due"), "claims") == []
    office.now = at(108)
    found = rows(figures(office, "follow_up_due"), "claims")
    assert [(row["asked"], row["silent"]) for row in found] == [(80, 28)]
    assert rows(figures(office, "follow_up_due"), "by_payer") == [
        {"payer": "Harbor HMO", "claims": 1, "longest": 28, "open": 90_00}
    ]


def test_an_appeal_without_an_answer_is_followed_up_and_a_denial_is_not() -> None:
    office = ByHand(100)
    for name in ("C-appeal", "C-denied"):
        office.claim(name, 10, 90_00)
    office.send(11, "C-appeal", "C-denied")
    office.post(40, office.remit(40, *[office.decide(40, name, 0, denied="97") for name in ("C-appeal", "C-denied")]))
    office.office.move(office.office.files["C-appeal"], APPEALED)
    office.office.journal.add(at(50), "Ana", "appealed", "C-appeal")
    found = rows(figures(office, "follow_up_due"), "claims")
    assert [(row["claim"], row["why"], row["silent"]) for row in found] == [("C-appeal", "Appeal under way", 50)]
