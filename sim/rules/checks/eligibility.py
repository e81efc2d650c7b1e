"""Whether the member was covered on the day of service, and whether the patient is a member at all."""

from sim.records.claims import Claim
from sim.records.people import Membership
from sim.records.practice import PracticeFile
from sim.rules.checks.coding import before_birth
from sim.rules.checks.identity import for_dependent
from sim.rules.checks.newborns import in_first_days, why_not_enrolled
from sim.rules.payer_files import PayerFiles, Received

ENDED_BY = {"cancelled": "group_policy_cancelled", "dental": "dental_part_left"}
"""What is rare about a policy that has ended → the cause."""


GRANTED_LATER = "medicaid_granted_later"
"""Nobody covered the day when the payer decided; afterwards Medicaid does."""


def not_covered_at_door(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """Tell so on the 277CA, where the payer looks that early.

    The door has a simpler file than adjudication: it knows neither lapses nor what was
    reported late.  A day before the birth is no question of coverage.
    """
    if not files.checks_eligibility_at_door:
        return ""
    member = files.members[claim.member_id][1]
    if member.covers(claim.day) or member.gap is not None or member.learned is not None or claim.member_id in files.granted:
        return ""
    return "" if before_birth(claim, files) else why_uncovered(member, claim.day)


def not_covered(claim: Claim, received: Received, files: PayerFiles) -> str:
    """Tell so on the 835."""
    member = received.member
    if member.on_file(claim.day, received.day):
        return ""
    return GRANTED_LATER if claim.member_id in files.granted else why_uncovered(member, claim.day)


def why_uncovered(member: Membership, day: int) -> str:
    """Name the reason for which a membership does not cover a day.

    From the day before the payer's file learnt of the end, the front desk had its word for it
    that the coverage went on.
    """
    if member.managed_by:
        return "medicare_advantage_hidden"
    if day < member.first_day:
        return "coverage_not_begun"
    if member.gap is not None and member.gap[0] <= day <= member.gap[1]:
        return "coverage_lapsed"
    if member.standing is not None and member.standing.policy:
        return ENDED_BY[member.standing.policy]
    return "eligibility_stale" if member.learned is not None and day >= member.learned - 1 else "coverage_ended"


def dependent(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A dependent billed under the subscriber's own number is looked for among those enrolled in the family.

    In its first days a child is covered under that number all the same.
    """
    if not for_dependent(claim, received.member) or in_first_days(claim, files):
        return ""
    for number in files.families.get(claim.member_id, ()):
        if files.members[number][0].birth_date == claim.birth_date:
            return "wrong_suffix"
    return why_not_enrolled(claim, files)
