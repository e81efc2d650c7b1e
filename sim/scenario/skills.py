"""How good billers are: how long their work takes, and which slips they make.

The figures are working assumptions (a novice takes two to three times as long and needs three
to four months to full speed: trade rules of thumb, see datasets/README.md); the slips are
those that trainers name most often, their rates invented.
"""

from typing import Annotated

from msgspec import Meta, Struct

from sim.scenario.measures import Permille


class Skill(Struct, frozen=True, forbid_unknown_fields=True):
    """One degree of skill; slips are chances per thousand of the actions that they can spoil."""

    pace: Annotated[int, Meta(ge=25, le=1000)] = 100
    """Minutes that work takes, in percent of the scenario's."""
    forgets_source: Permille = 0
    """Mends the claim and leaves the registration as it was, so that the next visit fails again."""
    forgets_evidence: Permille = 0
    """Sends an appeal or a dispute without one of the documents, and the whole chart where records are asked for."""
    mistypes: Permille = 0
    """Types one value of a correction with two characters swapped."""
    gives_up: Permille = 0
    """Writes off what could have been cured."""
    tells_anybody: Permille = 0
    """Answers whoever asks as if it were the patient, whose identity is beyond doubt."""
    runs_cards: Permille = 0
    """Runs a payer's virtual card, since it is there, instead of asking for transfers."""


SKILLS = {
    "expert": Skill(),
    "average": Skill(
        pace=130, forgets_source=120, forgets_evidence=80, mistypes=15, gives_up=40, tells_anybody=40, runs_cards=1000,
    ),
    "novice": Skill(
        pace=250, forgets_source=450, forgets_evidence=300, mistypes=40, gives_up=150, tells_anybody=200, runs_cards=1000,
    ),
}
"""The degrees that every scenario knows; a scenario may change them or add its own."""
