"""What was heard on the telephone, kept beside the phone until the next call."""

from typing import Any

from sim.desk.actions import Action, Outcome
from sim.widgets.feedback import duration

CALLS = ("call_payer", "call_patient", "call_back")
"""Verbs that are a telephone call whatever is chosen; others are one when they go by ``phone``."""
MENU: list[list] = [
    ["1", "Members", ""],
    ["2", "Providers", [
        ["1", "Claims", [
            ["1", "Tax ID, NPI and member ID typed in: where the claim stands", "status"],
            ["4", "Somebody to speak with: why it was denied, and until when to appeal", "denial"],
        ]],
        ["2", "Benefits: NPI, member ID and birth date typed in: whether the patient was covered on the day", "eligibility"],
    ]],
]
"""A payer's menu: digit, what is said of it, and where it leads: further choices, a topic of `CallPayer`, or nowhere."""


def heard(action: Action, outcome: Outcome) -> dict[str, Any] | None:
    """Tell how a call went, in the order in which it was heard; None for anything that was no call."""
    if not is_call(action):
        return None
    return {
        "label": action.label,
        "about": getattr(action, "claim", "") or getattr(action, "message", ""),
        "done": outcome.done,
        "spent": duration(outcome.minutes),
        "reason": outcome.reason,
        "facts": [[fact.name, fact.value.replace("_", " ")] for fact in outcome.facts],
    }


def is_call(action: Action) -> bool:
    """Whether an action is a telephone call."""
    return action.__struct_config__.tag in CALLS or getattr(action, "by", "") == "phone"
