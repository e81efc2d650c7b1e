"""How often the office is asked something; nobody asks anything unless a scenario says so.

All chances are invented; what is asked, and by whom, is in datasets/inbox.toml.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from sim.rules.inbox import Who, inbox_rules
from sim.scenario.measures import DayNumber, Permille, Positive


class AskedFor(Struct, frozen=True, forbid_unknown_fields=True):
    """A question that is certain to come, about the first claim that it suits from a day on."""

    question: str
    """Its id in datasets/inbox.toml."""
    day: DayNumber
    """The first day on which it may come."""
    who: str = ""
    """Who asks (datasets/inbox.toml); drawn where not given."""
    standing: str = ""
    """By which right; drawn where not given."""
    gives: Literal["", "proof", "one", "wrong"] = ""
    """What the asker gives to show who they are: ``proof``, one identifier too few, or a wrong one; drawn where empty."""
    pretends: bool = False
    """Whether a stranger asks under that name; gives wrong identifiers then."""
    channel: Literal["", "letter", "portal", "call"] = ""
    """How it comes; drawn where empty."""
    copies: Positive = 1
    """How many of them come, each about another claim."""

    def names(self, asker: Who) -> bool:
        """Tell whether this asker, by this right, may be the one who asks."""
        return self.who in ("", asker.who) and self.standing in ("", asker.standing)


class Inbox(Struct, frozen=True, forbid_unknown_fields=True):
    """Questions to the office; chances per thousand."""

    after_statement: Permille = 0
    """Statements that bring a question."""
    after_decision: Permille = 0
    """Posted decisions of a payer that do."""
    after_visit: Permille = 0
    """Visits after which somebody wants papers."""
    after_card: Permille = 0
    """Patients who write when their insurance changes."""
    after_query: Permille = 0
    """Clinicians who ask back when they are asked."""
    pretends: Permille = 60
    """Of those who ask, who are not the person whose name they give."""
    misremembers: Permille = 100
    """Of the others, who state one identifier wrong."""
    gives_one: Permille = 80
    """Of the others, who give one identifier only."""
    by_portal: Permille = 400
    """Who writes on the portal."""
    by_telephone: Permille = 250
    """Who rang when nobody could answer, and left a slip; the others write."""
    picks_up: Permille = 750
    """Calls back that reach the caller."""
    encloses_card: Permille = 600
    """Who sends a copy along when the insurance has changed."""
    planted: tuple[AskedFor, ...] = ()
    """Questions that are certain to come."""

    @property
    def open(self) -> bool:
        """Whether anybody ever asks."""
        rates = (self.after_statement, self.after_decision, self.after_visit, self.after_card, self.after_query)
        return any(rates) or bool(self.planted)


def faults(inbox: Inbox) -> Iterator[str]:
    """List what makes the table unusable, as messages that say what to do."""
    questions = inbox_rules().questions
    for plant in inbox.planted:
        question = questions.get(plant.question)
        if question is None or not question.after:
            known = ", ".join(name for name, each in questions.items() if each.after)
            yield f"`inbox.planted` names the question {plant.question!r}; use one of {known}"
            continue
        if not any(map(plant.names, question.askers)):
            known = ", ".join(f"{each.who} ({each.standing})" for each in question.askers)
            yield f"`inbox.planted` lets {plant.who or plant.standing!r} ask {plant.question!r}; use one of {known}"
    if inbox.by_portal + inbox.by_telephone > 1000:
        yield "`inbox.by_portal` and `inbox.by_telephone` together are more than 1000; the rest are letters"
