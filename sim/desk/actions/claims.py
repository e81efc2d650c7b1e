"""Actions on one claim: take it up, mend it, note, appeal, write off."""

from sim.desk.actions.action import Action, Change


class OpenClaim(Action, frozen=True, tag="open_claim"):
    """Take up a claim: its form, its history and the documents that came with it."""

    label = "Open claim and documents"
    claim: str


class CorrectClaim(Action, frozen=True, tag="correct_claim"):
    """Mend one claim; the registration stays as it is."""

    label = "Correct claim"
    claim: str
    changes: tuple[Change, ...]


class Appeal(Action, frozen=True, tag="appeal"):
    """Ask the payer to decide a denied claim again.

    `ground` is ``payer_error``, ``medical_necessity``, ``notice`` or ``clerical_reopening``; `evidence`
    names documents on the claim's file, such as ``authorisation_letter`` or ``encounter_note``
    (`sim.rules.remedies`); `level` is 1 for the first, and 0 for the next one that is open.
    """

    label = "Appeal"
    claim: str
    ground: str
    evidence: tuple[str, ...] = ()
    level: int = 0


class WriteOff(Action, frozen=True, tag="write_off"):
    """Give up what a payer still owes on a claim, for a reason that the books can show."""

    label = "Write off"
    claim: str
    reason: str
    """``timely_filing``, ``duplicate_charge``, ``small_balance`` or ``uncollectable``."""


class AddNote(Action, frozen=True, tag="add_note"):
    """Write a note on a claim."""

    label = "Add note"
    claim: str
    text: str
