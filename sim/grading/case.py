"""The case: an attempt that is over and has run out, and the questions that checks and debrief ask of it."""

from fractions import Fraction

from sim.desk.rows import kind_of
from sim.grading.trace import Step
from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.ledger import INSURER_PAID, PATIENT, PATIENT_PAID
from sim.records.replies import StatusReport
from sim.training.exercise import Criterion, Exercise
from sim.training.session import Session
from sim.world.claim_file import ClaimFile
from sim.world.findings import Found

EARNED = (INSURER_PAID, PATIENT_PAID, PATIENT)


class Case:
    """What happened, who did it, and what came of it in the end."""

    def __init__(
        self, session: Session, steps: list[Step], left: dict[str, dict[str, tuple[str, ...]]] | None = None, client: str = "",
    ) -> None:
        self.session = session
        self.exercise: Exercise = session.exercise
        self.client = client
        """Key of the client practice whose case it is; empty for one office, and for a billing service as a whole."""
        self.world = session.worlds.get(client, session.world)
        self.office = self.world.office
        self.calendar = self.world.calendar
        self.steps = [step for step in steps if step.client == client] if client else steps
        self.opened = self.calendar.roll_forward(self.exercise.starts)
        """Day on which the trainee's desk opened."""
        self.closed = self.calendar.roll_forward(self.exercise.ends + 1)
        """First working day after the last."""
        self.left: dict[str, tuple[str, ...]] = (left or {}).get(client, {})
        """What still waited on each worklist when the trainee's desk closed."""
        self.expert_minutes = 0
        """Minutes that the expert works on the same case; 0 where nobody has played it."""
        self.others = Fraction(0)
        """Share of the points earned on the lines of the rubric before this one."""
        self._found: dict[str, list[Found]] = {}
        for found in self.world.findings.all:
            self._found.setdefault(found.claim, []).append(found)
        several = not client and "" not in session.worlds
        self.clients: dict[str, Case] = (
            {key: Case(session, steps, left, key) for key in session.worlds} if several else {client: self}
        )
        """The cases of the clients, at a billing service; otherwise this one alone."""

    @property
    def practice(self) -> str:
        """Name of the client practice whose case it is; empty where there is one office."""
        return self.office.scenario.practice.name if self.client else ""

    def key(self, claim: str) -> str:
        """Name a claim so that no other client's claim has the same name."""
        return f"{self.client}/{claim}" if self.client else claim

    def patients(self, criterion: Criterion | None = None) -> list[str]:
        """List the patients at whose registration something went wrong, as far as a criterion means them."""
        causes = criterion.named if criterion else ()
        payer = criterion.payer if criterion else ""
        return [
            patient for patient, struck in sorted(self.world.patients.causes.items())
            if (not causes or struck in causes) and payer in ("", self.world.patients.all[patient].memberships[0].payer)
        ]

    def claims(self, criterion: Criterion | None = None) -> list[ClaimFile]:
        """List those patients' claims for visits up to the exercise's last day."""
        return [
            self.office.files[claim]
            for patient in self.patients(criterion) for claim in self.office.claims_of.get(patient, ())
            if self.office.files[claim].claim.day <= self.exercise.ends
        ]

    def found(self, claim: str) -> list[Found]:
        """List what payers found wrong with a claim, oldest first."""
        return self._found.get(claim, [])

    def lay_rejected(self, criterion: Criterion) -> list[ClaimFile]:
        """List the claims that had been rejected when the desk opened."""
        return [
            file for file in self.claims(criterion)
            if any(found.channel == "277CA" and found.day < self.opened for found in self.found(file.claim.id))
        ]

    def could_be_saved(self, criterion: Criterion) -> list[ClaimFile]:
        """List those of them whose filing limit had not passed, nearest deadline first."""
        saved = [file for file in self.lay_rejected(criterion) if self.due(file.claim) >= self.opened]
        return sorted(saved, key=lambda file: (self.due(file.claim), file.claim.id))

    def were_late(self, criterion: Criterion) -> list[ClaimFile]:
        """List those of them whose filing limit had passed."""
        return [file for file in self.lay_rejected(criterion) if self.due(file.claim) < self.opened]

    def due(self, claim: Claim) -> int:
        """Last day on which the right payer takes the claim; where none covers the visit, the payer on the claim."""
        membership = self.world.patients.all[claim.patient].membership_on(claim.day)
        payer = membership.payer if membership else claim.payer
        return self.office.clocks[payer].last_day("original", claim.day)

    def paid(self, file: ClaimFile) -> bool:
        """Tell whether the payer adjudicated a claim and owned up to it, whatever the patient's share was."""
        return file.payment is not None and not file.payment.denied

    def earned(self, file: ClaimFile) -> int:
        """What a claim has brought, in cents: the insurer's payment and what the remittance made the patient's."""
        balance = self.office.ledger.balance
        return sum(balance(file.claim.id, account) for account in EARNED) if self.paid(file) else 0

    def paid_day(self, claim: str) -> int | None:
        """Day on which the payment was posted."""
        days = [event.minute // DAY for event in self.office.journal.of_claim(claim) if event.what == "paid"]
        return days[0] if days else None

    def kind(self, report: str) -> str:
        """Tell of which kind a report is, by its transaction number; empty where it is none."""
        found = self.office.reports.get(report)
        return kind_of(found) if found else ""

    def on_claim(self, claim: str, *kinds: type) -> list[Step]:
        """List the trainee's actions on a claim that were done, of some kinds."""
        return [step for step in self.steps if step.claim == claim and step.done and isinstance(step.action, kinds)]

    def on_patient(self, patient: str, *kinds: type) -> list[Step]:
        """List the trainee's actions on a patient and on the patient's claims that were done, of some kinds."""
        return [step for step in self.steps if step.patient == patient and step.done and isinstance(step.action, kinds)]

    def rejecting(self, claim: str) -> StatusReport | None:
        """Find the first 277CA that rejects a claim."""
        return self._report(claim, accepted=False)

    def accepting(self, claim: str) -> StatusReport | None:
        """Find the first 277CA that accepts a claim."""
        return self._report(claim, accepted=True)

    def _report(self, claim: str, accepted: bool) -> StatusReport | None:
        for report in self.office.reports.values():
            if isinstance(report, StatusReport):
                for line in report.lines:
                    if line.claim == claim and line.accepted == accepted:
                        return report
        return None

    def name(self, patient: str) -> str:
        """Name a patient in reading order."""
        return self.world.faces.person(patient, self.world.patients.all[patient].sex).full_name

    def day(self, day: int) -> str:
        """Write a day as "14 Apr"."""
        return self.calendar.show_day(day, short=True)
