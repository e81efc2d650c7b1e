"""Actions on the practice's own file: its numbers, its agreements, its prices."""

from sim.desk.actions.action import Action, Change


class CorrectPractice(Action, frozen=True, tag="correct_practice"):
    """Mend the practice's own file; every later batch goes out with it.

    Fields: ``npi``, ``tax_id``, ``taxonomy``, ``zip``, ``submitter``, and for a clinician ``npi:D-2``, ``taxonomy:D-2``.
    """

    label = "Correct practice file"
    changes: tuple[Change, ...]


class EnrolEdi(Action, frozen=True, tag="enrol_edi"):
    """Apply to send a payer electronic claims; it is in force some working days later."""

    label = "Apply for electronic claims"
    payer: str


class LoadFees(Action, frozen=True, tag="load_fees"):
    """Load the practice's new fee schedule; what is charged from now on follows it."""

    label = "Load fee schedule"


class LoadRates(Action, frozen=True, tag="load_rates"):
    """Load a payer's new contract rates; what is expected from it from now on follows them."""

    label = "Load contract rates"
    payer: str
