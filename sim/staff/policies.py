"""Policies: what a biller does next, seen only through the desk's views.

A policy orders the worklists (oldest first, nearest deadline, highest value) and knows the
trade: the night's drafts first, then the mail, then statements, then rejections and denials.
It never reads the world; a planner that did would make staffing results worthless.
"""

from collections.abc import Callable, Iterator

from sim.desk.actions import (
    Action,
    Appeal,
    BillPatient,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    OpenClaim,
    OpenReport,
    PostRemittance,
    ReleaseBatch,
    Replace,
    Resubmit,
    Scrub,
    WriteOff,
)
from sim.desk.view import AskClaim, AskWorklist, ClaimView, DeskView
from sim.records.clock import DAY
from sim.staff.reading import mistakes

Look = Callable[..., DeskView]

NO_NEW_CLAIM = 30
"""Minutes before closing from which no claim and no report is begun, since it would not be finished."""
NO_NEW_STATEMENT = 10
"""Minutes before closing from which only the last batch is put together."""

STATEMENT_RUN = "statement run"
PROOFS = ("authorisation_letter", "acceptance_report", "eligibility_answer")
_NO_CLOCK = 10**6

FIRST = {
    "oldest_first": lambda row: (row.day, row.id),
    "nearest_deadline": lambda row: (_NO_CLOCK if row.days_left is None else row.days_left, row.day, row.id),
    "highest_value": lambda row: (-row.charge, row.day, row.id),
}
"""Which of two rows comes first: order name → sort key."""


class Policy:
    """One biller's habits: an order of work, the worklists that are theirs, and the kinds of report that they open.

    No kind named means all of them.
    """

    def __init__(self, order: str, lists: tuple[str, ...], opens: tuple[str, ...] = ()) -> None:
        self.order = order
        self.lists = lists
        self.opens = opens
        self._plan: Iterator[Action] = iter(())
        self._day = -1
        self._set_aside: set[str] = set()
        self._asked: tuple[AskWorklist, ...] = ()

    def choose(self, look: Look) -> Action | None:
        """Choose the next action, or None to go home."""
        return next(self._plan, None) or self._begin(look)

    def refused(self, action: Action) -> None:
        """Drop what was refused, and leave its claim or report until tomorrow."""
        self._plan = iter(())
        self._set_aside.add(getattr(action, "claim", "") or getattr(action, "report", "") or STATEMENT_RUN)

    def _begin(self, look: Look) -> Action | None:
        desk = look(*self._questions())
        if desk.now // DAY != self._day:
            self._day = desk.now // DAY
            self._set_aside.clear()
            if self._may(look, "scrub"):
                self._plan = iter((ReleaseBatch(),))
                return Scrub()
        return self._work(look, desk) or self._last_batch(look)

    def _questions(self) -> tuple[AskWorklist, ...]:
        """Ask for the first item of each list, or for as many more as have been set aside."""
        limit = 1 + len(self._set_aside)
        if not self._asked or self._asked[0].limit != limit:
            self._asked = tuple(
                AskWorklist(name, self.order, limit, faces=False, free=True, kinds=self.opens if name == "reports" else ())
                for name in ("to_post", "reports", "rejected", "denied", "patients") if name in self.lists
            )
        return self._asked

    def _work(self, look: Look, desk: DeskView) -> Action | None:
        """Take up what is most urgent."""
        worklists = desk.worklists or filter(None, [desk.worklist])
        first = {view.name: row for view in worklists for row in reversed(view.rows) if row.id not in self._set_aside}
        if desk.minutes_left >= NO_NEW_CLAIM:
            if row := first.get("to_post"):
                return PostRemittance(row.id)
            if row := first.get("reports"):
                return OpenReport(row.id)
            if "patients" in first and STATEMENT_RUN not in self._set_aside:
                return BillPatient()
            failed = [first[name] for name in ("rejected", "denied") if name in first]
            if row := min(failed, key=FIRST[self.order], default=None):
                self._plan = _mend(look, row.id)
                return next(self._plan)
        if desk.minutes_left >= NO_NEW_STATEMENT and (row := first.get("patients")):
            return BillPatient(row.id)
        return None

    def _last_batch(self, look: Look) -> Action | None:
        """Before going home, release what was mended during the day."""
        return ReleaseBatch() if self._may(look, "release_batch") else None

    def _may(self, look: Look, verb: str) -> bool:
        return "to_send" in self.lists and any(each.do == verb and not each.refusal for each in look().verbs)


def _mend(look: Look, claim: str) -> Iterator[Action]:
    """Work one failed claim from its papers to its cure."""
    yield OpenClaim(claim)
    papers = AskClaim(claim, faces=False)
    view = look(papers).claim
    if _about_coverage(view):
        yield CheckEligibility(claim)
        view = look(papers).claim
    registration, on_claim = mistakes(view)
    if registration:
        yield CorrectRegistration(view.patient, registration)
    elsewhere = any(change.field == "payer" for change in on_claim)
    if on_claim and (elsewhere or not _late(view)):
        yield CorrectClaim(claim, on_claim)
    yield _cure(look(AskClaim(claim, faces=False, documents=False)))


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
