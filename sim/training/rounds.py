"""Rounds: one player at the desks of several clients, as a reference or an expert goes through a service's day."""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from sim.desk.actions import Action, Fact
from sim.desk.view import DeskView
from sim.records.clock import DAY
from sim.scenario.services import Client
from sim.training.clients import AskClient, SwitchClient

Look = Callable[..., DeskView]


class Player(Protocol):
    """Whoever sits at the trainee's desk, or at one client's."""

    def choose(self, look: Look) -> Action | None:
        """Choose the next action, or None to go home: nothing is left here today."""

    def refused(self, action: Action) -> None:
        """Learn that an action was refused."""

    def told(self, action: Action, facts: Sequence[Fact]) -> None:
        """Learn what an action has brought to light."""


class Rounds:
    """Works at each client's desk until nothing is left there, then goes on to the next, and home after the last.

    What is refused because it is the client's job is handed to the client, each claim once.
    """

    def __init__(self, roster: Sequence[Client], seat: Callable[[Client], Player]) -> None:
        self._roster = {client.key: client for client in roster}
        self._players = {key: seat(client) for key, client in self._roster.items()}
        self._here = ""
        self._day = -1
        self._still: list[str] = []
        """Clients whose desks have not been visited today."""
        self._asks: AskClient | None = None
        self._asked: set[tuple[str, str]] = set()

    def choose(self, look: Look) -> Action | None:
        """Choose the next action, or None to go home."""
        view = look()
        self._here = next(client.key for client in view.clients if client.here)
        if view.now // DAY != self._day:
            self._day = view.now // DAY
            keys = list(self._roster)
            place = keys.index(self._here) + 1
            self._still = [*keys[place:], *keys[: place - 1]]
        if self._asks is not None:
            asks, self._asks = self._asks, None
            return asks
        action = self._players[self._here].choose(look)
        if action is None and self._still:
            return SwitchClient(self._still.pop(0))
        return action

    def told(self, action: Action, facts: Sequence[Fact]) -> None:
        """Learn what an action has brought to light."""
        if not isinstance(action, AskClient | SwitchClient):
            self._players[self._here].told(action, facts)

    def refused(self, action: Action) -> None:
        """Learn that an action was refused: what is the client's job is theirs to be asked for."""
        if isinstance(action, AskClient | SwitchClient):
            return
        self._players[self._here].refused(action)
        terms, claim = self._roster[self._here].terms, getattr(action, "claim", "")
        theirs: Collection[str] = terms.theirs if terms else ()
        if str(action.__struct_config__.tag) in theirs and claim and (self._here, claim) not in self._asked:
            self._asked.add((self._here, claim))
            self._asks = AskClient(claim)
