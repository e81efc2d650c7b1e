"""What each verb costs in minutes; batches cost by their size."""

from sim.desk.actions import (
    Action,
    AddNote,
    Appeal,
    BillPatient,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    GoHome,
    OpenClaim,
    OpenReport,
    PostRemittance,
    ReleaseBatch,
    Replace,
    Resubmit,
    Scrub,
    Wait,
    WriteOff,
)
from sim.records.clock import DAY
from sim.records.replies import Remittance
from sim.world.office import TO_SEND, Office

_FLAT = {
    CheckEligibility: "check_eligibility",
    CorrectRegistration: "correct_registration",
    CorrectClaim: "correct_claim",
    ReleaseBatch: "release_batch",
    OpenReport: "open_report",
    Resubmit: "resubmit",
    Replace: "replace",
    Appeal: "appeal",
    WriteOff: "write_off",
    AddNote: "add_note",
}


def minutes(action: Action, office: Office, now: int) -> int:
    """Price an action before it is done.  `Wait` and `GoHome` take what the calendar takes: 0 here."""
    table = office.scenario.minutes
    kind = type(action)
    flat = _FLAT.get(kind)
    if flat is not None:
        return getattr(table, flat)
    if isinstance(action, OpenClaim):
        file = office.files.get(action.claim)
        return 0 if file is not None and file.opened_day == now // DAY else table.open_claim
    if isinstance(action, Scrub):
        count = len(action.claims) or len(office.lists[TO_SEND])
        return table.scrub + count // table.scrub_claims_a_minute
    if isinstance(action, BillPatient):
        count = 0 if action.claim else len(office.lists["patients"])
        return table.bill_patient + count // table.statements_a_minute
    if isinstance(action, PostRemittance):
        report = office.reports.get(action.report)
        count = len(report.claims) if isinstance(report, Remittance) else 0
        return table.post_remittance + count // table.post_claims_a_minute
    assert isinstance(action, Wait | GoHome)
    return 0
