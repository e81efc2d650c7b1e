"""Luck depends on names alone: not on the order of asking, on the process, or on the hash seed."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sim.world.chance import Chance, Table, between, cumulative, happens, weighted

ROOT = Path(__file__).parents[2]
NAMES = st.tuples(st.sampled_from(["registration", "denial", "delay"]), st.text(max_size=12), st.integers(0, 9))
SEEDS = st.integers(-(2**70), 2**70)
DRAWS = st.integers(0, 2**64 - 1)

# Thousands of draws of one subject after another, as an office makes them; at 5 standard deviations from what is
# expected a sound draw fails one time in two million, and these draws never change.
MANY = [draw for n in range(2500) for draw in Chance.from_seed(7, "case").draws("spread", f"claim {n}")]


@given(SEEDS, st.lists(NAMES, unique=True, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_asking_does_not_matter(seed, names, shuffler):
    chance = Chance.from_seed(seed, "case")
    asked = {name: chance.draws(*name) for name in names}
    shuffled = list(names)
    shuffler.shuffle(shuffled)
    other = Chance.from_seed(seed, "case")
    assert {name: other.draws(*name) for name in shuffled} == asked


@given(SEEDS, NAMES, NAMES)
def test_asking_about_one_never_changes_another(seed, one, another):
    asked, unasked = Chance.from_seed(seed, "case"), Chance.from_seed(seed, "case")
    asked.draws(*one)
    assert asked.draws(*another) == unasked.draws(*another)


@given(DRAWS, st.integers(0, 1000), st.integers(0, 1000))
def test_what_happens_at_a_low_chance_happens_at_every_higher_one(draw, one, other):
    low, high = sorted((one, other))
    assert happens(draw, low, of=1000) <= happens(draw, high, of=1000)


@given(DRAWS, DRAWS, st.integers(1, 100), st.integers(0, 300), st.integers(0, 20), st.integers(0, 200))
def test_a_table_never_falls_and_keeps_to_its_ends(one, other, median, more, least, room):
    table = Table.lognormal(median, median + more, least, least + room)
    low, high = sorted((one, other))
    assert least <= table.at(low) <= table.at(high) <= least + room


@given(DRAWS, st.integers(-50, 50), st.integers(0, 100))
def test_a_uniform_table_reads_as_between_does(draw, least, room):
    # A table keeps 1/65,536 of a unit, exact for whole ends; so the two agree on every draw.
    assert Table.uniform(least, least + room).at(draw) == between(draw, least, least + room)


def test_the_same_draws_in_another_process_under_another_hash_seed():
    program = (
        "from sim.world.chance import Chance, Table\n"
        "chance, table = Chance.from_seed(7, 'case'), Table.lognormal(15, 25)\n"
        "print([(draw, table.at(draw)) for n in range(50) for draw in chance.draws('delay', f'claim {n}')])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    chance, table = Chance.from_seed(7, "case"), Table.lognormal(15, 25)
    here = [(draw, table.at(draw)) for n in range(50) for draw in chance.draws("delay", f"claim {n}")]
    assert printed == {f"{here}\n"}


def within(count, share):
    """Whether a count out of all draws is within five standard deviations of its share."""
    n = len(MANY)
    return abs(count - n * share) <= 5 * (n * share * (1 - share)) ** 0.5


def test_draws_spread_evenly():
    for bit in range(64):
        assert within(sum(draw >> bit & 1 for draw in MANY), 0.5)
    for sixteenth in range(16):
        assert within(sum(draw >> 60 == sixteenth for draw in MANY), 1 / 16)


def test_a_draw_says_nothing_about_the_next():
    both = sum(a >> 63 & b >> 63 for a, b in pairwise(MANY))
    assert within(both, 0.25)


def test_chances_and_weights_come_true_in_the_long_run():
    assert within(sum(happens(draw, 80, of=1000) for draw in MANY), 0.08)
    totals = cumulative([5, 3, 2])
    places = [weighted(draw, totals) for draw in MANY]
    assert all(within(places.count(place), share) for place, share in enumerate((0.5, 0.3, 0.2)))


def test_lognormal_times_fall_below_the_median_and_the_ninth_decile_as_often_as_they_should():
    # Whole minutes are coarse, so the table is read in sixtieths of one.
    times = [Table.lognormal(60 * 12, 60 * 30).at(draw) for draw in MANY]
    assert within(sum(time < 60 * 12 for time in times), 0.5)
    assert within(sum(time < 60 * 30 for time in times), 0.9)
