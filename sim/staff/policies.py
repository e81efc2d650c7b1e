"""Policies: what a biller does next, seen only through the desk's views.

A policy orders the worklists (oldest first, nearest deadline, highest value) and knows the
trade: reports before posting before sending, then rejections, denials, patients.  It never
reads the world; a planner that did would make staffing results worthless.
"""

from collections.abc import Callable, Iterator

from sim.desk.actions import (
    Action, Appeal, BillPatient, CheckEligibility, CorrectClaim, CorrectRegistration, OpenClaim, OpenReport,
    PostRemittance, ReleaseBatch, Replace, Resubmit, Scrub, WriteOff,
)
from sim.desk.view import AskClaim, AskWorklist, ClaimView, DeskView, Row
from sim.records.clock import DAY
from sim.staff.reading import mistakes

Look = Callable[..., DeskView]

LAST_BATCH_BEFORE_CLOSING = 30
CLAIM_LISTS = ("rejected", "denied")


class Policy:
    """One biller's habits: an order of work, and the worklists that are theirs."""

    def __init__(self, order: str, lists: tuple[str, ...]) -> None:
        self.order = order
        self.lists = lists
        self._plan: Iterator[Action] | None = None
        self._sent_on = -1
        self._scrubbed_on = -1
        self._given_up: set[str] = set()

    def choose(self, look: Look) -> Action | None:
        """Choose the next action, or None to go home."""
        if self._plan is not None:
            action = next(self._plan, None)
            if action is not None:
                return action
            self._plan = None
        return self._mail(look) or self._batch(look) or self._claim(look) or self._last_batch(look)

    def _mail(self, look: Look) -> Action | None:
        if "reports" in self.lists:
            rows = look(AskWorklist("reports", limit=1, faces=False, free=True)).worklist.rows
            if rows:
                return OpenReport(rows[0].id)
        if "to_post" in self.lists:
            rows = look(AskWorklist("to_post", limit=1, faces=False, free=True)).worklist.rows
            if rows:
                return PostRemittance(rows[0].id)
        return None

    def _batch(self, look: Look) -> Action | None:
        """Scrub and release once in the morning, when the night's drafts lie on the desk."""
        today = look().now // DAY
        if "to_send" not in self.lists or self._sent_on == today or not _waiting(look):
            return None
        if self._scrubbed_on != today:
            self._scrubbed_on = today
            return Scrub()
        self._sent_on = today
        return ReleaseBatch()

    def _last_batch(self, look: Look) -> Action | None:
        """Before going home, release what was mended during the day."""
        if "to_send" in self.lists and _waiting(look) and look().minutes_left >= 5:
            return ReleaseBatch()
        return None

    def _claim(self, look: Look) -> Action | None:
        if look().minutes_left < LAST_BATCH_BEFORE_CLOSING:
            return None
        for name in CLAIM_LISTS:
            if name in self.lists:
                row = _first(look, name, self.order)
                if row is not None and row.id not in self._given_up:
                    self._plan = self._mend(look, row.id)
                    return next(self._plan)
        if "patients" in self.lists:
            row = _first(look, "patients", self.order)
            if row is not None:
                return BillPatient(row.id)
        return None

    def _mend(self, look: Look, claim: str) -> Iterator[Action]:
        """Work one failed claim from its papers to its cure."""
        yield OpenClaim(claim)
        view = look(AskClaim(claim)).claim
        if _about_coverage(view):
            yield CheckEligibility(claim)
            view = look(AskClaim(claim)).claim
        registration, on_claim = mistakes(view)
        if registration:
            yield CorrectRegistration(view.patient, registration)
        if on_claim:
            yield CorrectClaim(claim, on_claim)
        yield from self._cure(look, claim, bool(on_claim))
        if look(AskClaim(claim)).claim.status in ("rejected", "denied"):
            self._given_up.add(claim)

    def _cure(self, look: Look, claim: str, corrected: bool) -> Iterator[Action]:
        view = look(AskClaim(claim)).claim
        may = {verb.do: not verb.refusal for verb in view.verbs}
        if view.status == "rejected":
            late = view.row.days_left == 0
            yield WriteOff(claim, "timely_filing") if late else Resubmit(claim)
        elif "upheld" in view.row.why:
            yield WriteOff(claim, "uncollectable")
        elif view.row.codes == "OA-18":
            yield WriteOff(claim, "duplicate_charge")
        elif may["resubmit"]:
            yield Resubmit(claim)
        elif corrected:
            yield Replace(claim) if may["replace"] else Appeal(claim, "clerical_reopening")
        elif view.row.codes == "CO-29" and not _was_timely(view):
            yield WriteOff(claim, "timely_filing")
        elif may["appeal"]:
            yield Appeal(claim, "payer_error", ("authorisation_letter", "acceptance_report", "eligibility_answer"))
        else:
            yield WriteOff(claim, "uncollectable")


def _waiting(look: Look) -> bool:
    return any(entry.count for entry in look().lists if entry.name == "to_send")


def _first(look: Look, name: str, order: str) -> Row | None:
    rows = look(AskWorklist(name, order, limit=1, faces=False, free=True)).worklist.rows
    return rows[0] if rows else None


def _about_coverage(view: ClaimView) -> bool:
    return view.row.codes.endswith("· 88 · QC") or view.row.codes == "PR-27"


def _was_timely(view: ClaimView) -> bool:
    """Whether a 277CA in the file proves acceptance within the limit."""
    return view.filed_days is not None and view.filed_days <= view.filing_limit_days
