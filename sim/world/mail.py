"""The post: paper claims travel for days, and no acknowledgment ever tells that they arrived."""

from collections.abc import Iterator

from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.practice import PracticeFile
from sim.records.replies import Letter
from sim.world.office import Office
from sim.world.payers.house import PayerHouse
from sim.world.payers.remitting import DELIVERY_AT
from sim.world.worklists import DueBook

ARRIVES_AT = 5 * 60 + 10
RETURNED = "returned"
"""What a payer's letter says of a paper claim that it cannot take in."""


class Post:
    """Carries what was mailed to the payers."""

    def __init__(self, office: Office, payers: dict[str, PayerHouse]) -> None:
        self.office = office
        self.payers = payers
        self._travelling: DueBook = DueBook()

    def life(self) -> Iterator[int]:
        """Wake each night, take what was mailed and lay what has arrived before the payers."""
        day = 0
        yield ARRIVES_AT
        while True:
            mailed, self.office.mailed = self.office.mailed, []
            for mailing in mailed:
                for claim in mailing.claims:
                    arrives = mailing.minute // DAY + max(1, self.office.payers[claim.payer].mail_days)
                    self._travelling.add(arrives, (claim, mailing.practice, self.office.files[claim.id].times_sent))
            for claim, practice, times_sent in self._travelling.take(day):
                self._arrive(claim, practice, day, times_sent)
            day += 1
            yield DAY

    def _arrive(self, claim: Claim, practice: PracticeFile, day: int, times_sent: int) -> None:
        """A payer that cannot take the claim in sends it back with a letter; otherwise nothing is heard until it decides."""
        house = self.payers[claim.payer]
        status = house.receive(claim, practice, day, times_sent, self.office.files[claim.id].answered_day)
        if not status.accepted:
            said = ", ".join([" ".join(filter(None, codes)) for codes in status.composites])
            self.office.deliver(Letter(
                f"LTR-{claim.id[2:]}-{day:04d}R", house.payer.name, day * DAY + DELIVERY_AT, claim.id, RETURNED,
                f"We return your paper claim undecided (status {said}). Correct it and send it again.", answer=status,
            ))
