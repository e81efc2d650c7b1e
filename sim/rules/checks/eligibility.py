"""Whether the member was covered on the day of service, and whether the patient is a member at all."""

from sim.records.claims import Claim
from sim.records.people import Membership
from sim.records.practice import PracticeFile
from sim.rules.checks.identity import for_dependent
from sim.rules.payer_files import PayerFiles, Received


def not_covered_at_door(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """Tell so on the 277CA, where the payer looks that early.

    The door has a simpler file than adjudication: it knows neither lapses nor what was
    reported late.
    """
    if not files.checks_eligibility_at_door:
        return ""
    member = files.members[claim.member_id][1]
    if member.covers(claim.day) or member.gap is not None or member.learned is not None:
        return ""
    return why_uncovered(member, claim.day)


def not_covered(claim: Claim, received: Received, files: PayerFiles) -> str:
    """Tell so on the 835."""
    member = received.member
    return "" if member.on_file(claim.day, received.day) else why_uncovered(member, claim.day)


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
    return "eligibility_stale" if member.learned is not None and day >= member.learned - 1 else "coverage_ended"


def dependent(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A dependent billed under the subscriber's own number is looked for among those enrolled in the family."""
    if not for_dependent(claim, received.member):
        return ""
    for number in files.families.get(claim.member_id, ()):
        if files.members[number][0].birth_date == claim.birth_date:
            return "wrong_suffix"
    return "dependent_not_enrolled"


def at_work(claim: Claim, received: Received, files: PayerFiles) -> str:
    """What comes from the patient's work is the carrier's to pay, not the plan's (for Medicare 42 CFR 411.40)."""
    member = received.member
    if member.kind == "work_comp":
        return ""
    return "injured_at_work" if member.injured_at_work or claim.employment else ""
