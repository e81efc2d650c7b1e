"""Asking a payer who is covered: by wire (270/271), on its portal, or by telephone.

The answer is what the payer's file says at that hour, which may be out of date; the portal
shows last night's file.  A telephone call costs the most, brings a reference number, and
reaches somebody who can look for a person by name.
"""

from msgspec.structs import replace

from sim.records.claims import SELF, Claim
from sim.records.clock import DAY
from sim.records.eligibility import EligibilityAnswer, VisitCount
from sim.records.people import Membership, Patient
from sim.rules.benefits import NOTHING_USED, left_of_year
from sim.rules.checks.coverage import excluded_services, visits_used
from sim.rules.checks.identity import for_dependent
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
        return replace(asked, problem="not_found")
    if for_dependent(claim, member) and claim.birth_date != person.birth_date:
        found = _dependent(claim, files)
        return replace(asked, problem="wrong_number" if found else "not_enrolled")
    if claim.name or claim.birth_date != person.birth_date:
        other_name = claim.name or (person.id != claim.patient and claim.relationship == SELF)
        return replace(asked, problem="name" if other_name else "birth_date")
    return _covered(asked, house, claim, person, member)


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
    has_most = plan.out_of_pocket_max < NO_MAXIMUM
    return replace(
        asked, active=member.on_file(claim.day, today), plan=plan.name, group=member.group,
        relationship=member.relationship, first_day=member.first_day,
        last_day=member.last_day if knows else None, gap=member.gap,
        copay=plan.copay, coinsurance=plan.coinsurance, deductible=plan.deductible, deductible_left=left.deductible,
        most_out_of_pocket=plan.out_of_pocket_max if has_most else None,
        out_of_pocket_left=left.out_of_pocket if has_most else None,
        visits=tuple([
            VisitCount(service, visits_used(claim.member_id, service, claim.day, files), most)
            for service, most in plan.visits_a_year.items() if any(line.code == service for line in claim.lines)
        ]),
        excluded=excluded_services(claim, plan), other_payer=member.managed_by or member.injured_at_work,
        also_insured_by=_beside(person, member, claim.day),
    )


def _beside(person: Patient, member: Membership, day: int) -> str:
    """Name another payer of the patient's that this one has on file."""
    if not person.others:
        return ""
    held = [each for each in (*person.memberships, *person.others) if each != member and each.covers(day)]
    return held[0].payer if held else ""


def _reference(house: PayerHouse, claim: Claim, nth: int) -> str:
    draw = house.chance.draws("eligibility call", claim.id, nth)[0]
    return f"{house.payer.payer_id[:3]}{below(draw, 10**7):07d}"
