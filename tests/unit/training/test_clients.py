"""Several client practices and one person: one clock, a contract with each, and an attempt that remembers it all."""

import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from sim.desk.actions import Fact, GoHome, OpenClaim, Outcome, RequestAuthorisation, Scrub, Wait
from sim.desk.asks import AskClaim, AskWorklist
from sim.desk.view import DeskView
from sim.records.files import EXERCISES
from sim.scenario import BadScenario
from sim.scenario.packages import packages
from sim.scenario.services import Client
from sim.staff.errands import CLIENTS_STAFF
from sim.staff.policies import Policy
from sim.staff.shift import bring_in
from sim.training.attempt import AttemptFile, BadAttempt, Record
from sim.training.clients import SWITCHING, AskClient, SwitchClient
from sim.training.coach import AskHint
from sim.training.exercise import Exercise, read_exercise
from sim.training.offices import ASKED_ALREADY, NOTHING_THEIRS, ONE_OFFICE
from sim.training.rounds import Rounds
from sim.training.session import Session, header_for, replayed
from sim.training.troubles import Trouble
from sim.world.world import World
from tests.trainees import on_disk

OTHER_PRACTICE = {"practice": {"npi_nine": "100000009"}, "patients": {"count": 24, "weekly": 400}}
EXERCISE = Exercise(
    title="Two practices", objectives=("Work for two practices.",), minutes=30, starts=0, ends=60, quiet=True,
    lists=("reports", "to_send", "rejected", "to_post", "denied"), name="two",
    clients=(
        Client(key="elm", scenario="family_practice", package="basic", overrides={"patients": {"count": 20}}),
        Client(
            key="oak", scenario="family_practice", package="follow_up", name="Oak Lane Clinic", seed_offset=7000,
            overrides=OTHER_PRACTICE,
        ),
    ),
    causes=(Trouble(cause="authorisation_not_obtained", payer="harbor", weekly=True, first_day=0, client="oak"),),
)


def sit(exercise: Exercise = EXERCISE) -> Session:
    """Sit down where nothing is written to disk."""
    return Session(exercise, AttemptFile(Path(), header_for(exercise), []))


def rounds(exercise: Exercise = EXERCISE) -> Rounds:
    return Rounds(exercise.roster, lambda client: Policy("nearest_deadline", client.terms.lists, client.terms.opens))


def at_oak_until(listed: str) -> tuple[Session, str]:
    """Work at Oak Lane's desk until a claim is on a worklist, and name it."""
    session = sit()
    session.step(SwitchClient("oak"))
    lists = ("reports", "to_send", "to_post", "deposits")
    player = Policy("nearest_deadline", lists)
    while not (rows := session.look(AskWorklist(listed)).worklist.rows):
        action = player.choose(session.look) or GoHome()
        if not session.step(action).done:
            player.refused(action)
    return session, rows[0].id


def clients(view: DeskView) -> dict[str, bool]:
    return {client.key: client.here for client in view.clients}


def test_the_clock_is_one_and_what_is_spent_at_one_desk_passes_in_every_office():
    session = sit()
    elm, oak = session.worlds["elm"], session.worlds["oak"]
    assert elm.env is oak.env
    began = session.desk.now
    assert not session.step(Scrub()).done, "there is nothing to scrub on the first morning"
    assert elm.env.now == oak.env.now == began + elm.scenario.minutes.refused
    session.step(Wait("2026-01-20"))
    assert elm.day == oak.day == 15
    assert oak.office.files, "its patients have come meanwhile, though nobody sat at its desk"


def test_an_office_in_a_service_is_what_it_would_be_alone():
    together = sit()
    together.step(Wait("2026-02-20"))
    for client in EXERCISE.roster:
        seed = together.file.header.case_seed + client.seed_offset
        alone = World(EXERCISE.office(None, client), seed, seed)
        bring_in(alone)
        alone.run_to(together.desk.now)
        world = together.worlds[client.key]
        assert list(world.office.journal.events) == list(alone.office.journal.events)
        assert list(world.office.ledger.postings) == list(alone.office.ledger.postings)
        assert len(world.office.files) > 10


def test_two_practices_of_one_scenario_have_other_patients():
    session = sit()
    names = [
        {patient.memberships[0].member_id for patient in world.patients.all.values()} for world in session.worlds.values()
    ]
    assert not names[0] & names[1]


def test_to_change_desks_takes_a_minute_and_lays_down_the_claim_in_hand():
    session, claim = at_oak_until("to_send")
    session.step(OpenClaim(claim))
    assert session.world.office.taken == {claim: "you"}
    before, now = session.desk, session.desk.now
    outcome = session.step(SwitchClient("elm"))
    assert outcome == Outcome(True, SWITCHING, "", (Fact("client", "Cedar Street Family Practice"),))
    assert session.desk.now == now + SWITCHING
    assert before.holding == "" and session.worlds["oak"].office.taken == {}
    assert (session.client, session.desk.world) == ("elm", session.worlds["elm"])


def test_after_closing_the_way_to_another_desk_takes_no_minute():
    session = sit()
    calendar = session.desk.calendar
    session.world.run_to(calendar.close_at)
    assert session.step(SwitchClient("oak")).minutes == 0
    assert session.desk.now == calendar.close_at


@pytest.mark.parametrize(("client", "says"), [
    ("elm", "You sit at this client's desk already."),
    ("ash", "There is no client 'ash'. Choose one of elm, oak."),
])
def test_a_change_to_nowhere_is_refused_and_costs_nothing(client, says):
    session = sit()
    now = session.desk.now
    assert session.step(SwitchClient(client)) == Outcome(False, 0, says)
    assert (session.client, session.desk.now) == ("elm", now)


def test_the_screen_is_told_of_every_client_what_waits_and_whose_it_is():
    session, _ = at_oak_until("to_send")
    view = session.look()
    assert clients(view) == {"elm": False, "oak": True}
    elm, oak = view.clients
    assert (oak.label, oak.package) == ("Oak Lane Clinic", "Follow-up")
    assert elm.says.startswith("We send your claims")
    waits = {count.name: count.count for count in oak.lists}
    assert waits["to_send"] == len(session.world.office.waiting["to_send"]) > 0
    assert oak.waits == sum(waits.values())
    assert {count.name for count in oak.lists} == set(packages()["follow_up"].lists)
    assert not {count.name for count in oak.lists} & {count.name for count in oak.theirs}
    assert {"denied", "patients", "credits"} <= {count.name for count in elm.theirs}


def test_a_quick_look_is_not_burdened_with_clients():
    assert sit().look(AskWorklist("to_send", faces=False)).clients == ()


def test_what_is_the_client_s_job_is_refused_with_the_reason_on_the_button_and_in_the_outcome():
    session, claim = at_oak_until("denied")
    reason = "The client asks for its own authorisations under the Follow-up package. Press “Ask the client” on the claim."
    verbs = {verb.do: verb for verb in session.look(AskClaim(claim)).claim.verbs}
    assert verbs["request_authorisation"].refusal == reason
    outcome = session.step(RequestAuthorisation(claim, "retro", "portal"))
    assert (outcome.done, outcome.reason) == (False, reason)
    assert "authorisation requested" not in [event.what for event in session.world.office.journal.of_claim(claim)]


def test_what_is_handed_to_the_client_is_done_by_its_staff_the_next_working_morning():
    session, claim = at_oak_until("denied")
    (ask,) = [verb for verb in session.look(AskClaim(claim)).claim.verbs if verb.do == "ask_client"]
    assert (ask.refusal, ask.action, ask.minutes) == ("", {"do": "ask_client", "claim": claim}, 1)
    outcome = session.step(AskClient(claim))
    morning = session.desk.calendar.show_date(session.desk.calendar.next_opening(session.desk.now))
    assert outcome == Outcome(True, 1, "", (Fact("the client takes it up", morning),))
    assert session.step(AskClient(claim)) == Outcome(False, 0, ASKED_ALREADY)
    session.step(GoHome())
    session.world.run_to(session.desk.now + 60)
    theirs = [event for event in session.world.office.journal.of_claim(claim) if event.who == CLIENTS_STAFF]
    assert "authorisation requested" in [event.what for event in theirs]
    assert theirs[-1].what == "note" and theirs[-1].detail.startswith("From the client: Request authorisation, done.")
    assert "corrected" not in " ".join([event.what for event in theirs]), "to mend the claim is the service's work"
    assert claim not in session.world.office.taken
    assert session.step(AskClient(claim)).done, "it may be asked again once it has answered"


def test_a_claim_on_which_nothing_is_the_client_s_comes_back_with_a_note():
    session, claim = at_oak_until("to_send")
    session.step(AskClient(claim))
    session.step(GoHome())
    session.world.run_to(session.desk.now + 60)
    assert session.world.office.journal.of_claim(claim)[-1].detail == (
        "From the client: there is nothing on this claim that is ours to do."
    )


def test_a_claim_that_is_not_there_cannot_be_handed_over():
    session = sit()
    assert session.step(AskClient("C-none")).reason == "There is no claim C-none. Choose one from a worklist."
    assert session.step(AskClient("C-none")).reason != ASKED_ALREADY


def test_under_the_full_package_there_is_nothing_to_ask_the_client():
    full = replace(EXERCISE, clients=(Client(key="elm", scenario="family_practice", package="full"),), causes=())
    session = sit(full)
    assert session.step(AskClient("C-1")).reason == NOTHING_THEIRS.format(label="Full")
    assert session.desk.barred == {}


def test_an_ordinary_exercise_has_no_clients_and_its_file_does_not_speak_of_any(tmp_path):
    session = Session.start(read_exercise("07a_transposed_id"), tmp_path / "a.jsonl")
    assert session.client == "" and session.look().clients == ()
    assert session.do(SwitchClient("elm")).reason == ONE_OFFICE
    assert session.do(AskClient("C-10001")).reason == ONE_OFFICE
    session.do(Wait())
    assert '"client":""' not in session.file.path.read_text()
    assert list(session.worlds) == list(session.desks) == [""]


def test_hints_on_a_claim_of_the_same_number_elsewhere_are_not_mixed_up():
    session = sit()
    given = Outcome(True, 0, "", (Fact("hint", "Look at the card."),))
    session.file.records.append(session.record(AskHint("C-10001"), given))
    assert session.hints("C-10001") == ("Look at the card.",)
    session.step(SwitchClient("oak"))
    assert session.hints("C-10001") == ()


def test_the_pulse_feels_every_office():
    session = sit()
    before = session.offices.pulse
    session.step(GoHome())
    events = [len(world.office.journal.events) for world in session.worlds.values()]
    assert min(events) > 0 and session.offices.pulse[0] == sum(events) > before[0]


@pytest.fixture
def service_folder(tmp_path) -> Path:
    """A service exercise on disk."""
    folder = Path(shutil.copytree(EXERCISES / "08a_filing_deadline", tmp_path / "service"))
    (folder / "exercise.toml").write_text("""
title = "A round"
objectives = ["Work for three practices."]
service = "three_clients"
minutes = 60
starts = 7
ends = 28
lists = ["reports", "to_send", "rejected", "to_post", "denied"]
[[rubric]]
check = "saved_in_time"
points = 100
says = "x"
payer = "harbor"
client = "riverbend"
""")
    return folder


def test_an_attempt_at_a_service_replays_resumes_and_forks_to_the_same_digests(service_folder, tmp_path):
    exercise = read_exercise(service_folder)
    session = Session.start(exercise, tmp_path / "attempt.jsonl")
    on_disk(session, rounds(exercise), until=60)
    seen: list[Record] = []
    again = replayed(AttemptFile.read(session.file.path), exercise, lambda _, record: seen.append(record))
    assert again.file.last_digest == session.file.last_digest
    assert len({record.client for record in seen}) == 3
    assert again.client == session.client and again.look() == session.look()
    place = next(place for place, record in enumerate(seen) if isinstance(record.action, SwitchClient))
    fork = session.fork(place)
    assert fork.client == seen[place - 1].client != seen[place].client
    assert Session.start(exercise, tmp_path / "attempt.jsonl").file.path == fork.file.path


def test_an_attempt_that_claims_another_desk_than_it_had_is_refused(service_folder, tmp_path):
    exercise = read_exercise(service_folder)
    session = Session.start(exercise, tmp_path / "attempt.jsonl")
    on_disk(session, rounds(exercise), until=5)
    moved = [replace(record, client="riverbend") for record in session.file.records]
    forged = AttemptFile.create(tmp_path / "forged.jsonl", session.file.header, moved)
    with pytest.raises(BadAttempt, match="line 2: replaying action 1 gives another result"):
        replayed(AttemptFile.read(forged.path), exercise)


def test_the_rules_of_a_service_are_part_of_the_digest(service_folder):
    digest = read_exercise(service_folder).digest
    assert read_exercise(service_folder).digest == digest
    path = service_folder / "exercise.toml"
    path.write_text(path.read_text().replace("ends = 28", "ends = 29"))
    assert read_exercise(service_folder).digest != digest


@pytest.mark.parametrize(("old", "new", "says"), [
    ('service = "three_clients"', 'service = "nine_clients"', "service: there is no 'nine_clients' in datasets/services"),
    ('service = "three_clients"', "", "scenario: an exercise has one `scenario`, or one `service`"),
    ('service =', 'scenario = "family_practice"\nservice =', "scenario: an exercise has one `scenario`, or one `service`"),
    ('client = "riverbend"', 'client = "x"', "rubric[0].client: 'x' is no client; use one of cedar, mill-pond, riverbend"),
    ('payer = "harbor"', 'payer = "harbour"', "rubric[0].payer: 'harbour' is no payer"),
])
def test_a_service_exercise_that_cannot_be_used_says_so_in_one_message(service_folder, old, new, says):
    path = service_folder / "exercise.toml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(BadScenario, match="^" + re.escape(str(path)) + ".*" + re.escape(says)):
        read_exercise(service_folder)
