"""Asking a payer who is covered: by wire (270/271), on its portal, or by telephone.

The answer is what the payer's file says at that hour, which may be out of date; the portal
shows last night's file.  A telephone call costs the most, brings a reference number, and
reaches somebody who can look for a person by name.
"""

from msgspec.structs import replace

from sim.records.claims import SELF, Claim
from sim.records.clock import DAY
from sim.records.eligibility import EligibilityAnswer, VisitCount
from sim.records.people import Grace, Membership, Patient
from sim.rules.benefits import NOTHING_USED, left_of_year
from sim.rules.checks.coverage import excluded_services, lifetime_left, visits_in_life, visits_used
from sim.rules.checks.identity import for_dependent
from sim.rules.checks.newborns import FIRST_DAYS, in_first_days, why_not_enrolled
from sim.rules.payer_files import PayerFiles
from sim.rules.plans import NO_MAXIMUM
from sim.world.chance import below
from sim.world.payers.house import PayerHouse

WAYS = {"270": "By wire (270)", "portal": "On the payer's portal", "phone": "By telephone"}


def ask(house: PayerHouse, claim: Claim, minute: int, by: str, nth: int) -> EligibilityAnswer:
    """Ask a payer about the member and the service date of a claim; `nth` counts what was asked about this claim before."""
    files = house.files
    asked = EligibilityAnswer(
        f"{claim.id[2:]}-{nth + 1}", claim.id, claim.patient, files.key, claim.member_id, claim.day, minute, by,
        claim.relationship, reference=_reference(house, claim, nth) if by == "phone" else "",
    )
    person, member = files.member(claim.member_id)
    if person is None or member is None:
        return replace(asked, problem="former" if claim.member_id in files.policies.former else "not_found")
    if for_dependent(claim, member) and claim.birth_date != person.birth_date:
        return _of_the_family(asked, house, claim, person, member)
    if claim.name or claim.birth_date != person.birth_date:
        other_name = claim.name or (person.id != claim.patient and claim.relationship == SELF)
        return replace(asked, problem="name" if other_name else "birth_date")
    return _covered(asked, house, claim, person, member)


_WHY_NOT = {"newborn_entered_late": "enrolment_pending", "no_dependent_coverage": "no_dependents"}
"""Why a dependent is not on the plan → why the payer cannot answer; ``not_enrolled`` for the rest."""


def _of_the_family(
    asked: EligibilityAnswer, house: PayerHouse, claim: Claim, person: Patient, member: Membership
) -> EligibilityAnswer:
    """Answer for a dependent who was asked about under the subscriber's own number."""
    files = house.files
    if _dependent(claim, files):
        return replace(asked, problem="wrong_number")
    if in_first_days(claim, files):
        born = house.office.calendar.day_number(claim.birth_date)
        covered = _covered(asked, house, claim, person, member)
        return replace(covered, relationship=claim.relationship, newborn_until=born + FIRST_DAYS)
    return replace(asked, problem=_WHY_NOT.get(why_not_enrolled(claim, files), "not_enrolled"))


def _dependent(claim: Claim, files: PayerFiles) -> str:
    for number in files.families.get(claim.member_id, ()):
        if files.members[number][0].birth_date == claim.birth_date:
            return number
    return ""


def _covered(
    asked: EligibilityAnswer, house: PayerHouse, claim: Claim, person: Patient, member: Membership
) -> EligibilityAnswer:
    files, plan = house.files, house.payer.plan
    today = asked.minute // DAY - (asked.by == "portal")
    knows = member.learned is None or today >= member.learned
    year = house.office.calendar.year_of(claim.day)
    family = house.years.family_used(member.subscriber or person.id, year) if plan.counts_families else NOTHING_USED
    left = left_of_year(plan, house.years.used(claim.member_id, year), family)
    has_end = plan.lifetime_maximum < NO_MAXIMUM
    has_most = plan.out_of_pocket_max < NO_MAXIMUM
    active = member.on_file(claim.day, today)
    answer = replace(
        asked, active=active, plan=plan.name, group=member.group,
        relationship=member.relationship, first_day=member.first_day,
        last_day=member.last_day if knows else None, gap=member.gap,
        copay=plan.copay, coinsurance=plan.coinsurance, deductible=plan.deductible, deductible_left=left.deductible,
        most_out_of_pocket=plan.out_of_pocket_max if has_most else None,
        out_of_pocket_left=left.out_of_pocket if has_most else None,
        visits=tuple([
            VisitCount(service, visits_used(claim.member_id, service, claim.day, files), most)
            for service, most in plan.visits_a_year.items() if any(line.code == service for line in claim.lines)
        ] + [
            VisitCount(service, visits_in_life(claim.member_id, service, files), most, True)
            for service, most in plan.visits_in_life.items() if any(line.code == service for line in claim.lines)
        ]),
        lifetime_maximum=plan.lifetime_maximum if has_end else None,
        lifetime_left=max(lifetime_left(claim.member_id, files), 0) if has_end else None,
        excluded=excluded_services(claim, plan), other_payer=_in_place_of(member, files, active),
        also_insured_by=_beside(person, member, claim.day),
        policy=_end_of_policy(member, claim.day),
    )
    grace = files.grace.get(claim.member_id)
    return answer if grace is None else _in_grace(answer, grace, today)


def _in_grace(answer: EligibilityAnswer, grace: Grace, today: int) -> EligibilityAnswer:
    """Say until when the plan pays without a premium; once it knows that none comes, the coverage has ended there."""
    covered_until = grace.waits_from - 1
    if today < grace.known:
        return replace(answer, grace=(covered_until, grace.last_day))
    return replace(answer, active=answer.active and answer.day <= covered_until, last_day=covered_until)


def _in_place_of(member: Membership, files: PayerFiles, active: bool) -> str:
    """Name the payer that pays in this one's place: for some of what the patient comes for, or, once it has ended, for all."""
    if not active:
        return member.managed_by
    hospice = files.hospices.get(member.member_id)
    return member.accident_carrier or (hospice.payer if hospice else "")


def _end_of_policy(member: Membership, day: int) -> str:
    """Say how a rare policy ended, of a day after its end."""
    if member.standing is None or member.last_day is None or day <= member.last_day:
        return ""
    return member.standing.policy


def _beside(person: Patient, member: Membership, day: int) -> str:
    """Name another payer of the patient's that this one has on file."""
    if not person.others:
        return ""
    held = [each for each in (*person.memberships, *person.others) if each != member and each.covers(day)]
    return held[0].payer if held else ""


def _reference(house: PayerHouse, claim: Claim, nth: int) -> str:
    draw = house.chance.draws("eligibility call", claim.id, nth)[0]
    return f"{house.payer.payer_id[:3]}{below(draw, 10**7):07d}"
