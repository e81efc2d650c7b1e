"""What each member and each family has used of the year: deductible and out-of-pocket maximum."""

from sim.records.claims import Claim
from sim.records.clock import Calendar
from sim.rules.adjudication import Priced, Terms
from sim.rules.benefits import NOTHING_USED, Used, give_back, give_back_as_second, left_of_year, use, use_as_second
from sim.rules.coordination import Method
from sim.rules.payer_files import PayerFiles
from sim.scenario import Payer
from sim.world.prices import Prices

AS_SECOND: dict[str, Method] = {"medicare": "medicare", "medicaid": "medicaid"}
"""How public programmes pay after another payer; plans pay by the standard where they do not say otherwise."""


def method_as_second(payer: Payer) -> Method:
    """How a payer pays after another one, as its benefit sheet has it."""
    return payer.plan.as_second or AS_SECOND.get(payer.coverage_kind, "standard")


class Years:
    """The benefit years of one payer's members; each begins anew on 1 January of the service."""

    def __init__(self, payer: Payer, files: PayerFiles, calendar: Calendar, prices: Prices) -> None:
        self.payer = payer
        self.prices = prices
        self.files = files
        self.calendar = calendar
        self._as_second = method_as_second(payer)
        self._counts_families = payer.plan.counts_families
        self._members: dict[tuple[str, int], Used] = {}
        self._families: dict[tuple[str, int], Used] = {}

    def terms(self, claim: Claim) -> Terms:
        """Say by which terms a claim is priced today."""
        payer = self.payer
        year = self.calendar.year_of(claim.day)
        member = self._members.get((claim.member_id, year), NOTHING_USED)
        family = self._families.get((self._family(claim), year), NOTHING_USED) if self._counts_families else NOTHING_USED
        return Terms(
            self.prices.allowed_percent(payer.key, claim.day), payer.plan, left_of_year(payer.plan, member, family),
            payer.sequestration, self._protected(claim), self._as_second, payer.splits_denials,
        )

    def use(self, claim: Claim, priced: Priced) -> None:
        """Write down what a claim used up."""
        year = self.calendar.year_of(claim.day)
        self._note(self._members, (claim.member_id, year), claim, priced)
        if self._counts_families:
            self._note(self._families, (self._family(claim), year), claim, priced)

    def give_back(self, claim: Claim, priced: Priced) -> None:
        """Take out again what a claim used up, since its decision is reversed."""
        year = self.calendar.year_of(claim.day)
        books = [(self._members, claim.member_id)]
        if self._counts_families:
            books.append((self._families, self._family(claim)))
        for book, name in books:
            before = book.get((name, year), NOTHING_USED)
            if claim.prior:
                book[name, year] = give_back_as_second(before, priced.shares, priced.settled_share)
            else:
                book[name, year] = give_back(before, priced.shares)

    def used(self, member_id: str, year: int) -> Used:
        """Tell what a member has used of a year."""
        return self._members.get((member_id, year), NOTHING_USED)

    def family_used(self, subscriber: str, year: int) -> Used:
        """Tell what the family of a subscriber, a patient's id or a relative's, has used of a year."""
        return self._families.get((subscriber, year), NOTHING_USED)

    def _note(self, book: dict[tuple[str, int], Used], key: tuple[str, int], claim: Claim, priced: Priced) -> None:
        before = book.get(key, NOTHING_USED)
        if claim.prior:
            book[key] = use_as_second(before, priced.shares, priced.settled_share)
        else:
            book[key] = use(before, priced.shares)

    def _family(self, claim: Claim) -> str:
        patient, member = self.files.member(claim.member_id)
        if patient is None or member is None:
            return claim.patient
        return member.subscriber or patient.id

    def _protected(self, claim: Claim) -> bool:
        member = self.files.member(claim.member_id)[1]
        return member is not None and member.protected
