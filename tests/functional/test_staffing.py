"""Directions that any honest office must show, under common random numbers."""

import pytest

from sim.records.clock import DAY
from sim.scenario import read_scenario, shipped
from sim.staff.shift import bring_in
from sim.whatif.compare import means, paired
from sim.whatif.design import Study, billers, policies, varied
from sim.whatif.run import replicate, run_study
from sim.world.world import World
from tests.offices import honest

SEEDS = (1, 2, 3, 4)


def busy(**changes):
    return read_scenario(shipped("busy_clinic"), changes)


@pytest.fixture(scope="module")
def teams():
    """A smaller busy clinic with one, two and three billers."""
    return run_study(Study(busy(patients={"count": 1600}), billers(1, 2, 3), SEEDS, days=100))


@pytest.fixture(scope="module")
def orders():
    """The busy clinic with one biller, who works in one of three orders."""
    scenario = busy(staffing={"billers": 1}, patients={"count": 2400})
    return run_study(Study(scenario, policies(), SEEDS, days=120))


def test_more_billers_do_not_lengthen_the_mean_days_in_ar(teams) -> None:
    one, two, three = means(teams, ["days_in_ar"])["days_in_ar"]
    assert one > two >= three


def test_the_first_biller_more_is_worth_days_beyond_doubt(teams) -> None:
    first = paired(teams, "1 biller", ["days_in_ar"]).set_index("arm").loc["2 billers"]
    assert first["high"] < 0


def test_more_billers_bring_no_less_cash(teams) -> None:
    one, two, three = means(teams, ["cash"])["cash"]
    assert one < two
    assert three > two * 0.995, "two had little left undone: a third changes cash by chance alone"


def test_more_billers_are_less_busy(teams) -> None:
    one, two, three = means(teams, ["utilisation"])["utilisation"]
    assert 1 >= one > two > three > 0


def test_every_run_balances(teams, orders) -> None:
    assert teams["balanced"].all()
    assert orders["balanced"].all()


def test_colleagues_do_not_stand_in_each_others_way(teams) -> None:
    """A refusal costs a minute; of a team's minutes less than one in a hundred goes that way."""
    assert (teams["refused"] < teams["minutes_worked"] / 100).all()


def test_who_works_the_nearest_deadline_loses_no_more_to_filing_limits(orders) -> None:
    lost = means(orders, ["lost_to_filing"])["lost_to_filing"]
    assert lost["nearest deadline"] < lost["highest value"]
    assert lost["nearest deadline"] <= lost["oldest first"]


def test_an_office_in_which_nothing_goes_wrong_is_paid_at_first_asking() -> None:
    row = replicate(honest(), seed=11, days=90)
    assert row["acknowledged"] > 50
    assert (row["rejected"], row["denied"], row["lost_to_filing"]) == (0, 0, 0)


def test_no_batch_is_empty_and_no_claim_is_in_two_at_once() -> None:
    world = World(varied(busy(patients={"count": 800}), billers(4)[0]), 5)
    bring_in(world)
    world.run_to(60 * DAY)
    batches = world.office.batches.values()
    assert all(batch.claims for batch in batches)
    by_day: dict[int, list[str]] = {}
    for batch in batches:
        by_day.setdefault(batch.minute // DAY, []).extend(claim.id for claim in batch.claims)
    assert all(len(set(claims)) == len(claims) for claims in by_day.values())
    files = world.office.files.values()
    assert sum(file.times_sent for file in files) == sum(len(batch.claims) for batch in batches)
