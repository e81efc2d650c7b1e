"""Whatever a file holds, on paper: claims of an 837P as forms, an 835 as its explanation."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from sim.records.payments import Remittance835
from sim.records.submissions import Submission837
from sim.wire.core import Problem, UnreadableFile
from sim.wire.document import read
from sim.wire.paper.boxes import ClaimForm
from sim.wire.paper.claim_form import fill
from sim.wire.paper.explanation_print import payment_pdf
from sim.wire.paper.form_print import claim_pdf


class Printed(Struct, frozen=True):
    """What was printed from a file: the PDFs, and what could not be printed and why."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


def print_file(path: Path, out: Path) -> Printed | UnreadableFile:
    """Print each set of a file into a folder, as NAME.pdf, or NAME-1.pdf and on where it holds several.

    The folder is made when it is not there.  Raises OSError where a file cannot be read or written.
    """
    document = read(path.read_bytes())
    if isinstance(document, UnreadableFile):
        return document
    problems = [*document.problems]
    printed: list[bytes] = []
    for meaning in document.meanings:
        match meaning:
            case Submission837():
                forms = [fill(meaning, claim) for claim in meaning.claims]
                problems += [form for form in forms if isinstance(form, Problem)]
                whole = [form for form in forms if isinstance(form, ClaimForm)]
                printed += [claim_pdf(whole)] if whole else []
            case Remittance835():
                printed.append(payment_pdf(meaning))
            case _:
                pass
    if not printed:
        what = f"it holds nothing that goes on paper; its kind is {document.kind or 'unknown'}"
        problems.append(Problem("file", what, "Give claims (837P) or a payment advice (835)"))
    return Printed(_written(printed, path.stem, out), tuple(problems))


def _written(printed: list[bytes], stem: str, out: Path) -> tuple[Path, ...]:
    out.mkdir(parents=True, exist_ok=True)
    names = [f"{stem}.pdf"] if len(printed) == 1 else [f"{stem}-{place}.pdf" for place in range(1, len(printed) + 1)]
    paths = tuple(out / name for name in names)
    for path, content in zip(paths, printed, strict=True):
        path.write_bytes(content)
    return paths
