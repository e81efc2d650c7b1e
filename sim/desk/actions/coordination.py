"""Actions on other coverage: bill the next payer, and call the patient about it."""

from sim.desk.actions.action import Action


class BillSecondary(Action, frozen=True, tag="bill_secondary"):
    """Bill the next payer of the registration, with what the payers before decided; again for a third."""

    label = "Bill next payer"
    claim: str


class CallPatient(Action, frozen=True, tag="call_patient"):
    """Telephone a patient: ``questionnaire``, to answer the plan's questions on other coverage, or ``other_coverage``."""

    label = "Call patient"
    claim: str
    about: str = "questionnaire"
