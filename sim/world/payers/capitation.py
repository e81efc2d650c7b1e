"""Capitation: what a payer pays the practice each month for its members, whether they were seen or not.

The services that the plan names are not paid for one by one (`sim.rules.benefits.capitated`).
"""

from sim.records.clock import DAY, Calendar
from sim.records.replies import ProviderAdjustment
from sim.rules.payer_files import PayerFiles
from sim.scenario import Payer


class Capitation:
    """The monthly payments of one payer."""

    def __init__(self, payer: Payer, files: PayerFiles, calendar: Calendar) -> None:
        self.payer = payer
        self.files = files
        self.calendar = calendar
        self._paid_for = ""

    def due(self, day: int) -> list[ProviderAdjustment]:
        """Name what is due on a day: on the first on which the payer works in a month, for the members of that day.

        It comes outside the claims (835 PLB CT), below zero since it adds to the payment.
        """
        month = self.calendar.date_of(day * DAY).strftime("%Y-%m")
        if month == self._paid_for:
            return []
        self._paid_for = month
        members = sum([membership.on_file(day, day) for _, membership in self.files.members.values()])
        if not members:
            return []
        return [ProviderAdjustment("CT", f"CAP-{month}", -members * self.payer.capitation)]
