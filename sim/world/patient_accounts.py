"""Patients' accounts as the office keeps them: statements sent, plans agreed, balances handed to an agency.

What a patient owes is in the ledger alone; an account only remembers what has been done
about it.  A claim without a statement has none.
"""

from msgspec import Struct

from sim.records.ledger import PATIENT
from sim.records.money import Cents
from sim.world.worklists import DueBook


class PatientAccount(Struct, gc=False):
    """What has been done about a patient's balance on one claim."""

    statements: int = 0
    """How many count towards the review of the balance."""
    sent: int = 0
    """How many went out, those that came back in the mail too."""
    returned: bool = False
    """Whether the last statement came back in the mail."""
    instalment: Cents = 0
    """What the patient pays each month by plan; 0 while there is none."""
    broken_plans: int = 0
    at_agency: Cents = 0
    """What was handed to the collection agency."""


class PatientAccounts(dict[str, PatientAccount]):
    """The accounts of one office by claim, and when each is to be looked at again."""

    def __init__(self) -> None:
        super().__init__()
        self._due: DueBook = DueBook()
        self.plans: list[str] = []
        """Claims on which a plan was agreed today, for the mail to follow."""
        self.handed_over: list[str] = []
        """Claims handed to the agency today."""
        self.not_kept: DueBook = DueBook()
        """Claims for visits to which nobody came, under the day on which the patient reads the plan's explanation of one."""
        self.prepaid: dict[str, Cents] = {}
        """What was paid at the visit, before any payer had decided: claim → amount."""
        self.transferred: dict[str, tuple[Cents, ...]] = {}
        """What somebody at the desk moved from insurers to the patient: claim → amount by line."""
        self.courtesies: dict[str, dict[str, None]] = {}
        """Who has forgiven a share without need → the patients to whom."""

    def statement_sent(self, claim: str, day: int, cycle_days: int) -> None:
        """Count a statement and look at the account again when the next one is due."""
        account = self.setdefault(claim, PatientAccount())
        account.statements += 1
        account.sent += 1
        self._due.add(day + cycle_days, claim)

    def come_due(self, office, day: int) -> None:
        """Put each unpaid balance back among the statements to send, or, after the last one, up for review."""
        for claim in self._due.take(day):
            account = self[claim]
            if account.instalment or account.at_agency or account.returned:
                continue
            self.back_on_a_list(office, claim)

    def back_on_a_list(self, office, claim: str) -> None:
        """List a balance that is still owed where its next step waits."""
        if office.ledger.balance(claim, PATIENT) <= 0:
            return
        file = office.files[claim]
        if self[claim].statements < office.scenario.accounts.statements:
            file.billed = False
            office.lists["patients"].add(claim, file)
        else:
            office.lists["collections"].add(claim, file)

    def off_if_settled(self, office, claim: str) -> None:
        """Take a balance of which nothing is owed any more off the lists."""
        if office.ledger.balance(claim, PATIENT) <= 0:
            self.off_the_lists(office, claim)

    def off_the_lists(self, office, claim: str) -> None:
        """Take a balance off both lists on which it may stand."""
        for name in ("patients", "collections"):
            office.lists[name].discard(claim)
