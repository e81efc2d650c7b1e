"""Plays on the mail: what stands on no worklist is acted on when it is read."""

from sim.desk.actions import CallPatient, OpenReport
from sim.desk.view import Row
from sim.staff.playbook import coding, coverage, payments, practice
from sim.staff.playbook.moves import Look, Plan, at_a_glance, take_up

CLINICIAN, PATIENT = "The clinician", "The patient"
"""Who writes letters besides payers."""
MOVED, NOT_SEEN, GRANTED = "Return to sender", "I could not come", "Medicaid has been granted"
"""How letters begin that stand on no worklist."""
BACK_WHOLE = tuple(practice.RECEIPTS)
"""Receipts of files that can come back with every claim of theirs."""


def read(row: Row, look: Look) -> Plan:
    """Open a report; what stands on no worklist is acted on at once: files that came back, letters of clinician or patient."""
    said = (yield OpenReport(row.id)) or ()
    if row.codes in BACK_WHOLE:
        yield from _act_on({fact.name: fact.value for fact in said}, look)
        return
    claim = row.why.removeprefix("About ")
    if row.payer_name == CLINICIAN:
        view = at_a_glance(look, claim)
        if view is not None and view.status in ("sent", "accepted", "to_send", "paid"):
            yield from coding.addendum((yield from take_up(look, claim)), look)
    elif row.payer_name == PATIENT:
        yield from _answer_patient(claim, "\n".join([fact.value for fact in said if fact.name == "letter"]), look)


def _answer_patient(claim: str, letter: str, look: Look) -> Plan:
    """Do what a patient's letter calls for that brings no claim back to a worklist by itself."""
    if letter.startswith(MOVED):
        yield CallPatient(claim, "address")
    elif letter.startswith(NOT_SEEN):
        yield from payments.never_given(claim, look)
    elif letter.startswith(GRANTED):
        yield from coverage.granted(claim, look)


def _act_on(says: dict[str, str], look: Look) -> Plan:
    """Act on the receipt of a file: one that came back is mended and sent again as a whole."""
    batch, came, _ = says.get("file", "").partition(" came back")
    if came:
        yield from practice.came_back(batch, says.get("faulty claim", ""), look)
