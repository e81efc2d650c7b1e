"""Calls to payers as papers of a claim: how each went, what was said, and whether a note proves it."""

from sim.desk.work.calling import representative
from sim.records.clock import DAY
from sim.records.documents import Document, Field
from sim.records.phone_calls import PhoneCall
from sim.world.claim_file import ClaimFile
from sim.world.telephone import MENU, SUBJECTS, WRONG_DEPARTMENT

NO_NOTE = "None names this number: nobody can prove the call"


def call_papers(desk, file: ClaimFile) -> tuple[Document, ...]:
    """Lay out the calls about a claim, oldest first."""
    calls = desk.office.phone_calls.get(file.claim.id)
    if not calls:
        return ()
    return tuple([_paper(desk, call, file.notes) for call in calls])


def proven(call: PhoneCall, notes: tuple[str, ...]) -> bool:
    """Tell whether a note names the call's reference number."""
    return bool(call.reference) and any(call.reference in note for note in notes)


def _paper(desk, call: PhoneCall, notes: tuple[str, ...]) -> Document:
    day, time = desk.calendar.show_day(call.minute // DAY), desk.calendar.show_time(call.minute)
    held = f"{call.held} min, {WRONG_DEPARTMENT}" if call.transferred else f"{call.held} min"
    heard = (
        Field("Spoke with", representative(desk, call.representative)), Field("Reference", call.reference),
        Field("Said", call.says), Field("Note", "Written" if proven(call, notes) else NO_NOTE),
    ) if call.reference else (Field("Said", call.says),)
    return Document(
        "call_record", f"Call to {desk.office.payers[call.payer].name}, {day}, {time}",
        (Field("About", SUBJECTS[call.topic]), Field("Menu", MENU[call.topic]), Field("On hold", held), *heard),
    )
