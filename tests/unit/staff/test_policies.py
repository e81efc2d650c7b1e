"""What a simulated biller does next, seen through a desk."""

from collections import Counter

import pytest
from msgspec.structs import replace

from sim.desk.actions import (
    Action,
    BillPatient,
    CallPatient,
    CheckStatus,
    GoHome,
    LoadFees,
    LoadRates,
    MatchDeposit,
    OpenClaim,
    Outcome,
    ReleaseBatch,
    ResendBatch,
    Scrub,
    Wait,
    WriteOff,
)
from sim.records.clock import DAY
from sim.rules.odds import worth
from sim.staff.policies import Policy
from sim.staff.shift import bring_in
from sim.world.world import World
from tests.offices import honest, scenario, seat

EVERYTHING = ("reports", "to_post", "to_send", "rejected", "denied", "patients")


def diary(world: World, days: int) -> list[tuple[int, str, Action, Outcome]]:
    """Let the billers work and note who did what, and in which minute it was done."""
    noted: list[tuple[int, str, Action, Outcome]] = []
    for desk in bring_in(world):
        desk.listeners.append(lambda action, outcome, desk=desk: noted.append((desk.now, desk.who, action, outcome)))
    world.run_to(days * DAY)
    return noted


def test_the_day_begins_with_the_drafts_of_the_night_and_ends_with_a_way_home() -> None:
    person = seat(honest(), day=7)
    policy = Policy("oldest_first", EVERYTHING)
    done = []
    while not done or not isinstance(done[-1], GoHome):
        done.append(policy.choose(person.look) or GoHome())
        person.do(done[-1])
    assert done == [Scrub(), ReleaseBatch(), GoHome()]


def test_a_biller_whose_lists_are_not_there_leaves_them_alone() -> None:
    person = seat(honest(), day=7)
    assert Policy("oldest_first", ("patients",)).choose(person.look) is None
    assert Policy("oldest_first", ()).choose(person.look) is None


def test_a_closed_office_sends_everybody_home() -> None:
    person = seat(honest(), day=7)
    person.world.run_to(person.world.day * DAY + person.world.calendar.close_at)
    assert Policy("oldest_first", EVERYTHING).choose(person.look) is None


def test_refused_work_is_left_until_tomorrow() -> None:
    person = seat(scenario(planted=[{"cause": "transposed_member_id", "patients": 30}]), day=14)
    person.release_and_read()
    assert person.ids("rejected")
    policy = Policy("oldest_first", ("rejected",))
    first = policy.choose(person.look)
    assert isinstance(first, OpenClaim)
    policy.refused(first)
    second = policy.choose(person.look)
    assert isinstance(second, OpenClaim) and second != first
    policy.refused(second)
    person.do(GoHome())
    assert policy.choose(person.look) == first


def test_a_remittance_that_came_twice_is_posted_and_its_exception_settled_on_one_day() -> None:
    person = seat(honest(), day=14)
    person.do(ReleaseBatch())
    office = person.world.office
    while not office.to_post:
        person.do(Wait())
    copy = replace(office.reports[next(iter(office.to_post))], id="AGAIN")
    office.deliver(copy)
    policy, posted, day = Policy("oldest_first", ("to_post", "exceptions")), [], person.world.day
    while (action := policy.choose(person.look)) is not None:
        outcome = person.do(action)
        posted.append(action.report)
        policy.told(action, outcome.facts)
    assert posted.count("AGAIN") == 2, "once as a remittance and once as an exception"
    assert not office.exceptions and person.world.day == day


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("oldest_first", lambda row: (row.day, row.id)),
        ("highest_value", lambda row: (-row.charge, row.day, row.id)),
        ("nearest_deadline", lambda row: (row.days_left, row.day, row.id)),
        ("expected_value", lambda row: (-worth(row.charge, row.codes, row.days_left), row.day, row.id)),
    ],
)
def test_an_order_takes_its_own_claim_first(order: str, key) -> None:
    person = seat(scenario(planted=[{"cause": "transposed_member_id", "patients": 30}]), day=28)
    person.release_and_read()
    rows = person.rows("rejected")
    assert len({key(row)[0] for row in rows}) > 1
    assert Policy(order, ("rejected",)).choose(person.look) == OpenClaim(min(rows, key=key).id)


def test_only_the_first_biller_sends_batches_and_statements() -> None:
    noted = diary(World(scenario(staffing={"billers": 3}), 7), days=45)
    sent = [(type(action), who) for _, who, action, _ in noted if isinstance(action, Scrub | ReleaseBatch | BillPatient)]
    assert set(sent) == {(Scrub, "Ana"), (ReleaseBatch, "Ana"), (BillPatient, "Ana")}


def test_statements_go_out_in_one_run_a_day() -> None:
    noted = diary(World(scenario(), 7), days=60)
    days = [minute // DAY for minute, _, action, _ in noted if isinstance(action, BillPatient)]
    assert len(days) > 10
    assert len(set(days)) == len(days)


def test_a_statement_run_too_long_for_the_day_becomes_single_statements() -> None:
    # A month's claims go out on one day and are paid within a few; at a statement a minute, 500 take longer than a day.
    crowd = {"count": 1500, "first_visit_within_days": 20}
    office = honest(minutes={"statements_a_minute": 1}, patients=crowd, staffing={"start_day": 30})
    noted = diary(World(office, 7), days=60)
    statements = [(action.claim, outcome.done) for _, _, action, outcome in noted if isinstance(action, BillPatient)]
    assert ("", False) in statements
    assert any(claim and done for claim, done in statements)


def test_the_time_of_day_never_makes_a_biller_give_a_claim_up() -> None:
    # Appeals that take three hours cannot be begun after 13:00; a biller keeps them for the next morning.
    office = honest(
        {"payer_misread_coverage": 15_000, "payer_misdated_receipt": 15_000}, minutes={"appeal": 180}, patients={"count": 60}
    )
    noted = diary(World(office, 7), days=120)
    verbs = Counter(type(action).__name__ for _, _, action, outcome in noted if outcome.done)
    assert verbs["Appeal"] > 20
    refused = [outcome.reason for _, _, _, outcome in noted if not outcome.done]
    assert refused
    assert all("before closing" in reason for reason in refused)
    given_up = [action for _, _, action, outcome in noted if isinstance(action, WriteOff) and outcome.done]
    assert given_up == []


def test_nobody_holds_a_claim_overnight() -> None:
    world = World(scenario(staffing={"billers": 3}), 7)
    noted = diary(world, days=45)
    assert any(isinstance(action, OpenClaim) for _, _, action, _ in noted)
    assert world.office.taken == {}


def test_new_prices_are_loaded_on_the_first_morning_after_their_letter() -> None:
    # Letters come 30 days before the change: on day 40 and on day 45, the Friday and the Thursday of their weeks.
    changes = {
        "fee_changes": [{"day": 70, "percent": 5}],
        "rate_changes": [{"payer": "harbor", "day": 75, "allowed_percent": 60}],
    }
    noted = diary(World(honest(**changes), 7), days=60)
    loaded = [(type(action), outcome.done) for _, _, action, outcome in noted if isinstance(action, LoadFees | LoadRates)]
    assert loaded == [(LoadFees, True), (LoadRates, True)]


def test_a_file_that_came_back_is_sent_again_once_by_whoever_reads_its_receipt() -> None:
    world = World(honest(planted=[{"cause": "bad_segment", "payer": "harbor"}], staffing={"billers": 3}), 5)
    noted = diary(world, days=60)
    resent = [(action.batch, outcome.done) for _, _, action, outcome in noted if isinstance(action, ResendBatch)]
    assert len(resent) == 1
    assert resent[0][1]


def test_what_waits_for_a_patient_is_left_alone_by_colleagues_too() -> None:
    planted = [{"cause": "cob_unanswered", "payer": "harbor", "weekly": True, "first_day": 1}]
    world = World(honest(planted=planted, staffing={"billers": 3}), 5)
    noted = diary(world, days=60)
    calls = [action for _, _, action, outcome in noted if isinstance(action, CallPatient) and outcome.done]
    called = Counter(call.claim for call in calls if call.about == "questionnaire")
    assert called
    assert set(called.values()) == {1}


def test_only_the_last_biller_asks_payers_about_silence_and_only_the_first_minds_the_bank() -> None:
    office = honest({"payer_lost_claim": 5_000}, staffing={"billers": 3}, patients={"count": 120})
    noted = diary(World(office, 7), days=90)
    assert {who for _, who, action, _ in noted if isinstance(action, CheckStatus)} == {"Cleo"}
    assert {who for _, who, action, _ in noted if isinstance(action, MatchDeposit)} == {"Ana"}


def test_every_deposit_is_matched_once_its_remittance_has_come() -> None:
    world = World(honest(), 7)
    noted = diary(world, days=90)
    matched = [outcome.done for _, _, action, outcome in noted if isinstance(action, MatchDeposit)]
    assert matched
    assert all(matched)
    assert not world.office.deposits
