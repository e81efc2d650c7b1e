"""Judges of X12 that this project did not write: pyx12, x12sdk and oxedi.

`validate(text)` asks every judge that knows the kind of file and gives their complaints;
an empty list means that all accept.  pyx12 loads its map anew for each file, so put many
claims into one file.
"""

from __future__ import annotations

import io
import logging
import re

import oxedi
import pyx12.errors
import pyx12.params
import pyx12.x12n_document
from pydantic import ValidationError
from x12sdk.io import X12ModelReader

_GUIDE = re.compile(r"\bGS.*?(005010X\d{3})")
_ALSO_SDK = ("005010X222", "005010X221")
_ALSO_OXEDI = ("005010X221",)


def validate(text: str) -> list[str]:
    """Every complaint of every judge that knows the guide named in GS08."""
    complaints = [f"pyx12: {each}" for each in ask_pyx12(text)]
    found = _GUIDE.search(text)
    guide = found.group(1) if found else ""
    if guide in _ALSO_SDK:
        complaints += [f"x12sdk: {each}" for each in ask_x12sdk(text)]
    if guide in _ALSO_OXEDI:
        complaints += [f"oxedi: {each}" for each in ask_oxedi(text)]
    return complaints


def ask_pyx12(text: str) -> list[str]:
    """The errors that pyx12 logs; it must also say yes."""
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.ERROR:
                heard.append(record.getMessage())

    log, listener = logging.getLogger("pyx12"), Listener()
    before = log.propagate
    log.propagate = False
    log.addHandler(listener)
    try:
        params = pyx12.params.params()
        accepted = pyx12.x12n_document.x12n_document(params, src_file=io.StringIO(text), fd_997=None, fd_html=None)
    except (pyx12.errors.EngineError, pyx12.errors.X12Error) as error:
        return [str(error)]
    finally:
        log.removeHandler(listener)
        log.propagate = before
    return heard if accepted and not heard else heard or ["not accepted"]


def ask_x12sdk(text: str) -> list[str]:
    """The first refusal of x12sdk, if it refuses."""
    try:
        with X12ModelReader(text) as reader:
            return [] if list(reader.models()) else ["no transaction found"]
    except (ValidationError, KeyError, ValueError) as error:
        return [f"{type(error).__name__}: {str(error)[:500]}"]


def ask_oxedi(text: str) -> list[str]:
    """The diagnostics of oxedi, balance of lines, claims and payment among them."""
    return [str(each) for each in oxedi.parse(text.encode()).diagnostics]
