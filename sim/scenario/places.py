"""Where in a TOML file a field stands, so that a message can name the line as well."""

import re
from pathlib import Path

_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.\-\"]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([\w.\-\"]+)\s*=")
_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")

Place = tuple[str | int, ...]


def located(path: Path, field: str) -> str:
    """Name a file and the line of a field such as ``rubric[2].check``: "path, line 40", or the file alone."""
    try:
        line = line_of(path.read_text(encoding="utf-8"), field)
    except (OSError, UnicodeDecodeError):
        line = 0
    return f"{path}, line {line}" if line else str(path)


def line_of(text: str, field: str) -> int:
    """Find the line, from 1, on which a field or the table that should hold it begins; 0 where nothing is like it."""
    wanted = _place(field)
    best, found = 0, 0
    for number, place in _places(text):
        same = len(place)
        if best < same <= len(wanted) and wanted[:same] == place:
            best, found = same, number
    return found


def _place(field: str) -> Place:
    return tuple([name.strip("`\" ") or int(number) for name, number in _PART.findall(field)])


def _places(text: str) -> list[tuple[int, Place]]:
    """List each table head and key with its line and its full place."""
    table: Place = ()
    rows: dict[str, int] = {}
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if head := _HEADER.match(line):
            name = head[2].replace('"', "")
            table = tuple(name.split("."))
            if head[1] == "[[":
                rows[name] = rows.get(name, -1) + 1
                table = (*table, rows[name])
            found.append((number, table))
        elif key := _KEY.match(line):
            found.append((number, (*table, *key[1].replace('"', "").split("."))))
    return found
