"""One row of the table of verbs."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from sim.desk.view import Input

Inputs = tuple[Input, ...] | Callable[[Any, Any], tuple[Input, ...]]


class Verb(NamedTuple):
    """How an action is refused, done and priced.

    `check(desk, action)` says why it is refused, or ""; `apply(desk, action)` does it and
    returns the facts that it brought to light; `price` names the field of the scenario's
    minutes, or tells them from (action, office, now).
    """

    check: Callable[[Any, Any], str]
    apply: Callable[[Any, Any], Any]
    price: str | Callable[[Any, Any, int], int]
    probe: Callable[[Any], Any] | None = None
    """The barest such action on what it is `about`, by which its button is shown or refused: on a claim's file, on a
    report's, message's or new patient's id, or on the whole office.  Without one there is no button."""
    inputs: Inputs = ()
    """What a person fills in before doing it, or a function of (desk, file) that tells; nothing for a plain button."""
    passes_time: bool = False
    """Whether `apply` is itself a generator that lets the calendar run."""
    about: Literal["claim", "report", "message", "patient", "office"] = "claim"


def buttons(about: str, table: dict[Any, Verb]) -> tuple[Verb, ...]:
    """List the verbs that have a button on what they are about."""
    return tuple([verb for verb in table.values() if verb.about == about and verb.probe is not None])
