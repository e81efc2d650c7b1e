"""What is left alone, until when, and how others learn of it."""

from sim.staff.tickler import Tickler


def test_what_is_left_alone_comes_back_on_its_day_and_not_before():
    tickler = Tickler(("denied",))
    tickler.put("denied", "C-1", 12)
    tickler.put("denied", "C-2", 13)
    tickler.wake(11)
    assert set(tickler.of("denied")) == {"C-1", "C-2"}
    tickler.wake(12)
    assert set(tickler.of("denied")) == {"C-2"}


def test_a_worklist_of_which_nothing_is_left_alone_is_empty():
    assert not tuple(Tickler(()).of("denied"))


def test_only_changes_of_a_watched_worklist_are_news():
    tickler = Tickler(("denied",))
    tickler.put("follow_up", "C-1", 12)
    before = tickler.changes
    assert before == 0
    tickler.put("denied", "C-1", 12)
    assert tickler.changes > before
