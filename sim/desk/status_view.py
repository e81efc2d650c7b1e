"""The files of a question where a claim stands, 276 and 277, as they are read."""

from sim import wire
from sim.desk.rows import claim_row
from sim.desk.view import ReportView, SegmentView
from sim.records.clock import DAY
from sim.world.status_files import StatusFiles

QUESTION, ANSWER = "276", "277"


def status_view(desk, name: str) -> ReportView | None:
    """Show a question or its answer by the name under which the claim's file has it; None for any other name."""
    kind, _, number = name.partition("-")
    answer = desk.office.standing_answers.get(number)
    if answer is None or kind not in (QUESTION, ANSWER):
        return None
    files = StatusFiles(desk.office, desk.world.patients.all, desk.world.archive.cards)
    text = wire.emit(files.question(answer) if kind == QUESTION else files.answer(answer))
    payer = desk.office.payers[answer.claim.payer].name
    title = f"276 to {payer}" if kind == QUESTION else f"277 from {payer}"
    return ReportView(
        name, kind, f"{title}, {desk.calendar.show_day(answer.minute // DAY)}",
        f"Where does {answer.claim.id} stand?" if kind == QUESTION else answer.says,
        tuple([SegmentView(each.text, each.meaning) for each in wire.explain(text)]),
        (claim_row(desk, desk.office.files[answer.claim.id]),),
    )
