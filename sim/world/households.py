"""Households and what they live on: drawn for a patient when somebody asks, always the same."""

from sim.records.people import Patient
from sim.rules.screening import Household, ScreeningPolicy, poverty_line
from sim.world.chance import Chance, between, weighted

BANDS = ((20, 50), (50, 100), (100, 138), (138, 200), (200, 300), (300, 400), (400, 900))
"""Income in percent of the poverty line."""
WITH_MEDICAID = (25, 60, 90, 90, 90, 90, 90)
WITHOUT = (3, 8, 13, 24, 40, 54, 100)
"""Running totals of how many of a hundred live in each band (working assumption after the census's shape)."""
SIZES = (28, 62, 77, 90, 100)
"""Running totals of how many of a hundred households have one to five members (approximate)."""


def household_of(patient: Patient, chance: Chance, policy: ScreeningPolicy) -> Household:
    """Tell the size and the yearly income, in whole dollars as cents, of a patient's household."""
    draws = chance.draws("household", patient.id)
    has_medicaid = any(each.kind == "medicaid" for each in (*patient.memberships, *patient.others))
    low, high = BANDS[weighted(draws[0], WITH_MEDICAID if has_medicaid else WITHOUT)]
    size = 1 + weighted(draws[1], SIZES)
    if patient.memberships[0].subscriber:
        size = max(size, 2)
    percent = between(draws[2], low, high - 1)
    return Household(size, poverty_line(policy, size) * percent // 100 // 100 * 100)
