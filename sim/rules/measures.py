"""The figures by which a billing office is judged, each with its formula and its source.

They are readings of the books for people: nothing in the office is decided by them, so
they may be floats.  A figure whose divisor is zero is None, never 0 and never infinite.
"""

from collections.abc import Iterable

from sim.records.ledger import WRITE_OFF, Ledger
from sim.records.money import Cents

TRAILING_DAYS = 90
"""Charges of the last three months make the average day of `days_in_ar`."""


def days_in_ar(receivable: Cents, charges: Cents, days: int) -> float | None:
    """Tell how many average days of charges are still owed.

    Receivable ÷ (charges ÷ days) (usual target in a practice: below 35 to 40).
    Both stand at gross charges: `receivable` is what insurers and patients owe, before any
    contractual adjustment not yet posted; `charges` are those of the last `days` days,
    counted by date of service.

    >>> days_in_ar(receivable=60_000_00, charges=180_000_00, days=90)
    30.0
    """
    return receivable * days / charges if charges else None


def rejection_rate(rejected: int, acknowledged: int) -> float | None:
    """Tell which share of the claims sent was turned back at the door.

    Rejected ÷ all claim lines of the 277CAs.  A rejected claim never entered adjudication
    and counts once for each time that it was sent.
    """
    return rejected / acknowledged if acknowledged else None


def denial_rate(denied: int, adjudicated: int) -> float | None:
    """Tell which share of the claims decided was not paid.

    Denied ÷ adjudicated, by count of claims on the 835s, replacements and appeals
    included (others count dollars or lines: say which).
    """
    return denied / adjudicated if adjudicated else None


def utilisation(worked: int, staffed: int) -> float | None:
    """Tell which share of the paid minutes went into work: minutes of actions ÷ minutes of desk hours."""
    return worked / staffed if staffed else None


def past_limit(balances: Iterable[tuple[Cents, int]], today: int) -> Cents:
    """Add up what can no longer be claimed: open balances whose last day has passed.

    `balances` holds an amount and its last day for each claim; on the last day itself a
    claim is still timely.

    >>> past_limit([(100_00, 59), (50_00, 60), (25_00, 61)], today=60)
    10000
    """
    return sum([amount for amount, last_day in balances if last_day < today])


def filing_write_offs(ledger: Ledger, begin: int = 0) -> Cents:
    """Add up what was written off as timely filing since a minute, less what payers paid after all."""
    given_up: dict[tuple[str, int], Cents] = {}
    for each in ledger.moving(WRITE_OFF):
        line = each.claim, each.line
        if each.debit == WRITE_OFF and each.memo == "timely_filing" and each.minute >= begin:
            given_up[line] = given_up.get(line, 0) + each.amount
        elif each.credit == WRITE_OFF:
            given_up.pop(line, None)
    return sum(given_up.values())


def net_collection_rate(payments: Cents, credits: Cents, charges: Cents, contractuals: Cents) -> float | None:
    """Tell which share of what the contracts allow was collected.

    (Payments − credits) ÷ (charges − contractual adjustments), for the claims of one span of
    service; `credits` are payments that are owed back or have gone back.
    """
    allowed = charges - contractuals
    return (payments - credits) / allowed if allowed else None


def gross_collection_rate(payments: Cents, charges: Cents) -> float | None:
    """Tell which share of the charges was collected: payments ÷ charges; it hangs on the fee schedule."""
    return payments / charges if charges else None


def clean_claim_rate(clean: int, claims: int) -> float | None:
    """Tell which share of the claims was clean; what counts as clean must stand beside the number."""
    return clean / claims if claims else None


def first_pass_rate(paid_at_once: int, decided: int) -> float | None:
    """Tell which share of the claims decided was paid, or rightly left to the patient, by the first decision."""
    return paid_at_once / decided if decided else None


def average_lag(days: int, claims: int) -> float | None:
    """Tell how many days something took on average: days of all claims ÷ claims."""
    return days / claims if claims else None


def days_not_billed(unbilled: Cents, charges: Cents, days: int) -> float | None:
    """Tell how many average days of charges have never been sent (DNFB): unbilled ÷ (charges ÷ days)."""
    return unbilled * days / charges if charges else None


def bad_debt_rate(bad_debt: Cents, charges: Cents) -> float | None:
    """Tell which share of the charges became bad debt: written off as such less what an agency recovered ÷ charges."""
    return bad_debt / charges if charges else None


def cost_to_collect(minutes: int, hourly_cost: Cents, cash: Cents) -> float | None:
    """Tell what it costs to collect a dollar: the billers' minutes at their hourly cost ÷ cash collected."""
    return minutes * hourly_cost / 60 / cash if cash else None
