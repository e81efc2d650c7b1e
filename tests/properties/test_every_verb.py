"""Whatever is done at the desk, with sense or without: a verb is done or refused, and the office stays sound."""

import tempfile
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from sim.desk.actions import VERBS, Action, Outcome, decode_action, encode
from sim.scenario import Scenario
from sim.training.attempt import AttemptFile
from sim.training.exercise import Exercise
from sim.training.session import UNWRITABLE, Session, replayed
from tests.properties.everything import everything
from tests.properties.hands import Hands
from tests.properties.soundness import faults

SOME = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
MANY = settings(SOME, max_examples=150)
AFTER = (40, 75, 120)
"""Days for which others have worked in the office when the hands come: then they leave, and nothing else moves by day."""
LOOKS_EVERY = 15

plays = given(seed=st.integers(0, 2**20), billers=st.integers(0, 2), begins=st.sampled_from(AFTER), actions=st.integers(1, 120))


class Office(Exercise, frozen=True):
    """An exercise in the office in which everything goes wrong."""

    billers: int = 0

    def office(self, case_seed: int | None = None, of: object = None) -> Scenario:
        """Write its scenario."""
        staffing = {"billers": self.billers, "skills": ["expert", "novice", "average"], "stop_day": self.starts - 2}
        return everything(staffing=staffing)


def sit_down(path: Path, seed: int, billers: int, begins: int) -> Session:
    exercise = Office(
        title="Any", objectives=(), scenario="family_practice", minutes=1, starts=begins, ends=400, name="any", digest="any",
        lists=("rejected",), billers=billers,
    )
    return Session.start(exercise, path, "practice", seed=seed)


def state(session: Session) -> tuple:
    """All that an action could change, as it is now."""
    office = session.world.office
    folders = [[getattr(file, name) for name in file.__slots__] for file in office.files.values()]
    lists = {name: list(listed) for name, listed in office.lists.items()}
    piles = [
        dict(pile) for pile in (
            office.taken, office.unread, office.to_post, office.exceptions, office.deposits, office.matched, office.credit_days,
            office.registrations, office.authorisations, office.referrals, office.edi_from, office.eft_from, office.queries,
            office.discounts, office.prices.rates_loaded, office.batches, office.mailings, office.inbox.waiting,
        )
    ]
    ways_out = [
        list(way) for way in (
            office.outbox, office.mailed, office.appeals, office.records_out, office.calls, office.statements, office.disputes,
            office.requests, office.breaches, office.inbox.replies, *office.phone_calls.values(),
        )
    ]
    accounts = {claim: asdict(account) if hasattr(account, "__struct_fields__") else vars(account)
                for claim, account in office.accounts.items()}
    messages = [(file.reached, file.tries, dict(file.compared), file.answer) for file in office.inbox.files.values()]
    written = (len(office.journal.events), len(office.ledger.postings))
    edits = (office.edits.on, dict(office.edits.caught))
    return folders, lists, piles, ways_out, accounts, messages, written, office.practice, edits, session.desk.holding


def done_or_refused(session: Session, action: Action) -> Outcome:
    """Do an action: it is done, or it is refused with a reason, changes nothing and takes a minute at most."""
    before, now = state(session), session.desk.now
    outcome = session.do(action)
    assert isinstance(outcome, Outcome)
    assert outcome.minutes == session.desk.now - now >= 0
    if not outcome.done:
        assert outcome.reason.strip()
        assert outcome.minutes <= 1, (action, outcome)
        assert state(session) == before, (action, outcome)
    return outcome


def survives_json(action: Action, outcome: Outcome) -> bool:
    try:
        return decode_action(encode(action)) == action
    except (UnicodeEncodeError, OverflowError, TypeError, ValueError):
        return not outcome.done and outcome.reason == UNWRITABLE


def played(path: Path, seed: int, billers: int, begins: int, actions: int) -> Session:
    session = sit_down(path, seed, billers, begins)
    hands = Hands(session, Random(seed))
    for number in range(actions):
        action = hands.action()
        outcome = done_or_refused(session, action)
        assert survives_json(action, outcome), action
        if number % LOOKS_EVERY == 0 or number == actions - 1:
            assert faults(session.world) == [], action
    return session


def stands(seed: int, billers: int, begins: int, actions: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = played(Path(folder) / "attempt.jsonl", seed, billers, begins, actions)
        again = replayed(AttemptFile.read(session.file.path), session.exercise)
        assert [record.digest for record in again.file.records] == [record.digest for record in session.file.records]
        assert list(again.world.office.ledger.postings) == list(session.world.office.ledger.postings)


@SOME
@plays
def test_any_verb_is_done_or_refused_and_leaves_a_sound_office_that_replays(seed, billers, begins, actions):
    stands(seed, billers, begins, actions)


def test_hands_do_and_are_refused_nearly_every_verb(tmp_path):
    """The test above means something only if its verbs are done as well as refused."""
    done, refused = set(), set()
    for seed in range(3):
        session = sit_down(tmp_path / f"{seed}.jsonl", seed, 1, AFTER[seed])
        hands = Hands(session, Random(seed))
        for _ in range(300):
            action = hands.action()
            (done if session.do(action).done else refused).add(type(action))
    assert len(done) > 0.85 * len(VERBS), set(VERBS) - done
    assert len(refused) > 0.85 * len(VERBS), set(VERBS) - refused
