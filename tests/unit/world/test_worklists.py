"""A worklist always knows what is most urgent, and a due book hands over each thing once, on its day."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sim.world.worklists import DueBook, Worklist


def a_list(*items):
    """A worklist of (name, urgency), the lowest number first."""
    listed = Worklist(lambda item: item[1])
    for item in items:
        listed.add(item[0], item)
    return listed


def names(items):
    return [name for name, _ in items]


class TestWorklist:
    def test_the_most_urgent_come_first_and_stay_on_the_list(self):
        listed = a_list(("a", 3), ("b", 1), ("c", 2))
        assert names(listed.first(2)) == ["b", "c"]
        assert names(listed.first(5)) == ["b", "c", "a"]
        assert len(listed) == 3

    def test_equally_urgent_items_keep_the_order_in_which_they_joined(self):
        assert names(a_list(("z", 1), ("a", 1), ("m", 1)).first(3)) == ["z", "a", "m"]

    def test_an_item_that_is_off_the_list_is_never_first(self):
        listed = a_list(("a", 1), ("b", 2))
        listed.discard("a")
        assert "a" not in listed
        assert names(listed.first(2)) == ["b"]

    def test_to_take_off_what_is_not_there_changes_nothing(self):
        listed = a_list(("a", 1))
        listed.discard("b")
        assert list(listed) == ["a"]

    def test_an_item_that_joins_again_takes_its_new_place_once(self):
        listed = a_list(("a", 1), ("b", 2))
        listed.add("a", ("a", 3))
        assert listed.first(3) == [("b", 2), ("a", 3)]

    def test_an_item_keeps_the_place_in_which_it_was_first_seen(self):
        urgency = {"a": 1, "b": 2}
        listed = Worklist(urgency.get)
        for name in urgency:
            listed.add(name, name)
        assert listed.first() == ["a"]
        urgency["a"] = 9
        assert listed.first() == ["a"]
        listed.add("a", "a")
        assert listed.first() == ["b"]

    def test_a_list_on_which_many_come_and_go_keeps_no_trace_of_those_who_went(self):
        listed = a_list(("stays", 5_000))
        for number in range(5_000):
            listed.add(str(number), (str(number), 10_000 - number))
            assert len(listed.first(3)) == 2
            listed.discard(str(number))
        assert names(listed.first(3)) == ["stays"]
        assert len(listed._heap) < 1_100

    def test_what_others_hold_is_passed_over_for_as_long_as_they_hold_it(self):
        listed = a_list(("a", 1), ("b", 2), ("c", 3))
        assert names(listed.first(1, without={"a", "b"})) == ["c"]
        assert names(listed.first(1, without={"a"})) == ["b"]
        assert names(listed.first(1)) == ["a"]

    def test_an_empty_list_has_no_first(self):
        assert a_list().first(3) == []


NAMES = st.sampled_from("abcdef")


class AnyCourseOfWork(RuleBasedStateMachine):
    """Whatever happens to a worklist, it agrees with a plain list that is sorted anew each time."""

    def __init__(self):
        super().__init__()
        self.listed = Worklist(lambda item: item[1])
        self.plain = {}
        self.joined = 0

    @rule(name=NAMES, urgency=st.integers(0, 3))
    def add(self, name, urgency):
        self.joined += 1
        self.plain[name] = (urgency, self.joined)
        self.listed.add(name, (name, urgency))

    @rule(name=NAMES)
    def discard(self, name):
        self.plain.pop(name, None)
        self.listed.discard(name)

    @rule(count=st.integers(1, 7), without=st.frozensets(NAMES))
    def look(self, count, without):
        in_order = sorted((name for name in self.plain if name not in without), key=self.plain.__getitem__)
        assert names(self.listed.first(count, without)) == in_order[:count]

    @invariant()
    def holds_the_same(self):
        assert set(self.listed) == set(self.plain)


TestAnyCourseOfWork = AnyCourseOfWork.TestCase


class TestDueBook:
    def test_things_come_due_day_by_day_in_the_order_of_filing(self):
        book = DueBook()
        for day, thing in [(3, "c"), (1, "a"), (3, "d"), (2, "b"), (4, "e")]:
            book.add(day, thing)
        assert book.take(3) == ["a", "b", "c", "d"]
        assert book.take(3) == []
        assert book.take(9) == ["e"]

    def test_what_is_filed_late_is_handed_over_next(self):
        book = DueBook()
        book.add(2, "in time")
        assert book.take(5) == ["in time"]
        book.add(2, "late")
        assert book.take(5) == ["late"]

    @given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))))
    def test_each_thing_is_handed_over_once_and_not_before_its_day(self, things):
        """`things` are filed on one day and due on another, or on the same, or overdue when they are filed."""
        book, handed = DueBook(), []
        for today in range(21):
            for number, (filed, due) in enumerate(things):
                if filed == today:
                    book.add(due, (number, max(filed, due)))
            taken = book.take(today)
            assert {day for _, day in taken} <= {today}
            handed += taken
        assert sorted(number for number, _ in handed) == list(range(len(things)))
