"""Where each cause of the catalogue is met in the tests, and how each verb is filled in: one module a family."""

from tests.causes import (
    authorisation,
    charges,
    coordination,
    coverage,
    coverages_that_change,
    families,
    payers,
    practice,
    registration,
)
from tests.causes.setting import Setting

SETTINGS: dict[str, tuple[Setting, ...]] = {
    **authorisation.SETTINGS,
    **registration.SETTINGS,
    **coverage.SETTINGS,
    **families.SETTINGS,
    **coordination.SETTINGS,
    **coverages_that_change.SETTINGS,
    **charges.SETTINGS,
    **payers.SETTINGS,
    **practice.SETTINGS,
}
"""Cause → offices in which it strikes; more than one where payers differ in how they say it or in what cures it."""
