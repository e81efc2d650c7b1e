"""The engine: a claim, or anything else with a life of its own, that moves through the office on SimPy's calendar.

As usually written, a SimPy life costs a process, and a new event for each thing that it waits for. But between two
waits a claim is nothing but its own next event. So here the thing *is* the event: a `Flow` carries the generator that
tells its life, `Flow(env, life())`, and books itself again and again with one shared callback. A life yields

- a whole number: minutes to wait;
- a SimPy event: the life goes on when it happens, with its value, or with its exception if it failed. So a generator
  written for `env.process` runs here unchanged, and takes the same course;
- None: it has left word with somebody who will call `flow.after(minutes)`. This is how a claim can stand on a list:
  the hands that take it say when the work on it ends, and the waiting costs no event at all.

Inside its life a flow finds itself as `env.active_process`. Unlike a process it cannot be interrupted.

SimPy's `step` takes the callbacks off an event, calls them, and looks at `_ok`. Flow leans on that, on `_value` and on
`_active_proc`: SimPy is pinned, and a test runs the same lives both ways and compares every step.
"""

from collections.abc import Generator
from typing import Any, NoReturn

from simpy import Environment
from simpy.events import NORMAL, URGENT, Event

Life = Generator[int | Event | None, Any, Any]


class Flow(Event):
    """A claim, a file or a person that goes through the office on its own feet.

    It starts after so many minutes, or by default at once, as a process does. What happens again and again cannot be
    waited for: wait for `flow.done`. An exception in its life fails `done`, and stops the run unless somebody waits.
    """

    __slots__ = ("_done", "_life", "_ok", "_value", "callbacks", "env")

    def __init__(self, env: Environment, life: Life, after: int = 0) -> None:
        self.env = env
        self.callbacks = _BOOKED
        self._ok = True
        self._value = None
        self._life = life
        self._done: Event | None = None
        env.schedule(self, NORMAL if after else URGENT, after)

    @property
    def done(self) -> Event:
        """The event that this life is over; with what it returned, if asked for before then."""
        if self._done is None:
            self._done = Event(self.env)
            if self.callbacks is _OVER:
                self._done.succeed()
        return self._done

    def after(self, minutes: int) -> None:
        """Let a flow that yielded None, or is just about to, go on after so many minutes."""
        if self.callbacks:
            raise RuntimeError("this flow has a time already, waits for an event, or is over: it cannot be booked")
        if minutes < 0:
            raise ValueError(f"a flow cannot go on after {minutes} minutes")
        self.callbacks = _BOOKED
        self.env.schedule(self, NORMAL, minutes)

    def _live(self) -> None:
        """Live to the next wait, now that the flow's own time has come."""
        if self._done is not None:
            return self._go_on(self)
        self.env._active_proc = self
        try:
            # A `for` that takes one step: unlike `send` it ends without an exception, and without what was returned.
            for wait in self._life:
                if type(wait) is int:
                    return self.after(wait)
                if wait is None:
                    if not self.callbacks:
                        self.callbacks = _LEFT_WORD
                    return None
                happened = self._begin(wait)
                return self._go_on(happened) if happened else None
        except Exception as failure:
            return self._fail(failure)
        return self._end(None)

    def _go_on(self, event: Event | None) -> None:
        """Live to the next wait with what an event brought, and past events that have happened, as a process does."""
        self.env._active_proc = self
        self.callbacks = None
        try:
            while event is not None:
                if event._ok:
                    wait = self._life.send(event._value)
                else:
                    event._defused = True
                    wait = self._life.throw(event._value)
                event = self._begin(wait)
        except StopIteration as end:
            self._end(end.value)
        except Exception as failure:
            self._fail(failure)

    def _begin(self, wait: int | Event | None) -> Event | None:
        """Begin a wait, or give back an event that has happened already."""
        if type(wait) is int:
            self.after(wait)
        elif wait is None:
            self.callbacks = self.callbacks or _LEFT_WORD
        elif not isinstance(wait, Event) or isinstance(wait, Flow):
            raise TypeError(f"a flow waits for whole minutes, for an event such as flow.done, or None, not for {wait!r}")
        elif wait.callbacks is None:
            return wait
        else:
            wait.callbacks.append(self._go_on)
            self.callbacks = _WAITS
        return None

    def _end(self, value: Any) -> None:
        self.callbacks = _OVER
        if self._done is not None:
            self._done.succeed(value)

    def _fail(self, failure: Exception) -> None:
        self.done.fail(failure)
        self.callbacks = _OVER


class _State(tuple):
    """What a flow is about, kept where SimPy looks for callbacks. Only an empty one, or None, lets it be booked."""

    def append(self, callback: object) -> NoReturn:
        raise TypeError("a flow happens again and again and cannot be waited for: wait for flow.done")


_BOOKED, _LEFT_WORD, _WAITS, _OVER = _State([Flow._live]), _State(), _State([Flow._live]), _State([Flow._live])
