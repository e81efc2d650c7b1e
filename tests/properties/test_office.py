"""What must hold in every office, whatever goes wrong in it and whoever works there."""

import os
import subprocess
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.desk.actions import (
    AddNote,
    Appeal,
    BillPatient,
    CallPatient,
    Change,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    GoHome,
    OpenClaim,
    OpenReport,
    PostRemittance,
    ReleaseBatch,
    Replace,
    Resubmit,
    Scrub,
    Wait,
    WriteOff,
)
from sim.desk.asks import AskClaim, AskWorklist
from sim.records.clock import DAY
from sim.staff.reading import mistakes
from sim.training.attempt import AttemptFile
from sim.training.exercise import Exercise
from sim.training.session import Session, replayed
from tests.offices import OFFICE_CAUSES, run, scenario, seat
from tests.properties.everything import everything
from tests.properties.soundness import faults

SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)

rate = st.integers(0, 30_000)
offices = st.fixed_dictionaries({
    "rates": st.fixed_dictionaries(dict.fromkeys(OFFICE_CAUSES, rate)),
    "staffing": st.fixed_dictionaries({
        "billers": st.integers(0, 3),
        "policy": st.sampled_from(["oldest_first", "nearest_deadline", "highest_value"]),
    }),
})


def journal_digest(world) -> str:
    digest = blake2b()
    for event in world.office.journal.events:
        digest.update(repr(event).encode())
    for posting in world.office.ledger.postings:
        digest.update(repr(posting).encode())
    return digest.hexdigest()


@SLOW
@given(offices, st.integers(0, 2**32), st.integers(20, 150))
def test_no_cent_is_created_or_lost(overrides, seed, days):
    world = run(scenario(**overrides), seed, days)
    assert world.office.ledger.proof() == []
    for report in world.office.reports.values():
        for claim in getattr(report, "claims", ()) if hasattr(report, "trace") else ():
            for line in claim.lines:
                assert line.charge == line.paid + sum(each.amount for each in line.adjustments)
            assert claim.charge == sum(line.charge for line in claim.lines)
            assert claim.paid == sum(line.paid for line in claim.lines)


@SLOW
@given(offices, st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_office_to_the_last_event(overrides, seed):
    first, second = (run(scenario(**overrides), seed, 60) for _ in range(2))
    assert journal_digest(first) == journal_digest(second)


@SLOW
@given(offices, st.integers(0, 2**32), st.integers(0, 3))
def test_who_comes_and_what_goes_wrong_does_not_depend_on_who_works(overrides, seed, billers):
    other = overrides | {"staffing": {"billers": billers, "policy": "highest_value"}}
    one, two = run(scenario(**overrides), seed, 90), run(scenario(**other), seed, 90)
    assert one.office.encounters == two.office.encounters
    assert one.patients.visit_causes == two.patients.visit_causes
    assert one.patients.causes == two.patients.causes


@SLOW
@given(st.integers(0, 2**32))
def test_the_face_seed_changes_names_and_numbers_but_no_fortune(seed):
    from sim.staff.shift import bring_in
    from sim.world.world import World

    worlds = [World(scenario(), seed, face) for face in (1, 2)]
    for world in worlds:
        bring_in(world)
        world.run_to(60 * 1440 + 480)
    one, two = worlds
    assert [(each.claim, each.day, each.cause) for each in one.findings.all] == [
        (each.claim, each.day, each.cause) for each in two.findings.all
    ]
    assert one.office.ledger.postings == two.office.ledger.postings
    patient = next(iter(one.patients.all))
    assert one.patients.all[patient].memberships[0].member_id != two.patients.all[patient].memberships[0].member_id


def next_action(session: Session, verb: int, which: int):
    """Turn two numbers into an action that makes some sense on this desk, or none at all."""
    lists = ("to_send", "rejected", "denied", "patients")
    listed = session.look(AskWorklist(lists[which % 4])).worklist.rows
    claims = [row.id for row in listed] or list(session.world.office.files) or ["C-0"]
    claim = claims[which % len(claims)]
    reports = [row.id for row in session.look(AskWorklist("reports")).worklist.rows] or ["none"]
    to_post = [row.id for row in session.look(AskWorklist("to_post")).worklist.rows] or ["none"]
    report = reports[which % len(reports)]
    view = session.look(AskClaim(claim)).claim if claim in session.world.office.files else None
    wrong_registration, wrong_claim = mistakes(view) if view and view.documents else ((), ())
    patient = view.patient if view else "P-0"
    return (
        ReleaseBatch(), Wait(), GoHome(), Scrub(), OpenReport(report), OpenReport(report), OpenReport(report),
        PostRemittance(to_post[which % len(to_post)]), PostRemittance(to_post[0]), OpenClaim(claim),
        CheckEligibility(claim), CorrectClaim(claim, wrong_claim), CorrectRegistration(patient, wrong_registration),
        CorrectClaim(claim, (Change("member_id", f"X{which}"),)), Resubmit(claim), Replace(claim),
        Appeal(claim, ("payer_error", "clerical_reopening")[which % 2], ("authorisation_letter",)),
        WriteOff(claim, "uncollectable"), BillPatient(claim), AddNote(claim, f"note {which}"),
    )[verb % 20]


@SLOW
@given(
    offices, st.integers(0, 2**32), st.lists(st.tuples(st.integers(0, 19), st.integers(0, 50)), min_size=5, max_size=40)
)
def test_live_play_and_replay_meet_the_same_office(overrides, seed, steps):
    exercise = Exercise(
        title="Any", objectives=(), scenario="family_practice", minutes=1, starts=24, ends=400, overrides=overrides,
        name="any", digest="any", lists=("rejected",),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "attempt.jsonl"
        session = Session.start(exercise, path, "test", seed=seed)
        for verb, which in steps:
            session.do(next_action(session, verb, which))
        again = replayed(AttemptFile.read(path), exercise)
        assert journal_digest(again.world) == journal_digest(session.world)
        assert [record.digest for record in again.file.records] == [record.digest for record in session.file.records]
        assert session.world.office.ledger.proof() == []


@pytest.mark.parametrize("billers", [0, 1, 3])
@pytest.mark.parametrize("seed", [7, 8])
def test_an_office_in_which_everything_goes_wrong_is_sound_after_200_days(seed, billers):
    world = run(everything(billers=billers), seed, 200)
    assert faults(world) == []
    assert world.office.taken == {}
    if billers:
        assert len({each.cause for each in world.findings.all}) > 45


def test_the_money_in_the_bank_is_what_payers_paid_out():
    """Each payer's deposits are its claims less what it kept back, plus what it still carries forward."""
    world = run(everything(billers=2), 9, 200)
    deposits: dict[str, int] = {}
    for house in world.payers.values():
        office = house.office
        files = {report.trace: report for report in office.reports.values() if getattr(report, "trace", "")}
        files |= house.remitting.lost
        mine = [file for file in files.values() if file.payer == house.payer.key]
        owed = sum(claim.paid for file in mine for claim in file.claims)
        moved = sum(each.amount for file in mine for each in file.adjustments if each.reason != "FB")
        deposits[house.payer.key] = sum(file.amount for file in mine)
        assert deposits[house.payer.key] == owed - moved + house.remitting.carried
    assert all(deposits[payer.key] for payer in world.office.scenario.payers if payer.share)


_DIGEST = """
from tests.offices import run
from tests.properties.everything import everything
from tests.properties.test_office import journal_digest
print(journal_digest(run(everything(billers=2), 5, 120)))
"""


def test_two_processes_with_other_hashes_meet_the_same_office():
    said = [
        subprocess.run(
            [sys.executable, "-c", _DIGEST], env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True, text=True, check=True, timeout=120,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1] != ""


def fortunes(world, but: str) -> list:
    """What became of all claims but one patient's, and on which days."""
    office = world.office
    spared = {claim for claim, file in office.files.items() if file.claim.patient != but}
    return [
        [(each.claim, each.day, each.cause, each.channel) for each in world.findings.all if each.claim in spared],
        [(each.claim, each.minute // DAY, each.amount, each.memo) for each in office.ledger.postings if each.claim in spared],
    ]


@pytest.mark.parametrize("seed", [3, 4])
def test_one_more_action_never_changes_the_luck_of_another_patients_claims(seed):
    """The same desk twice; in one of them somebody spoils, questions and gives up what belongs to one patient."""
    worlds = []
    for meddles in (False, True):
        desk = seat(everything(billers=0, seconds=[]), seed, day=45)
        first = desk.ids("to_send")[0]
        touched = desk.world.office.files[first].claim.patient
        for action in (
            AddNote(first, "looked at it"), CheckEligibility(first), CallPatient(first), Scrub((first,)),
            CorrectRegistration(touched, (Change("member_id", "X1"),)), WriteOff(first, "uncollectable"),
        ) if meddles else ():
            assert desk.do(action).done
        for _ in range(25):
            desk.release_and_read()
        worlds.append(desk.world)
    one, other = worlds
    assert fortunes(one, touched) == fortunes(other, touched)
    assert fortunes(one, "") != fortunes(other, "")
