"""Actions of charge entry: turn the encounter form of a visit into a claim."""

from sim.desk.actions.action import Action, Change


class EnterCharges(Action, frozen=True, tag="enter_charges"):
    """Type diagnoses and services of a visit without charges from its encounter form; the claim then waits to be sent.

    `changes` name ``diagnoses`` and the fields of the lines (``code:1``, ``modifiers:1``, ``units:1``, ``pointers:1``,
    ``place:1``, ``code:2`` …).  What is left out of a line is as the fee schedule has it; the charge is the schedule's.
    """

    label = "Enter charges"
    claim: str
    changes: tuple[Change, ...]
