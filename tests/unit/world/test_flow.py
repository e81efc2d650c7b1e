"""A flow lives as a SimPy process does, minute for minute, and says so when it is misused."""

import pytest
import simpy
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import thin_flow, thin_heapq, thin_process
from benchmarks.thin_office import claims
from sim.world.flow import Flow


@pytest.fixture
def env():
    return simpy.Environment()


BELLS = range(3)
STEPS = st.one_of(
    st.tuples(st.just("wait"), st.integers(0, 3)),
    st.tuples(st.sampled_from(["ring", "listen", "work", "bear"]), st.sampled_from(BELLS)),
)


def course_of(lives, start, wait, watched):
    """What everybody did and when; `start` begins a life, `wait` waits some minutes, and a parent may watch for ends."""
    env = simpy.Environment()
    bells = [env.event() for _ in BELLS]
    hands = simpy.Resource(env, 1)
    course = []

    def life(name, steps):
        for what, n in steps:
            course.append((env.now, name, what, n))
            if what == "wait":
                yield wait(env, n)
            elif what == "listen":
                course.append((env.now, name, "heard", (yield bells[n])))
            elif what == "work":
                with hands.request() as turn:
                    yield turn
                    course.append((env.now, name, "began", n))
                    yield wait(env, n)
            elif what == "bear":
                start(env, life(f"{name}, child", [("wait", n)]))
            elif not bells[n].triggered:
                bells[n].succeed(name)
        return name

    def parent(ends):
        for end in ends:
            name = yield end
            course.append((env.now, "parent", "saw the end of", name))

    begun = [start(env, life(name, steps)) for name, steps in enumerate(lives)]
    if watched:
        start(env, parent([one if isinstance(one, simpy.Process) else one.done for one in begun]))
    env.run()
    return course


def as_process(env, life):
    return env.process(life)


@pytest.mark.parametrize("watched", [False, True], ids=["nobody waits for their ends", "somebody waits for their ends"])
@given(lives=st.lists(st.lists(STEPS, max_size=6), max_size=5))
def test_lives_take_the_same_course_as_flows_and_as_processes(watched, lives):
    expected = course_of(lives, as_process, lambda env, n: env.timeout(n), watched)
    assert course_of(lives, Flow, lambda env, n: env.timeout(n), watched) == expected
    assert course_of(lives, Flow, lambda _, n: n, watched) == expected


def test_the_thin_office_comes_to_the_same_end_on_every_engine():
    luck = claims(400)
    tally = thin_flow.run(luck)
    assert tally == thin_heapq.run(luck) == thin_process.run(luck)
    assert tally.waited > 0
    assert min(tally.closed) > 0


def test_a_flow_starts_at_once_or_after_some_minutes(env):
    started = []

    def life(name):
        started.append((env.now, name))
        yield 1

    Flow(env, life("later"), after=7)
    Flow(env, life("at once"))
    env.run()
    assert started == [(0, "at once"), (7, "later")]


def test_a_flow_finds_itself_as_the_active_process_whoever_else_is_about(env):
    found = []

    def life():
        for wait in (1, env.timeout(2), 0, None):
            found.append(env.active_process)
            yield wait

    one, other = Flow(env, life()), Flow(env, life())
    env.run()
    assert found == [one, other] * 4


class TestLeavingWord:
    def test_a_flow_that_left_word_goes_on_when_told(self, env):
        seen = []

        def life():
            yield None
            seen.append(env.now)

        flow = Flow(env, life())
        env.run(until=5)
        flow.after(10)
        env.run()
        assert seen == [15]

    @pytest.mark.parametrize("first", [0, "an event"])
    def test_a_flow_may_be_booked_just_before_it_yields(self, env, first):
        seen = []

        def life():
            yield env.event().succeed() if first else first
            env.active_process.after(4)
            yield None
            seen.append(env.now)

        Flow(env, life())
        env.run()
        assert seen == [4]

    def test_a_flow_that_nobody_tells_waits_for_ever_and_costs_no_event(self, env):
        def life():
            yield None
            raise AssertionError("nobody said so")

        Flow(env, life())
        env.run()
        assert env.now == 0

    @pytest.mark.parametrize("waits_for", ["minutes", "an event", "nothing, it is over"])
    def test_a_flow_that_has_not_left_word_cannot_be_booked(self, env, waits_for):
        def life():
            if waits_for == "minutes":
                yield 10
            elif waits_for == "an event":
                yield env.event()

        flow = Flow(env, life())
        env.run(until=5)
        with pytest.raises(RuntimeError, match="cannot be booked"):
            flow.after(1)

    def test_a_flow_cannot_be_booked_twice(self, env):
        def life():
            env.active_process.after(4)
            yield 3

        Flow(env, life())
        with pytest.raises(RuntimeError, match="cannot be booked"):
            env.run()


class TestTheEnd:
    def test_done_brings_what_the_life_returned(self, env):
        def life():
            yield 3
            return "paid"

        assert env.run(until=Flow(env, life()).done) == "paid"
        assert env.now == 3

    def test_a_process_can_wait_for_a_flow_and_a_flow_for_a_process(self, env):
        def inner():
            yield env.timeout(2)
            return env.now

        def process():
            return (yield Flow(env, inner()).done) + 100

        def flow():
            return (yield env.process(process())) + 1000

        assert env.run(until=Flow(env, flow()).done) == 1102

    def test_done_can_be_asked_for_when_all_is_over(self, env):
        def life():
            yield 3

        flow = Flow(env, life())
        env.run()
        assert env.run(until=flow.done) is None
        assert env.now == 3


class TestFailure:
    def test_an_exception_in_a_life_stops_the_run(self, env):
        def life():
            yield 1
            raise KeyError("no such payer")

        Flow(env, life())
        with pytest.raises(KeyError, match="no such payer"):
            env.run()
        assert env.now == 1

    def test_an_exception_goes_to_who_waits_for_the_end(self, env):
        def life():
            yield 1
            raise KeyError("no such payer")

        def waits():
            try:
                yield Flow(env, life()).done
            except KeyError:
                return "caught"

        assert env.run(until=env.process(waits())) == "caught"

    @pytest.mark.parametrize("happened", [False, True], ids=["still to come", "happened already"])
    def test_the_exception_of_a_failed_event_is_thrown_into_the_life(self, env, happened):
        broken = env.event()

        def life():
            if happened:
                yield 2
            try:
                yield broken
            except ValueError as fault:
                return str(fault)

        def breaks():
            yield 1
            broken.fail(ValueError("torn"))
            if happened:  # nobody listens yet, so nobody else can say that the failure is known
                broken.defused = True

        flow = Flow(env, life())
        Flow(env, breaks())
        assert env.run(until=flow.done) == "torn"

    @pytest.mark.parametrize("wrong", ["soon", 1.5, True])
    def test_a_life_that_waits_for_something_odd_stops_the_run(self, env, wrong):
        def life():
            yield wrong

        Flow(env, life())
        with pytest.raises(TypeError, match=f"not for {wrong!r}"):
            env.run()

    def test_time_does_not_go_backward(self, env):
        def life():
            yield 5
            yield -1

        Flow(env, life())
        with pytest.raises(ValueError, match="-1 minutes"):
            env.run()

    @pytest.mark.parametrize("start", [as_process, Flow])
    def test_waiting_for_a_flow_itself_is_refused_with_the_remedy(self, env, start):
        def life():
            yield 5

        def waits(flow):
            yield flow

        start(env, waits(Flow(env, life())))
        with pytest.raises(TypeError, match=r"flow\.done"):
            env.run()

    def test_a_flow_cannot_wait_for_itself(self, env):
        def life():
            yield env.active_process

        Flow(env, life())
        with pytest.raises(TypeError, match=r"flow\.done"):
            env.run()

    def test_running_until_a_flow_itself_is_refused_with_the_remedy(self, env):
        def life():
            yield 5

        with pytest.raises(TypeError, match=r"flow\.done"):
            env.run(until=Flow(env, life()))


def test_a_thousand_events_that_have_happened_are_passed_in_one_go(env):
    past = [env.event().succeed(n) for n in range(5000)]

    def life():
        yield 1
        total = 0
        for event in past:
            total += yield event
        return total

    assert env.run(until=Flow(env, life()).done) == sum(range(5000))
    assert env.now == 1
