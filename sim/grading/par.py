"""Par: the same case played by reference policies at the trainee's desk, with the trainee's lists.

Par is the result of a policy, not a perfect score; an attempt stands somewhere among them.
"""

from collections.abc import Callable

from msgspec import Struct

from sim.desk.actions import Action, GoHome
from sim.grading.case import Case
from sim.grading.checks.manner import minutes_of
from sim.grading.debrief_items import told_items
from sim.grading.debrief_ways import Way, questions, ways
from sim.grading.players import Idle, by_policy, expert
from sim.grading.rubric import Sheet, mark
from sim.grading.runout import run_out
from sim.grading.trace import Trace
from sim.training.attempt import AttemptFile, Header
from sim.training.exercise import Exercise
from sim.training.facts import FACTS
from sim.training.questions import AnswerQuestion
from sim.training.rounds import Player
from sim.training.session import Session


class Par(Struct, frozen=True):
    """A reference player's result."""

    name: str
    sheet: Sheet
    earned: dict[str, int]
    """What each claim brought, in cents."""
    paid_days: dict[str, int | None]
    """Day on which each claim's payment was posted."""
    minutes: int
    """Minutes of work at the desk."""
    struck: frozenset[str] = frozenset()
    """The claims that the exercise was about as it played it; the best player's alone."""
    ways: dict[str, Way] = {}
    """What it did about each claim, message and question; the best player's alone."""


Seats = Callable[[Exercise, Session], Player]

PLAYERS: dict[str, Seats] = {
    "Do nothing": lambda exercise, session: Idle(),
    "Oldest first": lambda exercise, session: by_policy("oldest_first", exercise),
    "Nearest deadline": lambda exercise, session: by_policy("nearest_deadline", exercise),
    "Expected value": lambda exercise, session: by_policy("expected_value", exercise),
    "Expert": lambda exercise, session: expert(exercise),
}
BEST = "Expert"
"""The player whose way with each claim the debrief sets beside the trainee's."""


def play(exercise: Exercise, header: Header, sits_down: Seats) -> tuple[Session, Trace]:
    """Let a player sit at the trainee's desk from the first day to the last; nothing is written to disk."""
    session = Session(exercise, AttemptFile.unwritten(header))
    player = sits_down(exercise, session)
    trace = Trace()
    while not session.finished:
        action = player.choose(session.look) or _before_leaving(session, player)
        outcome = session.step(action)
        record = session.record(action, outcome)
        session.file.records.append(record)
        trace.watch(session, record)
        if outcome.done:
            player.told(action, outcome.facts)
        else:
            player.refused(action)
    return session, trace


def _before_leaving(session: Session, player: Player) -> Action:
    """Go home; on the last day a policy answers the exercise's questions first."""
    last_day = session.world.calendar.roll_forward(session.world.day + 1) > session.exercise.ends
    if last_day and not isinstance(player, Idle):
        for question, asked in zip(session.exercise.questions, session.questions(), strict=True):
            right = FACTS[question.fact].now(session.desk)
            if right and not asked.given:
                return AnswerQuestion(question.id, right[0])
    return GoHome()


def settled(session: Session, trace: Trace) -> Case:
    """Let an attempt that is over run out, and open its case."""
    run_out(session)
    return Case(session, trace.steps, trace.left)


def pars(exercise: Exercise, header: Header) -> tuple[Par, ...]:
    """Play the case of an attempt with every reference player."""
    best = played(BEST, exercise, header)
    return tuple([
        best if name == BEST else played(name, exercise, header, best.minutes) for name in PLAYERS
    ])


def played(name: str, exercise: Exercise, header: Header, expert_minutes: int = 0) -> Par:
    """Let one reference player play a case to its end, and mark it; the expert's own minutes are the measure of pace."""
    case = settled(*play(exercise, header, PLAYERS[name]))
    case.expert_minutes = expert_minutes
    offices = case.clients.values()
    return Par(
        name, mark(case),
        {office.key(claim): office.earned(file) for office in offices for claim, file in office.office.files.items()},
        {office.key(claim): office.paid_day(claim) for office in offices for claim in office.office.files},
        minutes_of(case.steps), *(_told(case) if name == BEST else ()),
    )


def _told(case: Case) -> tuple[frozenset[str], dict[str, Way]]:
    """Name the claims that a player's case was about, and tell what it did about each."""
    struck, told = set(), questions(case)
    for office in case.clients.values():
        causes = {item.id: item.cause for item in told_items(office)}
        struck.update(map(office.key, causes))
        told |= ways(office, causes, "the expert")
    return frozenset(struck), told
