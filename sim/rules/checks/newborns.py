"""Newborns: whose they are in their first days of life, before any plan has them under a number of their own.

A plan that covers children covers one from its birth if it is enrolled within 30 days (29 CFR
2590.701-6(b); 45 CFR 146.117(b)); until then it is billed under a parent's number.
"""

from sim.records.claims import Claim
from sim.rules.payer_files import PayerFiles

FIRST_DAYS = 30
"""Days after its birth in which a child is covered under a parent's number, enrolled or not."""
_YEAR = 365
_LONG_AGO = 10**6


def in_first_days(claim: Claim, files: PayerFiles) -> bool:
    """Tell whether the patient was, on the day of service, young enough to be covered without being enrolled.

    A policy that covers the employee alone covers no child from its birth either.
    """
    return 0 <= _days_old(claim, files) <= FIRST_DAYS and claim.member_id not in files.policies.alone


def is_infant(claim: Claim, files: PayerFiles) -> bool:
    """Tell whether the patient was under a year old, and so nobody's policyholder."""
    return 0 <= _days_old(claim, files) < _YEAR


def why_not_enrolled(claim: Claim, files: PayerFiles) -> str:
    """Name why a dependent under the subscriber's number is not on the plan.

    Whether the enrolment of a child lies on the plan's pile names the cause; the decision is the same.
    """
    if claim.member_id in files.policies.alone:
        return "no_dependent_coverage"
    if not is_infant(claim, files):
        return "dependent_not_enrolled"
    waiting = (claim.member_id, claim.birth_date) in files.policies.awaiting
    return "newborn_entered_late" if waiting else "newborn_not_enrolled"


def _days_old(claim: Claim, files: PayerFiles) -> int:
    return claim.day - files.calendar.day_number(claim.birth_date) if files.calendar else _LONG_AGO
