"""What every action is, what it may change, and what comes of it."""

from typing import ClassVar

from msgspec import Struct


class Action(Struct, frozen=True, gc=False, tag_field="do"):
    """One thing that a biller does; `label` is what the button says."""

    label: ClassVar[str] = ""


class Change(Struct, frozen=True, gc=False):
    """One field and its new value, as text: ``member_id``, ``name`` ("Last, First"), ``birth_date`` (YYYY-MM-DD), ``sex``,
    ``relationship`` (``self``, ``spouse``, ``child``), ``payer``, ``group``, ``authorisation``, ``diagnoses``
    (in order, blank-separated), ``service_date``, ``provider``, or of line 1 ``code:1``, ``modifiers:1``
    (blank-separated), ``units:1``, ``pointers:1``, ``place:1``; ``code:`` of the number after the last adds a line,
    an empty code takes one off."""

    field: str
    value: str


class Fact(Struct, frozen=True, gc=False):
    """One named thing that an action brought to light, ready to be read on a screen."""

    name: str
    value: str


class Outcome(Struct, frozen=True, gc=False):
    """What came of an action.  A refusal is a value: `done` is False and `reason` says why and what to do."""

    done: bool
    minutes: int
    reason: str = ""
    facts: tuple[Fact, ...] = ()
