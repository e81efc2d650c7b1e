"""The lines of the claim form, box 24, as fields that a correction can name; the encounter note has the same keys."""

from functools import cache, lru_cache

from sim.records.claims import Claim, ClaimLine
from sim.records.codes import label, shown
from sim.records.documents import Field

BOXES = {"code": "24D", "modifiers": "24D", "units": "24G", "pointers": "24E", "place": "24B"}
_LABELS = {
    "code": "Code, line {}", "modifiers": "Modifiers, line {}", "units": "Units, line {}",
    "pointers": "Diagnosis pointers, line {}", "place": "Place of service, line {}",
}
MOST_LINES, BLANK_LINES = 6, 4


def diagnosis_fields(claim: Claim) -> tuple[Field, ...]:
    """Show box 21 twice: in words, and as the codes that a correction takes."""
    return _diagnoses(claim.diagnoses)


@lru_cache(maxsize=512)
def _diagnoses(codes: tuple[str, ...]) -> tuple[Field, ...]:
    return (
        Field("Diagnosis", ", ".join(f"{code} {label(code)}" for code in codes), "", "21"),
        Field("Diagnosis codes", " ".join(codes), "diagnoses", "21"),
    )


@cache
def blank_fields() -> tuple[Field, ...]:
    """Show boxes 21 and 24 as charge entry meets them: empty, with room for the usual visit."""
    rows = range(1, BLANK_LINES + 1)
    lines = [_field(name, number, "") for number in rows for name in BOXES]
    return (*_diagnoses(()), *lines)


def line_fields(claim: Claim) -> tuple[Field, ...]:
    """Show each line's fields, and an empty line below the last where another service can be added."""
    return _lines(claim.lines, len(claim.diagnoses)) if claim.lines else blank_fields()[len(_diagnoses(())):]


@lru_cache(maxsize=512)
def _lines(lines: tuple[ClaimLine, ...], diagnoses: int) -> tuple[Field, ...]:
    fields = [
        _field(name, number, value)
        for number, line in enumerate(lines, 1)
        for name, value in (
            ("code", shown(line.code)),
            ("modifiers", " ".join(line.modifiers)),
            ("units", str(line.units)),
            ("pointers", " ".join(map(str, line.pointers or range(1, diagnoses + 1)))),
            ("place", line.place),
        )
    ]
    below = len(lines) + 1
    if below <= MOST_LINES:
        fields += [_field(name, below, "") for name in ("code", "modifiers", "units")]
    return tuple(fields)


def _field(name: str, number: int, value: str) -> Field:
    title, key = _heading(name, number)
    return Field(title, value, key, BOXES[name])


@cache
def _heading(name: str, number: int) -> tuple[str, str]:
    return _LABELS[name].format(number), f"{name}:{number}"
