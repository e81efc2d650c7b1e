"""Where failures come from, as far as the office has read and written it down."""

from msgspec.structs import replace

from sim.desk.figures import figures
from sim.desk.figures.failures import UNKNOWN, failures
from sim.records.replies import FileReceipt
from sim.rules.causes import catalogue
from tests.unit.desk.figures.handmade import ByHand, at, rows, table, total


def came_back() -> ByHand:
    """Two rejections from one clerk's typing in January, a denial for bundling in February."""
    office = ByHand(60)
    office.claim("C-1", 5, 100_00, clerk="K-1", provider="D-1")
    office.claim("C-2", 6, 50_00, clerk="K-1", provider="D-2")
    office.claim("C-3", 30, 70_00, "summit", clerk="K-2", provider="D-2")
    office.claim("C-4", 30, 70_00, "summit", clerk="K-2", provider="D-2")
    office.acknowledge(10, office.send(7, "C-1", "C-2"), rejected=("C-1", "C-2"))
    office.send(31, "C-3", "C-4")
    office.post(50, office.remit(
        50, office.decide(50, "C-3", 0, denied="97"), office.decide(50, "C-4", 50_00, 20_00), payer="summit",
    ))
    return office


def test_each_code_has_its_claims_and_their_dollars() -> None:
    found = rows(figures(came_back(), "root_causes"), "by_code")
    assert [(row["code"], row["family"], row["rejections"], row["denials"], row["charges"], row["open"]) for row in found] == [
        ("A7 · 164 · IL", "Registration", 2, 0, 150_00, 150_00), ("CO-97", "Coding", 0, 1, 70_00, 70_00),
    ]
    assert [row["share"] for row in found] == [6667, 3333]


def test_payers_and_providers_are_those_of_the_claims() -> None:
    found = figures(came_back(), "root_causes")
    assert {row["payer"]: row["charges"] for row in rows(found, "by_payer")} == {
        "Harbor HMO": 150_00, "Summit Mutual Health": 70_00,
    }
    assert sorted(row["rejections"] + row["denials"] for row in rows(found, "by_provider")) == [1, 2]
    assert total(found, "by_provider")["charges"] == 220_00


def test_a_clerk_answers_for_what_begins_at_the_front_desk_only() -> None:
    first, second = rows(figures(came_back(), "root_causes"), "by_clerk")
    assert (first["claims"], first["rejections"], first["denials"], first["rate"]) == (2, 2, 0, 10_000)
    assert first["charges"] == 150_00
    assert (second["claims"], second["rejections"], second["denials"], second["rate"]) == (2, 0, 0, 0)


def test_a_clerk_still_answers_after_a_biller_has_mended_the_registration() -> None:
    office = came_back()
    typed = office.office.registrations["PC-1"]
    office.office.registrations["PC-1"] = replace(typed, clerk="Ana")
    found = rows(figures(office, "root_causes"), "by_clerk")
    assert [row["rejections"] for row in found] == [2, 0]


def test_the_months_show_when_a_source_was_mended() -> None:
    found = figures(came_back(), "root_causes")
    families = {line.label: line.points for line in found.trends[0].series}
    assert families == {"Registration": (2, 0, 0), "Coding": (0, 1, 0)}
    dollars = {line.label: line.points for line in next(trend for trend in found.trends if trend.name == "dollars").series}
    assert dollars == {"Rejections": (150_00, 0, 0), "Denials": (0, 70_00, 0)}


def test_a_claim_that_comes_back_twice_counts_twice_but_is_open_once() -> None:
    office = came_back()
    office.acknowledge(20, office.send(15, "C-1"), rejected=("C-1",))
    found = rows(figures(office, "root_causes"), "by_code")[0]
    assert (found["rejections"], found["charges"], found["open"]) == (3, 250_00, 150_00)


def test_what_nobody_has_read_is_not_there() -> None:
    office = came_back()
    before = figures(office, "root_causes")
    office.claim("C-5", 40, 90_00)
    office.acknowledge(45, office.send(41, "C-5"), rejected=("C-5",), read=False)
    office.remit(46, office.decide(46, "C-2", 0, denied="29"))
    after = figures(office, "root_causes")
    assert rows(after, "by_code") == rows(before, "by_code")
    assert after.trends == before.trends


def test_a_file_that_came_back_whole_brings_every_claim_of_it_back() -> None:
    office = came_back()
    office.claim("C-5", 40, 90_00)
    office.claim("C-6", 40, 10_00)
    batch = office.send(41, "C-5", "C-6")
    receipt = FileReceipt(f"999-{batch}", batch, at(42), 2, 100_00, "bad_segment", "C-5")
    office.office.deliver(receipt)
    assert len(failures(office.office)) == 3
    del office.office.unread[receipt.id]
    found = rows(figures(office, "root_causes"), "by_code")
    assert [row["charges"] for row in found if row["code"] == "999 · 5"] == [100_00]


def test_a_code_of_several_causes_does_not_tell_where_they_begin_until_somebody_finds_out() -> None:
    office = came_back()
    assert [each.arises for each in failures(office.office)] == ["registration", "registration", UNKNOWN]
    assert "by_cause" not in [each.name for each in figures(office, "root_causes").tables]
    office.office.root_causes["C-3"] = "bundled_inclusive"
    assert failures(office.office)[-1].arises == "visit"
    found = figures(office, "root_causes")
    assert [(row["cause"], row["denials"]) for row in rows(found, "by_cause")] == [(catalogue()["bundled_inclusive"].title, 1)]
    assert rows(found, "by_clerk")[1]["denials"] == 1, "a visit's failures begin at the front desk too"


def test_an_empty_office_has_tables_without_rows() -> None:
    found = figures(ByHand(3), "root_causes")
    assert [each.rows for each in found.tables] == [()] * len(found.tables)
    assert table(found, "by_clerk").total is not None


def test_by_week_a_source_that_was_mended_shows_within_a_month() -> None:
    """The office opened on Monday 5 January 2026: days 10 and 50 lie in its second and its eighth week."""
    found = figures(came_back(), "root_causes", {"by": "week"})
    trends = {trend.name: trend for trend in found.trends}
    assert trends["dollars"].ticks[:3] == ("5 Jan", "12 Jan", "19 Jan")
    dollars = {line.label: line.points for line in trends["dollars"].series}
    assert dollars["Rejections"] == (0, 150_00, *[0] * 7) and dollars["Denials"] == (*[0] * 7, 70_00, 0)


def test_a_provider_has_a_line_of_its_own() -> None:
    trend = next(trend for trend in figures(came_back(), "root_causes").trends if trend.name == "by_provider")
    assert sorted(line.points for line in trend.series) == [(1, 0, 0), (1, 1, 0)]


def test_a_trend_is_counted_by_nothing_but_months_and_weeks() -> None:
    refused = figures(came_back(), "root_causes", {"by": "year"})
    assert refused.tables == () and refused.basis == "'year' is nothing to count a trend by. Give month or week."
