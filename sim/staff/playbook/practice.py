"""Plays on the practice itself: its numbers, its agreements, its enrolments, and files that came back whole."""

from sim.desk.actions import CorrectPractice, EnrolEdi, MailClaims, ResendBatch, Resubmit, WriteOff
from sim.desk.asks import AskClaim, AskPractice, AskReport
from sim.desk.payment_papers import LEFT_OUT
from sim.desk.view import ClaimView, PracticeView
from sim.records.clock import read_day
from sim.staff.playbook.moves import (
    Later,
    Look,
    Plan,
    Play,
    appeal,
    late,
    letters,
    mend,
    reread,
    send_again,
    take_up,
    told,
)
from sim.staff.reading import mistakes_of_practice
from sim.world.practice_papers import NOT_THEIRS

WAITS = 7
"""Days after which a claim is looked at again whose fault nobody has found."""


def particulars(view: ClaimView, look: Look) -> Plan:
    """A number of the practice or of a clinician is wrong: mend it once in the practice's file, and send again."""
    wrong = mistakes_of_practice(_own_file(look))
    if wrong:
        yield CorrectPractice(wrong)
    yield from mend(view)
    yield from send_again(view, look, mended=not letters(view, "upheld"))


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


def came_back(batch: str, faulty: str, look: Look) -> Plan:
    """A file came back whole: mend the claim that its receipt names, or the practice's file, and send the batch again."""
    if faulty:
        if not (yield from mend((yield from take_up(look, faulty)))):
            return
    else:
        wrong = mistakes_of_practice(_own_file(look))
        if wrong:
            yield CorrectPractice(wrong)
    yield ResendBatch(batch)


def segment(view: ClaimView, look: Look) -> Plan:
    """Left over from a file that came back: the claim that spoilt it is mended, the others go out as they are."""
    report = look(AskReport(view.reports[-1], faces=False)).report
    spoilt_it = report is not None and any(row.id == view.id for row in report.rows)
    if spoilt_it and not (yield from mend(view)):
        yield Later(view.id, WAITS)
    else:
        yield from send_again(view, look)


def enrolled(view: ClaimView, look: Look) -> Plan:
    """Not enrolled on the day, says the payer: its own letter tells whether it is right."""
    clinician = told(view, "encounter_note", "Clinician")
    begins = _says_of(_own_file(look), "enrolment_letter", view.row.payer_name, clinician)
    _, _, day = begins.partition(" from ")
    if day and read_day(view.service_date) < read_day(day):
        yield WriteOff(view.id, "not_enrolled")
    elif (yield from mend(view)):
        yield from send_again(view, look)
    else:
        yield from appeal(view, look)


def by_contract(view: ClaimView, look: Look) -> Plan:
    """Not this clinician, not this service, says the payer: where letter or contract name it too, nobody owes it."""
    printed = look(AskClaim(view.id)).claim
    assert printed is not None
    clinician = told(printed, "encounter_note", "Clinician")
    letter = _says_of(_own_file(look), "enrolment_letter", view.row.payer_name, clinician)
    left_out = letter.partition(NOT_THEIRS)[2] + told(printed, "contract_page", LEFT_OUT)
    if any(line.code in left_out for line in printed.lines):
        yield WriteOff(view.id, "uncollectable")
    else:
        yield from reread(view, look)


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


RECEIPTS: dict[str, Play] = {"TA1": particulars, "999": segment}
"""Receipt of a file → what to do about a claim of it that was not sent again with its batch."""
REJECTIONS: dict[str, Play] = {
    "496": agreement,
    "500": particulars,
    "562": particulars,
    "128": particulars,
    "145": particulars,
}
DENIALS: dict[str, Play] = {
    "CO-8": particulars,
    "CO-206": particulars,
    "CO-207": particulars,
    "CO-208": particulars,
    "CO-B7": enrolled,
    "CO-170": by_contract,
    "CO-185": by_contract,
    "CO-256": by_contract,
}
