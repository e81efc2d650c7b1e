"""The tests from which scrub edits are made: a few kinds, each with the columns that it reads.

A kind tells what it found, or "" where the claim passes.  It sees the claim, the payer's
plan and the code tables, never the truth: a wrong value of the right shape passes.
"""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from sim.records.claims import Claim, ClaimLine
from sim.records.clock import Calendar
from sim.records.code_edits import (
    SEPARATING,
    SIDES,
    allowed_places,
    covered,
    for_some_only,
    most_in_a_day,
    parts,
    retired,
)
from sim.records.codes import diagnoses, is_diagnosis, modifiers, places, services
from sim.rules.checks.coding import pointed
from sim.rules.plans import Plan


class About(Struct, frozen=True):
    """What the office knows besides the claim when it scrubs."""

    shape: str
    """Shape of the payer's member IDs."""
    today: date
    plan: Plan | None = None
    calendar: Calendar | None = None
    earlier: str = ""
    """Another claim that bills the same visit."""


class Edit(Struct, frozen=True, forbid_unknown_fields=True):
    """One named scrub edit, as ``datasets/edits.toml`` or a scenario has it; the head of that file explains the columns."""

    id: str
    kind: str
    field: str
    message: str
    fix: str
    on: bool = False
    services: tuple[str, ...] = ()
    payers: tuple[str, ...] = ()
    diagnoses: tuple[str, ...] = ()
    shape: str = ""
    most: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"edit {self.id!r} has the kind {self.kind!r}; the kinds are {', '.join(KINDS)}")
        if self.kind == "shape" and (self.field not in _TEXTS or not self.shape):
            raise ValueError(f"edit {self.id!r} needs a `shape` and one of the fields {', '.join(_TEXTS)}")
        if self.kind == "filled_in" and self.field not in _TEXTS:
            raise ValueError(f"edit {self.id!r} can look into {', '.join(_TEXTS)}")


def member_id_length(edit: Edit, claim: Claim, about: About) -> str:
    """The member ID is as long as this payer's IDs are."""
    length = 11 if about.shape == "MBI" else len(about.shape)
    if len(claim.member_id) == length:
        return ""
    return f"{len(claim.member_id)} characters, this payer's have {length}"


def birth_date_past(edit: Edit, claim: Claim, about: About) -> str:
    """The birth date lies in the past and within a human life."""
    born = claim.birth_date
    return "" if date(about.today.year - 120, 1, 1) < born <= about.today else str(born)


def something_charged(edit: Edit, claim: Claim, about: About) -> str:
    """Every line charges something."""
    return "" if claim.lines and all(line.charge > 0 and line.units > 0 for line in claim.lines) else "nothing charged"


def date_not_ahead(edit: Edit, claim: Claim, about: About) -> str:
    """The visit has been."""
    ahead = about.calendar is not None and claim.day > about.calendar.day_number(about.today)
    return "ahead" if ahead else ""


def codes_known(edit: Edit, claim: Claim, about: About) -> str:
    """Services, modifiers and places stand in their code sets."""
    for line in claim.lines:
        unknown = [mark for mark in line.modifiers if mark not in modifiers()]
        if line.code not in services():
            unknown.append(line.code)
        if line.place not in places():
            unknown.append(line.place)
        if unknown:
            return unknown[0]
    return ""


def diagnosis_billable(edit: Edit, claim: Claim, about: About) -> str:
    """Each diagnosis is a whole code that was good on the date of service."""
    for code in claim.diagnoses:
        old = retired().get(code)
        if old is not None:
            if about.calendar is None or about.calendar.day_number(old.last_day) < claim.day:
                return code
        elif not is_diagnosis(code):
            return code
    return ""


def pointers_in_range(edit: Edit, claim: Claim, about: About) -> str:
    """Each pointer points at a diagnosis of the claim."""
    return _first_line(claim, edit, lambda line: bool(line.pointers) and max(line.pointers) > len(claim.diagnoses))


def modifier_needed(edit: Edit, claim: Claim, about: About) -> str:
    """A service that needs a modifier has one of them."""
    def lacks(line: ClaimLine) -> bool:
        service = services().get(line.code)
        needed = service.needs_modifier if service else ()
        return bool(needed) and not any(mark in needed for mark in line.modifiers)

    return _first_line(claim, edit, lacks)


def sides_agree(edit: Edit, claim: Claim, about: About) -> str:
    """A line that names a side has no diagnosis of the other side alone."""
    def at_odds(line: ClaimLine) -> bool:
        named = {SIDES[mark] for mark in line.modifiers if mark in SIDES}
        sides = {diagnoses()[code].side for code in pointed(claim, line) if code in diagnoses()}
        return len(named) == 1 and bool(sides) and "" not in sides and sides.isdisjoint(named)

    return _first_line(claim, edit, at_odds)


def place_allowed(edit: Edit, claim: Claim, about: About) -> str:
    """Each service is given where it can be given."""
    return _first_line(claim, edit, lambda line: line.place not in allowed_places().get(line.code, (line.place,)))


def most_units(edit: Edit, claim: Claim, about: About) -> str:
    """No more units than `most`, the plan's number, or the table's."""
    def exceeds(line: ClaimLine) -> bool:
        planned = about.plan.most_units.get(line.code) if about.plan else None
        return line.units > (edit.most or planned or most_in_a_day().get(line.code, line.units))

    return _first_line(claim, edit, exceeds)


def diagnosis_covers(edit: Edit, claim: Claim, about: About) -> str:
    """Each line has a diagnosis for which it is covered: of `diagnoses`, or of the table where none are named."""
    def uncovered(line: ClaimLine) -> bool:
        supporting = frozenset(edit.diagnoses) or covered().get(line.code)
        return supporting is not None and supporting.isdisjoint(pointed(claim, line))

    return _first_line(claim, edit, uncovered)


def diagnosis_fits(edit: Edit, claim: Claim, about: About) -> str:
    """No diagnosis is of another sex or time of life than the patient's."""
    for code in claim.diagnoses:
        entry = for_some_only().get(code)
        if entry is None or about.calendar is None:
            continue
        age = about.calendar.age_in_year(claim.birth_date, claim.day)
        if not entry.fits(age, claim.sex):
            return code
    return ""


def not_bundled(edit: Edit, claim: Claim, about: About) -> str:
    """No line is a part of another one, unless a modifier says that it was a service of its own."""
    codes = [line.code for line in claim.lines]

    def part(line: ClaimLine) -> bool:
        wholes = parts().get(line.code, ())
        return any(code in wholes for code in codes) and SEPARATING.isdisjoint(line.modifiers)

    return _first_line(claim, edit, part)


def authorisation_given(edit: Edit, claim: Claim, about: About) -> str:
    """A service for which `services` or the plan asks an authorisation has a number in box 23."""
    wanted = edit.services or (about.plan.needs_authorisation if about.plan else ())
    return next((line.code for line in claim.lines if line.code in wanted and not claim.authorisation), "")


def billed_once(edit: Edit, claim: Claim, about: About) -> str:
    """No other claim bills the visit."""
    return about.earlier


def filled_in(edit: Edit, claim: Claim, about: About) -> str:
    """The field is not empty, on claims with one of `services` where any are named."""
    concerned = not edit.services or any(line.code in edit.services for line in claim.lines)
    return "nothing" if concerned and not _TEXTS[edit.field](claim) else ""


def shape(edit: Edit, claim: Claim, about: About) -> str:
    """The field is written as `shape` says: ``#`` for any digit, ``@`` for any letter."""
    text = _TEXTS[edit.field](claim)
    fits = len(text) == len(edit.shape) and all(map(_fits, text, edit.shape))
    return "" if fits else text or "nothing"


def _fits(sign: str, wanted: str) -> bool:
    return {"#": sign.isdigit(), "@": sign.isalpha()}.get(wanted, sign == wanted)


def _first_line(claim: Claim, edit: Edit, fails: Callable[[ClaimLine], bool]) -> str:
    """Number of the first line that fails, among those with one of `services` where any are named."""
    for number, line in enumerate(claim.lines, 1):
        if (not edit.services or line.code in edit.services) and fails(line):
            return str(number)
    return ""


_TEXTS: dict[str, Callable[[Claim], str]] = {
    "member_id": lambda claim: claim.member_id, "group": lambda claim: claim.group,
    "authorisation": lambda claim: claim.authorisation or "", "referral": lambda claim: claim.referral or "",
    "diagnoses": lambda claim: " ".join(claim.diagnoses),
}
"""The fields into which `filled_in` and `shape` can look."""

_ALL: tuple[Callable[[Edit, Claim, About], str], ...] = (
    member_id_length, birth_date_past, something_charged, date_not_ahead, codes_known, diagnosis_billable,
    pointers_in_range, modifier_needed, sides_agree, place_allowed, most_units, diagnosis_covers, diagnosis_fits,
    not_bundled, authorisation_given, billed_once, filled_in, shape,
)
KINDS = {kind.__name__: kind for kind in _ALL}
"""Kind → the test."""
LINE_BY_LINE = frozenset({
    "pointers_in_range", "modifier_needed", "sides_agree", "place_allowed", "most_units", "diagnosis_covers", "not_bundled",
})
"""Kinds that find the number of a line."""
