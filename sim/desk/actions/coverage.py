"""Actions on who is covered: ask the payer, and mend what the front desk typed."""

from sim.desk.actions.action import Action, Change


class CheckEligibility(Action, frozen=True, tag="check_eligibility"):
    """Ask the payer on a claim whether the patient was covered on its service date, and what the plan pays.

    `by` is ``270`` (a wire inquiry, answered at once by a 271), ``portal`` (the payer's web
    page, some minutes, last night's file) or ``phone`` (many minutes with the hold; needs a
    `note` of whom you asked what, and brings a reference number).
    """

    label = "Check eligibility"
    claim: str
    by: str = "270"
    note: str = ""


class RegisterPatient(Action, frozen=True, tag="register_patient"):
    """Put a new patient on file from card, form and photo ID: who they are, who pays, and up to three coverages.

    `typed` has one `Change` a field, as on a registration; the charges of the visits so far are entered at once.
    """

    label = "Register patient"
    patient: str
    typed: tuple[Change, ...]


class CorrectRegistration(Action, frozen=True, tag="correct_registration"):
    """Mend what the front desk typed; every later claim of the patient is drafted from it."""

    label = "Correct registration"
    patient: str
    changes: tuple[Change, ...]


class ScreenPatient(Action, frozen=True, tag="screen_patient"):
    """Ask the patient of a claim for household and income: which discount or other coverage may they qualify for?"""

    label = "Screen for discounts"
    claim: str
