"""One claim with all that may be read about it: form, lines, documents, history, verbs."""

from sim.desk import prices
from sim.desk.actions import (
    AddNote,
    Appeal,
    BillPatient,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    OpenClaim,
    Replace,
    Resubmit,
    WriteOff,
)
from sim.desk.rows import claim_row
from sim.desk.verbs import refusal
from sim.desk.view import ClaimView, HistoryLine, LineView, Step, Verb
from sim.records.clock import DAY
from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.records.ledger import INSURANCE, INSURER_PAID, PATIENT
from sim.world.office import (
    ACCEPTED,
    APPEALED,
    CLOSED,
    DENIED,
    PAID,
    REJECTED,
    STATUS_LABELS,
    TO_SEND,
    ClaimFile,
)


def claim_view(desk, claim_id: str, faces: bool = True, documents: bool = True) -> ClaimView:
    """Show a claim; its documents only if it has been taken up today or before."""
    office, calendar = desk.office, desk.calendar
    file = office.files[claim_id]
    claim = file.claim
    payer = office.payers[claim.payer]
    opened = file.opened_day >= 0
    row = claim_row(desk, file, faces)
    history = office.journal.of_claim(claim_id) if faces else ()
    form, verbs = faces or documents, faces or not documents
    return ClaimView(
        claim_id, claim.patient, row.name, payer.name, _headline(desk, file) if faces else "",
        file.status, STATUS_LABELS[file.status], claim.charge, row.open, row,
        _steps(desk, file) if faces else (),
        _form(desk, file, row.name) if form else (), _registration(desk, claim.patient, faces) if form else (),
        _lines(desk, file) if faces else (),
        tuple([_line(desk, event) for event in history if event.what != "note"]),
        tuple([_line(desk, event) for event in history if event.what == "note"]),
        file.accepted_day - claim.day if file.accepted_day >= 0 else None, payer.filing_limit_days,
        opened, _documents(desk, file) if opened and documents else (), file.reports, _verbs(desk, file) if verbs else (),
        file.changed, calendar.show_day(claim.day),
    )


def _headline(desk, file: ClaimFile) -> str:
    claim = file.claim
    payer = desk.office.payers[claim.payer]
    clinician = desk.world.faces.provider(claim.provider).full_name
    seen = f"Seen {desk.calendar.show_day(claim.day)} by Dr {clinician}"
    return f"{seen} · {payer.name}, {payer.filing_limit_days} days to file"


def _form(desk, file: ClaimFile, name: str) -> tuple[Field, ...]:
    claim = file.claim
    payer = desk.office.payers[claim.payer]
    fields = [
        Field("Payer", payer.name),
        Field("Payer ID", payer.payer_id, "payer"),
        Field("Member ID", claim.member_id, "member_id", "1a"),
        Field("Patient", name, "", "2"),
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


def _registration(desk, patient: str, faces: bool) -> tuple[Field, ...]:
    office = desk.office
    registration = office.registrations[patient]
    payer = office.payers[registration.payer]
    typed_by = registration.clerk
    if faces and typed_by in office.scenario.practice.clerks:
        typed_by = desk.world.faces.clerk(typed_by).full_name
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
    papers += [
        Document(
            "letter", f"Letter of {desk.calendar.show_day(letter.minute // DAY)}",
            (Field("From", letter.sender), Field("Decision", letter.decision)), letter.text,
        )
        for letter in desk.office.letters.get(claim.id, ()) if letter.id not in desk.office.unread
    ]
    return tuple(papers)


def _steps(desk, file: ClaimFile) -> tuple[Step, ...]:
    """Tell how far a claim has come, setbacks included."""
    show, status = desk.calendar.show_day, file.status
    steps = [Step(f"Seen {show(file.claim.day, short=True)}", "done")]
    if file.sent_day >= 0:
        steps.append(Step(f"Sent {show(file.sent_day, short=True)}", "done"))
    turned_back = status in (REJECTED, TO_SEND, CLOSED) and file.answer is not None and not file.answer.accepted
    denied = status in (DENIED, APPEALED, TO_SEND, CLOSED) and file.payment is not None and file.payment.denied
    if denied:
        steps += [Step("Accepted", "done"), Step("Denied", "failed")]
    elif turned_back:
        steps.append(Step("Rejected", "failed"))
    if status == TO_SEND:
        steps.append(Step("To send again" if file.times_sent else "To send", "ahead"))
    if status == APPEALED:
        steps.append(Step("Under appeal", "ahead"))
    if not denied and status != CLOSED:
        steps.append(Step("Accepted", "done" if status in (ACCEPTED, PAID) else "ahead"))
    steps.append(Step("Closed", "failed") if status == CLOSED else Step("Paid", "done" if status == PAID else "ahead"))
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
    said = event.detail if event.what == "note" else f"{said[:1].upper()}{said[1:]}".replace("_", " ")
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
        Verb(action.__struct_config__.tag, action.label, price, _beforehand(desk, action, price))
        for action in tried for price in (prices.minutes(action, desk.office, desk.now),)
    ])


def _beforehand(desk, action, price: int) -> str:
    reason = refusal(desk, action, price)
    # An empty correction is refused only because nothing has been typed yet.
    return "" if reason.startswith("Nothing was changed") else reason


