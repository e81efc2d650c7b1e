"""Sitting before a claim that failed for a cause, in an office in which nothing else goes wrong."""

from sim.desk.actions import BillSecondary, OpenClaim
from tests.causes import SETTINGS
from tests.causes.setting import Setting
from tests.offices import Seat, seat


def struck(cause: str, setting: Setting | None = None) -> tuple[Seat, str]:
    """Sit at a desk whose claims have been sent and answered, before the first claim that failed for a cause."""
    setting = setting or SETTINGS[cause][0]
    desk = _sent(cause, setting)
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    if setting.seconds:
        _bill_next_payers(desk)
    if setting.settles:
        desk.come_back(desk.world.day + setting.settles)
        desk.read_mail()
    found = [found.claim for found in desk.world.findings.all if found.cause == cause]
    if not found:
        visits = {file.claim.encounter: claim for claim, file in desk.world.office.files.items()}
        found = [visits.get(name, name) for name, by in desk.world.patients.visit_causes.items() if by == cause]
    assert found, f"{cause} struck nobody"
    return desk, found[0]


def taken_up(cause: str, setting: Setting | None = None) -> tuple[Seat, str]:
    """Sit before the first claim of the patient whom a cause strikes, on the morning on which it has come back."""
    desk = _sent(cause, setting or SETTINGS[cause][0])
    patient = next(patient for patient, by in desk.world.patients.causes.items() if by == cause)
    claim = desk.world.office.claims_of[patient][0]
    assert desk.wait_until_settled(claim).status in ("rejected", "denied")
    desk.do(OpenClaim(claim))
    return desk, claim


def _sent(cause: str, setting: Setting) -> Seat:
    desk = seat(setting.office(cause), seed=5, day=setting.day)
    desk.release_and_read()
    return desk


def _bill_next_payers(desk: Seat) -> None:
    """Send what first payers have left to the patients on to the payers that come next."""
    claims = desk.ids("secondary")
    for claim in claims:
        desk.do(BillSecondary(claim))
    desk.release_and_read()
    for claim in claims:
        desk.wait_until_settled(claim)
