"""Coordination of benefits: coverages typed in the wrong order or not at all, and what a second payer is told wrongly."""

from collections.abc import Mapping

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.people import Coverage, Patient, Registration
from sim.rules.checks.coordination import cause_of_order
from sim.scenario import Payer
from sim.world.office import Office
from sim.world.slips.slip import Slip

TRANSPOSED = 900
"""What two neighbouring digits of an amount, typed in each other's place, add to it: a multiple of nine."""


def _second_first(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    """Type the second card as the first, and the first as the second; whoever has one card cannot be mistyped so."""
    if not patient.others:
        return registration
    first, second = patient.memberships[0], patient.others[0]
    after = Coverage(first.payer, first.member_id, first.group, first.relationship)
    return replace(
        registration, payer=second.payer, member_id=second.member_id, group=second.group, relationship=second.relationship,
        further=(after, *registration.further[1:]),
    )


def _order_slip(cause: str) -> Slip:
    def suits(patient: Patient, office: Office) -> bool:
        return bool(patient.others) and cause_of_order(patient.others[0]) == cause

    return Slip(_second_first, suits)


def _second_left_out(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    return replace(registration, further=())


def _pays_second(patient: Patient, payers: Mapping[str, Payer]) -> bool:
    """Somebody whose second payer the office itself must bill."""
    return bool(patient.others) and patient.others[0].payer not in payers[patient.memberships[0].payer].crosses_to


def _unanswered(patient: Patient, people) -> Patient:
    return patient


def _is_asked(patient: Patient, people) -> bool:
    """Health plans ask; Medicare and Medicaid find out otherwise."""
    return people.payers[patient.memberships[0].payer].coverage_kind in ("group", "individual")


def _without_remittance(claim: Claim, draw: int) -> Claim:
    *before, last = claim.prior
    return replace(claim, prior=(*before, replace(last, lines=())))


def _amount_mistyped(claim: Claim, draw: int) -> Claim:
    *before, last = claim.prior
    first, *rest = last.lines
    return replace(claim, prior=(*before, replace(last, lines=(replace(first, paid=first.paid + TRANSPOSED), *rest))))


BEFORE = {
    "cob_unanswered": Slip(_unanswered, _is_asked),
}
"""The patient has not answered the plan's questionnaire; the plan keeps a list (`sim.world.payers.questionnaires`)."""

AT_REGISTRATION = {
    **{
        cause: _order_slip(cause)
        for cause in ("other_payer_primary", "msp_order_wrong", "birthday_rule_wrong", "medicaid_last")
    },
    "secondary_missed": Slip(_second_left_out, lambda patient, office: _pays_second(patient, office.payers)),
}

AT_SECOND = {
    "primary_eob_missing": Slip(_without_remittance, _pays_second),
    "cob_amounts_wrong": Slip(_amount_mistyped, _pays_second),
}
