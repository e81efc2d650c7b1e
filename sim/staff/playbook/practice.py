"""Plays on the practice itself: its numbers, its agreements, its enrolments, and files that came back whole."""

from sim.desk.actions import CorrectPractice, EnrolEdi, MailClaims, OpenClaim, ResendBatch, Resubmit, WriteOff
from sim.desk.view import AskPractice, AskReport, ClaimView, PracticeView
from sim.records.clock import read_day
from sim.staff.playbook.moves import Later, Look, Plan, Play, appeal, late, mend, papers, send_again, told
from sim.staff.reading import mistakes_of_practice

WAITS = 7
"""Days after which a file is looked at again whose fault nobody has found."""


def particulars(view: ClaimView, look: Look) -> Plan:
    """A number of the practice or of a clinician is wrong: mend it once in the practice's file, and send again."""
    wrong = mistakes_of_practice(_own_file(look))
    if wrong:
        yield CorrectPractice(wrong)
    yield from mend(view)
    yield from send_again(view, look)


def agreement(view: ClaimView, look: Look) -> Plan:
    """No agreement on electronic claims: apply for it, and send this claim by post meanwhile."""
    if late(view):
        yield WriteOff(view.id, "timely_filing")
        return
    says = _says_of(_own_file(look), "edi_agreement", view.row.payer_name, "Agreement")
    if says.startswith("None"):
        yield EnrolEdi(view.row.payer)
    yield Resubmit(view.id)
    if not says.startswith("Agreed"):
        yield MailClaims((view.id,))


def envelope(view: ClaimView, look: Look) -> Plan:
    """The file was not opened: mend what its envelope says of the practice, and send the batch again."""
    wrong = mistakes_of_practice(_own_file(look))
    if wrong:
        yield CorrectPractice(wrong)
    yield ResendBatch(_batch(view))


def segment(view: ClaimView, look: Look) -> Plan:
    """One claim's data spoilt the set: mend that claim, and send the batch again."""
    report = look(AskReport(view.reports[-1])).report
    for row in report.rows if report is not None else ():
        yield OpenClaim(row.id)
        if (yield from mend(papers(look, row.id))):
            yield ResendBatch(_batch(view))
            return
    yield Later(view.id, WAITS)


def enrolled(view: ClaimView, look: Look) -> Plan:
    """Not enrolled on the day, says the payer: its own letter tells whether it is right."""
    clinician = told(view, "encounter_note", "Clinician")
    begins = _says_of(_own_file(look), "enrolment_letter", view.row.payer_name, clinician)
    day = " ".join(begins.split()[-3:])
    if day and read_day(view.service_date) < read_day(day):
        yield WriteOff(view.id, "not_enrolled")
    elif (yield from mend(view)):
        yield from send_again(view, look)
    else:
        yield from appeal(view, look)


def _own_file(look: Look) -> PracticeView:
    practice = look(AskPractice()).practice_file
    assert practice is not None
    return practice


def _says_of(practice: PracticeView, kind: str, payer: str, label: str) -> str:
    """Read one line of a payer's paper about the practice."""
    return next((
        field.value for paper in practice.documents if paper.kind == kind and paper.title.endswith(f", {payer}")
        for field in paper.fields if field.label == label
    ), "")


def _batch(view: ClaimView) -> str:
    """Read from the receipt's name which batch came back."""
    return view.reports[-1].partition("-")[2]


RECEIPTS: dict[str, Play] = {"TA1": envelope, "999": segment}
"""Receipt of a file → what to do about a claim that came back with it."""
REJECTIONS: dict[str, Play] = {
    "496": agreement,
    "500": particulars,
    "562": particulars,
    "128": particulars,
    "145": particulars,
}
DENIALS: dict[str, Play] = {"CO-8": particulars, "CO-B7": enrolled}
