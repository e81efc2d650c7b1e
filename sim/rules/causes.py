"""The catalogue of causes: the one table that simulator, exercises, grader, debrief and documentation read."""

from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from sim.records.files import DATASETS

Channel = Literal["TA1", "999", "277CA", "835", "letter", "silence", "books"]
"""Where a cause shows: the acknowledgments, the remittance, a letter, nothing at all, or the office's own books."""
Category = Literal[
    "registration", "coordination", "claim data", "authorisation", "coverage", "records", "necessity", "timeliness",
    "coding", "duplicate", "provider", "payer", "account",
]
"""The families by which denials are counted (shares in datasets/README.md)."""
Arises = Literal["registration", "visit", "charge entry", "practice", "payer", "desk"]
Cured = Literal["paid", "second", "patient", "closed"]
"""What the right cure ends in: the insurer pays, a second payer decides, the patient owes, or the office gives up what
nobody owes."""
Costs = Literal[
    "refused", "rejected again", "denied again", "upheld", "recurs", "given away", "complaint", "breach", "unanswered",
]
"""What a wrong remedy leads to."""


UNPROCESSABLE = "MA130"
"""The RARC by which a payer says that it could not process a claim: no appeal, and a new claim instead of a replacement."""


class Surface(Struct, frozen=True, forbid_unknown_fields=True):
    """How a cause is said: on the 277CA by category, status, entity, or on the 835 by group, CARC, remark."""

    channel: Channel
    says: str
    """The same in a worklist's few words; causes that are said alike say the same."""
    category: str = ""
    status: str = ""
    entity: str = ""
    group: str = ""
    carc: str = ""
    remark: str = ""
    also: tuple[str, ...] = ()
    """Further remarks beside the first."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """All remarks (RARC) that come with it, the first one first."""
        return (self.remark, *self.also) if self.remark else ()

    @property
    def code(self) -> str:
        """What the words hang on: the status of a 277CA, the CARC of an 835."""
        return self.status or self.carc


class Temptation(Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong remedy, and what it leads to: `costs` for the tests, `leads_to` for people."""

    verbs: tuple[str, ...]
    costs: Costs
    leads_to: str
    changes: tuple[tuple[str, str], ...] = ()
    """What is typed into the claim, field and value, where it is not what the papers say."""


class Cause(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of ``datasets/causes/*.toml``; the head of the first file explains the columns."""

    id: str
    category: Category
    title: str
    arises: Arises
    story: str
    surface: tuple[Surface, ...]
    evidence: tuple[str, ...]
    remedies: tuple[tuple[str, ...], ...]
    tempting: tuple[Temptation, ...]
    recurs: str
    difficulty: int
    hints: tuple[str, ...]
    cured: Cured = "paid"
    packet: tuple[str, ...] = ()
    """The documents that an appeal, a dispute or an answer to a request must enclose."""
    ground: str = ""
    """On which ground the appeal or dispute stands (`sim.rules.remedies.GROUNDS`)."""
    write_off: str = ""
    """For which reason the balance is rightly written off."""

    @property
    def judged(self) -> bool:
        """Whether payers deny for it by their own judgement, right or wrong, so that an appeal can overturn it."""
        return self.arises == "payer" and any("appeal" in verbs for verbs in self.remedies)

    @property
    def unprocessable(self) -> bool:
        """Whether the payer cannot process the claim, so that nothing is decided and a new claim is wanted."""
        return any(UNPROCESSABLE in surface.remarks for surface in self.surface)

    def on(self, channel: str) -> Surface:
        """Find how the cause is said on a channel; KeyError when it never shows there."""
        for surface in self.surface:
            if surface.channel == channel:
                return surface
        raise KeyError(f"{self.id} does not show on the {channel}")


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    causes: tuple[Cause, ...]


@cache
def catalogue() -> dict[str, Cause]:
    """Read the catalogue once: cause id → cause, in the order of the files' names and of their rows."""
    tables = [
        msgspec.toml.decode(path.read_bytes(), type=_Table) for path in sorted((DATASETS / "causes").glob("*.toml"))
    ]
    return {cause.id: cause for table in tables for cause in table.causes}


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(surface.channel, surface.code): surface.says for cause in catalogue().values() for surface in cause.surface}


def words(channel: str, code: str) -> str:
    """Say in a worklist's few words what a 277CA status or a CARC means; "" for a code of no cause."""
    return _words().get((channel, code), "")


def specific(codes: str) -> str:
    """Leave a general status out of the codes of a rejection, since only its companion says what went wrong.

    >>> specific("A3:21 · A7 · 164 · IL")
    'A7 · 164 · IL'
    """
    first, _, rest = codes.partition(" · ")
    return rest if ":" in first else codes
