"""One claim with all that may be read about it: form, lines, documents, history, verbs."""

from sim.desk.appointments import appointment
from sim.desk.batch_buttons import BATCHES, on_one, on_one_named
from sim.desk.button import button
from sim.desk.call_papers import call_papers
from sim.desk.claim_lines import diagnosis_fields, line_fields
from sim.desk.edits_view import found_on
from sim.desk.letters_view import certifier_field, letters_about, referral_field
from sim.desk.payment_papers import payment_papers
from sim.desk.registration_view import registration_fields
from sim.desk.rows import claim_row, quick_row
from sim.desk.verb import buttons
from sim.desk.verbs import VERBS
from sim.desk.view import ClaimView, HistoryLine, LineView, Step, Verb
from sim.desk.work.other_payers import primary_papers, prior_fields
from sim.records.accidents import BY_CODE, NO_ACCIDENT
from sim.records.clock import DAY
from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.records.ledger import INSURANCE, INSURER_PAID, PATIENT
from sim.rules.deadlines import limit_in_words
from sim.world.claim_file import (
    ACCEPTED,
    APPEALED,
    CLOSED,
    DENIED,
    PAID,
    REJECTED,
    STATUS_LABELS,
    TO_SEND,
    UNCHARGED,
    UPCOMING,
    ClaimFile,
)


def claim_view(
    desk, claim_id: str, faces: bool = True, documents: bool = True, named: tuple[str, ...] = ()
) -> ClaimView:
    """Show a claim; its documents only if it has been taken up today or before."""
    file = desk.office.files[claim_id]
    if not faces:
        return _quick_view(desk, file, documents, named)
    claim = file.claim
    row = claim_row(desk, file)
    history = desk.office.journal.of_claim(claim_id)
    return ClaimView(
        claim_id, claim.patient, row.name, row.payer_name, _headline(desk, file), file.status, STATUS_LABELS[file.status],
        claim.charge, row.open, row, _steps(desk, file), _form(desk, file), registration_fields(desk, claim.patient, True),
        _lines(desk, file),
        (*_others(desk, file), *[_line(desk, event) for event in history if event.what != "note"]),
        tuple([_line(desk, event) for event in history if event.what == "note"]),
        _filed_days(file), _filing_limit(desk, file), file.opened_day >= 0,
        _documents(desk, file, True) if documents and file.opened_day >= 0 else (), file.reports,
        _verbs(desk, file, True, named), file.changed, desk.calendar.show_day(claim.day), found_on(file),
    )


def _quick_view(desk, file: ClaimFile, documents: bool, named: tuple[str, ...]) -> ClaimView:
    """Show what decides: either the papers of a claim, or where it stands and what can be done."""
    claim = file.claim
    row = quick_row(desk, file)
    papers = documents and file.opened_day >= 0
    return ClaimView(
        claim.id, claim.patient, "", row.payer_name, "", file.status, "", claim.charge, 0, row, (),
        _form(desk, file) if documents else (),
        registration_fields(desk, claim.patient, False) if documents else (), (), (), (),
        _filed_days(file), _filing_limit(desk, file), file.opened_day >= 0,
        _documents(desk, file, False) if papers else (), file.reports, () if documents else _verbs(desk, file, False, named),
        file.changed, desk.calendar.show_day(claim.day),
    )


MOST_OTHERS = 6
"""How many of the patient's other claims the history names."""


def _others(desk, file: ClaimFile) -> tuple[HistoryLine, ...]:
    """Name the patient's other claims, those of the nearest days of service first.

    A visit that was entered twice shows nowhere else.
    """
    office, claim, show = desk.office, file.claim, desk.calendar.show_day
    others = [office.files[each] for each in office.claims_of[claim.patient] if each != claim.id]
    others.sort(key=lambda each: (abs(each.claim.day - claim.day), each.claim.id))
    named = [
        f"{each.claim.id} of {show(each.claim.day, short=True)} ({STATUS_LABELS[each.status].lower()})"
        for each in others[:MOST_OTHERS]
    ]
    more = len(others) - len(named)
    said = "Other claims of this patient: " + ", ".join(named) + (f" and {more} more" if more else "")
    return (HistoryLine(show(claim.day, short=True), "office", said),) if named else ()


def _filed_days(file: ClaimFile) -> int | None:
    return file.accepted_day - file.claim.day if file.accepted_day >= 0 else None


def _filing_limit(desk, file: ClaimFile) -> int:
    claim = file.claim
    return desk.office.clocks[claim.payer].last_day("original", claim.day) - claim.day


def _headline(desk, file: ClaimFile) -> str:
    claim = file.claim
    payer = desk.office.payers[claim.payer]
    clinician = desk.world.faces.provider(claim.provider).full_name
    seen = f"{'Booked for' if file.status == UPCOMING else 'Seen'} {desk.calendar.show_day(claim.day)} by Dr {clinician}"
    limit = limit_in_words(desk.office.clocks[payer.key].limits["original"])
    return f"{seen} · {payer.name}, {limit} to file"


def _form(desk, file: ClaimFile) -> tuple[Field, ...]:
    claim = file.claim
    payer = desk.office.payers[claim.payer]
    fields = [
        Field("Payer", payer.name),
        Field("Payer ID", payer.payer_id, "payer"),
        Field("Member ID", claim.member_id, "member_id", "1a"),
        Field("Patient", claim.name or desk.office.card_name(claim.patient), "name", "2"),
        Field("Birth date", claim.birth_date.isoformat(), "birth_date", "3"),
        Field("Sex", claim.sex, "sex", "3"),
        Field("Relationship", claim.relationship, "relationship", "6"),
        Field("Group", claim.group, "group", "11"),
        Field("Because of an accident", BY_CODE[claim.accident].says if claim.accident else NO_ACCIDENT, "accident", "10"),
        Field("Date of service", desk.calendar.show_day(claim.day), "service_date", "24A"),
        *diagnosis_fields(claim),
        Field("Frequency", claim.frequency, "", "22"),
        *([Field("Original reference number", claim.payer_claim_number, "", "22")] if claim.payer_claim_number else []),
        Field("Rendering provider", claim.provider, "provider", "24J"),
        Field("Authorisation", claim.authorisation or "", "authorisation", "23"),
        *referral_field(desk, file),
        *certifier_field(desk, file),
    ]
    return (*fields, *prior_fields(desk.office, claim), *line_fields(claim))


def _lines(desk, file: ClaimFile) -> tuple[LineView, ...]:
    ledger = desk.office.ledger
    claim = file.claim
    # A line that was added after a decision is on the books only once the payer has decided anew.
    none = (0,) * len(claim.lines)
    paid, insurer, patient = [
        ledger.line_balances(claim.id, account) + none for account in (INSURER_PAID, INSURANCE, PATIENT)
    ]
    return tuple([
        LineView(
            number + 1, shown(line.code), label(line.code), " ".join(line.modifiers), line.units, line.charge,
            paid[number], insurer[number] + patient[number],
        )
        for number, line in enumerate(claim.lines)
    ])


def _documents(desk, file: ClaimFile, faces: bool) -> tuple[Document, ...]:
    world, claim, ahead = desk.world, file.claim, file.status == UPCOMING
    papers = [appointment(desk, file)] if ahead else []
    papers += world.archive.papers(
        world.patients.all[claim.patient], desk.office.encounters[claim.encounter], desk.now // DAY,
        claim.patient in desk.office.asked_for_cards, ahead,
    )
    if file.eligibility:
        papers.append(Document(
            "eligibility_answer", "Eligibility answer (271)",
            tuple([Field(fact.name.capitalize(), fact.value, fact.name.replace(" ", "_")) for fact in file.eligibility]),
        ))
    if claim.patient in desk.office.screenings:
        papers.append(Document(
            "screening_result", "Financial screening",
            tuple([Field(fact.name.capitalize(), fact.value) for fact in desk.office.screenings[claim.patient]]),
        ))
    papers += payment_papers(desk, file, faces)
    papers += call_papers(desk, file)
    papers += primary_papers(desk, file)
    papers += letters_about(desk, file)
    return tuple(papers)


def _steps(desk, file: ClaimFile) -> tuple[Step, ...]:
    """Tell how far a claim has come, setbacks included."""
    show, status = desk.calendar.show_day, file.status
    if status == UPCOMING:
        asked = "ahead" if file.claim.id in desk.office.lists[UPCOMING] else "done"
        return Step("Authorisation", asked), Step(f"Visit on {show(file.claim.day, short=True)}", "ahead")
    steps = [Step(f"Seen {show(file.claim.day, short=True)}", "done")]
    if status == UNCHARGED:
        steps.append(Step("Charges to enter", "ahead"))
    if file.sent_day >= 0:
        steps.append(Step(f"Sent {show(file.sent_day, short=True)}", "done"))
    rejected = file.returned is not None or (file.answer is not None and not file.answer.accepted)
    turned_back = rejected and status in (REJECTED, TO_SEND, CLOSED)
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
    "left without charges": "Visit without charges",
    "booked": "Visit booked that needs an authorisation",
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
    "disputed": "Payment disputed",
    "reversed": "Payer took its decision back: {}",
    "refunded": "Refunded: {}",
    "posted by hand": "Posted by hand: {}",
    "status checked": "Status: {}",
    "authorisation requested": "Authorisation: {}",
    "referral requested": "Referral: {}",
    "records sent": "Records sent: {}",
}


def _line(desk, event) -> HistoryLine:
    text = _TEXTS.get(event.what)
    said = text.format(event.detail) if text else f"{event.what}: {event.detail}".rstrip(": ")
    said = event.detail if event.what == "note" else f"{said[:1].upper()}{said[1:]}".replace("_", " ")
    return HistoryLine(desk.calendar.show_day(event.minute // DAY, short=True), event.who, said)


def on_claim(desk, file: ClaimFile, named: tuple[str, ...], faces: bool = False) -> tuple[Verb, ...]:
    """Price some verbs on a claim."""
    return tuple([
        on_one_named(desk, name, file) if name in BATCHES else button(desk, _BY_NAME[name], file, faces) for name in named
    ])


def _verbs(desk, file: ClaimFile, faces: bool, named: tuple[str, ...]) -> tuple[Verb, ...]:
    """Price every verb of a claim, and say beforehand where one would be refused whatever is typed into it."""
    if named:
        return on_claim(desk, file, named, faces)
    buttons = [button(desk, verb, file, faces) for verb in _ON_CLAIMS]
    return (*buttons, *on_one(desk, file)) if faces else tuple(buttons)


_ON_CLAIMS = buttons("claim", VERBS)
_BY_NAME = {kind.__struct_config__.tag: verb for kind, verb in VERBS.items() if verb in _ON_CLAIMS}
