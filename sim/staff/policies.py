"""Policies: in which order a biller works, seen only through the desk's views.

What is done about each answer stands in the playbook; here is what comes first: the night's
drafts, then the mail, then the money, then statements, then what failed, and when the desk is
clear whatever has been silent too long.  A policy never reads the world; a planner that did
would make staffing results worthless.
"""

from collections.abc import Sequence

from sim.desk.actions import (
    Action,
    BillPatient,
    Fact,
    LoadFees,
    LoadRates,
    MailClaims,
    ReleaseBatch,
    Scrub,
)
from sim.desk.asks import Ask, AskFirst, AskVerbs, AskWorklist
from sim.desk.view import DeskView, Row
from sim.records.clock import DAY
from sim.staff.lists import ASKED, AT_ONCE, BY_DEADLINE, FAILED_LISTS, ONE_BY_ONE, OVERNIGHT, WAITS_AGAIN
from sim.staff.playbook import accounts, authorisation, causes, coding, follow_up, inbox, mail, newcomers
from sim.staff.playbook.moves import Later, Look, Plan, Step, Watch, advance, nothing, once, take_up
from sim.staff.tickler import Tickler

OF_A_MORNING = ("load_fees", "load_rates", "scrub", "release_batch", "mail_claims")
OF_AN_EVENING = ("release_batch", "mail_claims")
"""Verbs on the whole office that are looked for then."""
NO_NEW_CLAIM = 30
"""Minutes before closing from which no claim and no report is begun, since it would not be finished."""
NO_NEW_STATEMENT = 10
"""Minutes before closing from which only the last batch is put together."""
ROUND = 7
"""Days from one round of asking payers about silent claims to the next."""

STATEMENT_RUN = "statement run"
ONLY_THE_TIME = (AskVerbs(()),)
"""What is asked of the desk where none of its worklists comes before the claims: who asks nothing is shown all."""


class Policy:
    """One biller's habits: an order of work, the worklists that are theirs, and the kinds of report that they open.

    No kind named means all of them.  Colleagues share one tickler.
    """

    def __init__(
        self, order: str, lists: tuple[str, ...], opens: tuple[str, ...] = (), tickler: Tickler | None = None,
        logs_causes: bool = False,
    ) -> None:
        self.order = order
        self.lists = lists
        self.opens = opens
        self._plan: Plan = nothing()
        self._heard: Sequence[Fact] | None = None
        self._on = ("", "")
        """What is being worked: worklist and item."""
        self._day = -1
        self._next_round = 0
        self._logs_causes = logs_causes
        """Whether the cause of each failed claim is put on record."""
        self._aside = Tickler(ASKED)
        """What was refused or is done for today."""
        self._tickler = tickler or Tickler(ASKED)
        """What waits for somebody else, so that no colleague takes it up either."""
        self._begun: set[tuple[str, str]] = set()
        """What was begun today, worklist and item: on that worklist still, it waits until tomorrow."""
        self._silent: list[str] = []
        """Claims of this week's round, the most urgent last."""
        self._watched: dict[str, None] = {}
        """Claims to correct once their payer has decided."""
        self._courses: set[str] = set()
        """Patients whose authorisations have run out before."""
        self._returned: set[str] = set()
        """Claims that came back with their file, and that were left to whoever read its receipt."""
        self._lying: frozenset[str] = frozenset()
        """Claims that are left until nothing else waits."""
        self._clear: set[str] = set()
        """Worklists that are worked off for today."""
        self._asked: tuple[Ask, ...] = ONLY_THE_TIME
        self._most_urgent = AskFirst({}, order)
        """What comes first of the claims that compete for the next hour."""
        self._as_of: tuple[int, ...] = ()
        """How often ticklers and finished worklists had changed when the questions were last put together."""

    def choose(self, look: Look) -> Action | None:
        """Choose the next action, or None to go home."""
        while True:
            step = self._step()
            if isinstance(step, Action):
                return step
            if step is not None:
                self._put_off(step)
            elif (plan := self._next(look)) is not None:
                self._plan = plan
            else:
                return None

    def _step(self) -> Step | None:
        heard, self._heard = self._heard, None
        return advance(self._plan, heard)

    def refused(self, action: Action) -> None:
        """Drop what was refused, and leave its claim or report until tomorrow."""
        self._plan = nothing()
        name, item = self._on
        if item:
            self._aside.put(name, item, self._day + WAITS_AGAIN.get(name, 1))

    def told(self, action: Action, facts: Sequence[Fact]) -> None:
        """Keep in mind what an action has brought to light."""
        self._heard = facts

    def _put_off(self, step: Step) -> None:
        if isinstance(step, Later):
            self._tickler.put(self._on[0], step.claim, self._day + step.days)
        elif isinstance(step, Watch):
            self._watched[step.claim] = None
        else:
            self._courses.add(step.patient)

    def _next(self, look: Look) -> Plan | None:
        desk = look(*self._questions())
        if desk.now // DAY != self._day:
            self._begin_day(desk.now // DAY)
            if "to_send" in self.lists:
                return self._morning(look)
            desk = look(*self._questions())
        return self._work(look, desk) or self._evening(look)

    def _begin_day(self, day: int) -> None:
        self._day = day
        self._begun.clear()
        self._clear.clear()
        self._aside.wake(day)
        self._tickler.wake(day)

    def _questions(self) -> tuple[Ask, ...]:
        """Ask what comes first of what is not put off and is worked before any claim."""
        as_of = (self._aside.changes, self._tickler.changes, len(self._clear))
        if as_of != self._as_of:
            self._as_of = as_of
            self._asked = tuple([self._question(name) for name in ONE_BY_ONE if self._minds(name)]) or ONLY_THE_TIME
            claims = {name: self._put_aside(name) for name in BY_DEADLINE if name in self.lists}
            self._most_urgent = AskFirst(claims, self.order)
        return self._asked

    def _leave_lying(self, claims: frozenset[str]) -> None:
        """Leave claims until nothing else waits, in place of those before."""
        self._lying = claims
        self._as_of = ()

    def _minds(self, name: str) -> bool:
        return name in self.lists and name not in self._clear

    def _question(self, name: str) -> AskWorklist:
        return AskWorklist(
            name, self.order, 1, faces=False, free=True, kinds=self.opens if name == "reports" else (),
            without=self._put_aside(name),
        )

    def _put_aside(self, name: str) -> frozenset[str]:
        return self._aside.of(name) | self._tickler.of(name) | self._lying

    def _work(self, look: Look, desk: DeskView) -> Plan | None:
        """Take up what is most urgent."""
        first = self._first_of_each(desk)
        if desk.minutes_left >= NO_NEW_CLAIM:
            for name, begin in AT_ONCE.items():
                if row := first.get(name):
                    return self._take(name, row.id, once(begin(row)))
                if name == "to_post" and (row := first.get("reports")):
                    return self._take("reports", row.id, mail.read(row, look))
            if row := first.get("to_register"):
                return self._take("to_register", row.id, newcomers.register(row.id, look))
            if row := first.get("inbox"):
                return self._take("inbox", row.id, inbox.answer(row.id, look))
            if "patients" in first and STATEMENT_RUN not in self._aside.of("patients"):
                return self._run_statements()
            if found := self._first_of_each(look(self._most_urgent)):
                name, row = found.popitem()
                return self._take(name, row.id, self._begin(name, row, look))
            if self._minds("collections") and (rows := self._first_of_each(look(self._question("collections")))):
                claim = rows["collections"].id
                return self._take("collections", claim, accounts.unpaid(claim, look))
            if "follow_up" in self.lists and (plan := self._ask_about_the_silent(look)):
                return plan
        if desk.minutes_left >= NO_NEW_STATEMENT and (row := first.get("patients")):
            return self._take("patients", row.id, once(BillPatient(row.id)))
        return None

    def _first_of_each(self, desk: DeskView) -> dict[str, Row]:
        """Find what comes first of each list that has something to show."""
        first = {}
        for view in desk.worklists or filter(None, (desk.worklist,)):
            if view.rows:
                first[view.name] = view.rows[0]
            elif view.name in OVERNIGHT:
                self._clear.add(view.name)
        return first

    def _take(self, name: str, item: str, plan: Plan) -> Plan:
        """Begin on an item; what has been begun today and still waits is left until tomorrow."""
        if (name, item) in self._begun:
            self._aside.put(name, item, self._day + 1)
            return nothing()
        self._begun.add((name, item))
        self._on = (name, item)
        return plan

    def _begin(self, name: str, row: Row, look: Look) -> Plan:
        """Begin on a claim; one that came back with its whole file is first left to whoever reads the receipt."""
        if name == "rejected" and row.id not in self._returned and row.codes.startswith(mail.BACK_WHOLE):
            self._returned.add(row.id)
            return once(Later(row.id, 1))
        plan = BY_DEADLINE[name](row.id, look)
        return causes.put_on_record(row.id, plan, look) if self._logs_causes and name in FAILED_LISTS else plan

    def _run_statements(self) -> Plan:
        self._on = ("patients", STATEMENT_RUN)
        return once(BillPatient())

    def _ask_about_the_silent(self, look: Look) -> Plan | None:
        """Once a week go through the claims on which nothing has come, and those whose notes have grown."""
        if self._day >= self._next_round:
            self._next_round = self._day + ROUND
            rows = look(AskWorklist("follow_up", self.order, faces=False, free=True)).worklist.rows
            self._silent = [row.id for row in reversed(rows) if row.id not in self._tickler.of("follow_up")]
            self._silent += self._watched
        if not self._silent:
            return None
        claim = self._silent.pop()
        self._on = ("follow_up", claim)
        if claim in self._watched:
            del self._watched[claim]
            return follow_up.watched(claim, look)
        return follow_up.silent(claim, look)

    def _morning(self, look: Look) -> Plan:
        """Load what has been announced, send the drafts of the night, and mend first what the edits find."""
        self._on = ("to_send", "")
        may = {verb.do: verb for verb in look(AskVerbs(OF_A_MORNING)).verbs if not verb.refusal}
        if "load_fees" in may:
            yield LoadFees()
        if "load_rates" in may:
            for payer, _ in may["load_rates"].inputs[0].choices:
                yield LoadRates(payer)
        if "scrub" in may:
            if self._courses:
                theirs = AskWorklist("to_send", self.order, faces=False, free=True, patients=frozenset(self._courses))
                for row in look(theirs).worklist.rows:
                    yield from authorisation.before_sending((yield from take_up(look, row.id)), look)
            found = (yield Scrub()) or ()
            for claim in dict.fromkeys([fact.name for fact in found[1:]]):
                yield from coding.before_sending((yield from take_up(look, claim)), look)
        if "release_batch" in may:
            yield ReleaseBatch()
        if "mail_claims" in may:
            yield MailClaims()

    def _evening(self, look: Look) -> Plan | None:
        """Before going home, send what was mended during the day."""
        if "to_send" not in self.lists:
            return None
        self._on = ("to_send", "")
        if not look(AskWorklist("to_send", self.order, 1, faces=False)).worklist.rows:
            return None
        may = {verb.do for verb in look(AskVerbs(OF_AN_EVENING)).verbs if not verb.refusal}
        if "release_batch" in may:
            return once(ReleaseBatch())
        return once(MailClaims()) if "mail_claims" in may else None
