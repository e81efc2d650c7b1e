"""The tables of the trainee's page on codes: those that this office meets, in our words, with the causes behind them."""

from collections.abc import Iterable, Iterator

from docs.filled import Tables, table
from docs.handbook import linked
from sim.rules.adjudication import SETTLED_BY
from sim.rules.causes import Cause, Surface, catalogue
from sim.wire import tables as words

_NEXT = {
    "A0": "wait", "A1": "wait", "A2": "nothing: it is in", "A3": "mend, then resubmit", "A6": "mend, then resubmit",
    "A7": "mend, then resubmit", "A8": "mend, then resubmit",
}
_BEARS = {
    "CO": "The practice bears it. Cure it with the payer, or write it off.",
    "PR": "It is the patient's, or the next payer's. Check that it is true, then bill.",
    "OA": "Neither. Read the reason beside it; 18 and 23 stand here.",
    "PI": "The payer's own decision; the patient owes nothing of it.",
}


def _groups() -> list[str]:
    said = words.table("adjustments", "groups")
    return table("Group | Means | So", [f"{code} | {said[code]} | {so}" for code, so in _BEARS.items()])


def _paid() -> list[str]:
    codes = [*["-".join(each) for each in SETTLED_BY], "OA-23"]
    return table("Code | Means", [f"{code} | {_reason(code)}" for code in codes])


def _reasons() -> list[str]:
    said = _by((f"{surface.group}-{surface.carc}", cause) for cause, surface in _said("835") if surface.group)
    return table("Code | Means | It may be", [f"{code} | {_reason(code)} | {causes}" for code, causes in said])


def _remarks() -> list[str]:
    said = words.table("adjustments", "remarks")
    used = sorted({remark for _, surface in _said("835") for remark in surface.remarks})
    return table("Remark | Means", [f"{code} | {said[code]}" for code in used])


def _categories() -> list[str]:
    return table("Category | Means | Next", [f"{code} | {words.category(code)} | {step}" for code, step in _NEXT.items()])


def _statuses() -> list[str]:
    said = _by((surface.status, cause) for cause, surface in _said("277CA"))
    return table("Status | Means | It may be", [f"{code} | {words.status(code)} | {causes}" for code, causes in said])


def _entities() -> list[str]:
    used = sorted({surface.entity for _, surface in _said("277CA") if surface.entity})
    return table("About | Whom", [f"{code} | {words.entity(code)}" for code in used])


def _files() -> list[str]:
    lists = {"TA1": "envelope_notes", "999": "set_errors"}
    rows = [
        f"{channel} | {code} | {words.word(name, code)} | {causes}"
        for channel, name in lists.items()
        for code, causes in _by((surface.status, cause) for cause, surface in _said(channel))
    ]
    return table("On the | Code | Means | It may be", rows)


def _reason(code: str) -> str:
    return words.table("adjustments", "reasons")[code.partition("-")[2]]


def _said(channel: str) -> Iterator[tuple[Cause, Surface]]:
    return ((cause, surface) for cause in catalogue().values() for surface in cause.surface if surface.channel == channel)


def _by(said: Iterable[tuple[str, Cause]]) -> list[tuple[str, str]]:
    """Gather causes by the code that says them: code and links, in the order of the codes."""
    found: dict[str, list[str]] = {}
    for code, cause in said:
        found.setdefault(code, []).append(linked(cause))
    return [(code, "; ".join(dict.fromkeys(found[code]))) for code in sorted(found, key=_rank)]


def _rank(code: str) -> tuple[str, int, str]:
    group, _, number = code.rpartition("-")
    return (group, int(number) if number.isdigit() else 1000, number)


CODES: Tables = {
    "groups": _groups, "reasons on a paid line": _paid, "reasons that need work": _reasons, "remarks": _remarks,
    "categories": _categories, "statuses": _statuses, "entities": _entities, "files": _files,
}
