"""The summary says what the figures say, each sentence from numbers that stand in the report."""

from msgspec.structs import replace

from sim.desk.figures.view import Column, Figures, Measure, Table
from sim.reports.telling import Told, sentences
from tests.unit.reports.handmade import CALENDAR, DAYS, DENIALS

OVER_90 = Measure(
    name="over_90", label="A/R over 90 days", value=170, kind="percent", target=1000, target_text="below 10 %", formula="",
    source="", better="low",
)
AGES = Table(
    "by_age", "Owed by age",
    (
        Column("age", "Days"), Column("insurers", "Insurers", "money"), Column("patients", "Patients", "money"),
        Column("total", "Total", "money"),
    ),
    (("0 to 30", 425_500, 364_234, 789_734),), "", ("Total", 425_500, 364_234, 789_734),
)
FAMILIES = Table(
    "by_family", "By family", (Column("name", "Family"), Column("charges", "Charges", "money")),
    (("Coding", 42_000), ("Registration", 125_449)), "", ("Total", 167_449),
)
OLD = Table(
    "claims", "Old", (Column("claim", "Claim"), Column("open", "Open", "money")), (("C-1", 200_000), ("C-2", 132_280)), "",
    ("Total", 332_280),
)
REASONS = Table("by_reason", "Why", (Column("why", "Why"), Column("open", "Open", "money")), (("Appeal under way", 332_280),))


def figures(name: str, *tables: Table, measures: tuple[Measure, ...] = ()) -> Figures:
    return Figures(name, name, "", tables, measures)


TOLD = Told(
    CALENDAR, figures("ageing", AGES, measures=(OVER_90,)), figures("older", OLD, REASONS),
    figures("measures", measures=(DAYS, DENIALS)), figures("causes", FAMILIES), (("Feb 2026", 100_000), ("Mar 2026", 150_049)),
)


def test_five_sentences_tell_cash_balances_days_denials_and_what_waits():
    assert sentences(TOLD) == (
        # 1,500.49 is 50 % more than 1,000.00.
        "In Mar 2026 insurers and patients paid $1,500, 50 % more than the $1,000 of Feb 2026.",
        "Of all that was billed $7,897 is open: $4,255 with insurers, $3,642 with patients; "
        "1.7 % of it is older than 90 days (target below 10 %).",
        "Days in A/R stand at 38 days, on target (below 35 to 40 days), better than the month before.",
        "Payers denied 8.1 % of the claims that they decided (target at most 5.0 %); "
        "of all that came back, rejections included, the largest part was “Registration”, $1,254 of charges.",
        "There are 2 open claims older than 30 days, $3,323 together; the most money waits under “Appeal under way”.",
    )


def test_less_cash_is_said_to_be_less_and_after_nothing_there_is_no_share():
    less = replace(TOLD, cash=(("Feb 2026", 100_000), ("Mar 2026", 75_000)))
    assert sentences(less)[0] == "In Mar 2026 insurers and patients paid $750, 25 % less than the $1,000 of Feb 2026."
    first = replace(TOLD, cash=(("Feb 2026", 0), ("Mar 2026", 75_000)))
    assert sentences(first)[0] == "In Mar 2026 insurers and patients paid $750, after $0 in Feb 2026."
    assert sentences(replace(TOLD, cash=(("Jan 2026", 5_000),)))[0] == "In Jan 2026 insurers and patients paid $50."


def test_a_measure_that_stays_is_said_to_stay():
    same = replace(TOLD, measures=figures("measures", measures=(replace(DAYS, trend=(38, 38)),)))
    assert sentences(same)[2] == "Days in A/R stand at 38 days, on target (below 35 to 40 days), the same as the month before."


def test_of_what_is_not_there_nothing_is_said():
    nothing = Told(CALENDAR, figures("a"), figures("o"), figures("m"), figures("c"), ())
    assert sentences(nothing) == ()


def test_that_nothing_is_old_is_said():
    young = replace(TOLD, older=figures("older", replace(OLD, rows=(), total=(None, 0)), replace(REASONS, rows=())))
    assert sentences(young)[-1] == "No claim older than 30 days is open."
