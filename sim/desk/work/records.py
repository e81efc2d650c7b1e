"""The verb that answers a payer's request for records."""

from sim.desk.actions import Fact, SendRecords
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.appeals import note_breach
from sim.desk.work.claims import busy, not_now
from sim.records.clock import DAY
from sim.rules.records_asked import asks_for
from sim.rules.remedies import EVIDENCE
from sim.world.claim_file import ACCEPTED, ASKED, DENIED, ClaimFile
from sim.world.office import Office

ENCLOSABLE = tuple((kind, title) for kind, title in EVIDENCE.items() if kind != "acceptance_report")


def asked(office: Office, file: ClaimFile) -> tuple[tuple[str, ...], int]:
    """Tell which documents a payer waits for, and until which day; none where it waits for nothing."""
    if file.status == ASKED and file.asked is not None:
        return file.asked.asks, file.asked.until
    if file.status != DENIED or file.payment is None:
        return (), -1
    wanted = tuple(dict.fromkeys([each for line in file.payment.lines if line.denied for each in asks_for(line)]))
    return wanted, office.clocks[file.sent.payer].last_day("records", file.answered_day)


def may_send(desk, action: SendRecords) -> str:
    """Refuse claims for which nobody asked, empty envelopes, unknown documents and what comes too late."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    wanted, until = asked(desk.office, file)
    if not wanted:
        return _not_asked(file)
    if desk.now // DAY > until:
        return f"The payer waited for records until {desk.calendar.show_day(until)}. That day has passed."
    known = dict(ENCLOSABLE)
    unknown = [document for document in action.documents if document not in known]
    if unknown:
        return f"{unknown[0]!r} is no document on file. Choose from {', '.join(known)}."
    return "" if action.documents else "Nothing was enclosed. Tick the documents that the payer asks for."


def _not_asked(file: ClaimFile) -> str:
    if file.status == DENIED:
        return "The payer has not asked for records. Appeal with them where the denial is wrong."
    return not_now(file)


def send(desk, action: SendRecords) -> tuple[Fact, ...]:
    """Fax the documents; the payer reads them and decides in some weeks.  What was not asked for is a breach."""
    office = desk.office
    file = office.files[action.claim]
    note_breach(desk, file, action.documents, asked(office, file)[0])
    office.records_out.append((file.sent, desk.now // DAY, action.documents))
    office.move(file, ACCEPTED)
    enclosed = ", ".join(EVIDENCE[document] for document in action.documents)
    office.journal.add(desk.now, desk.who, "records sent", action.claim, enclosed)
    return (Fact("enclosed", enclosed),)


VERBS = {
    SendRecords: Verb(
        may_send, send, "send_records", lambda file: SendRecords(file.claim.id, ("encounter_note",)),
        (Input("documents", "Documents to send", "documents", ENCLOSABLE),),
    ),
}
