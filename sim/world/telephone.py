"""A payer on the telephone: its menu, its queue, and a representative who may be wrong.

Each call about a claim has its own luck, so that a second one may find somebody who knows better.
"""

from msgspec import Struct
from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.eligibility import EligibilityAnswer
from sim.scenario import Payer
from sim.world.chance import Chance, Table, happens
from sim.world.eligibility import ask
from sim.world.payers.house import PayerHouse
from sim.world.payers.inquiries import NOT_ON_FILE, PENDING, Standing, inquire

TOPICS = {
    "status": "Where the claim stands",
    "eligibility": "Whether the patient was covered on the day",
    "denial": "Why the claim was denied, and until when to appeal",
}
MENU = {
    "status": "2 for providers, 1 for claims; tax ID, NPI and member ID typed in",
    "eligibility": "2 for providers, 2 for benefits; NPI, member ID and birth date typed in",
    "denial": "2 for providers, 1 for claims, 4 to speak with somebody; tax ID and claim number typed in",
    "authorisation": "2 for providers, 3 for authorisations; NPI, member ID and service typed in",
}
SUBJECTS = TOPICS | {"authorisation": "An authorisation"}
"""What calls are about, those too that go with other work."""
WRONG_DEPARTMENT = "first the wrong department, then the queue again"
DAYS_TOO_MANY = 90
"""By how much somebody errs who reads the appeal limit off the wrong line."""
STALE = 31
"""Days by which the file is out of date that a careless representative looks at."""


class Ringing(Struct, frozen=True, gc=False):
    """How a call goes before anybody says anything, and whether the representative errs."""

    held: int
    transferred: bool
    representative: str
    reference: str
    wrong: bool


def ring(payer: Payer, chance: Chance, claim: str, nth: int) -> Ringing:
    """Draw how the nth call about a claim goes."""
    draws = chance.draws("payer call", claim, nth)
    queue = Table.lognormal(payer.phone.hold, payer.phone.hold_p90, 1)
    transferred = happens(draws[2], payer.phone.transfers, 1000)
    held = queue.at(draws[0]) + (queue.at(draws[1]) if transferred else 0)
    return Ringing(
        held, transferred, f"{payer.key} {draws[3] % 90 + 10}", f"{payer.payer_id}-{draws[4] % 900_000 + 100_000}",
        happens(draws[5], payer.wrong_calls, 1000),
    )


def standing_said(house: PayerHouse, claim: Claim, day: int, call: Ringing) -> Standing:
    """Where the claim stands, as this representative has it; on file and not on file are what they mix up."""
    answer = inquire(house, claim, day, "portal")
    if call.wrong and answer in (NOT_ON_FILE, PENDING):
        answer = PENDING if answer is NOT_ON_FILE else NOT_ON_FILE
    return Standing(answer.category, answer.status, answer.says, call.reference)


def coverage_said(house: PayerHouse, claim: Claim, minute: int, nth: int, call: Ringing) -> EligibilityAnswer:
    """Whether the patient was covered, as this representative has it: perhaps from last month's file."""
    when = minute - STALE * DAY if call.wrong else minute
    answer = ask(house, claim, when, "phone", nth)
    return replace(answer, minute=minute, reference=call.reference)
