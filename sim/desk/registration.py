"""Verbs of registration: ask the payer who is covered, and mend what the front desk typed."""

from msgspec.structs import replace

from sim.desk.actions import CheckEligibility, CorrectRegistration, Fact
from sim.desk.changes import Unusable, changed_registration
from sim.desk.claim_work import busy
from sim.rules.adjudication import OnFile
from sim.world.office import ClaimFile


def may_check(desk, action: CheckEligibility) -> str:
    """Refuse a claim that is not there or in a colleague's hands."""
    return busy(desk, action.claim)


def check_eligibility(desk, action: CheckEligibility) -> tuple[Fact, ...]:
    """Ask the payer on the claim about the claim's member and service date (270/271)."""
    file = desk.office.files[action.claim]
    file.eligibility = _answer(desk, file)
    desk.office.journal.add(desk.now, desk.who, "eligibility checked", action.claim, file.eligibility[1].value)
    return file.eligibility


def _answer(desk, file: ClaimFile) -> tuple[Fact, ...]:
    claim, payer = file.claim, desk.office.payers[file.claim.payer]
    asked = Fact("asked", f"{payer.name}, member {claim.member_id}, service date {_date(desk, claim.day)}")
    on_file: OnFile = desk.world.payers[payer.key].on_file(claim.member_id)
    membership = on_file.membership
    if membership is None:
        return (asked, Fact("answer", "Subscriber not found: the payer knows no member of this number"))
    if on_file.birth_date != claim.birth_date:
        return (asked, Fact("answer", "Birth date does not match the member's"))
    if membership.covers(claim.day):
        return (asked, Fact("answer", "Active coverage on the service date"), Fact("plan", payer.plan.name))
    if claim.day < membership.first_day:
        return (
            asked,
            Fact("answer", "Not covered on the service date"),
            Fact("coverage began", _date(desk, membership.first_day)),
            Fact("other coverage", "The member may have had other coverage before: look for the older card"),
        )
    return (
        asked,
        Fact("answer", "Not covered on the service date"),
        Fact("coverage ended", _date(desk, membership.last_day)),
        Fact("other coverage", "The member may have other coverage: ask for the current card"),
    )


def _date(desk, day: int) -> str:
    return desk.calendar.show_day(day)


def may_correct(desk, action: CorrectRegistration) -> str:
    """Refuse unknown patients, unusable values and changes that change nothing."""
    registration = desk.office.registrations.get(action.patient)
    if registration is None:
        return f"There is no patient {action.patient}. Open a claim and correct the patient named on it."
    if not action.changes:
        return "Nothing was changed. Type at least one new value."
    try:
        changed = changed_registration(desk.office, registration, action.changes)
    except Unusable as fault:
        return str(fault)
    return "" if changed != registration else "The registration says this already. Nothing to change."


def correct(desk, action: CorrectRegistration) -> tuple[Fact, ...]:
    """Mend the registration; claims that are already drafted stay as they are."""
    office = desk.office
    changed = changed_registration(office, office.registrations[action.patient], action.changes)
    office.registrations[action.patient] = replace(changed, clerk=desk.who, changed=desk.now)
    what = ", ".join(change.field for change in action.changes)
    for claim in office.claims_of.get(action.patient, ())[-1:]:
        office.journal.add(desk.now, desk.who, "registration corrected", claim, what)
    return (Fact("corrected", what),)
