"""The books follow the claim: when its lines change, so do the charges on them."""

from collections.abc import Sequence

from sim.records.ledger import INSURANCE, REVENUE
from sim.records.money import Cents
from sim.world.claim_file import ClaimFile
from sim.world.office import Office


def follow(office: Office, file: ClaimFile, now: int) -> None:
    """Charge a corrected claim as it stands on the desk.

    Once a payer has decided, the books keep the charges that it decided on, until it has
    decided anew (`charge_as`): what it paid before would otherwise stand against a charge
    that is no more.
    """
    if not file.payments:
        charge_as(office, file.claim.id, [line.charge for line in file.claim.lines], now)


def charge_as(office: Office, claim: str, charges: Sequence[Cents], now: int) -> None:
    """Post the differences between the charges on the books and these, line by line."""
    booked = [-amount for amount in office.ledger.line_balances(claim, REVENUE)]
    lines = max(len(booked), len(charges))
    for number in range(lines):
        more = (charges[number] if number < len(charges) else 0) - (booked[number] if number < len(booked) else 0)
        if more > 0:
            office.ledger.post(now, claim, number, INSURANCE, REVENUE, more, "charge corrected")
        elif more:
            office.ledger.post(now, claim, number, REVENUE, INSURANCE, -more, "charge corrected")
