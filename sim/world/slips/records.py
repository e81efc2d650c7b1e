"""Papers that a claim announces and nobody sends."""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.encounters import Encounter
from sim.rules.checks.records import BY_FAX
from sim.world.office import Office
from sim.world.slips.slip import Slip


def _never_faxed(claim: Claim, visit: Encounter, office: Office, draw: int) -> tuple[Claim, ...]:
    return (replace(claim, attachments=(f"{BY_FAX}encounter_note",)),)


AT_CHARGE_ENTRY = {
    "attachment_missing": Slip(_never_faxed),
}
