"""The office's out-tray: letters, packets and requests that lie ready for payers until they fetch them by night."""

from sim.records.claims import Claim
from sim.records.phone_calls import PhoneCall


class OutTray:
    """What waits for each payer, in the order in which it was put there."""

    def __init__(self) -> None:
        self.appeals: list[tuple] = []
        self.records_out: list[tuple[Claim, int, tuple[str, ...]]] = []
        """Records on their way to payers: (claim as sent, day, documents)."""
        self.calls: list[tuple] = []
        """Calls to patients about a payer's questions: (payer, patient, day)."""
        self.asked_to_answer: dict[tuple[str, str], int] = {}
        """Since when patients have been asked to answer a payer's questions: (payer, patient) → day of the first call."""
        self.requests: list[tuple[str, str, str, int]] = []
        """What goes to payers tonight: (payer, ``copy`` of a remittance, ``refund`` or ``withdrawal``, claim, cents)."""
        self.disputes: list[tuple] = []
        self.phone_calls: dict[str, list[PhoneCall]] = {}
        """Calls to payers about each claim, oldest first."""

    def disputes_to(self, payer: str) -> list[tuple]:
        """Hand over the disputes that wait for a payer: (claim, day sent, evidence)."""
        return _taken_out(self.disputes, payer)

    def calls_about(self, payer: str) -> list[tuple]:
        """Hand over the calls to patients about a payer's questions: (payer, patient, day)."""
        made = [call for call in self.calls if call[0] == payer] if self.calls else []
        if made:
            self.calls = [call for call in self.calls if call[0] != payer]
        return made

    def requests_to(self, payer: str) -> list[tuple[str, str, str, int]]:
        """Hand over the refunds, withdrawals and requests for copies that wait for a payer."""
        waiting = [request for request in self.requests if request[0] == payer]
        if waiting:
            self.requests = [request for request in self.requests if request[0] != payer]
        return waiting

    def appeals_to(self, payer: str) -> list[tuple]:
        """Hand over the appeals that wait for a payer: (claim, day sent, ground, evidence)."""
        return _taken_out(self.appeals, payer)

    def records_to(self, payer: str) -> list[tuple]:
        """Hand over the records that are on their way to a payer."""
        return _taken_out(self.records_out, payer)


def _taken_out(tray: list[tuple], payer: str) -> list[tuple]:
    """Take out of a tray what goes to a payer; each thing in it begins with its claim."""
    found = [each for each in tray if each[0].payer == payer]
    if found:
        tray[:] = [each for each in tray if each[0].payer != payer]
    return found
