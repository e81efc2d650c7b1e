"""Questions to payers and their answers as files (270 and 271, 276 and 277, 278 out and back), as they are read."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sim.desk.rows import claim_row
from sim.desk.segments import segments
from sim.desk.view import ReportView
from sim.desk.work.eligibility import told
from sim.records.clock import DAY
from sim.world.composing import ExchangeFiles
from sim.world.consent_files import ConsentFiles
from sim.world.coverage_files import CoverageFiles
from sim.world.status_files import StatusFiles


class Exchange(NamedTuple):
    """One kind of question and its answer; a claim's folder has each as `KIND-number`."""

    question: str
    answer: str
    files: type[ExchangeFiles]
    claim: Callable[[Any], str]
    """Names the claim that an answer is about."""
    asked: Callable[[Any, Any], str]
    """Says what was asked, from (desk, answer)."""
    answered: Callable[[Any, Any], str]
    """Says what came back, from (desk, answer)."""


def exchange_view(desk, name: str) -> ReportView | None:
    """Show a question or its answer by the name under which the claim's file has it; None for any other name."""
    kind, _, number = name.partition("-")
    exchange = _BY_KIND.get(kind)
    if exchange is None:
        return None
    files = exchange.files(desk.office, desk.world.patients.all, desk.world.archive.cards)
    answer = files.kept.get(number)
    if answer is None:
        return None
    asks = kind == exchange.question
    file = files.question(answer) if asks else files.answer(answer)
    # The folder alone tells a request from its decision by a letter; both are a 278.
    shown = kind[:3]
    return ReportView(
        name, shown, f"{shown} {'to' if asks else 'from'} {file.payer.name}, {desk.calendar.show_day(answer.minute // DAY)}",
        exchange.asked(desk, answer) if asks else exchange.answered(desk, answer), segments(file),
        (claim_row(desk, desk.office.files[exchange.claim(answer)]),),
    )


def _coverage(desk, answer) -> dict[str, str]:
    return {fact.name: fact.value for fact in told(desk, answer)}


_EXCHANGES = (
    Exchange(
        "270", "271", CoverageFiles, lambda answer: answer.claim,
        lambda desk, answer: f"Asked: {_coverage(desk, answer)['asked']}.",
        lambda desk, answer: f"{_coverage(desk, answer)['answer']}.",
    ),
    Exchange(
        "276", "277", StatusFiles, lambda answer: answer.claim.id,
        lambda desk, answer: f"Where does {answer.claim.id} stand?", lambda desk, answer: answer.says,
    ),
    Exchange(
        "278", "278A", ConsentFiles, lambda answer: answer.claim.id,
        lambda desk, answer: f"Is {answer.claim.id} authorised?", lambda desk, answer: answer.says,
    ),
)
_BY_KIND = {kind: each for each in _EXCHANGES for kind in (each.question, each.answer)}
