"""An office made by hand, posting by posting, so that every figure can be worked out on paper."""

from datetime import date
from types import SimpleNamespace

from sim.records.claims import Claim, ClaimLine
from sim.records.clock import DAY
from sim.records.encounters import Encounter
from sim.records.ledger import CONTRACTUAL, INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.people import Registration
from sim.records.replies import Batch, ClaimPayment, ClaimStatus, Deposit, Remittance, StatusReport
from sim.world.claim_file import ACCEPTED, DENIED, PAID, REJECTED
from sim.world.world import World
from tests.offices import honest

NINE = 9 * 60
"""Everything by hand happens at nine in the morning."""


def at(day: int) -> int:
    return day * DAY + NINE


class ByHand:
    """An office without life: what is not written here does not happen.  It stands where a desk is wanted."""

    def __init__(self, today: int, **overrides) -> None:
        world = World(honest(**overrides), 7)
        self.office = world.office
        self.calendar = world.calendar
        self.world = SimpleNamespace(faces=world.faces)
        self.now = at(today)

    def claim(
        self, name: str, day: int, charge: int, payer: str = "harbor", provider: str = "D-1", clerk: str = "K-1",
        entered: int | None = None,
    ) -> str:
        """Enter a claim's charges on its day of service, or later."""
        patient = f"P{name}"
        self.office.registrations[patient] = Registration(patient, payer, "M", "", date(1990, 1, 1), "F", clerk, 0)
        self.office.encounters[f"E{name}"] = Encounter(f"E{name}", patient, day, provider, ("J06.9",), ())
        line = ClaimLine("SV201", (), 1, charge)
        self.office.draft(
            Claim(name, patient, f"E{name}", day, provider, payer, "M", "", date(1990, 1, 1), "F", ("J06.9",), (line,), charge,
                  name=f"Of {name}, Patient"),
            at(day if entered is None else entered),
        )
        return name

    def send(self, day: int, *claims: str, who: str = "Ana") -> str:
        """Release claims in one batch."""
        batch = f"B{len(self.office.batches) + 1:04d}"
        sent = tuple([self.office.files[claim].claim for claim in claims])
        self.office.send(Batch(batch, 1, at(day), sent, self.office.practice))
        self.office.timesheet.add(at(day), who, "release_batch", "", 5, True)
        return batch

    def acknowledge(self, day: int, batch: str, rejected: tuple[str, ...] = (), read: bool = True) -> str:
        """Let the payer answer a batch with a 277CA, read on the same day or left unread."""
        claims = self.office.batches[batch].claims
        lines = tuple([
            ClaimStatus(each.id, "A7", "164", "IL", each.charge) if each.id in rejected
            else ClaimStatus(each.id, "A2", "20", "PR", each.charge)
            for each in claims
        ])
        report = StatusReport(f"277CA-{batch}-{day}", batch, claims[0].payer, at(day), lines)
        self.office.deliver(report)
        if read:
            del self.office.unread[report.id]
            for each in claims:
                back = each.id in rejected
                file = self.office.files[each.id]
                self.office.move(file, REJECTED if back else ACCEPTED)
                file.answer = next(line for line in lines if line.claim == each.id)
                self.office.journal.add(at(day), "Ana", "rejected" if back else "accepted", each.id)
        return report.id

    def decide(self, day: int, claim: str, paid: int, contractual: int = 0, patient: int = 0, denied: str = "") -> ClaimPayment:
        """Write a payer's decision; what it denies it denies for a CARC."""
        its = self.office.files[claim].claim
        reasons = [Adjustment("CO", "45", contractual), Adjustment("PR", "3", patient)]
        if denied:
            reasons = [Adjustment("CO", denied, its.charge)]
        line = LinePayment("SV201", (), 1, its.charge, paid + patient, paid, tuple([each for each in reasons if each.amount]),
                           denied=bool(denied))
        return ClaimPayment(claim, its.patient, "M", f"ICN{claim}-{day}", its.charge, paid, patient, (line,), bool(denied))

    def remit(self, day: int, *decisions: ClaimPayment, payer: str = "harbor", trace: str = "") -> str:
        """Deliver a remittance and its money on the same day."""
        trace = trace or f"T{len(self.office.reports):03d}"
        amount = sum(decision.paid for decision in decisions)
        report = Remittance(f"835-{trace}", payer, at(day), trace, amount, decisions)
        self.office.deliver(report)
        if amount:
            self.office.receive(Deposit(f"DEP-{trace}", payer, at(day), trace, amount))
        return report.id

    def post(self, day: int, report: str, who: str = "Ana", matched: bool = True) -> None:
        """Post a remittance line for line, and tie it to its deposit."""
        office = self.office
        remittance = office.reports[report]
        del office.to_post[report]
        office.unread.pop(report, None)
        office.timesheet.add(at(day), who, "post_remittance", report, 2, True)
        with office.ledger.citing(report):
            for each in remittance.claims:
                self._post_one(day, each, who)
        if matched and remittance.amount:
            office.deposits.pop(f"DEP-{remittance.trace}")
            office.matched[report] = f"DEP-{remittance.trace}"

    def _post_one(self, day: int, each: ClaimPayment, who: str) -> None:
        office = self.office
        file = office.files[each.claim]
        file.payment = each
        office.move(file, DENIED if each.denied else PAID)
        if each.denied:
            office.journal.add(at(day), who, "denied", each.claim, "CO-97")
            return
        office.ledger.post(at(day), each.claim, 0, INSURER_PAID, INSURANCE, each.paid, "insurer payment")
        for reason in each.lines[0].adjustments:
            account = PATIENT if reason.group == "PR" else CONTRACTUAL
            office.ledger.post(at(day), each.claim, 0, account, INSURANCE, reason.amount, f"{reason.group}-{reason.carc}")
        office.journal.add(at(day), who, "paid", each.claim)

    def patient_pays(self, day: int, claim: str, amount: int) -> None:
        self.office.ledger.post(at(day), claim, 0, PATIENT_PAID, PATIENT, amount, "patient payment")
        self.office.journal.add(at(day), "patient", "patient paid", claim)


def table(figures, name: str):
    """Find a table of a report by its name."""
    return next(each for each in figures.tables if each.name == name)


def rows(figures, name: str) -> list[dict]:
    """A table's rows by the names of their columns."""
    found = table(figures, name)
    return [dict(zip([column.name for column in found.columns], row, strict=True)) for row in found.rows]


def total(figures, name: str) -> dict:
    """A table's last row by the names of its columns."""
    found = table(figures, name)
    return dict(zip([column.name for column in found.columns], found.total, strict=True))


def measure(figures, name: str):
    """Find a measure of a report by its name."""
    return next(each for each in figures.measures if each.name == name)
