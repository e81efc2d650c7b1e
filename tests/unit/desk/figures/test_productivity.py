"""Who did how much and how well, counted by hand."""

from sim.desk.actions import AddNote, ReleaseBatch, Wait
from sim.desk.figures import figures
from sim.records.breaches import BreachRecord
from tests.offices import honest, seat
from tests.unit.desk.figures.handmade import ByHand, at, rows, table, total


def worked() -> ByHand:
    """Ana sends and posts; Ben mends a rejection and appeals; both touch C-2."""
    office = ByHand(60)
    sheet, journal = office.office.timesheet, office.office.journal
    for name in ("C-1", "C-2"):
        office.claim(name, 5, 100_00)
    first = office.send(7, "C-1", "C-2")
    office.acknowledge(10, first, rejected=("C-2",))
    for minute, who, do, about, minutes, done in (
        (1, "Ana", "open_claim", "C-2", 2, True), (2, "Ben", "open_claim", "C-2", 2, True),
        (3, "Ben", "correct_claim", "C-2", 5, True), (4, "Ben", "resubmit", "C-1", 1, False),
        (5, "Ben", "go_home", "", 0, True),
    ):
        sheet.add(at(11) + minute, who, do, about, minutes, done)
    journal.add(at(11) + 3, "Ben", "claim corrected", "C-2")
    journal.add(at(11) + 4, "Ben", "put back to send as an original", "C-2")
    office.acknowledge(15, office.send(12, "C-2"))
    office.post(30, office.remit(30, office.decide(30, "C-1", 0, denied="97"), office.decide(30, "C-2", 60_00, 40_00)))
    journal.add(at(40), "Ben", "appealed", "C-1")
    journal.add(at(55), "Ana", "letter: overturned", "C-1")
    office.office.breaches.append(BreachRecord(at(41), "Ben", "some_rule", "C-1", ""))
    office.office.breaches.append(BreachRecord(at(42), "office", "some_rule", "C-1", ""))
    return office


def by_biller(office: ByHand, **options) -> dict[str, dict]:
    return {row["who"]: row for row in rows(figures(office, "productivity", options), "billers")}


def test_actions_minutes_and_claims_are_counted_for_each_biller() -> None:
    found = by_biller(worked())
    ana, ben = found["Ana"], found["Ben"]
    # Ana: two batches of 5 minutes, a claim opened in 2, a remittance posted in 2.
    assert (ana["actions"], ana["refused"], ana["minutes"], ana["claims"]) == (4, 0, 14, 1)
    assert (ben["actions"], ben["refused"], ben["minutes"], ben["claims"]) == (3, 1, 8, 1)
    assert (ana["sent"], ana["posted"], ana["resubmitted"]) == (3, 2, 0)
    assert (ben["sent"], ben["posted"], ben["resubmitted"]) == (0, 0, 1)


def test_a_sending_is_right_or_wrong_in_the_name_of_whoever_last_worked_the_claim() -> None:
    found = by_biller(worked())
    assert found["Ana"]["accuracy"] == 5000, "C-1 was accepted and C-2 rejected in her batch"
    assert found["Ben"]["accuracy"] == 10_000, "what he mended was accepted, whoever sent it"


def test_a_claim_that_goes_out_again_untouched_goes_in_the_name_of_whoever_sends_it() -> None:
    office = worked()
    office.acknowledge(18, office.send(16, "C-2", who="Cleo"), rejected=("C-2",))
    found = by_biller(office)
    assert (found["Cleo"]["accuracy"], found["Ben"]["accuracy"]) == (0, 10_000)


def test_a_first_decision_that_denies_counts_against_whoever_sent_the_claim_that_was_decided() -> None:
    found = by_biller(worked())
    # C-1 left in Ana's name and was denied; C-2 was rejected in hers, and paid as Ben had mended it.
    assert (found["Ana"]["first_pass"], found["Ben"]["first_pass"]) == (0, 10_000)
    assert total(figures(worked(), "productivity"), "billers")["first_pass"] == 5000


def test_a_posting_that_a_later_remittance_takes_back_did_not_stand() -> None:
    office = worked()
    assert by_biller(office)["Ana"]["stood"] == 10_000
    office.office.journal.add(at(50), "Ben", "reversed", "C-2", "60.00")
    office.office.journal.add(at(50), "Ben", "denied", "C-2", "CO-97")
    found = by_biller(office)
    assert found["Ana"]["stood"] == 5000, "of her two postings that of C-1 stands"
    assert found["Ben"]["stood"] == 10_000, "what he posted instead stands"


def test_who_enters_the_charges_answers_for_the_claim() -> None:
    office = ByHand(60)
    office.claim("C-1", 5, 100_00)
    office.office.timesheet.add(at(6), "Ben", "enter_charges", "C-1", 6, True)
    office.office.journal.add(at(6), "Ben", "drafted", "C-1")
    office.acknowledge(10, office.send(7, "C-1"), rejected=("C-1",))
    found = by_biller(office)
    assert (found["Ben"]["accuracy"], found["Ana"]["accuracy"]) == (0, None)


def test_each_measure_of_accuracy_is_told_with_its_formula() -> None:
    shown = table(figures(worked(), "productivity"), "billers")
    labels = [column.label for column in shown.columns if column.kind == "percent"]
    assert labels == ["Accepted at the door", "Not denied at first", "Postings that stood"]
    assert all(f"{label}:" in shown.note for label in labels)


def test_an_appeal_is_won_by_whoever_wrote_it_not_by_the_reader_of_the_letter() -> None:
    found = by_biller(worked())
    assert (found["Ben"]["appeals"], found["Ben"]["won"], found["Ben"]["lost"]) == (1, 1, 0)
    assert (found["Ana"]["appeals"], found["Ana"]["won"]) == (0, 0)


def test_breaches_count_for_those_who_committed_them() -> None:
    found = by_biller(worked())
    assert (found["Ana"]["breaches"], found["Ben"]["breaches"]) == (0, 1)
    assert sorted(found) == ["Ana", "Ben"], "what nobody did by hand is nobody's"


def test_the_office_counts_a_claim_of_two_hands_once() -> None:
    found = total(figures(worked(), "productivity"), "billers")
    assert (found["claims"], found["actions"], found["minutes"], found["sent"]) == (1, 7, 22, 3)
    assert found["accuracy"] == 6667, "two of three"


def test_a_month_counts_its_own_work_only() -> None:
    found = by_biller(worked(), month="2026-02")
    # February: Ana posts on day 30, Ben appeals on day 40; nothing was sent.
    assert list(found) == ["Ana"]
    assert (found["Ana"]["actions"], found["Ana"]["posted"], found["Ana"]["sent"], found["Ana"]["accuracy"]) == (1, 2, 0, None)


def test_minutes_are_shown_month_by_month() -> None:
    series = figures(worked(), "productivity").trends[0].series
    assert {line.label: line.points for line in series} == {"Ana": (12, 2, 0), "Ben": (8, 0, 0)}


def test_an_office_where_nobody_works_has_nobody() -> None:
    assert table(figures(ByHand(3), "productivity"), "billers").rows == ()


def test_the_desk_writes_the_sheet_as_people_work() -> None:
    sitting = seat(honest())
    claim = next(iter(sitting.world.office.files))
    assert sitting.do(ReleaseBatch()).done
    assert not sitting.do(ReleaseBatch()).done
    assert sitting.do(AddNote(claim, "Called the payer.")).done
    assert sitting.do(Wait()).done
    you = {row["who"]: row for row in rows(figures(sitting.desk, "productivity"), "billers")}["you"]
    assert (you["actions"], you["refused"], you["claims"]) == (3, 1, 1)
    assert you["minutes"] == sitting.desk.minutes_worked > 0, "the night between two days is no work"
    assert you["sent"] == len(sitting.world.office.batches["B0001"].claims)
