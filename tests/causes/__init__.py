"""Where each cause of the catalogue is met in the tests, and how each verb is filled in: one module a family."""

from tests.causes import authorisation, charges, coordination, coverage, payers, practice, registration
from tests.causes.setting import Setting

SETTINGS: dict[str, tuple[Setting, ...]] = {
    **authorisation.SETTINGS,
    **registration.SETTINGS,
    **coverage.SETTINGS,
    **coordination.SETTINGS,
    **charges.SETTINGS,
    **payers.SETTINGS,
    **practice.SETTINGS,
}
"""Cause → offices in which it strikes; more than one where payers differ in how they say it or in what cures it."""
