"""Actions that bring bank, remittances and books together."""

from sim.desk.actions.action import Action


class MatchDeposit(Action, frozen=True, tag="match_deposit"):
    """Lay a deposit of the bank beside the remittance that explains it."""

    label = "Match deposit"
    deposit: str
    report: str


class PostException(Action, frozen=True, tag="post_exception"):
    """Decide by hand about a claim of a remittance that could not be posted by itself.

    `report` and `claim` name it; or `report` alone, as the list of exceptions does.

    `how` is ``post`` (as the payer decided it), ``credit`` (owed back: it was paid before), ``reopen`` (the claim was
    closed), ``return`` (the money is not this practice's) or ``disregard`` (there is no money in it).
    """

    label = "Post by hand"
    report: str
    claim: str
    how: str
