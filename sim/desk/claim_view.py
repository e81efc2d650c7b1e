"""One claim with all that may be read about it: form, lines, documents, history, verbs."""

from sim.desk import prices
from sim.desk.actions import (
    AddNote, Appeal, BillPatient, CheckEligibility, CorrectClaim, CorrectRegistration, OpenClaim, Replace, Resubmit,
    WriteOff,
)
from sim.desk.rows import claim_row
from sim.desk.verbs import refusal
from sim.desk.view import ClaimView, HistoryLine, LineView, Step, Verb
from sim.records.clock import DAY
from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.records.ledger import INSURANCE, INSURER_PAID, PATIENT
from sim.records.replies import Letter
from sim.world.office import APPEALED, CLOSED, DENIED, PAID, REJECTED, SENT, STATUS_LABELS, ClaimFile


def claim_view(desk, claim_id: str) -> ClaimView:
    """Show a claim; its documents only if it has been taken up today or before."""
    office, calendar = desk.office, desk.calendar
    file = office.files[claim_id]
    claim = file.claim
    payer = office.payers[claim.payer]
    clinician = desk.world.faces.provider(claim.provider)
    opened = file.opened_day >= 0
    row = claim_row(desk, file)
    history = [event for event in office.journal.of_claim(claim_id)]
    return ClaimView(
        claim_id, claim.patient, row.name, payer.name,
        f"Seen {calendar.show_day(claim.day)} by Dr {clinician.full_name} · {payer.name}, {payer.filing_limit_days} days to file",
        file.status, STATUS_LABELS[file.status], claim.charge, row.open, row,
        _steps(desk, file), _form(desk, file), _registration(desk, claim.patient), _lines(desk, file),
        tuple([_line(desk, event) for event in history if event.what != "note"]),
        tuple([_line(desk, event) for event in history if event.what == "note"]),
        file.accepted_day - claim.day if file.accepted_day >= 0 else None, payer.filing_limit_days,
        opened, _documents(desk, file) if opened else (), file.reports, _verbs(desk, file),
        file.changed, calendar.show_day(claim.day),
    )


def _form(desk, file: ClaimFile) -> tuple[Field, ...]:
    claim = file.claim
    payer = desk.office.payers[claim.payer]
    face = desk.world.faces.person(claim.patient, claim.sex)
    fields = [
        Field("Payer", payer.name),
        Field("Payer ID", payer.payer_id, "payer"),
        Field("Member ID", claim.member_id, "member_id", "1a"),
        Field("Patient", face.name, "", "2"),
        Field("Birth date", claim.birth_date.isoformat(), "birth_date", "3"),
        Field("Group", claim.group, "group", "11"),
        Field("Diagnosis", ", ".join(f"{code} {label(code)}" for code in claim.diagnoses), "", "21"),
        Field("Frequency", claim.frequency, "", "22"),
        Field("Authorisation", claim.authorisation or "", "authorisation", "23"),
    ]
    fields += [
        Field(f"Modifiers, line {number}", " ".join(line.modifiers), f"modifiers:{number}", "24D")
        for number, line in enumerate(claim.lines, 1)
    ]
    return tuple(fields)


def _registration(desk, patient: str) -> tuple[Field, ...]:
    office = desk.office
    registration = office.registrations[patient]
    payer = office.payers[registration.payer]
    clerk = registration.clerk
    typed_by = desk.world.faces.clerk(clerk).full_name if clerk in office.scenario.practice.clerks else clerk
    return (
        Field("Payer", payer.name),
        Field("Payer ID", payer.payer_id, "payer"),
        Field("Member ID", registration.member_id, "member_id"),
        Field("Birth date", registration.birth_date.isoformat(), "birth_date"),
        Field("Group", registration.group, "group"),
        Field("Typed by", f"{typed_by}, {desk.calendar.show_day(registration.changed // DAY)}"),
    )


def _lines(desk, file: ClaimFile) -> tuple[LineView, ...]:
    ledger = desk.office.ledger
    claim = file.claim
    paid = ledger.line_balances(claim.id, INSURER_PAID)
    insurer = ledger.line_balances(claim.id, INSURANCE)
    patient = ledger.line_balances(claim.id, PATIENT)
    return tuple([
        LineView(
            number + 1, shown(line.code), label(line.code), " ".join(line.modifiers), line.units, line.charge,
            paid[number], insurer[number] + patient[number],
        )
        for number, line in enumerate(claim.lines)
    ])


def _documents(desk, file: ClaimFile) -> tuple[Document, ...]:
    world, claim = desk.world, file.claim
    papers = list(world.archive.papers(
        world.patients.all[claim.patient], desk.office.encounters[claim.encounter], desk.now // DAY
    ))
    if file.eligibility:
        papers.append(Document(
            "eligibility_answer", "Eligibility answer (271)",
            tuple([Field(fact.name.capitalize(), fact.value) for fact in file.eligibility]),
        ))
    for report in desk.office.reports.values():
        if isinstance(report, Letter) and report.claim == claim.id and report.id not in desk.office.unread:
            papers.append(Document(
                "letter", f"Letter of {desk.calendar.show_day(report.minute // DAY)}",
                (Field("From", report.sender), Field("Decision", report.decision)), report.text,
            ))
    return tuple(papers)


def _steps(desk, file: ClaimFile) -> tuple[Step, ...]:
    show = desk.calendar.show_day
    steps = [Step(f"Seen {show(file.claim.day, short=True)}", "done")]
    if file.sent_day >= 0:
        steps.append(Step(f"Sent {show(file.sent_day, short=True)}", "done"))
    else:
        steps.append(Step("To send", "ahead"))
    status = file.status
    if status == REJECTED:
        steps.append(Step("Rejected", "failed"))
    accepted = file.accepted_day >= 0 and status not in (REJECTED,)
    steps.append(Step("Accepted", "done" if accepted and status != SENT else "ahead"))
    if status in (DENIED, APPEALED):
        steps.append(Step("Denied" if status == DENIED else "Under appeal", "failed"))
    if status == CLOSED:
        steps.append(Step("Closed", "failed"))
    else:
        steps.append(Step("Paid", "done" if status == PAID else "ahead"))
    return tuple(steps)


_TEXTS = {
    "drafted": "Charges entered, claim drafted",
    "sent": "Sent in batch {}",
    "accepted": "Accepted by the payer",
    "rejected": "Rejected: {}",
    "denied": "Denied: {}",
    "paid": "Insurer paid {}",
    "patient billed": "Statement sent, {}",
    "patient paid": "Patient paid",
    "claim corrected": "Claim corrected: {}",
    "registration corrected": "Registration corrected: {}",
    "eligibility checked": "Eligibility: {}",
    "written off": "Written off: {}",
    "appealed": "Appealed: {}",
}


def _line(desk, event) -> HistoryLine:
    text = _TEXTS.get(event.what)
    said = text.format(event.detail) if text else f"{event.what}: {event.detail}".rstrip(": ")
    said = event.detail if event.what == "note" else said
    return HistoryLine(desk.calendar.show_day(event.minute // DAY, short=True), event.who, said)


def _verbs(desk, file: ClaimFile) -> tuple[Verb, ...]:
    """Price every verb of a claim, and say beforehand where one would be refused whatever is typed into it."""
    claim = file.claim.id
    tried = (
        OpenClaim(claim), CheckEligibility(claim), CorrectClaim(claim, ()), CorrectRegistration(file.claim.patient, ()),
        Resubmit(claim), Replace(claim), Appeal(claim, "payer_error"), BillPatient(claim),
        WriteOff(claim, "uncollectable"), AddNote(claim, "-"),
    )
    return tuple([
        Verb(
            action.__struct_config__.tag, action.label, prices.minutes(action, desk.office, desk.now),
            _beforehand(desk, action),
        )
        for action in tried
    ])


def _beforehand(desk, action) -> str:
    reason = refusal(desk, action)
    # An empty correction is refused only because nothing has been typed yet.
    return "" if reason.startswith("Nothing was changed") else reason


