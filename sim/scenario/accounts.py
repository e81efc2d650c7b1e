"""What the practice does about patients' balances, and how patients answer.

The cycle (a statement a month, three in all, then review) is the usual one of practices; an
agency recovers some 14 % and keeps some 30 % of that (trade figures, see datasets/README.md);
the other chances are invented.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from sim.records.money import Cents
from sim.scenario.measures import Days, Permille

Percent = Annotated[int, Meta(ge=0, le=100)]


class Way(Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which patients pay: how many, how long the money is under way, and what it costs the practice."""

    name: Literal["mail", "lockbox", "portal", "phone"]
    """A cheque to the office, a cheque to the bank's lockbox, a card on the portal, a card read out on the telephone."""
    share: Permille
    """Of all payments."""
    days: tuple[Annotated[int, Meta(ge=0, le=60)], Annotated[int, Meta(ge=0, le=60)]] = (0, 0)
    """Days until the office has it, from and to."""
    fee: Permille = 0
    """What the card company or the bank keeps of it."""


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
    ways: tuple[Way, ...] = ()
    """How patients pay; where nothing is said, what they pay is there at once."""


def faults(accounts: Accounts) -> Iterator[str]:
    """List what makes the table unusable, as messages that say what to do."""
    names = [way.name for way in accounts.ways]
    if names and sum([way.share for way in accounts.ways]) != 1000:
        yield "the `share` values of `accounts.ways` must add up to 1000"
    if len(set(names)) != len(names):
        yield "`accounts.ways` repeats a `name`; give each way one row"
    for way in accounts.ways:
        if way.days[0] > way.days[1]:
            yield f"`accounts.ways` {way.name!r} must name the smaller number of `days` first"
