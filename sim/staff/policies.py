"""Policies: what a biller does next, seen only through the desk's views.

A policy orders the worklists (oldest first, nearest deadline, highest value) and knows the
trade: the night's drafts first, then the mail, then rejections and denials, then patients.
It never reads the world; a planner that did would make staffing results worthless.
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

NO_NEW_CLAIM = 30
"""Minutes before closing from which no claim and no report is begun, since it would not be finished."""
NO_NEW_STATEMENT = 10
"""Minutes before closing from which only the last batch is put together."""

EVERY_KIND = ("999", "277CA", "835", "letter")
PROOFS = ("authorisation_letter", "acceptance_report", "eligibility_answer")
_NO_CLOCK = 10**6

FIRST = {
    "oldest_first": lambda row: (row.day, row.id),
    "nearest_deadline": lambda row: (_NO_CLOCK if row.days_left is None else row.days_left, row.day, row.id),
    "highest_value": lambda row: (-row.charge, row.day, row.id),
}
"""Which of two rows comes first: order name → sort key."""


class Policy:
    """One biller's habits: an order of work, the worklists that are theirs, and the kinds of report that they open."""

    def __init__(self, order: str, lists: tuple[str, ...], opens: tuple[str, ...] = EVERY_KIND) -> None:
        self.order = order
        self.lists = lists
        self.opens = opens
        self._plan: Iterator[Action] = iter(())
        self._day = -1
        self._set_aside: set[str] = set()

    def choose(self, look: Look) -> Action | None:
        """Choose the next action, or None to go home."""
        return next(self._plan, None) or self._begin(look)

    def refused(self, action: Action) -> None:
        """Drop what was refused, and leave its claim or report until tomorrow."""
        self._plan = iter(())
        self._set_aside.add(getattr(action, "claim", "") or getattr(action, "report", ""))

    def _begin(self, look: Look) -> Action | None:
        desk = look()
        today = desk.now // DAY
        if today != self._day:
            self._day = today
            self._set_aside.clear()
            if self._may(desk, "scrub"):
                self._plan = iter((ReleaseBatch(),))
                return Scrub()
        return self._work(look, desk) or self._last_batch(desk)

    def _work(self, look: Look, desk: DeskView) -> Action | None:
        """Take what is most urgent of the lists that are this biller's and not empty."""
        filled = {entry.name for entry in desk.lists if entry.count and entry.name in self.lists}
        if desk.minutes_left >= NO_NEW_CLAIM:
            if "to_post" in filled and (row := self._first(look, "to_post")):
                return PostRemittance(row.id)
            if "reports" in filled and (row := self._first(look, "reports")):
                return OpenReport(row.id)
            failed = [self._first(look, name) for name in ("rejected", "denied") if name in filled]
            if row := min(filter(None, failed), key=FIRST[self.order], default=None):
                self._plan = _mend(look, row.id)
                return next(self._plan)
        if "patients" in filled and desk.minutes_left >= NO_NEW_STATEMENT and (row := self._first(look, "patients")):
            return BillPatient(row.id)
        return None

    def _first(self, look: Look, name: str) -> Row | None:
        passes_over = name == "reports" and self.opens != EVERY_KIND
        limit = 0 if passes_over else 1 + len(self._set_aside)
        for row in look(AskWorklist(name, self.order, limit=limit, faces=False, free=True)).worklist.rows:
            if row.id not in self._set_aside and not (passes_over and row.codes not in self.opens):
                return row
        return None

    def _last_batch(self, desk: DeskView) -> Action | None:
        """Before going home, release what was mended during the day."""
        return ReleaseBatch() if self._may(desk, "release_batch") else None

    def _may(self, desk: DeskView, verb: str) -> bool:
        return "to_send" in self.lists and any([each.do == verb and not each.refusal for each in desk.verbs])


def _mend(look: Look, claim: str) -> Iterator[Action]:
    """Work one failed claim from its papers to its cure."""
    yield OpenClaim(claim)
    view = look(AskClaim(claim)).claim
    if _about_coverage(view):
        yield CheckEligibility(claim)
        view = look(AskClaim(claim)).claim
    registration, on_claim = mistakes(view)
    if registration:
        yield CorrectRegistration(view.patient, registration)
    elsewhere = any([change.field == "payer" for change in on_claim])
    if on_claim and (elsewhere or not _late(view)):
        yield CorrectClaim(claim, on_claim)
    yield _cure(look(AskClaim(claim)))


def _cure(desk: DeskView) -> Action:
    """Choose the verb that ends the work on a claim whose mistakes are mended."""
    view = desk.claim
    claim = view.id
    # What only the hour forbids is tried all the same: refused, it is taken up again tomorrow.
    may = {verb.do: not verb.refusal or verb.minutes > desk.minutes_left for verb in view.verbs}
    if view.status == "rejected":
        return WriteOff(claim, "timely_filing") if _late(view) else Resubmit(claim)
    if "upheld" in view.row.why:
        return WriteOff(claim, "uncollectable")
    if view.row.codes == "OA-18":
        return WriteOff(claim, "duplicate_charge")
    if may["resubmit"]:
        return Resubmit(claim)
    if may["replace"]:
        return Replace(claim)
    if view.changed and not _late(view):
        return Appeal(claim, "clerical_reopening")
    if view.changed or not may["appeal"] or (view.row.codes == "CO-29" and not _was_timely(view)):
        return WriteOff(claim, "timely_filing")
    return Appeal(claim, "payer_error", PROOFS)


def _about_coverage(view: ClaimView) -> bool:
    return view.row.codes.endswith("· 88 · QC") or view.row.codes == "PR-27"


def _late(view: ClaimView) -> bool:
    """Whether the last day for the office's next step has passed."""
    return view.row.days_left == 0


def _was_timely(view: ClaimView) -> bool:
    """Whether a 277CA in the file proves acceptance within the limit."""
    return view.filed_days is not None and view.filed_days <= view.filing_limit_days
