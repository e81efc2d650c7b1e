"""What the practice does about patients' balances, and how patients answer.

The cycle (a statement a month, three in all, then review) is the usual one of practices; an
agency recovers some 14 % and keeps some 30 % of that (trade figures, see datasets/README.md);
the other chances are invented.
"""

from typing import Annotated

from msgspec import Meta, Struct

from sim.records.money import Cents
from sim.scenario.measures import Days, Permille

Percent = Annotated[int, Meta(ge=0, le=100)]


class Accounts(Struct, frozen=True, forbid_unknown_fields=True):
    """Statements, plans, discounts and collections; chances per thousand, amounts in cents."""

    statements: Annotated[int, Meta(ge=1, le=12)] = 3
    """How many statements go out before a balance is reviewed."""
    cycle_days: Days = 30
    """Days from one statement to the next."""
    pays_reminder: Permille = 300
    """Chance that a patient who has not paid the first statement pays the next one, at each."""
    mail_returned: Permille = 15
    """Chance that a statement comes back because the patient has moved."""
    takes_plan: Permille = 600
    """Chance that a patient who is offered a payment plan takes it."""
    keeps_plan: Permille = 930
    """Chance that an instalment is paid, at each; one that is not ends the plan."""
    most_months: Annotated[int, Meta(ge=1, le=60)] = 12
    """The longest plan that the practice offers."""
    least_instalment: Cents = 25_00
    """The smallest instalment that it takes."""
    small_balance: Cents = 10_00
    """What the office may give up without a further reason, of an insurer or of a patient."""
    agency_recovers: Permille = 138
    """Chance that a collection agency brings a balance in."""
    agency_days: tuple[Days, Days] = (30, 150)
    """How long that takes, from and to."""
    agency_fee: Percent = 30
    """What the agency keeps of it."""
