"""What holds for every report of any office: shapes, sums to the cent, and nothing that nobody has read."""

from collections.abc import Iterator

import pytest

from sim.desk.asks import AskFigures
from sim.desk.desk import Desk
from sim.desk.figures import FIGURES, LABELS, OPTIONS, figures
from sim.desk.figures.view import Figures, Table
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, INSURER_PAID, OUTSIDE, PATIENT, PATIENT_PAID, REFUNDED, REVENUE
from sim.records.replies import Letter
from sim.world.world import World
from tests.offices import run
from tests.properties.everything import everything
from tests.unit.desk.figures.handmade import rows, table, total

WHOLE = ("money", "count", "days", "percent", "date")


@pytest.fixture(scope="module", params=[3, 8])
def office(request) -> World:
    """Everything goes wrong, two billers, 110 days; this morning's mail lies unread."""
    return run(everything(billers=2), seed=request.param, days=110)


@pytest.fixture(scope="module")
def desk(office: World) -> Desk:
    return Desk(office, "you")


def drawn(desk: Desk) -> Iterator[Figures]:
    """Every report, with each option that it takes."""
    for name in FIGURES:
        yield figures(desk, name)
        options = OPTIONS.get(name, ())
        if "basis" in options:
            yield from (figures(desk, name, {"basis": basis}) for basis in ("submission", "transfer"))
        if "month" in options:
            yield figures(desk, name, {"month": "2026-10"})
        if "days" in options:
            yield figures(desk, name, {"days": 30})


def fits(cell, kind: str) -> bool:
    return cell is None or isinstance(cell, str if kind == "text" else int)


def test_every_report_has_a_name_for_the_menu(desk: Desk) -> None:
    assert list(LABELS) == list(FIGURES)
    assert OPTIONS.keys() <= FIGURES.keys()


def test_every_row_has_the_shape_of_its_columns(desk: Desk) -> None:
    for report in drawn(desk):
        for each in report.tables:
            assert len({column.name for column in each.columns}) == len(each.columns), each.name
            for row in (*each.rows, each.total):
                if row is not None:
                    assert len(row) == len(each.columns), (report.name, each.name)
                    assert all(fits(cell, column.kind) for cell, column in zip(row[1:], each.columns[1:], strict=True)), row


def test_every_sum_is_the_sum_of_its_rows(desk: Desk) -> None:
    for report in drawn(desk):
        for each in report.tables:
            if each.total is not None:
                check_total(report.name, each)


def check_total(report: str, each: Table) -> None:
    assert each.total is not None
    for place, column in enumerate(each.columns):
        once = column.name in ("claims", "open") and report in ("root_causes", "productivity")
        if column.kind in ("money", "count") and not once:
            assert each.total[place] == sum(row[place] for row in each.rows if row[place] is not None), (each.name, column.name)


def test_every_trend_has_a_point_for_each_tick(desk: Desk) -> None:
    for report in drawn(desk):
        for trend in report.trends:
            assert all(len(series.points) == len(trend.ticks) for series in trend.series), trend.name


@pytest.mark.parametrize("basis", ["service", "submission", "transfer"])
def test_ageing_foots_to_the_ledger_on_every_basis(desk: Desk, basis: str) -> None:
    found, ledger = figures(desk, "ageing", {"basis": basis}), desk.office.ledger
    owed = {"insurers": ledger.total(INSURANCE), "patients": ledger.total(PATIENT)}
    assert {who: total(found, "by_age")[who] for who in owed} == owed
    for who, amount in owed.items():
        assert amount > 0
        for by in ("payer", "provider"):
            each = table(found, f"{who}_by_{by}")
            assert each.total[-1] == amount
            assert all(sum(row[2:-1]) == row[-1] for row in each.rows)


def test_old_claims_are_those_of_the_older_age_groups(desk: Desk) -> None:
    ages = rows(figures(desk, "ageing"), "by_age")
    older = sum(row["total"] for row in ages[1:])
    assert total(figures(desk, "older_than_30"), "claims")["open"] == older > 0


def test_bank_remittances_and_ledger_agree_but_for_what_is_named(desk: Desk) -> None:
    found = figures(desk, "deposits")
    everything_in, waiting = total(found, "deposits"), total(found, "unmatched")
    assert everything_in["bank"] == sum(deposit.amount for deposit in desk.office.banked.values()) > 0
    assert everything_in["difference"] == waiting["difference"]
    assert everything_in["bank"] - everything_in["ledger"] == everything_in["difference"]
    for row in rows(found, "deposits"):
        if row["state"] == "Agrees":
            assert row["bank"] == row["said"] == row["ledger"]


def test_the_journal_of_cash_is_the_cash_of_the_ledger(desk: Desk) -> None:
    found, ledger = figures(desk, "journal_of_cash"), desk.office.ledger
    cash = sum(ledger.total(account) for account in (INSURER_PAID, PATIENT_PAID, OUTSIDE, REFUNDED))
    assert total(found, "cash")["amount"] == cash
    by_paper: dict[str, int] = {}
    for row in rows(found, "cash"):
        by_paper[row["remittance"]] = by_paper.get(row["remittance"], 0) + row["amount"]
    footing = rows(found, "footing")
    assert {row["remittance"]: row["items"] for row in footing} == {name: by_paper[name] for name in by_paper if name}
    assert all(row["difference"] == 0 for row in footing if row["deposit"])
    assert {row["posted_by"] for row in rows(found, "cash") if row["remittance"]} <= {"Ana", "Ben"}
    by_hand = [row for row in rows(found, "cash") if row["item"] == "Posted by hand"]
    assert by_hand and all(row["remittance"] in desk.office.reports for row in by_hand)


def test_the_day_sheets_of_all_days_are_the_books(desk: Desk) -> None:
    charged = changed = 0
    for day in range(111):
        found = figures(desk, "day_sheet", {"day": desk.calendar.date_of(day * DAY).isoformat()})
        assert rows(found, "proof")[-1] == {"step": "Difference", "amount": 0}
        for row in rows(found, "by_payer"):
            parts = [value for name, value in row.items() if name not in ("payer", "charges")]
            assert row["charges"] == sum(parts), "charges are paid, adjusted, given back or open"
        charged += total(found, "by_payer")["charges"]
        changed += total(found, "by_payer")["change"]
    ledger = desk.office.ledger
    assert charged == -ledger.total(REVENUE)
    assert changed == ledger.total(INSURANCE) + ledger.total(PATIENT)


def test_root_causes_are_as_many_as_the_rates_count(desk: Desk) -> None:
    office, found = desk.office, figures(desk, "root_causes")
    posted = [report for name, report in office.reports.items() if name not in office.to_post and hasattr(report, "claims")]
    denied = sum(claim.denied and claim.claim in office.files for report in posted if hasattr(report, "trace")
                 for claim in report.claims)
    assert total(found, "by_payer")["denials"] == denied > 0
    for name in ("by_code", "by_family", "by_arises", "by_provider"):
        assert total(found, name)["denials"] == denied


def test_productivity_has_every_minute_and_every_claim_that_left(desk: Desk) -> None:
    found = total(figures(desk, "productivity"), "billers")
    office = desk.office
    assert found["minutes"] == sum(deed.minutes for deed in office.timesheet.deeds) > 0
    assert found["sent"] == sum(len(each.claims) for each in (*office.batches.values(), *office.mailings.values())) > 0
    assert found["breaches"] == sum(breach.who in ("Ana", "Ben") for breach in office.breaches)


def test_nothing_is_shown_that_nobody_has_read(office: World, desk: Desk) -> None:
    """With this morning's mail thrown away unread, every report is the same."""
    before = list(drawn(desk))
    unread, books = list(office.office.unread), office.office
    kept = {name: books.reports.pop(name) for name in unread}
    letters = {claim: list(theirs) for claim, theirs in books.letters.items()}
    for letter in kept.values():
        if isinstance(letter, Letter):
            books.letters[letter.claim].remove(letter)
    after = list(drawn(desk))
    books.reports.update(kept)
    books.letters.update(letters)
    assert len(kept) > 0
    assert before == after


def test_drawing_a_report_changes_nothing(office: World, desk: Desk) -> None:
    books = office.office
    before = (len(books.journal.events), len(books.ledger.postings), len(books.timesheet.deeds), books.ledger.proof())
    assert list(drawn(desk)) == list(drawn(desk))
    assert (len(books.journal.events), len(books.ledger.postings), len(books.timesheet.deeds), books.ledger.proof()) == before


def test_the_desk_shows_a_report_that_is_asked_for(desk: Desk) -> None:
    shown = desk.look(AskFigures("ageing", {"basis": "transfer"}))
    assert shown.figures == figures(desk, "ageing", {"basis": "transfer"})
    assert shown.practice == desk.office.scenario.practice.name


def test_a_report_that_does_not_exist_is_refused_with_the_names_of_those_that_do(desk: Desk) -> None:
    found = desk.look(AskFigures("aging")).figures
    assert found.tables == ()
    assert "'aging'" in found.basis and "ageing, older_than_30" in found.basis
    assert "Choose one of service, submission, transfer" in figures(desk, "ageing", {"basis": "payment"}).basis
    assert "It takes none." in figures(desk, "older_than_30", {"month": "2026-10"}).basis
    assert "It takes by." in figures(desk, "root_causes", {"month": "2026-10"}).basis


def test_every_whole_number_is_of_a_kind_that_a_screen_can_write(desk: Desk) -> None:
    for report in drawn(desk):
        for each in report.tables:
            assert all(column.kind in (*WHOLE, "text") for column in each.columns)
        assert all(each.kind in WHOLE for each in (*report.measures, *report.trends))
