"""What the plan covers: services that it excludes, and limits on how often it pays for one."""

from sim.records.claims import Claim, ClaimLine
from sim.records.codes import services
from sim.records.replies import ClaimPayment
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan


def out_of_network(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A clinician outside the plan's network is not paid; the member chose to come."""
    return "out_of_network" if claim.provider in files.plan.outside else ""


def excluded(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """Neither a service that the plan leaves out, nor a check-up that it calls routine, is paid."""
    plan = files.plan
    if line.code in plan.not_covered:
        return "service_not_covered"
    return "routine_excluded" if line.code in plan.no_routine else ""


def excluded_services(claim: Claim, plan: Plan) -> tuple[str, ...]:
    """List the services of a claim that a plan excludes."""
    return tuple([line.code for line in claim.lines if line.code in plan.not_covered or line.code in plan.no_routine])


NOTICE, NOTICE_ON_FILE = "notice", "GA"
"""What a visit's note says where the patient signed a notice beforehand, and the modifier by which the claim says so."""


def necessary(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """What the plan's policy calls not necessary is the practice's loss, or the patient's where the claim says that they knew.

    The notice itself no payer sees: without the modifier it is told the same, whether one was signed or not.
    """
    if line.code not in files.plan.not_necessary:
        return ""
    if NOTICE_ON_FILE in line.modifiers:
        return "notice_signed"
    return "notice_left_off" if files.notice_signed(claim.encounter) else "notice_not_signed"


def maximum_reached(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A service with a number of visits a year is not paid beyond it, wherever the visits were."""
    limits = files.plan.visits_a_year
    if not limits or line.code not in limits:
        return ""
    return "benefit_maximum_reached" if visits_used(claim.member_id, line.code, claim.day, files) >= limits[line.code] else ""


def visits_used(member_id: str, service: str, day: int, files: PayerFiles) -> int:
    """Count the visits for a service in the calendar year of a day."""
    year = files.calendar.year_of(day) if files.calendar else 0
    return files.visits.get((member_id, service, year), 0) + files.members[member_id][1].used_elsewhere


def count_visits(decided: ClaimPayment, day: int, files: PayerFiles, by: int = 1) -> None:
    """Count the paid lines of a decision towards the year's limits, or with `by` -1 take them out again."""
    limits = files.plan.visits_a_year
    if not limits or files.calendar is None:
        return
    year = files.calendar.year_of(day)
    for line in decided.lines:
        if line.code in limits and not line.denied:
            key = (decided.member_id, line.code, year)
            files.visits[key] = files.visits.get(key, 0) + by


def for_the_other_sex(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A service for one sex alone does not go with the sex that the claim says, which is not the member's."""
    if claim.sex == received.patient.sex:
        return ""
    return "wrong_sex" if services()[line.code].sex not in ("", claim.sex) else ""
