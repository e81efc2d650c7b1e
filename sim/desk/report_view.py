"""Reports as they are read: the file's text with each segment explained, and a row for each claim."""

from sim.desk.card_view import enclosed
from sim.desk.exchange_view import exchange_view
from sim.desk.explanations import explanations
from sim.desk.mailing_view import mailing_view
from sim.desk.money_view import deposit_view, exception_view
from sim.desk.rows import claim_row, claims, kind_of
from sim.desk.segments import segments
from sim.desk.view import ReportView, Row, SegmentView
from sim.records.clock import DAY
from sim.records.money import dollars
from sim.records.replies import REPEATED, Batch, FileReceipt, Letter, Remittance, Report, StatusReport
from sim.rules.causes import catalogue
from sim.world.office import Office


def report_title(office: Office, report: Report | Batch) -> str:
    """Name a report as the tray shows it, such as "277CA from Harbor HMO"."""
    if isinstance(report, Batch):
        return f"837P batch {report.id}"
    if isinstance(report, Letter):
        return f"{'Letter' if report.claim else 'Notice'} from {report.sender.replace('The ', 'the ', 1)}"
    payer = getattr(report, "payer", "")
    sender = office.payers[payer].name if payer else "the clearinghouse"
    return f"{kind_of(report)} from {sender}"


def report_view(desk, name: str, faces: bool = True) -> ReportView | None:
    """Show a report that has been opened or a batch that was sent; None for what may not be read yet.

    Without `faces` its text is not written out.
    """
    office = desk.office
    item = office.batches.get(name) or office.reports.get(name)
    if item is None:
        return _paper_or_inquiry(desk, name)
    if name in office.unread:
        return None
    kind = "837P" if isinstance(item, Batch) else kind_of(item)
    title = f"{report_title(office, item)}, {desk.calendar.show_day(item.minute // DAY)}"
    if isinstance(item, Letter):
        text: tuple[SegmentView, ...] = (SegmentView(item.text, ""),)
    elif not faces:
        text = ()
    else:
        text = segments(desk.world.transmissions.of(item))
    posted = isinstance(item, Remittance) and name not in office.to_post
    papers = (*explanations(desk, item), *enclosed(desk, item.trace)) if faces and isinstance(item, Remittance) else ()
    return exception_view(
        desk, name, ReportView(name, kind, title, _summary(item), text, _rows(desk, item), posted, papers),
    )


def _paper_or_inquiry(desk, name: str) -> ReportView | None:
    """Show what is neither a report nor a batch: a mailing, a question or its answer, a deposit, a posting exception."""
    if name in desk.office.mailings:
        return mailing_view(desk, name)
    report, _, claim = name.partition("/")
    if claim:
        return exception_view(desk, name, report_view(desk, report))
    return exchange_view(desk, name) or deposit_view(desk, name)


def _summary(item: Report | Batch) -> str:
    if isinstance(item, Batch):
        return f"{claims(len(item.claims))}, {dollars(sum(claim.charge for claim in item.claims))} in charges."
    if isinstance(item, FileReceipt) and not item.accepted:
        return f"{_refused(item)} Read it, mend what is wrong, and send the batch again."
    if isinstance(item, FileReceipt):
        return f"The clearinghouse took batch {item.batch} with {claims(item.claims)}. This proves nothing to a payer."
    if isinstance(item, StatusReport):
        bad = [line for line in item.lines if not line.accepted]
        lost = dollars(sum(line.charge for line in bad))
        if not bad:
            return f"{claims(len(item.lines))} accepted, none rejected."
        return f"{len(bad)} of {claims(len(item.lines))} rejected, {lost} in charges."
    if isinstance(item, Remittance):
        denied = sum(claim.denied for claim in item.claims)
        return f"{dollars(item.amount)} paid on {claims(len(item.claims))}, {denied} denied."
    return item.text


def _refused(receipt: FileReceipt) -> str:
    if receipt.fault == REPEATED:
        return f"Batch {receipt.batch} was here before under this control number; the second copy was not opened."
    said = catalogue()[receipt.fault].on(receipt.kind).says
    back = f"Batch {receipt.batch} came back whole with {claims(receipt.claims)}: {said.lower()}."
    return f"{back} No payer has seen a claim of it."


def _rows(desk, item: Report | Batch) -> tuple[Row, ...]:
    if isinstance(item, Batch):
        named = [claim.id for claim in item.claims]
    elif isinstance(item, FileReceipt):
        named = [item.claim] if item.claim else []
    elif isinstance(item, StatusReport):
        named = [line.claim for line in sorted(item.lines, key=lambda line: line.accepted)]
    elif isinstance(item, Remittance):
        named = [claim.claim for claim in sorted(item.claims, key=lambda claim: not claim.denied)]
    else:
        named = [item.claim] if isinstance(item, Letter) and item.claim else []
    return tuple([claim_row(desk, desk.office.files[claim]) for claim in named])
