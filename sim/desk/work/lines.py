"""Changes to what was done and why: diagnoses, codes, modifiers, units, pointers, places, date of service."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from sim.desk.actions import Change
from sim.records.claims import Claim, ClaimLine
from sim.records.clock import HORIZON_DAYS, read_day
from sim.records.code_edits import fee
from sim.records.code_rows import Service
from sim.records.codes import is_diagnosis, modifiers, places, services, shown
from sim.world.office import Office

MOST_DIAGNOSES, MOST_LINES, MOST_MODIFIERS, MOST_POINTERS = 12, 6, 4, 4
"""What the paper form has room for (CMS-1500 boxes 21 and 24)."""
MOST_UNITS = 999
_FAR = 730
_FIRST_DAY, _LAST_DAY = -366, HORIZON_DAYS - 732
"""A year before the start, and so long before the calendar ends that every limit counted from the visit lies in it."""
_DECIDED = "The payer before has decided on these lines, and the next one follows them. Replace the first claim instead."


class Unusable(ValueError):
    """A value that cannot stand in its field; the message says what to type instead."""


def line_key(field: str) -> tuple[str, str]:
    """Split a key such as ``modifiers:2`` into its name and the line's number."""
    name, _, number = field.partition(":")
    return name, number


def changed_lines(claim: Claim, change: Change) -> Claim:
    """Apply a change whose key names a line; raises `Unusable`."""
    name, number = line_key(change.field)
    last = len(claim.lines)
    if name == "code" and number == str(last + 1) and last < MOST_LINES:
        if claim.prior:
            raise Unusable(_DECIDED)
        return _with(claim, (*claim.lines, _new_line(change.value)))
    if not last:
        raise Unusable("The claim has no line yet. Type the code of line 1 first, as the encounter form has it.")
    if number not in map(str, range(1, last + 1)):
        raise Unusable(f"The claim has no line {number!r}; it has lines 1 to {last}.")
    place = int(number) - 1
    if name == "code" and not change.value.strip() and claim.prior:
        raise Unusable(_DECIDED)
    before, line, after = claim.lines[:place], claim.lines[place], claim.lines[place + 1:]
    if name == "code" and not change.value.strip():
        if last == 1:
            raise Unusable("A claim needs a line. Type the code of the service that was given.")
        return _with(claim, (*before, *after))
    changed = _ON_A_LINE[name](claim, line, change.value.strip())
    if claim.prior and changed.charge != line.charge:
        raise Unusable(_DECIDED)
    return _with(claim, (*before, changed, *after))


def _with(claim: Claim, lines: tuple[ClaimLine, ...]) -> Claim:
    return replace(claim, lines=lines, charge=sum([line.charge for line in lines]))


def _new_line(text: str) -> ClaimLine:
    service = _service(text)
    return ClaimLine(service.code, (), service.units, service.charge, (), service.place)


def _service(text: str) -> Service:
    """Find a service by our code or by the one that this site shows."""
    wanted = text.strip().upper()
    for code, service in services().items():
        if wanted in (code, shown(code)):
            return service
    raise Unusable(f"{text.strip()!r} is not in the practice's fee schedule. Copy the code from the encounter note.")


def _code(claim: Claim, line: ClaimLine, value: str) -> ClaimLine:
    service = _service(value)
    return replace(line, code=service.code, charge=fee(service, line.units))


def _modifiers(claim: Claim, line: ClaimLine, value: str) -> ClaimLine:
    typed = tuple(value.upper().replace(",", " ").split())
    unknown = [code for code in typed if code not in modifiers()]
    if unknown or len(typed) > MOST_MODIFIERS:
        raise Unusable(
            f"{' '.join(unknown) or 'More than four'}: a line takes up to four HCPCS modifiers from the practice's list."
        )
    return replace(line, modifiers=typed)


def _units(claim: Claim, line: ClaimLine, value: str) -> ClaimLine:
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(MOST_UNITS)) and int(value)):
        raise Unusable(f"{value[:20]!r} is no number of units. Type a whole number from 1 to {MOST_UNITS}.")
    service = services().get(line.code)
    units = int(value)
    return replace(line, units=units, charge=fee(service, units) if service else line.charge * units // line.units)


def _pointers(claim: Claim, line: ClaimLine, value: str) -> ClaimLine:
    typed = value.replace(",", " ").split()
    count = len(claim.diagnoses)
    if not typed or len(typed) > MOST_POINTERS or any(each not in map(str, range(1, count + 1)) for each in typed):
        raise Unusable(f"{value[:20]!r} points at no diagnosis of this claim. Type numbers from 1 to {count}, at most four.")
    numbers = tuple([int(each) for each in typed])
    # A line that points at every diagnosis names none of them.
    return replace(line, pointers=() if numbers == tuple(range(1, count + 1)) else numbers)


def _place(claim: Claim, line: ClaimLine, value: str) -> ClaimLine:
    if value not in places():
        raise Unusable(f"{value[:20]!r} is no place of service. Type its two digits, as the note has them.")
    return replace(line, place=value)


_ON_A_LINE: dict[str, Callable[[Claim, ClaimLine, str], ClaimLine]] = {
    "code": _code, "modifiers": _modifiers, "units": _units, "pointers": _pointers, "place": _place,
}
LINE_FIELDS = tuple(_ON_A_LINE)
"""Names of the fields of a line; ``code:1`` is that of line 1, and ``code:`` with the next number adds one."""


def with_diagnoses(claim: Claim, value: str) -> Claim:
    """Put the diagnoses, in order, separated by blanks, into box 21; raises `Unusable`."""
    typed = tuple(dict.fromkeys(value.upper().replace(",", " ").split()))
    if not typed or len(typed) > MOST_DIAGNOSES:
        raise Unusable("A claim takes 1 to 12 diagnoses. Copy their codes from the encounter note.")
    for code in typed:
        if not is_diagnosis(code):
            raise Unusable(f"{code[:10]!r} is no diagnosis that can be billed. Copy the whole code from the encounter note.")
    return replace(claim, diagnoses=typed)


def with_date(office: Office, claim: Claim, value: str) -> Claim:
    """Set the date of service, written as YYYY-MM-DD or as the papers write it; raises `Unusable`."""
    try:
        day = date.fromisoformat(value) if value[:4].isdigit() else read_day(value)
        number = office.calendar.day_number(day)
    except (ValueError, OverflowError):
        raise Unusable(f"{value[:20]!r} is not a date. Write the date of service as YYYY-MM-DD.") from None
    if abs(number - claim.day) > _FAR or not _FIRST_DAY <= number <= _LAST_DAY:
        raise Unusable(f"{day} is more than two years away. Copy the date of the visit from the encounter note.")
    return replace(claim, day=number)
