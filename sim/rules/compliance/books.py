"""What the books may keep, and what they may give up."""

from sim.records.money import Cents, dollars
from sim.rules.compliance.table import Breach
from sim.rules.deadlines import days

CLOSING_DAYS = 5
"""Working days before the month closes in which a write-off of collectable money changes the report (our own mark)."""


def overpayment_kept(amount: Cents, due_day: int, today: int) -> Breach | None:
    """Tell whether an identified overpayment of Medicare or Medicaid is kept past its day.

    `due_day`: from `sim.rules.deadlines.refund_due`.  On the day itself it is in time.
    """
    late = today - due_day
    if amount <= 0 or late <= 0:
        return None
    return Breach("overpayment_kept", f"${dollars(amount)} is {days(late)} past its last day.", amount)


def receivables_polished(amount: Cents, collectable: bool, workdays_to_close: int) -> Breach | None:
    """Tell whether money that can still be collected was written off as the month closes.

    `collectable`: a cure is known and in time, or the patient is paying.  `workdays_to_close`:
    working days left in the month with today counted; outside the last five a needless
    write-off is bad work, and no breach.
    """
    if amount <= 0 or not collectable or workdays_to_close > CLOSING_DAYS:
        return None
    left = "on the last working day" if workdays_to_close <= 1 else f"with {workdays_to_close} working days left"
    facts = f"${dollars(amount)} that could be collected was written off {left} of the month."
    return Breach("receivables_polished", facts, amount)
