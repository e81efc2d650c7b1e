"""Plays on records and necessity: send what is asked for and no page more; let the note say why it was needed."""

from sim.desk.actions import Appeal, SendRecords, WriteOff
from sim.desk.view import ClaimView
from sim.rules.remedies import EVIDENCE, LIABILITY
from sim.staff.playbook.moves import Look, Plan, Play, bill, is_open, reread, told

KINDS = {title: kind for kind, title in EVIDENCE.items()}
MEDICAL_RECORD = "Encounter note"
"""What a remittance means that asks for the medical record of a service (RARC M127)."""


def answer(view: ClaimView, look: Look) -> Plan:
    """Send the documents that the payer's letter names, or the record that its codes ask for."""
    if not is_open(look, view.id, SendRecords):
        yield WriteOff(view.id, "uncollectable")
        return
    asked = told(view, "records_request", "Asks for") if view.status == "asked" else ""
    yield SendRecords(view.id, tuple([KINDS[title] for title in (asked or MEDICAL_RECORD).split(", ")]))


def needed(view: ClaimView, look: Look) -> Plan:
    """Not necessary: where the plan's policy says so the signed notice decides who bears it, else the note says why."""
    service = told(view, "encounter_note", "Service 1")
    policy = told(view, "benefit_sheet", "Not necessary by the plan's policy")
    if not service or service not in policy.split("; "):
        yield from reread(view, look)
    elif told(view, "advance_notice", "Signed on") and is_open(look, view.id, Appeal):
        yield Appeal(view.id, LIABILITY, ("advance_notice", "encounter_note"))
    else:
        yield WriteOff(view.id, "uncollectable")


DENIALS: dict[str, Play] = {
    "CO-226": answer,
    "CO-252": answer,
    "CO-163": answer,
    "CO-50": needed,
    "PR-50": bill,
    "CO-55": reread,
    "CO-56": reread,
    "CO-150": reread,
    "CO-151": reread,
}
