"""The whole job as a list of verbs.

Each action is plain data that survives a trip through JSON; trainee, simulated staff,
replay and grading all push the same ones through `Desk.perform`.
"""

from typing import ClassVar

import msgspec
from msgspec import Struct


class Action(Struct, frozen=True, tag_field="do"):
    """One thing that a biller does; `label` is what the button says."""

    label: ClassVar[str] = ""


class OpenClaim(Action, frozen=True, tag="open_claim"):
    """Take up a claim: its form, its history and the documents that came with it."""

    label = "Open claim and documents"
    claim: str


class CheckEligibility(Action, frozen=True, tag="check_eligibility"):
    """Ask the payer whether the patient, as registered, was covered on a claim's service date (270/271)."""

    label = "Check eligibility"
    claim: str


class Change(Struct, frozen=True):
    """One field and its new value, as text: ``member_id``, ``birth_date`` (YYYY-MM-DD), ``payer``, ``group``,
    ``authorisation``, or ``modifiers:1`` for the modifiers of line 1 (blank-separated)."""

    field: str
    value: str


class CorrectRegistration(Action, frozen=True, tag="correct_registration"):
    """Mend what the front desk typed; every later claim of the patient is drafted from it."""

    label = "Correct registration"
    patient: str
    changes: tuple[Change, ...]


class CorrectClaim(Action, frozen=True, tag="correct_claim"):
    """Mend one claim; the registration stays as it is."""

    label = "Correct claim"
    claim: str
    changes: tuple[Change, ...]


class Scrub(Action, frozen=True, tag="scrub"):
    """Run the office's own edits over claims that wait to be sent; none named means all of them."""

    label = "Scrub"
    claims: tuple[str, ...] = ()


class ReleaseBatch(Action, frozen=True, tag="release_batch"):
    """Send claims that wait to be sent to the clearinghouse as one 837P file; none named means all of them."""

    label = "Release batch"
    claims: tuple[str, ...] = ()


class OpenReport(Action, frozen=True, tag="open_report"):
    """Read a report that came in: 999, 277CA, 835 or a letter."""

    label = "Open report"
    report: str


class Resubmit(Action, frozen=True, tag="resubmit"):
    """Put a rejected claim back among those to send, as an original (frequency 1)."""

    label = "Resubmit"
    claim: str


class Replace(Action, frozen=True, tag="replace"):
    """Put an adjudicated claim back among those to send, as a replacement (frequency 7)."""

    label = "Send replacement"
    claim: str


class Appeal(Action, frozen=True, tag="appeal"):
    """Ask the payer to decide a denied claim again.

    `ground` is ``payer_error`` or ``clerical_reopening``; `evidence` names documents on the
    claim's file: ``authorisation_letter``, ``acceptance_report``, ``eligibility_answer``,
    ``encounter_note``, ``insurance_card``.
    """

    label = "Appeal"
    claim: str
    ground: str
    evidence: tuple[str, ...] = ()


class PostRemittance(Action, frozen=True, tag="post_remittance"):
    """Post an 835 to the ledger: payments, contractual adjustments, patient shares, denials."""

    label = "Post remittance"
    report: str


class WriteOff(Action, frozen=True, tag="write_off"):
    """Give up what a payer still owes on a claim, for a reason that the books can show."""

    label = "Write off"
    claim: str
    reason: str
    """``timely_filing``, ``duplicate_charge``, ``small_balance`` or ``uncollectable``."""


class BillPatient(Action, frozen=True, tag="bill_patient"):
    """Send the patient a statement for what the remittance says is theirs; no claim named means all that wait for one."""

    label = "Bill patient"
    claim: str = ""


class AddNote(Action, frozen=True, tag="add_note"):
    """Write a note on a claim."""

    label = "Add note"
    claim: str
    text: str


class Wait(Action, frozen=True, tag="wait"):
    """Let the calendar run: to the next delivery that brings something, or to the morning of a date (YYYY-MM-DD)."""

    label = "Wait"
    until: str = ""


class GoHome(Action, frozen=True, tag="go_home"):
    """End the working day; the desk opens again on the next working morning."""

    label = "Go home"


AnyAction = (
    OpenClaim | CheckEligibility | CorrectRegistration | CorrectClaim | Scrub | ReleaseBatch | OpenReport | Resubmit
    | Replace | Appeal | PostRemittance | WriteOff | BillPatient | AddNote | Wait | GoHome
)

VERBS: tuple[type[Action], ...] = AnyAction.__args__  # type: ignore[attr-defined]


class Fact(Struct, frozen=True):
    """One named thing that an action brought to light, ready to be read on a screen."""

    name: str
    value: str


class Outcome(Struct, frozen=True):
    """What came of an action.  A refusal is a value: `done` is False and `reason` says why and what to do."""

    done: bool
    minutes: int
    reason: str = ""
    facts: tuple[Fact, ...] = ()


encode = msgspec.json.Encoder(order="deterministic").encode
decode_action = msgspec.json.Decoder(AnyAction).decode
