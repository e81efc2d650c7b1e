"""The files of a request for authorisation, 278 out and 278 back, as they are read."""

from sim import wire
from sim.desk.rows import claim_row
from sim.desk.view import ReportView, SegmentView
from sim.records.clock import DAY
from sim.world.consent_files import ConsentFiles

REQUEST, DECISION = "278", "278A"


def consent_view(desk, name: str) -> ReportView | None:
    """Show a request or the decision on it by the name under which the claim's file has it; None for any other name."""
    kind, _, number = name.partition("-")
    answer = desk.office.consent_answers.get(number)
    if answer is None or kind not in (REQUEST, DECISION):
        return None
    files = ConsentFiles(desk.office, desk.world.patients.all, desk.world.archive.cards)
    text = wire.emit(files.request(answer) if kind == REQUEST else files.decision(answer))
    payer = desk.office.payers[answer.claim.payer].name
    title = f"278 to {payer}" if kind == REQUEST else f"278 from {payer}"
    return ReportView(
        name, "278", f"{title}, {desk.calendar.show_day(answer.minute // DAY)}",
        f"Is {answer.claim.id} authorised?" if kind == REQUEST else answer.says,
        tuple([SegmentView(each.text, each.meaning) for each in wire.explain(text)]),
        (claim_row(desk, desk.office.files[answer.claim.id]),),
    )
