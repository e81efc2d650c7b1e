"""Payers' own mistakes: they come by chance or because a scenario plants them, on claims that are right.

Some deny what should be paid, some pay another amount, one loses the claim, and some come
to light only after the payment (`sim.world.payers.takebacks`).
"""

from collections.abc import Callable

from msgspec.structs import replace

from sim.records.claims import ORIGINAL, Claim
from sim.records.money import Cents, share
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.replies import ClaimPayment
from sim.rules.causes import catalogue
from sim.scenario import Payer, Scenario
from sim.world.slips.slip import Menu

HIGH_LEVELS = frozenset(("SV204", "SV205", "SV213"))
"""Visits whose level a payer may ask to see supported."""
COURSES = frozenset(("SV401", "SV402", "SV403", "SV404"))
"""Services that are given again and again."""
OFF_CONTRACT = 15
"""By how many percent of the allowed amount a payer is wrong that prices by another contract."""
WRONG_DEDUCTIBLE: Cents = 4_000
"""What a payer takes as deductible from a member whose plan has none."""


def _anything(claim: Claim, payer: Payer) -> bool:
    return True


SUITS: dict[str, Callable[[Claim, Payer], bool]] = {
    "payer_overlooked_authorisation": lambda claim, payer: claim.authorisation is not None,
    "payer_misread_coverage": _anything,
    "payer_misdated_receipt": _anything,
    "enrolment_not_loaded": _anything,
    "privileges_not_loaded": lambda claim, payer: not claim.prior,
    "medical_necessity": lambda claim, payer: not claim.prior,
    "level_not_supported": lambda claim, payer: not claim.prior and any(line.code in HIGH_LEVELS for line in claim.lines),
    "frequency_not_supported": lambda claim, payer: not claim.prior and any(line.code in COURSES for line in claim.lines),
    "called_unproven": lambda claim, payer: not claim.prior and any(line.code in COURSES for line in claim.lines),
    "payer_called_not_covered": lambda claim, payer: not claim.prior,
    "called_experimental": lambda claim, payer: not claim.prior and any(line.code in COURSES for line in claim.lines),
    "payer_stood_by_denial": lambda claim, payer: not claim.prior,
    "records_requested": lambda claim, payer: not claim.prior,
    "records_needed": lambda claim, payer: not claim.prior,
    "payment_unseen": lambda claim, payer: claim.frequency == ORIGINAL and payer.plan.deductible == 0,
    "payer_denied_distinct_service": lambda claim, payer: claim.frequency == ORIGINAL,
    "payer_paid_below_contract": lambda claim, payer: not claim.prior,
    "payer_took_wrong_share": lambda claim, payer: not claim.prior and (payer.plan.deductible == 0 or payer.plan.copay > 0),
    "payer_paid_above_contract": lambda claim, payer: not claim.prior,
    "payer_paid_twice": lambda claim, payer: not claim.prior,
    "payer_took_back_wrongly": lambda claim, payer: not claim.prior,
}
"""Cause → on which claims the payer can make this mistake when it decides."""
LOSES = "payer_lost_claim"
"""The mistake that is made before anybody decides."""


def _at_other_rate(decided: ClaimPayment, percent: int) -> ClaimPayment:
    """Allow so many percent more or less than the contract, at the same patient's share."""
    return _with_lines(decided, tuple([_repriced(line, percent) for line in decided.lines]))


def _repriced(line: LinePayment, percent: int) -> LinePayment:
    taken = sum([each.amount for each in line.adjustments if each.carc == "45"])
    more = share(line.allowed, percent) if percent > 0 else -share(line.allowed, -percent)
    more = min(max(more, -line.paid), taken)
    if line.denied or not more:
        return line
    others = tuple([each for each in line.adjustments if each.carc != "45"])
    kept = (Adjustment("CO", "45", taken - more), *others) if taken > more else others
    return replace(line, allowed=line.allowed + more, paid=line.paid + more, adjustments=kept)


def _with_wrong_share(decided: ClaimPayment, payer: Payer) -> ClaimPayment:
    """Take a deductible that the plan does not have, or else a second copay, from the first line that can bear it."""
    carc, amount = ("1", WRONG_DEDUCTIBLE) if payer.plan.deductible == 0 else ("3", payer.plan.copay)
    lines = list(decided.lines)
    for number, line in enumerate(lines):
        taken = min(amount, line.paid)
        if taken > 0:
            before = sum([each.amount for each in line.adjustments if each.group == "PR" and each.carc == carc])
            others = tuple([each for each in line.adjustments if each.group != "PR" or each.carc != carc])
            lines[number] = replace(
                line, paid=line.paid - taken, adjustments=(*others, Adjustment("PR", carc, before + taken))
            )
            break
    return _with_lines(decided, tuple(lines))


def _with_lines(decided: ClaimPayment, lines: tuple[LinePayment, ...]) -> ClaimPayment:
    owed = sum([each.amount for line in lines for each in line.adjustments if each.group == "PR"])
    return replace(decided, lines=lines, paid=sum([line.paid for line in lines]), patient_share=owed)


DISTORTS: dict[str, Callable[[ClaimPayment, Payer], ClaimPayment]] = {
    "payer_paid_below_contract": lambda decided, payer: _at_other_rate(decided, -OFF_CONTRACT),
    "payer_paid_above_contract": lambda decided, payer: _at_other_rate(decided, OFF_CONTRACT),
    "payer_took_wrong_share": _with_wrong_share,
}
"""Cause → what it makes of a right decision."""


LATER = ("payer_paid_twice", "payer_took_back_wrongly")
"""Mistakes that come to light after the payment, which itself is right."""


class Mistakes:
    """Which mistake a payer makes on a claim, if any."""

    def __init__(self, scenario: Scenario, planted: dict[str, list[list]]) -> None:
        self.planted = planted
        causes = [cause.id for cause in catalogue().values() if cause.arises == "payer"]
        self.menus = {
            payer.key: Menu({cause: scenario.rate(cause, payer) for cause in causes if cause in SUITS})
            for payer in scenario.payers
        }
        self.losing = {payer.key: Menu({LOSES: scenario.rate(LOSES, payer)}) for payer in scenario.payers}

    def loses(self, claim: Claim, payer: Payer, draws: tuple) -> bool:
        """Tell whether a claim is lost after it was accepted."""
        if claim.patient in self.planted and self._planted(claim, payer, {LOSES: _anything}):
            return True
        menu = self.losing[payer.key]
        return bool(menu.upto) and bool(menu.choose(draws[3], lambda cause: True))

    def on(self, claim: Claim, payer: Payer, draws: tuple) -> str:
        """Name the mistake that a payer makes on a claim that is right, or ""."""
        if claim.patient in self.planted:
            planted = self._planted(claim, payer, SUITS)
            if planted:
                return planted
        return self.menus[payer.key].choose(draws[2], lambda cause: SUITS[cause](claim, payer))

    def _planted(self, claim: Claim, payer: Payer, suits: dict[str, Callable[[Claim, Payer], bool]]) -> str:
        for plant in self.planted[claim.patient]:
            if plant[1] and plant[0] in suits and suits[plant[0]](claim, payer):
                plant[1] -= 1
                return plant[0]
        return ""
