"""Offices whose patients have more than one coverage, worked by a biller who bills every next payer."""

from msgspec.structs import replace

from sim.desk.actions import BillPatient, BillSecondary, ReleaseBatch
from tests.offices import Seat, scenario, seat

EVERY_KIND = (
    {"payer": "senior-b", "second": "summit", "share": 300, "holder": "spouse", "employer_size": 60},
    {"payer": "senior-b", "second": "summit-partners", "share": 500, "employment": "retired"},
    {"payer": "senior-b", "second": "state-care", "share": 400, "protected": True},
    {"payer": "harbor", "second": "summit", "share": 1000, "holder": "parent"},
    {"payer": "harbor", "second": "summit-partners", "share": 500, "holder": "spouse", "employer_size": 60, "from_age": 26},
    {"payer": "summit", "second": "state-care", "share": 500},
)
"""A working spouse's plan before Medicare, a retiree's after it, Medicaid behind both, the other parent's plan."""


def worked(seconds, method, limit, crosses_to, seed: int) -> Seat:
    """Work an office for ten weeks across a new year: send, read, bill next payers, bill patients."""
    base = scenario(seconds=seconds, start="2026-11-16", patients={"count": 30, "first_visit_within_days": 20})
    payers = [
        replace(
            payer, crosses_to=crosses_to if payer.key == "senior-b" else (),
            plan=replace(payer.plan, as_second=method, **limit) if payer.key == "summit-partners" else payer.plan,
        )
        for payer in base.payers
    ]
    desk = seat(replace(base, payers=tuple(payers)), seed, day=9)
    for week in range(10):
        desk.do(ReleaseBatch())
        desk.come_back(10 + 7 * week)
        desk.read_mail()
        for claim in desk.ids("secondary"):
            desk.do(BillSecondary(claim))
        desk.do(BillPatient())
    return desk
