"""Write the pages of reference from the tables themselves: ``python -m docs.pages``.

The pages are kept in the repository so that they can be read there; a test compares them
with what this module would write today.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
from docstring_parser import parse_from_object
from msgspec import Struct

from docs.authoring import exercise_page
from docs.guides import write as write_guides
from docs.handbook import codes_of
from docs.questions import questions_page
from sim.desk.actions import VERBS
from sim.desk.verbs import VERBS as TABLE
from sim.rules.cause_sources import sources
from sim.rules.causes import Cause, Surface, catalogue
from sim.scenario import Minutes, Scenario
from sim.scenario.temperaments import temperament, temperaments

HERE = Path(__file__).parent / "reference"
NOTE = "*Written from the tables by `python -m docs.pages`; change those, not this page.*"
BEYOND_MINUTES = "by its size, see [minutes](scenario.md#minutes)"


def causes_page() -> str:
    """Every cause of the catalogue: first a line each, then all that the table says."""
    lines = [
        "# Why claims fail", "", NOTE, "",
        f"The catalogue has {len(catalogue())} causes. The codes are facts of the trade (X12 external code lists, see",
        "x12.org/codes); which of them goes with which cause is the usual reading, and real payers vary. Every sentence",
        "is our own. Three laws are tested for each: it can be read in a document before it is punished; cured by each",
        "right remedy it ends as it should; left alone, or treated wrongly, it does not, and costs what is said here.", "",
        "| Cause | In words | Family | Arises at | Said as |", "|---|---|---|---|---|",
    ]
    lines += [
        f"| [`{cause.id}`](#{cause.id}) | {cause.title} | {cause.category} | {cause.arises} | {_said(cause)} |"
        for cause in catalogue().values()
    ]
    for cause in catalogue().values():
        lines += ["", *_cause(cause)]
    return "\n".join(lines) + "\n"


def _said(cause: Cause) -> str:
    return ", ".join(dict.fromkeys(_surface(surface) for surface in cause.surface))


def _surface(surface: Surface) -> str:
    uncoded = {"silence": "no answer", "books": "only in the books", "letter": "a letter"}
    return codes_of(surface) or uncoded.get(surface.channel, surface.channel)


def _cause(cause: Cause) -> Iterator[str]:
    yield from (f"## {cause.id}", "", f"**{cause.title}.** {cause.story}", "", "| | |", "|---|---|")
    shows = [f"{surface.channel}: {_surface(surface)}, “{surface.says}”" for surface in cause.surface]
    yield f"| Shows on | {'; '.join(shows)} |"
    yield f"| The truth is in | {_codes(cause.evidence) or 'the books'} |"
    for verbs in cause.remedies:
        yield f"| Right | {_codes(verbs)}; then {_ENDS[cause.cured]} |"
    if cause.ground:
        yield f"| Ground and packet | `{cause.ground}`{' with ' if cause.packet else ''}{_codes(cause.packet)} |"
    elif cause.packet:
        yield f"| Packet | {_codes(cause.packet)} |"
    if cause.write_off:
        yield f"| Written off as | `{cause.write_off}` |"
    for wrong in cause.tempting:
        yield f"| Wrong | {_codes(wrong.verbs)}: {wrong.costs}. {wrong.leads_to} |"
    yield f"| Comes back | {f'until {cause.recurs} is mended' if cause.recurs else 'no'} |"
    yield f"| Source | {'; '.join(sources(cause))} |"
    yield f"| Difficulty | {cause.difficulty} of 5 |"


_ENDS = {
    "paid": "the insurer pays", "second": "the next payer decides", "patient": "the patient owes it",
    "closed": "it is closed, and nobody owes it",
}


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def verbs_page() -> str:
    """Every verb of the desk: its button, its price in minutes and what it is for."""
    lines = [
        "# The verbs of the desk", "", NOTE, "",
        f"All billing work is one of these {len(VERBS)} actions (`sim/desk/actions/`). Minutes are those of a scenario that",
        "does not change them; whatever is refused costs a minute and says why. Outside desk hours, and where the day is",
        "too short to finish, everything but waiting and going home is refused.", "",
        "| Verb | Button | Minutes | What it does | Fields |", "|---|---|---|---|---|",
    ]
    for verb in VERBS:
        asked = ", ".join(f"`{field.name}`" for field in msgspec.structs.fields(verb))
        what = " ".join((verb.__doc__ or "").split("\n\n")[0].split())
        lines.append(f"| `{verb.__struct_config__.tag}` | {verb.label} | {_minutes(verb)} | {what} | {asked} |")
    return "\n".join(lines) + "\n"


def _minutes(verb: type) -> str:
    row = TABLE[verb]
    if row.passes_time:
        return "what the calendar takes" if row.probe is None else "by the [payer's queue](scenario.md#telephone)"
    return str(getattr(Minutes(), row.price)) if isinstance(row.price, str) else BEYOND_MINUTES


def scenario_page() -> str:
    """Every field of a scenario: what it may hold, its default and its meaning."""
    lines = [
        "# The fields of a scenario", "", NOTE, "",
        "Amounts are cents, shares whole numbers per thousand, rates per hundred thousand, times of day `\"HH:MM\"`, dates",
        "TOML dates, days counted from the start. A wrong key, type or range is refused with a message that names file and",
        "field. What `datasets/scenarios/` has is described in [datasets/README.md](../../datasets/README.md).",
    ]
    definitions = msgspec.json.schema(Scenario)["$defs"]
    for table in _tables(Scenario):
        lines += ["", f"## {table.__name__}", "", _summary(table)]
        lines += ["", "| Field | Holds | Default | Meaning |", "|---|---|---|---|"]
        lines += _fields(table, definitions[table.__name__]["properties"])
    return "\n".join([*lines, *_temperaments()]) + "\n"


def _temperaments() -> Iterator[str]:
    """What a payer's row may be laid over with `like`, value by value beside the default."""
    names = temperaments()
    yield from ("", "## Temperaments", "")
    yield "A payer's row that says `like = \"slow\"` takes over a temperament of `datasets/payers/` in all that it does not say"
    yield "itself; `payers.harbor.like = \"hard\"` changes a payer that is there. What the fields mean: [Payer](#payer)."
    yield from ("", f"| Field | {' | '.join(names)} |", f"|---{'|---' * len(names)}|")
    told = {name: dict(_told(temperament(name))) for name in names}
    for field in dict.fromkeys(field for each in told.values() for field in each):
        yield f"| `{field}` | {' | '.join(told[name].get(field, '') for name in names)} |"


def _told(table: dict[str, Any], under: str = "") -> Iterator[tuple[str, str]]:
    for field, value in table.items():
        if isinstance(value, dict):
            yield from _told(value, f"{under}{field}.")
        else:
            yield f"{under}{field}", str(value)


def _tables(kind: Any) -> list[type[Struct]]:
    """List a record and every record that its fields hold, each once, in the order in which they are met."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        inside = [_tables(field.type) for field in msgspec.structs.fields(kind)]
        return list(dict.fromkeys([kind, *(table for tables in inside for table in tables)]))
    return list(dict.fromkeys(table for held in get_args(kind) for table in _tables(held)))


def _summary(table: type) -> str:
    return " ".join((table.__doc__ or "").split("\n\n")[0].split())


def _fields(table: type[Struct], schema: dict[str, Any]) -> Iterator[str]:
    meaning = {field.arg_name: field.description or "" for field in parse_from_object(table).params}
    for field in msgspec.structs.fields(table):
        said = " ".join(meaning.get(field.name, "").split()).replace("|", "\\|")
        held = schema[field.encode_name]
        default = held.get("default")
        default = "" if default in (None, "", [], (), {}) or isinstance(default, dict) else f"`{default}`"
        yield f"| `{field.name}` | {_held(held)} | {default} | {said} |"


def _held(schema: dict[str, Any]) -> str:
    """Say in a few words what a field may hold, from its JSON schema."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_held(each) for each in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(f"`{each}`" for each in schema["enum"])
    kind = schema.get("type", "anything")
    if kind == "array":
        items = schema.get("prefixItems") or ([schema["items"]] if schema.get("items") else [])
        return "list of " + ", ".join(_held(each) for each in items)
    if kind == "object":
        return f"name → {_held(schema['additionalProperties'])}"
    if kind == "integer":
        return f"{schema.get('minimum', '')} to {schema.get('maximum', '')}" if "maximum" in schema else "whole number"
    return {"string": schema.get("format", "text"), "boolean": "true or false", "null": "nothing"}.get(kind, kind)


PAGES: dict[str, Callable[[], str]] = {
    "causes.md": causes_page, "verbs.md": verbs_page, "scenario.md": scenario_page, "exercises.md": exercise_page,
    "inbox.md": lambda: questions_page(NOTE),
}
"""File of ``docs/reference`` → what it says today."""


def main() -> None:
    """Write every page."""
    HERE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
    write_guides()


if __name__ == "__main__":
    main()
