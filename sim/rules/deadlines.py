"""The clocks: until when a claim, a correction or an appeal is in time.

Limits count calendar days; a claim received on the last day is timely.  Only a 277CA
acceptance proves the day of receipt (usual in payers' manuals; datasets/README.md).
"""


def filing_due(service_day: int, limit_days: int) -> int:
    """Last day on which a payer must have received an original claim."""
    return service_day + limit_days


def answer_due(answered_day: int, limit_days: int) -> int:
    """Last day for a correction or appeal, counted from the remittance that is answered."""
    return answered_day + limit_days


def due_label(workdays_left: int | None, days_late: int = 0) -> str:
    """Say how long is left as a worklist says it.

    `workdays_left` counts today; 0 means that the last day has passed.
    """
    if workdays_left is None:
        return ""
    if workdays_left <= 0:
        return "1 day late" if days_late == 1 else f"{days_late} days late"
    if workdays_left == 1:
        return "last day today"
    return f"{workdays_left} days left"


def tone(workdays_left: int | None) -> str:
    """Name the colour that goes with the words: late, soon, ok or none."""
    if workdays_left is None:
        return "none"
    if workdays_left <= 5:
        return "late"
    return "soon" if workdays_left <= 15 else "ok"
