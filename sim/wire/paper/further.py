"""What a claim says beyond its own fields and a paper form has boxes for: dates, codes, places.

A claim keeps such segments as they stood on `extra`; this module reads the few that matter on
paper.
"""

from __future__ import annotations

from sim.records.parties import Extra
from sim.wire.core import STANDARD, Segment
from sim.wire.paper import spelling
from sim.wire.reading import Reading

_ONSET = ("431", "484")
_OTHER_DATES = ("454", "304", "453", "439", "455", "471", "090", "091", "444")
_SPANS = {"360": "16 from", "361": "16 to", "435": "18 from", "096": "18 to"}


def further_boxes(extra: Extra) -> dict[str, str]:
    """The boxes that only `extra` can fill; what it does not speak of is left out."""
    found: dict[str, str] = {}
    party = ""
    for texts in extra:
        segment = Segment(0, texts)
        if segment.id == "NM1":
            party = segment[1]
        if party == "77":
            found |= _place(segment)
        elif not party:
            found |= _own(segment, found)
    return found


def patient_paid(extra: Extra) -> int:
    """What the patient had paid when the claim was written, in cents (AMT F5)."""
    amounts = [Segment(0, texts) for texts in extra if texts[0] == "AMT"]
    return sum(Reading(STANDARD, []).cents(amount, 2) for amount in amounts if amount[1] == "F5")


def _place(segment: Segment) -> dict[str, str]:
    match segment.id:
        case "NM1":
            return {"32": segment[3], "32a": segment[9]}
        case "N3":
            return {"32 street": segment[1], "32 unit": segment[2]}
        case "N4":
            return {"32 city": segment[1], "32 state": segment[2], "32 zip": spelling.zip_code(segment[3])}
        case _:
            return {}


def _own(segment: Segment, found: dict[str, str]) -> dict[str, str]:
    match segment.id, segment[1]:
        case "DTP", role:
            return _date(role, segment[3], found)
        case "REF", "Y4":
            return {"11b": segment[2]}
        case "HI", role if role.startswith("BG:"):
            return {"10d": " ".join(text.partition(":")[2] for text in segment.elements[1:])}
        case _:
            return {}


def _date(role: str, day: str, found: dict[str, str]) -> dict[str, str]:
    if role in _ONSET:
        return {"14": spelling.wire_day(day), "14 kind": role}
    if role in _OTHER_DATES and "15" not in found:
        return {"15": spelling.wire_day(day), "15 kind": role}
    if role == "314":
        first, _, last = day.partition("-")
        return {"16 from": spelling.wire_day(first), "16 to": spelling.wire_day(last)}
    return {_SPANS[role]: spelling.wire_day(day)} if role in _SPANS else {}
