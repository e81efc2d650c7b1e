"""At the payer's door: whether it knows the person on the claim, as the claim has them.

A claim for a dependent under the subscriber's own number is let in: adjudication looks for
the dependent (`sim.rules.checks.eligibility`).
"""

from sim.records.claims import SELF, Claim
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.checks.newborns import is_infant
from sim.rules.payer_files import PayerFiles, Received


def unknown_member(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """The number is nobody's here; perhaps it was, is to be, or is somebody's at the payer of the near-identical name."""
    if claim.member_id in files.members:
        return ""
    if claim.member_id in files.policies.former:
        return "card_of_former_payer"
    if claim.relationship == SELF and is_infant(claim, files):
        return "newborn_under_own_number"
    if files.twin is not None and claim.member_id in files.twin.members:
        return "wrong_payer"
    return "transposed_member_id"


def name_differs(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """The name is not the member's; a claim carries one only where it differs from the card's."""
    return "name_mismatch" if claim.name else ""


def not_this_member(claim: Claim, received: Received, files: PayerFiles) -> str:
    """The number is another member's, with another name; payers that look early have found it by the birth date."""
    if received.patient.id == claim.patient or claim.relationship != SELF:
        return ""
    return "holder_taken_for_patient"


def birth_date_differs(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """The birth date is not the member's; nor is the name, where the number is somebody else's."""
    person, member = files.members[claim.member_id]
    if claim.birth_date == person.birth_date or for_dependent(claim, member):
        return ""
    if person.id != claim.patient and claim.relationship == SELF:
        return "holder_taken_for_patient" if files.checks_eligibility_at_door else ""
    return "wrong_birth_date"


def sex_differs(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """The sex is not the member's; payers that do not look this early find it on services for one sex alone."""
    person, member = files.members[claim.member_id]
    if claim.sex == person.sex or not files.checks_eligibility_at_door or for_dependent(claim, member):
        return ""
    return "wrong_sex"


def relationship_differs(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """The patient is not to the subscriber what the claim says: subscriber and dependent have changed places."""
    person, member = files.members[claim.member_id]
    if claim.relationship == member.relationship or claim.prior:
        return ""
    return "" if for_dependent(claim, member) and _is_somebody_else(claim, person) else "wrong_relationship"


def group_differs(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """The group or policy number is not the member's."""
    group = files.members[claim.member_id][1].group
    return "wrong_group" if group and claim.group != group and not claim.prior else ""


def for_dependent(claim: Claim, member: Membership) -> bool:
    """Tell whether a claim names a dependent under the subscriber's own number."""
    return member.relationship == SELF and claim.relationship != SELF


def _is_somebody_else(claim: Claim, person: Patient) -> bool:
    return claim.birth_date != person.birth_date
