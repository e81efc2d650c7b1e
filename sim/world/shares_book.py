"""What members may still be asked for this year, as far as the office knows: by what it posted, and what a payer said.

The payer keeps the whole account (`sim.world.payers.years`); the office sees of it what passes
over its desk, so that what it believes to be left is never less than what is.
"""

from sim.records.clock import Calendar
from sim.records.money import Cents
from sim.rules.benefits import Left, Used
from sim.rules.plans import Plan


class MemberYear:
    """One member's calendar year with a plan: what of deductible and out-of-pocket maximum is left, in cents.

    Less than nothing is left where a payer took more than the plan asks for.
    """

    __slots__ = ("deductible", "out_of_pocket", "plan")

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.deductible: Cents = min(plan.deductible, plan.family_deductible)
        self.out_of_pocket: Cents = min(plan.out_of_pocket_max, plan.family_out_of_pocket_max)

    def left(self) -> Left:
        """Tell what the member may still be asked for, at the most."""
        return Left(max(0, self.deductible), max(0, self.out_of_pocket))

    def use(self, deductible: Cents, total: Cents) -> None:
        """Note which part of a payer's decision was rightly the patient's; less than nothing where one is reversed."""
        self.deductible -= deductible
        self.out_of_pocket -= total
        if total < 0:
            self.deductible = min(self.plan.deductible, self.deductible)
            self.out_of_pocket = min(self.plan.out_of_pocket_max, self.out_of_pocket)

    def told(self, left: Left) -> None:
        """Believe a payer that says more of the year is used than has been posted here."""
        self.deductible = min(self.deductible, left.deductible)
        self.out_of_pocket = min(self.out_of_pocket, left.out_of_pocket)


class SharesBook:
    """The members' years as an office has posted them."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._years: dict[tuple[str, str, int], MemberYear] = {}
        self.wrong: dict[tuple[str, int], Used] = {}
        """(Claim, place of the payer that decided) → what of its shares the office did not take for the patient's."""

    def year(self, payer: str, plan: Plan, member_id: str, day: int) -> MemberYear:
        """Find a member's year by a day of service."""
        key = (payer, member_id, self.calendar.year_of(day))
        found = self._years.get(key)
        if found is None:
            found = self._years[key] = MemberYear(plan)
        return found
