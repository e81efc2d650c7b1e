"""Actions of sending: scrub, release, resubmit, replace."""

from sim.desk.actions.action import Action


class Scrub(Action, frozen=True, tag="scrub"):
    """Run the office's own edits over claims that wait to be sent; none named means all of them."""

    label = "Scrub"
    claims: tuple[str, ...] = ()


class SwitchEdit(Action, frozen=True, tag="switch_edit"):
    """Switch one of the office's own edits on or off; `edit` is its id (datasets/edits.toml, or the instructor's own)."""

    label = "Switch edit"
    edit: str
    on: bool


class ReleaseBatch(Action, frozen=True, tag="release_batch"):
    """Send claims that wait to be sent to the clearinghouse as one 837P file; none named means all of them.

    With a `payer` only that payer's claims go.
    """

    label = "Release batch"
    claims: tuple[str, ...] = ()
    payer: str = ""


class ResendBatch(Action, frozen=True, tag="resend_batch"):
    """Make a new file of a batch that came back whole, with the claims and the practice's file as they are now.

    A batch that nobody has answered yet is sent again as it is.
    """

    label = "Resend batch"
    batch: str


class MailClaims(Action, frozen=True, tag="mail_claims"):
    """Print claims that wait to be sent on the paper form and post them; none named means those of payers that
    take nothing else."""

    label = "Mail on paper"
    claims: tuple[str, ...] = ()


class Resubmit(Action, frozen=True, tag="resubmit"):
    """Put a rejected claim back among those to send, as an original (frequency 1)."""

    label = "Resubmit"
    claim: str


class Replace(Action, frozen=True, tag="replace"):
    """Put an adjudicated claim back among those to send, as a replacement (frequency 7).

    `original` is the payer's number of the claim that it replaces (box 22), as typed; empty, it is copied from the last
    remittance.
    """

    label = "Send replacement"
    claim: str
    original: str = ""
