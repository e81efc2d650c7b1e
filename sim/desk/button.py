"""Verbs as buttons: what each costs, why it would be refused, and what a person fills in first."""

from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from sim.desk.actions import Action
from sim.desk.verb import Verb
from sim.desk.verbs import refusal
from sim.desk.view import Input
from sim.desk.view import Verb as Button

_NOT_YET = ("Nothing was changed", "Nothing was enclosed")
"""How refusals begin that only say that nothing has been typed yet."""


def button(desk, verb: Verb, target: Any, faces: bool = True) -> Button:
    """Draw a verb up on its target; without `faces` only whether its barest action would be refused."""
    assert verb.probe is not None
    return drawn(desk, verb, verb.probe(target), target, faces)


def drawn(desk, verb: Verb, action: Action, target: Any, faces: bool = True, label: str = "") -> Button:
    """Draw up an action as far as it is known beforehand."""
    price = desk.price(action)
    reason = refusal(desk, action, price)
    if reason.startswith(_NOT_YET):
        reason = ""
    if not faces:
        return Button(action.__struct_config__.tag, action.label, price, reason, about=verb.about)
    inputs = verb.inputs if isinstance(verb.inputs, tuple) else verb.inputs(desk, target)
    reason = reason and _whatever_is_chosen(desk, action, price, inputs, reason)
    inputs = tuple([_priced(desk, action, each) for each in inputs])
    reason = "" if reason.startswith(_NOT_YET) else reason
    return Button(
        action.__struct_config__.tag, label or action.label, price, reason, to_builtins(action), inputs, verb.about,
    )


def _whatever_is_chosen(desk, action: Action, price: int, inputs: tuple[Input, ...], reason: str) -> str:
    """Say why an action would be refused with any of the choices that it leaves, or "" when one of them would do."""
    for each in inputs:
        if each.kind != "choice":
            continue
        reasons = [refusal(desk, replace(action, **{each.name: value}), price) for value, _ in each.choices]
        if "" in reasons:
            return ""
        if not getattr(action, each.name):
            reason = reasons[0] if reasons else each.missing or reason
    return reason


def _priced(desk, action: Action, each: Input) -> Input:
    """Write its minutes beside each choice where they differ."""
    if each.kind != "choice":
        return each
    prices = [desk.price(replace(action, **{each.name: value})) for value, _ in each.choices]
    if len(set(prices)) < 2:
        return each
    said = [(value, f"{text} · {price} min") for (value, text), price in zip(each.choices, prices, strict=True)]
    return replace(each, choices=tuple(said))
