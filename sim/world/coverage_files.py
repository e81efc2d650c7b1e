"""The eligibility question and its answer as files (270 and 271), composed when somebody opens them."""

from decimal import Decimal

from sim.records.claims import CHILD, SPOUSE, Claim
from sim.records.codes import shown
from sim.records.eligibility import EligibilityAnswer
from sim.records.eligibility_files import (
    Benefit,
    BenefitParty,
    CoverageAnswer,
    CoverageDate,
    CoverageQuestion,
    Eligibility271,
    Inquiry270,
    Reference,
    Rejection,
    Trace,
)
from sim.rules.benefits import NO_SHARE
from sim.rules.checks.hospice import HOSPICE
from sim.world.composing import ExchangeFiles

WHOLE_PLAN = ("30",)
"""Service type: the plan as a whole."""
DENTAL = ("35",)
HOSPICE_CARE = ("45",)
PREVENTION = ("81", "80")
"""Service types: check-ups, immunisations."""
RELATIONSHIPS = {SPOUSE: "01", CHILD: "19"}
"""What the patient is to the subscriber (INS02)."""
REASONS = {
    "not_found": "75", "former": "75", "name": "73", "birth_date": "71", "wrong_number": "67", "not_enrolled": "67",
    "enrolment_pending": "67", "no_dependents": "67",
}
"""Why a payer cannot answer (AAA03): subscriber not found, name or birth date at odds, patient not found."""
BEGAN, ENDED = "346", "347"


class CoverageFiles(ExchangeFiles):
    """Composes the files of one office's questions."""

    @property
    def kept(self) -> dict[str, EligibilityAnswer]:
        """Where the office keeps the answers, by the number of the question."""
        return self.office.eligibility_answers

    def question(self, answer: EligibilityAnswer) -> Inquiry270:
        """Compose the 270 that was asked."""
        payer, provider = self._parties(answer.payer)
        subscriber, dependent = self.cards.on_claim(self.patients[answer.patient], self._claim(answer))
        return Inquiry270(
            envelope=self._to_payer(payer, answer), payer=payer, provider=provider,
            questions=(CoverageQuestion(
                subscriber=subscriber, member_id=answer.member_id, dependent=dependent,
                relationship=self._relationship(answer), trace=answer.id, date=self._date(answer.day),
            ),),
        )

    def answer(self, answer: EligibilityAnswer) -> Eligibility271:
        """Compose the 271 that came back."""
        payer, provider = self._parties(answer.payer)
        subscriber, dependent = self.cards.on_claim(self.patients[answer.patient], self._claim(answer))
        reason = REASONS.get(answer.problem)
        return Eligibility271(
            envelope=self._from_payer(payer, answer), payer=payer, provider=provider,
            answers=(CoverageAnswer(
                subscriber=subscriber, member_id=answer.member_id, dependent=dependent,
                relationship=self._relationship(answer), traces=(Trace(answer.id, "9CLAIMLAB0"),),
                references=(Reference("6P", answer.group),) if answer.group else (),
                dates=self._dates(answer),
                rejections=(Rejection(reason),) if reason else (),
                benefits=() if reason else self._benefits(answer),
            ),),
        )

    def _dates(self, answer: EligibilityAnswer) -> tuple[CoverageDate, ...]:
        dates = []
        if answer.first_day is not None:
            dates.append(CoverageDate(BEGAN, self._date(answer.first_day)))
        if answer.last_day is not None:
            dates.append(CoverageDate(ENDED, self._date(answer.last_day)))
        return tuple(dates)

    def _benefits(self, answer: EligibilityAnswer) -> tuple[Benefit, ...]:
        if not answer.active:
            ended = Benefit(kind="6", service_types=WHOLE_PLAN, messages=(*self._lapse(answer), *_policy(answer)))
            return (ended, *_dental(answer), *self._elsewhere(answer))
        found = [Benefit(kind="1", level="IND", service_types=WHOLE_PLAN, plan=answer.plan, messages=self._until(answer))]
        if answer.copay:
            found.append(_amount("B", "27", answer.copay))
        if answer.deductible:
            found += [_amount("C", "23", answer.deductible), _amount("C", "29", answer.deductible_left)]
        if answer.coinsurance:
            found.append(Benefit(kind="A", level="IND", service_types=WHOLE_PLAN, share=Decimal(answer.coinsurance) / 100))
        if answer.copay or answer.deductible or answer.coinsurance:
            found += [_free(kind) for kind in PREVENTION]
        if answer.most_out_of_pocket is not None and answer.out_of_pocket_left is not None:
            found += [_amount("G", "23", answer.most_out_of_pocket), _amount("G", "29", answer.out_of_pocket_left)]
        found += [
            Benefit(
                kind="F", level="IND", service_types=("PT",), period="32" if count.lifetime else "23",
                quantity_kind="VS", quantity=count.most,
                messages=(f"{shown(count.service)}, {count.used} visits used",),
            )
            for count in answer.visits
        ]
        if answer.lifetime_maximum is not None and answer.lifetime_left is not None:
            found += [_amount("F", "32", answer.lifetime_maximum), _amount("F", "33", answer.lifetime_left)]
        found += self._hospice(answer)
        if answer.also_insured_by:
            found.append(Benefit(kind="R", service_types=WHOLE_PLAN, parties=(self._payer(answer.also_insured_by),)))
        found += [Benefit(kind="I", service_types=WHOLE_PLAN, messages=(shown(code),)) for code in answer.excluded]
        return tuple(found)

    def _lapse(self, answer: EligibilityAnswer) -> tuple[str, ...]:
        if answer.gap is None:
            return ()
        first, last = [self._date(day) for day in answer.gap]
        return (f"Lapsed {first} to {last}",)

    def _until(self, answer: EligibilityAnswer) -> tuple[str, ...]:
        """Say of an active coverage until when it is sure."""
        if answer.newborn_until is None:
            return self._grace(answer)
        return (f"Newborn, covered to {self._date(answer.newborn_until)} unless enrolled",)

    def _grace(self, answer: EligibilityAnswer) -> tuple[str, ...]:
        if answer.grace is None:
            return ()
        covered_until, last_day = [self._date(day) for day in answer.grace]
        return (f"Premium unpaid, covered until {covered_until}, grace period until {last_day}",)

    def _elsewhere(self, answer: EligibilityAnswer) -> tuple[Benefit, ...]:
        if not answer.other_payer:
            return ()
        party = self._payer(answer.other_payer)
        return (Benefit(kind="R", service_types=WHOLE_PLAN, insurance_type="MA", parties=(party,)),)

    def _hospice(self, answer: EligibilityAnswer) -> tuple[Benefit, ...]:
        if not answer.other_payer or self.office.payers[answer.other_payer].coverage_kind != HOSPICE:
            return ()
        return (Benefit(kind="X", service_types=HOSPICE_CARE, parties=(self._payer(answer.other_payer),)),)

    def _payer(self, key: str) -> BenefitParty:
        payer = self.office.payers[key]
        return BenefitParty(role="PRP", name=payer.name, qualifier="PI", identifier=payer.payer_id)

    def _claim(self, answer: EligibilityAnswer) -> Claim:
        return self.office.files[answer.claim].claim

    def _relationship(self, answer: EligibilityAnswer) -> str:
        return RELATIONSHIPS.get(self._claim(answer).relationship, "18")


def _policy(answer: EligibilityAnswer) -> tuple[str, ...]:
    return ("Policy of the group cancelled",) if answer.policy == "cancelled" else ()


def _dental(answer: EligibilityAnswer) -> tuple[Benefit, ...]:
    """Say of a policy whose medical part has ended that the dental part is active."""
    return (Benefit(kind="1", level="IND", service_types=DENTAL),) if answer.policy == "dental" else ()


def _amount(kind: str, period: str, amount: int) -> Benefit:
    return Benefit(kind=kind, level="IND", service_types=WHOLE_PLAN, period=period, amount=amount)


def _free(service_type: str) -> Benefit:
    """Say of one kind of preventive service that the member pays nothing for it."""
    return Benefit(
        kind="B", level="IND", service_types=(service_type,), period="27", amount=0,
        messages=(f"Preventive services, {NO_SHARE}",),
    )
