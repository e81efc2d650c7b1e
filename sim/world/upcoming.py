"""Visits to come that need the payer's consent: the schedule puts them to the desk some days before.

The folder of such a visit is there with what is planned; nothing of it is on the books.  On the
evening of the visit its claim is drafted under the same number, with the letter that the desk has
obtained by then, or with none.
"""

from sim.records.claims import Claim
from sim.world.claim_file import UPCOMING, ClaimFile, open_folder
from sim.world.office import Office

BOOKED = "booked"
"""What the journal says of such a visit."""


class Upcoming:
    """The visits that wait for an authorisation: patient and number of the visit → its folder."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._booked: dict[tuple[str, int], ClaimFile] = {}
        self._come: dict[str, ClaimFile] = {}
        """Visits whose claims are drafted tonight: encounter → folder."""

    def book(self, claim: Claim, nth: int, minute: int) -> None:
        """Put a patient's nth visit on the list; its folder is opened as far as the schedule knows it."""
        self._booked[claim.patient, nth] = open_folder(self.office, claim, UPCOMING, minute, BOOKED)

    def come(self, patient: str, nth: int) -> ClaimFile | None:
        """Take a visit off the list, because its day is there; None for one that was never put to the desk."""
        file = self._booked.pop((patient, nth), None)
        if file is not None:
            office, claim = self.office, file.claim
            office.lists[UPCOMING].discard(claim.id)
            del office.files[claim.id]
            office.claims_of[patient].remove(claim.id)
            self._come[claim.encounter] = file
        return file

    def folder(self, encounter: str) -> ClaimFile | None:
        """Hand over the folder of a visit that has come, for its claim to be drafted under the same number; once only."""
        return self._come.pop(encounter, None)


def carry_over(before: ClaimFile, file: ClaimFile) -> None:
    """Put into a claim's folder what was asked and answered before the visit."""
    file.reports = before.reports
    file.eligibility = before.eligibility
    file.times_asked = before.times_asked
    file.opened_day = before.opened_day
