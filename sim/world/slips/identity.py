"""At registration: who the patient is, typed wrong from card and form."""

from datetime import date, timedelta

from msgspec.structs import replace

from sim.records.claims import SELF
from sim.records.identifiers import swap_digits
from sim.records.people import Patient, Registration
from sim.world.office import Office
from sim.world.slips.names import mistyped
from sim.world.slips.slip import Slip


def _swap_digits(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    return replace(registration, member_id=swap_digits(registration.member_id, draw))


def _slip_of_date(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    return replace(registration, birth_date=_another_date(registration.birth_date, draw))


def _another_date(born: date, draw: int) -> date:
    """Swap day and month where that makes another date, else slip by ten years or a day."""
    if born.day <= 12 and born.day != born.month:
        return born.replace(month=born.day, day=born.month)
    if draw & 1 and (born.month, born.day) != (2, 29):
        return born.replace(year=born.year - 10)
    return born - timedelta(days=1) if born.day > 20 else born + timedelta(days=1)


def _twin_of(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    return replace(registration, payer=office.payers[registration.payer].twin)


def _has_twin(patient: Patient, office: Office) -> bool:
    return bool(office.payers[patient.memberships[0].payer].twin)


def _another_name(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    return replace(registration, name=mistyped(office.card_name(patient.id), draw))


def _other_sex(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    return replace(registration, sex="M" if registration.sex == "F" else "F")


def _swap_in_group(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    return replace(registration, group=swap_digits(registration.group, draw))


def _can_swap_in_group(patient: Patient, office: Office) -> bool:
    group = patient.memberships[0].group
    return swap_digits(group, 0) != group


def _as_subscriber(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    return replace(registration, relationship=SELF)


def _without_suffix(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    return replace(registration, member_id=patient.memberships[0].subscriber_number)


def _as_the_holder(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    """Take the card of a parent or spouse for the patient's own: their number, and the patient as subscriber."""
    return replace(registration, member_id=patient.memberships[0].subscriber_number, relationship=SELF)


def _is_dependent(patient: Patient, office: Office) -> bool:
    return bool(patient.memberships[0].subscriber_number)


SLIPS = {
    "transposed_member_id": Slip(_swap_digits),
    "wrong_birth_date": Slip(_slip_of_date),
    "wrong_payer": Slip(_twin_of, _has_twin),
    "claim_transferred": Slip(_twin_of, _has_twin),
    "name_mismatch": Slip(_another_name),
    "wrong_sex": Slip(_other_sex),
    "wrong_group": Slip(_swap_in_group, _can_swap_in_group),
    "wrong_relationship": Slip(_as_subscriber, _is_dependent),
    "wrong_suffix": Slip(_without_suffix, _is_dependent),
    "holder_taken_for_patient": Slip(_as_the_holder, _is_dependent),
}
