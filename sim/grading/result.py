"""A result as plain data: what page, text and table are drawn from."""

from fractions import Fraction

from msgspec import Struct

from sim.grading.debrief import Deed, Story
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
    hints: int
    refused: int
    minutes: int
    """Minutes of work at the desk."""
    message: str
    """What was mended on reading, such as a torn last line."""
    digest: str
    """Digest of the last record: two files with the same one are the same attempt."""

    @property
    def mine(self) -> Standing:
        """The attempt's own standing."""
        return next(row for row in self.standings if row.mine)
