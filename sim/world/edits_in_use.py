"""The edits that the office runs before claims leave: which are on, and what each has caught.

They begin as the scenario has them; somebody at the desk may switch one on or off.
"""

from msgspec import Struct
from msgspec.structs import replace

from sim.records.money import Cents
from sim.rules.edits import Edit, catalogue_of_edits, switched_on
from sim.scenario import Scenario


class Catch(Struct, frozen=True, gc=False):
    """One claim that one edit has found wanting."""

    minute: int
    charge: Cents
    mended: bool = False
    """Whether the edit found nothing any more before the claim left."""


class EditsInUse:
    """One office's edits and their catches."""

    def __init__(self, scenario: Scenario) -> None:
        self.known: dict[str, Edit] = {**catalogue_of_edits(), **{edit.id: edit for edit in scenario.own_edits}}
        """Every edit that can be switched, by its id: those of the table, then the instructor's own."""
        self.on: tuple[Edit, ...] = switched_on(scenario.edits, scenario.own_edits)
        self.switched: dict[str, tuple[int, str]] = {}
        """Edit → minute at which it was last switched, and who did it."""
        self.caught: dict[tuple[str, str], Catch] = {}
        """(Edit, claim) → what was caught there first."""

    def is_on(self, edit: str) -> bool:
        """Tell whether an edit is run."""
        return any(each.id == edit for each in self.on)

    def switch(self, edit: str, on: bool, minute: int, who: str) -> None:
        """Switch an edit; those that are on run in the order of the table."""
        wanted = {each.id for each in self.on} | {edit} if on else {each.id for each in self.on} - {edit}
        self.on = tuple([each for name, each in self.known.items() if name in wanted])
        self.switched[edit] = (minute, who)

    def catch(self, edit: str, claim: str, minute: int, charge: Cents) -> None:
        """Remember a catch; the same claim caught once more by the same edit counts once."""
        self.caught.setdefault((edit, claim), Catch(minute, charge))

    def mend(self, edit: str, claim: str) -> None:
        """Remember that what was caught has been put right."""
        self.caught[edit, claim] = replace(self.caught[edit, claim], mended=True)
