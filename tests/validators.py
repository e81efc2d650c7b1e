"""Judges of X12 that this project did not write: pyx12, x12sdk and oxedi.

`validate(text)` asks every judge that knows the kind of file and gives their complaints;
an empty list means that all accept.  `judges(text)` names them: an authorisation (278) and
a receipt for an envelope (TA1) have none.  pyx12 loads its map anew for each file, so put
many claims into one file.
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
_PYX12 = ("005010X222", "005010X223", "005010X221", "005010X231", "005010X214")
_SDK = ("005010X222", "005010X221", "005010X279", "005010X212")
_OXEDI = ("005010X221",)
# x12sdk holds each reason of a rejected person (AAA) to the list for rejected practices, knows no
# contact of the payer (PER before the practice), and wants a number for the kind of quantity (EB09).
_REJECTION = re.compile(r"AAA\*[^~]*~\n")
_PAYER_CONTACT = re.compile(r"PER\*IC[^~]*~\n(?=HL\*2\*)")
_QUANTITY_KIND = re.compile(r"^(EB(?:\*[^*~\n]*){8}\*)([A-Z][A-Z0-9]|[0-9][A-Z])(?=\*)", re.MULTILINE)


def validate(text: str) -> list[str]:
    """Every complaint of every judge that knows the guide named in GS08."""
    asked = {"pyx12": ask_pyx12, "x12sdk": ask_x12sdk, "oxedi": ask_oxedi}
    return [f"{name}: {each}" for name in judges(text) for each in asked[name](text)]


def judges(text: str) -> list[str]:
    """Those who know the guide named in GS08."""
    found = _GUIDE.search(text)
    guide = found.group(1) if found else ""
    known = (("pyx12", _PYX12), ("x12sdk", _SDK), ("oxedi", _OXEDI))
    return [name for name, guides in known if guide in guides]


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
    """The first refusal of x12sdk, if it refuses; what it is known to misjudge is kept from it."""
    if "ST*271*" in text:
        text = _spared(text)
    try:
        with X12ModelReader(text) as reader:
            return [] if list(reader.models()) else ["no transaction found"]
    except (ValidationError, KeyError, ValueError) as error:
        return [f"{type(error).__name__}: {str(error)[:500]}"]


def _spared(text: str) -> str:
    """An answer on coverage without what x12sdk misjudges, its segments counted again."""
    spared = _QUANTITY_KIND.sub(r"\g<1>1", _PAYER_CONTACT.sub("", _REJECTION.sub("", text)))
    segments = spared[spared.index("ST*") : spared.index("SE*")].count("~") + 1
    return re.sub(r"SE\*\d+", f"SE*{segments}", spared)


def ask_oxedi(text: str) -> list[str]:
    """The diagnostics of oxedi, balance of lines, claims and payment among them."""
    return [str(each) for each in oxedi.parse(text.encode()).diagnostics]
