"""What goes wrong in an exercise for certain: causes with how many and how hard, drawn by the case seed where they vary."""

from collections.abc import Sequence
from typing import Annotated, Any

from msgspec import Meta, Struct

from sim.rules.causes import catalogue
from sim.scenario import Count, DayNumber, Days, Positive
from sim.world.chance import Chance, between, pick

Hardness = Annotated[int, Meta(ge=1, le=5)]


class Trouble(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of ``[[causes]]``: a cause, or one of several, planted on so many patients.

    Where a row leaves a choice (`any_of`, `any_payer`, `within`), the case seed decides, so that a
    fresh case is another one.
    """

    cause: str = ""
    """What goes wrong (docs/reference/causes.md)."""
    any_of: tuple[str, ...] = ()
    """Causes of which each patient meets one, instead of `cause`."""
    difficulty: tuple[Hardness, Hardness] = (1, 5)
    """Of `any_of` only those of this difficulty, from and to."""
    patients: Positive = 1
    """To how many patients it happens."""
    payer: str = ""
    """Which payer those patients have; anybody's where left out."""
    any_payer: tuple[str, ...] = ()
    """Payers of which each patient has one, instead of `payer`."""
    weekly: bool | None = None
    """Whether they come each week for therapy."""
    first_day: DayNumber | None = None
    """Day of the first visit, counted from the scenario's start."""
    within: Days = 0
    """By how many days the first visit may come later."""
    visits: Count = 1
    """At how many visits of each patient it strikes, for causes that arise later than registration; 0 means at each."""
    clinician: str = ""
    """Whose particulars it is about, for causes of the practice's own file."""
    client: str = ""
    """At which client practice of a billing service; empty means at each."""

    def names(self) -> tuple[str, ...]:
        """List the causes that it may be, in the catalogue's spelling."""
        easiest, hardest = self.difficulty
        known = catalogue()
        return (self.cause,) if self.cause else tuple([
            name for name in self.any_of if name not in known or easiest <= known[name].difficulty <= hardest
        ])

    def faults(self) -> list[str]:
        """Say what is wrong with the row, field first."""
        if bool(self.cause) == bool(self.any_of):
            return ["cause: name one `cause`, or several under `any_of`, not both"]
        if self.payer and self.any_payer:
            return ["payer: name one `payer`, or several under `any_payer`, not both"]
        unknown = [name for name in (self.cause, *self.any_of) if name and name not in catalogue()]
        if unknown:
            return [f"cause: {unknown[0]!r} is not in datasets/causes; docs/reference/causes.md lists them"]
        if not self.names():
            return [f"difficulty: no cause of `any_of` is from {self.difficulty[0]} to {self.difficulty[1]}"]
        if self.within and self.first_day is None:
            return ["within: says how much later than `first_day`, so give `first_day` too"]
        return []


def planted(troubles: Sequence[Trouble], case_seed: int) -> list[dict[str, Any]]:
    """Write the scenario's ``[[planted]]`` rows: one for each patient where there is a choice, else one for a row."""
    chance = Chance.from_seed(case_seed, "exercise")
    rows = []
    for place, trouble in enumerate(troubles):
        varies = trouble.any_of or trouble.any_payer or trouble.within
        rows += [
            _row(trouble, chance.draws("trouble", str(place), patient), 1 if varies else trouble.patients)
            for patient in range(trouble.patients if varies else 1)
        ]
    return rows


def _row(trouble: Trouble, draws: tuple[int, ...], patients: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        "cause": pick(draws[0], trouble.names()), "patients": patients, "visits": trouble.visits,
        "payer": pick(draws[1], trouble.any_payer) if trouble.any_payer else trouble.payer,
        "clinician": trouble.clinician,
    }
    if trouble.weekly is not None:
        row["weekly"] = trouble.weekly
    if trouble.first_day is not None:
        row["first_day"] = trouble.first_day + between(draws[2], 0, trouble.within)
    return row
