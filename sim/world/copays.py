"""The copay at check-in: the front desk reads it off the card and takes it before anybody has decided on the claim.

What is taken stands on the patient's account as a payment for which nothing is owed yet; the
remittance brings the share, and what it leaves over is owed back.
"""

from sim.records.clock import DAY
from sim.records.encounters import Encounter
from sim.records.ledger import PATIENT, PATIENT_PAID
from sim.records.money import dollars
from sim.rules.benefits import USUAL, sharing
from sim.world.chance import Chance, happens
from sim.world.office import Office

MEMO = "copay at the visit"


def collect_copay(office: Office, chance: Chance, visit: Encounter) -> None:
    """Take the copay of a visit, where the plan has one, no further plan may owe it, and the patient pays it at once."""
    copay = _due(office, visit)
    if not copay or not happens(chance.draws("copay", visit.id)[0], office.scenario.patients.pays_at_desk, 1000):
        return
    recent = [office.files[name].claim for name in office.claims_of.get(visit.patient, ())[-2:]]
    claim = next((claim for claim in recent if claim.encounter == visit.id and claim.lines), None)
    if claim is None:
        return
    minute = visit.day * DAY + office.calendar.close_at
    paid = min(copay, claim.lines[0].charge)
    office.accounts.prepaid[claim.id] = paid
    office.ledger.post(minute, claim.id, 0, PATIENT_PAID, PATIENT, paid, MEMO)
    office.journal.add(minute, "front desk", "copay paid at the visit", claim.id, dollars(paid))


def _due(office: Office, visit: Encounter) -> int:
    """Tell the copay on the card; a preventive visit has none, and with a second plan nobody knows yet whose it is."""
    typed = office.registrations[visit.patient]
    copay = office.payers[typed.payer].plan.copay
    if not copay or typed.further or not any(sharing(charge.code) is USUAL for charge in visit.charges):
        return 0
    return copay
