"""Hands at the desk of an exercise, and the checks put to what they did."""

from sim.desk.actions import OpenReport
from sim.desk.asks import AskClaim, AskWorklist
from sim.grading.checks import CHECKS
from sim.grading.par import settled
from sim.grading.trace import Trace
from sim.staff.reading import mistakes
from sim.training.attempt import AttemptFile
from sim.training.exercise import Criterion, read_exercise
from sim.training.session import Session, header_for

DIGITS = read_exercise("07a_transposed_id")
SIXTY = read_exercise("08a_filing_deadline")


class Hands:
    """Somebody at the desk who leaves a trace and no file."""

    def __init__(self, exercise, tmp_path):
        self.session = Session(exercise, AttemptFile(tmp_path / "none", header_for(exercise), []))
        self.trace = Trace()

    def do(self, action) -> int:
        outcome = self.session.step(action)
        record = self.session.record(action, outcome)
        self.session.file.records.append(record)
        self.trace.watch(self.session, record)
        assert outcome.done, outcome.reason
        return record.n

    def rejected(self) -> list:
        return list(self.session.look(AskWorklist("rejected")).worklist.rows)

    def read_all(self) -> None:
        for row in self.session.look(AskWorklist("reports", kinds=("277CA",))).worklist.rows:
            self.do(OpenReport(row.id))

    def mistakes(self, claim):
        return mistakes(self.session.look(AskClaim(claim)).claim)

    def lesson(self) -> list:
        """The weekly patient's rejected claims, oldest first."""
        return [row for row in self.rejected() if row.codes == "A7 · 164 · IL"]

    def check(self, name, **means):
        case = settled(self.session, self.trace)
        return CHECKS[name](case, Criterion(name, 1, "", **means))
