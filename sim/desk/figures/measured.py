"""What is printed beside each measure: its formula in words, the usual target, and whose target that is."""

from functools import cache
from typing import Literal

from msgspec import Struct

from sim.desk.figures.view import Kind


class Card(Struct, frozen=True):
    """The words and the target of one measure; "second-hand" is said of a source that quotes another."""

    name: str
    label: str
    kind: Kind
    target: int | None
    target_text: str
    formula: str
    source: str
    better: Literal["high", "low"]


@cache
def cards() -> tuple[Card, ...]:
    """List the measures in the order in which a month's report shows them."""
    return tuple([Card(*row) for row in _ROWS])


_CLEAN = ("percent", 9500, "95 to 98 %")
_ROWS: tuple[tuple, ...] = (
    (
        "days_in_ar", "Days in A/R", "days", 40, "below 35 to 40 days in a practice",
        "What insurers and patients owe ÷ the average day's charges, by day of service, of the last 90 days; gross",
        "HFMA 30 to 40, MGMA 30 to 45, both second-hand", "low",
    ),
    (
        "net_collection", "Net collection rate", "percent", 9500, "95 to 99 %",
        "(Payments − what of them is owed back or has gone back) ÷ (charges − contractual adjustments), by day of "
        "service, as those claims stand today; services of the last 90 days are not ripe and left out",
        "Contemporary OB/GYN; Tebra, 96 to 99 %", "high",
    ),
    (
        "gross_collection", "Gross collection rate", "percent", None, "hangs on the fee schedule; no target",
        "Payments ÷ charges, by day of service; services of the last 90 days are left out", "general practice", "high",
    ),
    (
        "clean_untouched", "Clean claims: untouched", *_CLEAN,
        "First sendings of claims that nobody had to change after charge entry ÷ first sendings",
        "HFMA; 95 % and more, second-hand", "high",
    ),
    (
        "clean_accepted", "Clean claims: accepted at the door", *_CLEAN,
        "First sendings that were not turned back (277CA, 999, TA1, or a returned form) ÷ first sendings answered",
        "HFMA; 95 % and more, second-hand", "high",
    ),
    (
        "clean_paid", "Clean claims: paid on the first pass", *_CLEAN,
        "First sendings accepted and not denied by the first decision ÷ first sendings turned back or decided",
        "HFMA; 95 % and more, second-hand", "high",
    ),
    (
        "first_pass", "First-pass resolution", "percent", 8500, "85 to 90 % and more",
        "Claims paid, or rightly left to the patient, by the first decision ÷ claims decided; rejections aside",
        "general practice", "high",
    ),
    (
        "denials", "Denial rate", "percent", 500, "below 5 %",
        "Claims denied ÷ claims decided on the 835s posted, by count of claims, replacements and appeals included",
        "MGMA, second-hand: 5 to 10 % is typical, below 5 % is good", "low",
    ),
    (
        "rejections", "Rejection rate", "percent", 500, "below 5 %",
        "Claims rejected ÷ claim lines of the 277CAs read, each sending counted",
        "vendors: 5 to 10 % is average, below 5 % well run; second-hand", "low",
    ),
    (
        "charge_lag", "Charge lag", "days", 2, "charges within 48 hours",
        "Days from service to charge entry, or to today for a visit without charges ÷ visits",
        "MedPrecision, second-hand", "low",
    ),
    (
        "bill_lag", "Billing lag", "days", 3, "1 to 3 days", "Days from service to the first sending ÷ claims sent",
        "general practice", "low",
    ),
    (
        "not_billed", "Days not billed (DNFB)", "days", 5, "3 to 5 days",
        "Charges of claims never sent and of visits without charges ÷ the average day's charges of the last 90 days",
        "HFMA's formula; target by general practice", "low",
    ),
    (
        "bad_debt", "Bad debt", "percent", 300, "below 2 to 3 %",
        "Written off as bad debt, less what the agency recovered ÷ charges entered",
        "HFMA's formula; target by general practice", "low",
    ),
    (
        "cost_to_collect", "Cost to collect", "percent", 700, "3 to 7 % in a practice",
        "Billers' minutes at work × what an hour of theirs costs ÷ cash from insurers and patients",
        "HFMA's formula; target second-hand", "low",
    ),
)
