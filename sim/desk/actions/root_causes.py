"""Putting on record why a claim failed, so that denials can be counted by cause."""

from sim.desk.actions.action import Action


class LogCause(Action, frozen=True, tag="log_cause"):
    """Write into the claim's record what it failed for, by the id of the cause; the last word counts."""

    label = "Record the cause"
    claim: str
    cause: str
