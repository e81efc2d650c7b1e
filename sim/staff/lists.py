"""Worklists as billers take them up: what comes first on each, how an item is begun, and when a list is looked at again."""

from collections.abc import Callable

from sim.desk.actions import Action, PostRemittance
from sim.desk.view import Row
from sim.staff.playbook import authorisation, charges, coordination, failed, payments
from sim.staff.playbook.moves import Look, Plan

FAILED_LISTS = ("rejected", "denied")
"""Worklists of claims whose causes are counted."""
AT_ONCE: dict[str, Callable[[Row], Action]] = {
    "to_post": lambda row: PostRemittance(row.id),
    "deposits": payments.bank,
    "exceptions": payments.by_hand,
}
"""Worklists whose items are one action each, in the order in which they are worked."""
BY_DEADLINE: dict[str, Callable[[str, Look], Plan]] = {
    "rejected": failed,
    "denied": failed,
    "secondary": coordination.next_payer,
    "underpaid": payments.underpaid,
    "credits": payments.credit,
    "uncharged": charges.uncharged,
    "upcoming": authorisation.ahead,
}
"""Worklists of claims that compete for the next hour → how an item is begun."""
WAITS_AGAIN = {"deposits": 3}
"""Days for which an item is left alone after a refusal, where it is not only until tomorrow."""
OVERNIGHT = ("to_post", "reports", "deposits", "collections", "inbox", "to_register")
"""Worklists to which nothing comes while the desk is open: once they are worked off they are looked at tomorrow."""
ONE_BY_ONE = ("to_post", "reports", "deposits", "exceptions", "inbox", "to_register", "patients")
"""The other worklists that are looked at before each new piece of work."""
ASKED = (*ONE_BY_ONE, *BY_DEADLINE)
