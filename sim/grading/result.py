"""A result as plain data: what page, text and table are drawn from."""

from datetime import date
from fractions import Fraction

from msgspec import Struct

from sim.grading.debrief_story import Story
from sim.grading.describe import Deed
from sim.grading.override import Override
from sim.grading.par import BEST
from sim.grading.rubric import Sheet
from sim.training.attempt import Header

NOTICE = "Training score, not validated for selection"


class Standing(Struct, frozen=True):
    """One player among those who worked the same case."""

    name: str
    points: Fraction
    earned: int
    """What the claims of the exercise brought, in cents: insurers' payments and patients' shares."""
    claims_paid: int
    claims: int
    mine: bool
    days: int | None = None
    """Days from visit to payment, the mean of the claims that were paid; None where none was."""


class AtClient(Struct, frozen=True):
    """What came of the claims of one client practice of a billing service."""

    practice: str
    minutes: int
    """Minutes of work at its desk."""
    claims: int
    claims_paid: int
    earned: int
    expert_earned: int
    expert_claims_paid: int


class Helped(Struct, frozen=True):
    """Hints that were asked for on one claim."""

    claim: str
    times: int


class Result(Struct, frozen=True, kw_only=True):
    """How an attempt went."""

    file: str
    header: Header
    title: str
    sheet: Sheet
    ended: bool
    """Whether it went on to the exercise's last day or was handed in; the run-out completes it either way."""
    standings: tuple[Standing, ...]
    """The attempt among the reference players, the best first."""
    stories: tuple[Story, ...]
    deeds: tuple[Deed, ...]
    questions: tuple[Story, ...]
    """The exercise's questions that were not answered rightly."""
    clients: tuple[AtClient, ...]
    """The clients of a billing service; empty where there is one office."""
    said: tuple[Override, ...]
    """Every word that an instructor said on a line of the rubric, oldest first."""
    helped: tuple[Helped, ...]
    """On which claims hints were asked for."""
    day: date
    """Last day of the exercise: a result is as old as what it says."""
    refused: int
    minutes: int
    """Minutes of work at the desk."""
    message: str
    """What was mended on reading, such as a torn last line."""
    digest: str
    """Digest of the last record: two files with the same one are the same attempt."""

    @property
    def hints(self) -> int:
        """How many hints were asked for."""
        return sum([each.times for each in self.helped])

    @property
    def best(self) -> Standing:
        """The expert's standing."""
        return next(row for row in self.standings if row.name == BEST)

    @property
    def mine(self) -> Standing:
        """The attempt's own standing."""
        return next(row for row in self.standings if row.mine)
