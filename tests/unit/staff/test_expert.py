"""The expert: nearest deadline while all can be saved; else the dearest, and what is late waits."""

from sim.desk.actions import OpenClaim
from sim.desk.view import Row
from sim.staff.expert import Expert, beyond_saving
from sim.staff.policies import Policy
from tests.offices import scenario, seat

TYPED_WRONG = "A7 · 164 · IL"
"""Twelve minutes each (`sim.rules.odds`)."""


def row(claim: str, dollars: int, days_left: int | None) -> Row:
    return Row(claim, "", "", "", "", "", TYPED_WRONG, dollars * 100, 0, 0, "", "", days_left, "", "none")


def test_while_the_minutes_suffice_nothing_is_left_lying():
    rows = [row("a", 50, 1), row("b", 60, 1), row("late", 900, 0), row("free", 10, None)]
    assert beyond_saving(rows, 24) == frozenset()


def test_where_they_do_not_the_least_is_let_go_and_what_is_late_waits_too():
    # Three claims of twelve minutes fall due today, and there are 24.
    rows = [row("a", 50, 1), row("b", 60, 1), row("c", 70, 1), row("late", 900, 0), row("free", 10, None)]
    assert beyond_saving(rows, 24) == {"a", "late"}


def test_a_small_claim_of_today_gives_way_to_two_dear_ones_of_tomorrow():
    # Twelve minutes a day: one claim by today, two by tomorrow. Three compete, the small one due today loses.
    rows = [row("small", 10, 1), row("dear", 500, 2), row("dearer", 600, 2)]
    assert beyond_saving(rows, 12) == {"small"}
    assert beyond_saving([*rows, row("later", 5, 3)], 12) == {"small"}


def test_the_expert_begins_with_the_nearest_deadline_like_who_keeps_to_them():
    person = seat(scenario(planted=[{"cause": "transposed_member_id", "patients": 30}]), day=28)
    person.release_and_read()
    first = Policy("nearest_deadline", ("rejected",)).choose(person.look)
    assert isinstance(first, OpenClaim) and Expert(("rejected",)).choose(person.look) == first


def test_what_was_left_lying_is_worked_once_nothing_else_waits():
    person = seat(scenario(planted=[{"cause": "transposed_member_id", "patients": 30}]), day=28)
    person.release_and_read()
    everything = person.ids("rejected")
    expert = Expert(("rejected",))
    expert._weighed = person.world.day
    expert._day = expert._weighed
    expert._leave_lying(frozenset(everything))
    assert isinstance(expert.choose(person.look), OpenClaim)
