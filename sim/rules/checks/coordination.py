"""Whether another payer comes first, and whether a claim says what that payer decided."""

from sim.records.claims import Claim, Prior
from sim.records.people import Membership
from sim.records.practice import PracticeFile
from sim.rules.coordination import balances
from sim.rules.payer_files import PayerFiles, Received


def cause_of_order(second: Membership) -> str:
    """Name what went wrong when a coverage that is not the first was billed as if it were."""
    if second.kind == "medicare":
        return "msp_order_wrong"
    if second.kind == "medicaid":
        return "medicaid_last"
    return "birthday_rule_wrong" if second.relationship == "child" else "other_payer_primary"


def primary_decision(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """A secondary claim carries what the payers before decided, line by line, and it balances."""
    for prior in claim.prior:
        if len(prior.lines) != len(claim.lines):
            return "primary_eob_missing"
        if files.prior_at_door and not _adds_up(claim, prior):
            return "cob_amounts_wrong"
    return ""


def amounts(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A payer that did not look at the door finds what the others' amounts lack when it decides."""
    if files.prior_at_door or all(_adds_up(claim, prior) for prior in claim.prior):
        return ""
    return "cob_amounts_wrong"


def _adds_up(claim: Claim, prior: Prior) -> bool:
    charged = all(theirs.charge == ours.charge for theirs, ours in zip(prior.lines, claim.lines, strict=True))
    return charged and all(map(balances, prior.lines))


def questionnaire(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A plan that has asked its member about other coverage decides nothing before the answer."""
    return "cob_unanswered" if files.unanswered and received.patient.id in files.unanswered else ""


def order(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A coverage that pays after another is not billed as if it were the first."""
    patient = received.patient
    if not patient.others or received.member not in patient.others or patient.membership_on(claim.day) is None:
        return ""
    return cause_of_order(received.member)


def crossed(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A claim that the payer before has forwarded by itself is not billed a second time."""
    return "crossover_billed_twice" if claim.id in files.crossed and not received.crossed else ""
