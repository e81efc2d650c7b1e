"""The desk: check, spend, apply, log.  Whoever does billing work does it here."""

from collections.abc import Callable, Iterator

from sim.desk import look
from sim.desk.actions import Action, MailClaims, OpenClaim, Outcome, RegisterPatient, ReleaseBatch, ResendBatch, Scrub
from sim.desk.asks import Ask
from sim.desk.verbs import VERBS, minutes, refusal
from sim.desk.view import DeskView
from sim.desk.work.sending import THE_BATCH
from sim.world.world import World

Listener = Callable[[Action, Outcome], None]
ON_THE_BATCH = (Scrub, ReleaseBatch, ResendBatch, MailClaims)
"""Work on all that waits to be sent, which one person does at a time."""


class Desk:
    """One person's place in the office.

    A trainee pushes actions through `perform`, simulated staff are pulled through it by
    SimPy, replay and grading read them from a log: the same verbs, checks and minutes.
    """

    def __init__(self, world: World, who: str, pace: int = 100) -> None:
        self.world = world
        self.office = world.office
        self.calendar = world.calendar
        self.env = world.env
        self.who = who
        self.pace = pace
        """Minutes that this person's work takes, in percent of the scenario's."""
        self.barred: dict[type[Action], str] = {}
        """Verbs that are somebody else's job by contract, and the reason with which they are refused."""
        self.listeners: list[Listener] = []
        self.holding = ""
        """The claim that this person has taken up."""
        self.minutes_worked = 0
        self.refused = 0

    @property
    def now(self) -> int:
        """Minutes since the scenario's first midnight."""
        return self.env._now

    def look(self, *asks: Ask) -> DeskView:
        """Show what a biller may see: time, worklists, and the answer to each question."""
        return look.view(self, asks)

    def price(self, action: Action) -> int:
        """Tell how many minutes an action would take this person now, begun minutes counted whole."""
        return -(-minutes(action, self.office, self.now) * self.pace // 100)

    def perform(self, action: Action) -> Iterator:
        """Do one action; a SimPy generator whose value is an `Outcome`.

        Refused work costs a minute and changes nothing; a refusal is a value with a reason.
        """
        began = self.now
        verb = VERBS[type(action)]
        price = self.price(action)
        reason = refusal(self, action, price)
        if reason:
            spent = min(self.office.scenario.minutes.refused, self.calendar.open_minutes_left(began))
            if spent:
                yield self.env.timeout(spent)
            self.minutes_worked += spent
            self.refused += 1
            return self._log(action, Outcome(False, self.now - began, reason), spent)
        target, worked = self._take(action), self.minutes_worked
        if verb.passes_time:
            facts = yield from verb.apply(self, action)
        else:
            if price:
                yield self.env.timeout(price)
            self.minutes_worked += price
            facts = verb.apply(self, action)
        self._let_go(target)
        return self._log(action, Outcome(True, self.now - began, "", facts), self.minutes_worked - worked)

    def _log(self, action: Action, outcome: Outcome, worked: int) -> Outcome:
        do = action.__struct_config__.tag
        self.office.timesheet.add(self.now, self.who, str(do), _about(action), worked, outcome.done)
        for listener in self.listeners:
            listener(action, outcome)
        return outcome

    def _take(self, action: Action) -> str:
        """Mark what is being worked on, so that no colleague starts on it meanwhile."""
        target = THE_BATCH if isinstance(action, ON_THE_BATCH) else _about(action)
        if isinstance(action, OpenClaim):
            self.put_back()
            self.holding = target
        # What a colleague has in hand stays theirs: a deposit may be matched to a remittance that is being posted.
        if not target or self.office.taken.setdefault(target, self.who) != self.who:
            return ""
        return target

    def _let_go(self, target: str) -> None:
        if target and target != self.holding:
            self.office.taken.pop(target, None)

    def put_back(self) -> None:
        """Let a claim that was taken up be taken up by others again."""
        if self.holding and self.office.taken.get(self.holding) == self.who:
            del self.office.taken[self.holding]
        self.holding = ""


def _about(action: Action) -> str:
    """Name the claim, report, message, card or new patient that an action is about; empty where it is about none."""
    about = getattr(action, "claim", "") or getattr(action, "report", "") or getattr(action, "message", "")
    about = about or getattr(action, "card", "")
    return about or (action.patient if isinstance(action, RegisterPatient) else "")
