"""The files of an eligibility question, 270 and 271, as they are read: text, meaning, and the claim they are about."""

from sim import wire
from sim.desk.rows import claim_row
from sim.desk.view import ReportView, SegmentView
from sim.desk.work.eligibility import told
from sim.records.clock import DAY
from sim.world.coverage_files import CoverageFiles

QUESTION, ANSWER = "270", "271"


def eligibility_view(desk, name: str) -> ReportView | None:
    """Show a question or its answer by the name under which the claim's file has it; None for any other name."""
    kind, _, number = name.partition("-")
    answer = desk.office.eligibility_answers.get(number)
    if answer is None or kind not in (QUESTION, ANSWER):
        return None
    files = CoverageFiles(desk.office, desk.world.patients.all, desk.world.archive.cards)
    text = wire.emit(files.question(answer) if kind == QUESTION else files.answer(answer))
    payer = desk.office.payers[answer.payer].name
    title = f"270 to {payer}" if kind == QUESTION else f"271 from {payer}"
    facts = {fact.name: fact.value for fact in told(desk, answer)}
    return ReportView(
        name, kind, f"{title}, {desk.calendar.show_day(answer.minute // DAY)}",
        f"Asked: {facts['asked']}." if kind == QUESTION else f"{facts['answer']}.",
        tuple([SegmentView(each.text, each.meaning) for each in wire.explain(text)]),
        (claim_row(desk, desk.office.files[answer.claim]),),
    )
