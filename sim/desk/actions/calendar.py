"""Actions that let the calendar run."""

from sim.desk.actions.action import Action


class Wait(Action, frozen=True, tag="wait"):
    """Let the calendar run: to the next delivery that brings something, or to the morning of a date (YYYY-MM-DD)."""

    label = "Wait"
    until: str = ""


class GoHome(Action, frozen=True, tag="go_home"):
    """End the working day; the desk opens again on the next working morning."""

    label = "Go home"
