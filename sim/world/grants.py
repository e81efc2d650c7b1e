"""Medicaid that is granted afterwards: on the day of the notice the patient has had it for months.

Until then nobody, the payer's file included, knows of it.  The days to file begin with the day on
which the payer has added the member to its file, as state programmes provide (so 1 TAC 354.1003).
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from sim.records.clock import DAY, Calendar
from sim.records.people import Grant, Patient
from sim.records.replies import Letter
from sim.world.office import Office
from sim.world.payers.house import DELIVERY_AT, PayerHouse
from sim.world.worklists import DueBook

NOTICES_AT = 5 * 60 + 45
NOTICE = (
    "Medicaid has been granted to me from {since} on: {payer}, number {number}. The notice and the card are enclosed. "
    "Please bill it for my visit of {visit}, and send me back what I have paid."
)


class Grants:
    """What is granted afterwards to the patients of one office."""

    def __init__(
        self, office: Office, calendar: Calendar, patients: dict[str, Patient], payers: Mapping[str, PayerHouse],
        coming: Mapping[str, Grant],
    ) -> None:
        self.office = office
        self.calendar = calendar
        self.patients = patients
        self.payers = payers
        self.coming = dict(coming)
        """Patients who do not know of it yet."""
        self._due: DueBook = DueBook()
        for patient, grant in coming.items():
            self._due.add(grant.notice, patient)

    def life(self) -> Iterator[int]:
        """Each night bring the notices that are due."""
        day = 0
        yield NOTICES_AT
        while True:
            for patient in self._due.take(day):
                self._tell(patient, self.coming.pop(patient), day)
            day += 1
            yield DAY

    def is_uninsured(self, claim: str) -> bool:
        """Tell whether a claim's patient has, for all that anybody knows today, no coverage on its day."""
        of = self.office.files[claim].claim
        return of.patient in self.coming and self.patients[of.patient].membership_on(of.day) is None

    def _tell(self, name: str, grant: Grant, day: int) -> None:
        """Put the member on file, give the patient the card, and write about each visit that it covers."""
        held, office = grant.membership, self.office
        patient = self.patients[name]
        self.patients[name] = patient = replace(patient, memberships=(*patient.memberships, held))
        house = self.payers[held.payer]
        house.files.enrol(patient, held)
        for clocks in (house.clocks, office.clocks[held.payer]):
            clocks.added[held.member_id] = day
        for claim in office.claims_of.get(name, ()):
            visit = office.files[claim].claim.day
            if held.covers(visit):
                office.deliver(Letter(
                    f"LTR-{claim[2:]}-{day:04d}", "The patient", day * DAY + DELIVERY_AT, claim, "granted",
                    self._notice(grant, visit),
                ))

    def _notice(self, grant: Grant, visit: int) -> str:
        held, show = grant.membership, self.calendar.show_day
        payer = self.office.payers[held.payer]
        return NOTICE.format(since=show(held.first_day), payer=payer.name, number=held.member_id, visit=show(visit))
