"""A whole file told in a biller's words: from whom, to whom, each claim, totals, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from sim.records.acknowledgments import Ack277, Ack999, AckTA1
from sim.records.authorisation_files import Authorisation278
from sim.records.claim_inquiries import Inquiry276, Status277
from sim.records.eligibility_files import Eligibility271, Inquiry270
from sim.records.parties import Envelope, Provider
from sim.records.payments import Remittance835
from sim.records.submissions import OtherCoverage, PriorLine, Submission837, SubmittedClaim, SubmittedLine
from sim.records.transactions import Meaning
from sim.wire import narrate_questions
from sim.wire.check import check
from sim.wire.core import UnreadableFile
from sim.wire.document import Document, read
from sim.wire.narrate_answers import payment, receipt, report
from sim.wire.phrases import cash, clock, coded, counted, date, diagnosis, listed
from sim.wire.tables import word


def narrate(text: str | bytes) -> str:
    """Tell a file in plain lines; a file that cannot be read is told as far as it goes.

    >>> narrate("hello")
    'This is not a readable X12 file.\\ncharacter 1: no ISA segment begins in it. Give an X12 file, which begins with ISA.\\n'
    """
    document = read(text)
    if isinstance(document, UnreadableFile):
        return f"This is not a readable X12 file.\n{document.message}\n"
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    if not document.meanings:
        kind = f"; its kind is {document.kind}" if document.kind else ""
        yield f"A file of {counted(len(document.segments), 'segment')}, in which no set could be read{kind}."
    for meaning in document.meanings:
        yield from _set(meaning)
        yield ""
    yield from _faults("Problems in the file", [problem.message for problem in document.problems])
    findings = [finding.message for meaning in document.meanings for finding in check(meaning)]
    yield from _faults("Findings", findings)
    if not document.problems and not findings:
        yield "Nothing wrong was found."


def _faults(title: str, messages: list[str]) -> Iterator[str]:
    if messages:
        yield f"{title} ({len(messages)}):"
        yield from (f"  - {message}" for message in messages)


def _set(meaning: Meaning) -> Iterator[str]:
    match meaning:
        case Submission837():
            yield _heading("Claim file (837P)", meaning.envelope)
            yield from _submission(meaning)
        case Ack999():
            yield _heading("Receipt for a file (999)", meaning.envelope)
            yield from receipt(meaning)
        case Ack277():
            yield _heading("Claim status report (277CA)", meaning.envelope)
            yield from report(meaning)
        case Remittance835():
            yield _heading("Payment advice (835)", meaning.envelope)
            yield from payment(meaning)
        case AckTA1():
            yield _heading("Receipt for an envelope (TA1)", meaning.envelope)
            yield from narrate_questions.envelope_receipt(meaning)
        case Inquiry270():
            yield _heading("Questions about coverage (270)", meaning.envelope)
            yield from narrate_questions.coverage_questions(meaning)
        case Eligibility271():
            yield _heading("Answers about coverage (271)", meaning.envelope)
            yield from narrate_questions.coverage_answers(meaning)
        case Inquiry276():
            yield _heading("Questions where claims stand (276)", meaning.envelope)
            yield from narrate_questions.standing_questions(meaning)
        case Status277():
            yield _heading("Answers where claims stand (277)", meaning.envelope)
            yield from narrate_questions.standing_answers(meaning)
        case Authorisation278():
            title = "Decision on an authorisation (278)" if meaning.decides else "Request for an authorisation (278)"
            yield _heading(title, meaning.envelope)
            yield from narrate_questions.authorisation(meaning)


def _heading(title: str, envelope: Envelope) -> str:
    usage = ", a test" if envelope.usage == "T" else ""
    sent = f"{date(envelope.date)}, {clock(envelope.time)}"
    return f"{title} from {envelope.sender} to {envelope.receiver}, {sent}, file {envelope.control_number}{usage}."


def _submission(file: Submission837) -> Iterator[str]:
    yield f"Sent by {file.submitter.full} for {file.receiver.full}, batch reference {file.reference}."
    yield f"Billed by {_practice(file.billing)}."
    total = cash(sum(claim.charge for claim in file.claims))
    yield f"{counted(len(file.claims), 'claim')}, {total} in all."
    for claim in file.claims:
        yield ""
        yield from _claim(claim)


COMES_FROM = {"EM": "the patient's work", "AA": "a car accident", "OA": "another accident"}
"""What a condition comes from (CLM11) → in words."""


def _practice(practice: Provider) -> str:
    numbers = (f"NPI {practice.npi}" if practice.npi else "", f"tax number {practice.tax_id}" if practice.tax_id else "")
    return ", ".join(filter(None, (practice.full, *numbers)))


def _claim(claim: SubmittedClaim) -> Iterator[str]:
    kind = coded(claim.frequency, word("frequencies", claim.frequency))
    yield f"Claim {claim.claim_id}: {cash(claim.charge)}, {kind}, at {coded(claim.place_of_service, _place(claim))}."
    yield f"  Patient {_patient(claim)}."
    order = word("orders", claim.filing_order, claim.filing_order)
    group = f", group {claim.group_number}" if claim.group_number else ""
    payer = ", ".join(filter(None, (claim.payer.full, claim.payer.identifier)))
    yield f"  To {payer}, who pays {order}; member number {claim.member_id}{group}."
    numbers = [
        f"prior authorisation {claim.prior_authorisation}" if claim.prior_authorisation else "",
        f"referral {claim.referral_number}" if claim.referral_number else "",
        f"the payer's claim number {claim.payer_claim_number}" if claim.payer_claim_number else "",
    ]
    if any(numbers):
        yield f"  With {listed(numbers)}."
    if claim.billing:
        yield f"  Billed by {_practice(claim.billing)}."
    if claim.rendering:
        yield f"  Rendered by {_practice(claim.rendering)}."
    if claim.referring:
        yield f"  Referred by {_practice(claim.referring)}."
    comes_from = [COMES_FROM[code] for code in claim.related[:3] if code in COMES_FROM]
    if comes_from:
        yield f"  The condition comes from {listed(comes_from)}."
    for other in claim.others:
        yield f"  {_other(other)}"
    for attachment in claim.attachments:
        kind, way = word("attachments", attachment.kind, "a paper"), word("attachment_ways", attachment.way, attachment.way)
        number = f", number {attachment.number}" if attachment.number else ""
        yield f"  Backed up by {kind}, {way}{number}."
    if claim.note:
        yield f'  Note: "{claim.note}".'
    yield f"  Diagnoses: {listed(_diagnoses(claim)) or 'none'}."
    for place, line in enumerate(claim.lines, 1):
        yield f"  {place}. {_line(line)}"
        for prior in line.prior:
            yield f"     Payer {prior.payer_id} paid {cash(prior.paid)} before; not paid: {_kept(prior)}."
    if claim.extra:
        yield f"  {counted(len(claim.extra), 'further segment')} that this summary leaves out."


def _other(other: OtherCoverage) -> str:
    order = word("orders", other.filing_order, other.filing_order)
    said = f"Also insured with {other.payer.full}, who pays {order}; member number {other.member_id}"
    if other.paid is None:
        return f"{said}; it has decided nothing yet."
    decided = f" on {date(other.decided_on)}" if other.decided_on else ""
    return f"{said}; it paid {cash(other.paid)}{decided}."


def _place(claim: SubmittedClaim) -> str:
    return word("places", claim.place_of_service)


def _diagnoses(claim: SubmittedClaim) -> list[str]:
    mark = "ABK" if claim.icd_version == 10 else "BK"
    return [f"{place}. {diagnosis(mark, code)}" for place, code in enumerate(claim.diagnoses, 1)]


def _patient(claim: SubmittedClaim) -> str:
    treated = claim.treated
    born = f", born {date(treated.birth_date)}" if treated.birth_date else ""
    if not claim.patient:
        return f"{treated.full}{born}, the subscriber"
    relation = word("relationships", claim.relationship, claim.relationship)
    return f"{treated.full}{born}, {relation} of the subscriber {claim.subscriber.full}"


def _kept(prior: PriorLine) -> str:
    return listed(f"{each.group} {each.reason} {cash(each.amount)}" for each in prior.adjustments) or "nothing"


def _line(line: SubmittedLine) -> str:
    modifiers = f"-{'-'.join(line.modifiers)}" if line.modifiers else ""
    through = f" to {date(line.through)}" if line.through and line.through != line.date else ""
    units = counted(line.units, word("units", line.unit, line.unit))
    pointers = f", for diagnosis {listed(map(str, line.pointers))}" if line.pointers else ""
    return f"{line.procedure}{modifiers} on {date(line.date)}{through}: {units}, {cash(line.charge)}{pointers}."
