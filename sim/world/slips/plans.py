"""The plan by which a visit is paid, whose lists tell many slips whom they suit."""

from sim.records.encounters import Encounter
from sim.records.people import Patient
from sim.rules.plans import Plan
from sim.world.office import Office

NO_PLAN = Plan("none")
"""The plan of who has none: its lists are empty."""


def plan_on(visit: Encounter, patient: Patient, office: Office) -> Plan:
    """Find the plan that pays first on the day of a visit."""
    membership = patient.membership_on(visit.day)
    return office.payers[membership.payer].plan if membership else NO_PLAN
