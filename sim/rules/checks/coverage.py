"""What the plan covers: services that it excludes, and limits on how often it pays for one."""

from sim.records.claims import Claim, ClaimLine
from sim.records.codes import services
from sim.records.money import Cents
from sim.records.replies import ClaimPayment
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import NO_MAXIMUM, Plan


def out_of_network(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A clinician outside the plan's network is not paid; the member chose to come."""
    return "out_of_network" if claim.provider in files.plan.outside else ""


def excluded(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """Neither a service that the plan leaves out, nor an extra, nor a check-up that it calls routine, is paid."""
    plan = files.plan
    if line.code in plan.not_covered:
        return "service_not_covered"
    if line.code in plan.no_benefit:
        return "charge_not_covered"
    return "routine_excluded" if line.code in plan.no_routine else ""


def excluded_services(claim: Claim, plan: Plan) -> tuple[str, ...]:
    """List the services of a claim that a plan excludes."""
    excluded = {*plan.not_covered, *plan.no_benefit, *plan.no_routine}
    return tuple([line.code for line in claim.lines if line.code in excluded])


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
    return "notice_left_off" if NOTICE in files.noted(claim.encounter) else "notice_not_signed"


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


LIFETIME = 0
"""The year under which visits are counted that a member has once and for all."""


def lifetime_reached(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A service with a number of visits in a lifetime is not paid beyond it, wherever and whenever the visits were."""
    most = files.plan.visits_in_life.get(line.code)
    if most is None:
        return ""
    return "lifetime_maximum_reached" if visits_in_life(claim.member_id, line.code, files) >= most else ""


def visits_in_life(member_id: str, service: str, files: PayerFiles) -> int:
    """Count the visits for a service since the member came to the plan."""
    return files.visits.get((member_id, service, LIFETIME), 0) + files.members[member_id][1].used_elsewhere


def plan_exhausted(claim: Claim, received: Received, files: PayerFiles) -> str:
    """The plan has paid for the member what it ever pays."""
    return "plan_maximum_reached" if lifetime_left(claim.member_id, files) <= 0 else ""


def lifetime_left(member_id: str, files: PayerFiles) -> Cents:
    """Tell what the plan still pays for a member altogether."""
    return files.plan.lifetime_maximum - files.paid_in_life.get(member_id, 0)


def count_visits(decided: ClaimPayment, day: int, files: PayerFiles, by: int = 1) -> None:
    """Count a decision towards the limits of year and lifetime, or with `by` -1 take it out again."""
    plan, member = files.plan, decided.member_id
    if plan.lifetime_maximum < NO_MAXIMUM:
        files.paid_in_life[member] = files.paid_in_life.get(member, 0) + by * decided.paid
    if files.calendar is None or not (plan.visits_a_year or plan.visits_in_life):
        return
    limits = ((plan.visits_a_year, files.calendar.year_of(day)), (plan.visits_in_life, LIFETIME))
    for line in decided.lines:
        for services_counted, year in limits:
            if line.code in services_counted and not line.denied:
                key = (member, line.code, year)
                files.visits[key] = files.visits.get(key, 0) + by


def for_the_other_sex(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A service for one sex alone does not go with the sex that the claim says, which is not the member's."""
    if claim.sex == received.patient.sex:
        return ""
    service = services().get(line.code)
    return "wrong_sex" if service is not None and service.sex not in ("", claim.sex) else ""
