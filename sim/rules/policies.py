"""What a payer knows of policies and families besides its members: few of them, and most payers none."""

from datetime import date


class Policies:
    """Numbers and children that stand in no list of members."""

    __slots__ = ("alone", "awaiting", "former")

    def __init__(self) -> None:
        self.former: set[str] = set()
        """Numbers of those whose coverage ended so long ago that the payer knows them no more."""
        self.alone: set[str] = set()
        """Subscribers' numbers under whose policies nobody else can be covered."""
        self.awaiting: set[tuple[str, date]] = set()
        """(Subscriber's number, birth date) of children whose enrolment has come and is not entered yet."""
