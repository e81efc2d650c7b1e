"""What was mailed, as it was printed: the paper form of each claim, box by box."""

from sim.desk.rows import claim_row, claims
from sim.desk.view import ReportView, SegmentView
from sim.records.clock import DAY
from sim.records.money import dollars


def mailing_view(desk, name: str) -> ReportView:
    """Show the forms of a mailing; `sim.wire.paper.claim_pdf` prints the same forms."""
    mailing = desk.office.mailings[name]
    segments = []
    for claim, form in zip(mailing.claims, desk.world.transmissions.forms(mailing), strict=True):
        segments.append(SegmentView(claim.id, "Paper claim form"))
        if hasattr(form, "boxes"):
            segments += [SegmentView(f"{box.box}: {box.value}", box.label) for box in form.boxes if box.value]
        else:
            segments.append(SegmentView(form.what, form.cure))
    charges = dollars(sum(claim.charge for claim in mailing.claims))
    return ReportView(
        name, "paper", f"Mailing {name}, {desk.calendar.show_day(mailing.minute // DAY)}",
        f"{claims(len(mailing.claims))}, {charges} in charges, by post. Nothing will acknowledge them.",
        tuple(segments), tuple([claim_row(desk, desk.office.files[claim.id]) for claim in mailing.claims]),
    )
