"""The offices of an attempt: one, or those of a billing service's clients, on one calendar.

The clock is shared, so the minutes are: what is spent at one client's desk passes in every
office.  Nothing else is shared; each practice has its own patients, payers and books.
"""

from msgspec import to_builtins
from msgspec.structs import replace

from sim.desk.actions import AddNote, Fact, Outcome
from sim.desk.desk import Desk
from sim.desk.verbs import refusal
from sim.desk.view import LIST_LABELS, ClientView, DeskView, ListCount, Verb
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE
from sim.scenario.services import Client
from sim.staff.clients import barred, open_clients
from sim.staff.errands import ClientsStaff
from sim.training.clients import SWITCHING, AskClient, SwitchClient
from sim.training.exercise import Exercise
from sim.world.world import World

ONE_OFFICE = "There is one office here, and no client to choose or to ask."
NOTHING_THEIRS = "Under the {label} package nothing on a claim is the client's job: it is yours."
ASKED_ALREADY = "The client has this claim already. Its staff answer with a note; look again the next working day."


class Offices:
    """Every office of an attempt, and the desk at which the person sits."""

    def __init__(self, exercise: Exercise, case_seed: int, face_seed: int, who: str) -> None:
        self.roster: dict[str, Client] = {client.key: client for client in exercise.roster}
        offices = {key: exercise.office(case_seed, client) for key, client in self.roster.items()}
        self.worlds = open_clients(self.roster.values(), offices, case_seed, face_seed)
        self.desks: dict[str, Desk] = {}
        self.here = next(iter(self.roster))
        """Key of the client at whose desk the person sits; empty where there is one office."""
        first = self.world
        first.run_to(first.calendar.roll_forward(exercise.starts) * DAY + first.calendar.open_at)
        for key, client in self.roster.items():
            desk = self.desks[key] = Desk(self.worlds[key], who)
            if client.terms is not None:
                desk.barred = barred(client.terms)
        self._staff = {key: ClientsStaff(desk.world, desk.barred) for key, desk in self.desks.items()}

    @property
    def world(self) -> World:
        """The office in which the person sits."""
        return self.worlds[self.here]

    @property
    def desk(self) -> Desk:
        """The desk at which the person sits."""
        return self.desks[self.here]

    @property
    def pulse(self) -> tuple[int, int, int]:
        """Events, postings and open insurance balance, of all offices together."""
        offices = [world.office for world in self.worlds.values()]
        return (
            sum([len(office.journal.events) for office in offices]),
            sum([len(office.ledger.postings) for office in offices]),
            sum([office.ledger.total(INSURANCE) for office in offices]),
        )

    def switch(self, action: SwitchClient) -> Outcome:
        """Go to another client's desk: a minute passes, if the day has one left, and the claim in hand is laid down."""
        if self._alone:
            return Outcome(False, 0, ONE_OFFICE)
        if action.client not in self.roster:
            return Outcome(False, 0, f"There is no client {action.client!r}. Choose one of {', '.join(self.roster)}.")
        if action.client == self.here:
            return Outcome(False, 0, "You sit at this client's desk already.")
        self.desk.put_back()
        self.here = action.client
        spent = min(SWITCHING, self.desk.calendar.open_minutes_left(self.desk.now))
        self.world.run_to(self.desk.now + spent)
        self.desk.minutes_worked += spent
        return Outcome(True, spent, "", (Fact("client", self.world.scenario.practice.name),))

    def ask(self, action: AskClient) -> Outcome:
        """Leave a claim with the client's own staff, with a note on it; they take it up the next working morning."""
        reason = self._may_not_ask(action.claim)
        if reason:
            return Outcome(False, 0, reason)
        note = AddNote(action.claim, "Handed to the client's own staff for what is their job.")
        outcome = self.world.env.run(until=self.world.env.process(self.desk.perform(note)))
        if not outcome.done:
            return outcome
        self.desk.put_back()
        morning = self._staff[self.here].hand_over(action.claim)
        return replace(outcome, facts=(Fact("the client takes it up", self.desk.calendar.show_date(morning)),))

    def shown(self, view: DeskView) -> DeskView:
        """Add to what the desk shows the clients to choose from, and on a claim the way to ask its client."""
        if self._alone:
            return view
        if view.claim is not None and view.claim.verbs:
            view = replace(view, claim=replace(view.claim, verbs=(*view.claim.verbs, self._asking(view.claim.id))))
        return replace(view, clients=tuple([self._client_view(key) for key in self.roster])) if view.lists else view

    @property
    def _alone(self) -> bool:
        return self.roster[self.here].terms is None

    def _may_not_ask(self, claim: str) -> str:
        terms = self.roster[self.here].terms
        if terms is None:
            return ONE_OFFICE
        if not terms.theirs:
            return NOTHING_THEIRS.format(label=terms.label)
        return ASKED_ALREADY if self._staff[self.here].has(claim) else ""

    def _asking(self, claim: str) -> Verb:
        note = AddNote(claim, "-")
        price = self.desk.price(note)
        reason = self._may_not_ask(claim) or refusal(self.desk, note, price)
        return Verb("ask_client", AskClient.label, price, reason, to_builtins(AskClient(claim)))

    def _client_view(self, key: str) -> ClientView:
        terms, office = self.roster[key].terms, self.worlds[key].office
        assert terms is not None
        counts = [ListCount(name, label, len(office.waiting[name])) for name, label in LIST_LABELS.items()]
        ours = tuple([count for count in counts if count.name in terms.lists])
        theirs = tuple([count for count in counts if count.name not in terms.lists])
        return ClientView(
            key, office.scenario.practice.name, terms.label, terms.says.strip(), key == self.here, ours, theirs,
            sum([count.count for count in ours]),
        )
