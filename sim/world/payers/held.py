"""What a payer holds until somebody else has done their part: its member has answered, or has paid the premium."""

from sim.records.claims import Claim
from sim.rules.checks.premiums import COMES, NEVER_COMES
from sim.rules.payer_files import Received
from sim.world.payers.inquiries import Standing
from sim.world.payers.premiums import Premiums
from sim.world.payers.questionnaires import Questionnaires


class Held:
    """The claims that one payer has answered and not decided."""

    def __init__(self, house) -> None:
        self.questionnaires = Questionnaires(house)
        self.premiums = Premiums(house) if house.files.grace else None

    def keep(self, causes: tuple[str, ...], claim: Claim, received: Received, number: str, draws: tuple, day: int) -> None:
        """Hold a claim that was answered tonight, if it failed for something that others can mend."""
        if "cob_unanswered" in causes:
            self.questionnaires.hold(claim, received, number, draws, day)
        elif self.premiums is not None and causes[0] in (COMES, NEVER_COMES):
            self.premiums.hold(claim, received, number, draws, day)

    def look_again(self, day: int) -> None:
        """Decide what need not wait any longer."""
        self.questionnaires.answered(day)
        if self.premiums is not None:
            self.premiums.look_again(day)

    def inquired(self, claim: str) -> Standing | None:
        """Answer about a claim that is held and comes back to mind when it is asked about; None for others."""
        return None if self.premiums is None else self.premiums.inquired(claim)
