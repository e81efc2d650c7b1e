"""Invented questions and answers that the wire tests share, each rich enough to break."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sim.records.transactions import (
    AckTA1,
    Address,
    Authorisation278,
    Benefit,
    BenefitParty,
    ClaimInquiry,
    ClaimStatus,
    Contact,
    CoverageAnswer,
    CoverageDate,
    CoverageQuestion,
    DatedStatus,
    Decision,
    Eligibility271,
    InquiredLine,
    Inquiry270,
    Inquiry276,
    Organisation,
    Provider,
    Reference,
    Rejection,
    RequestedService,
    Review,
    Status277,
    Trace,
)
from tests.unit.wire.examples import ANA, DOCTOR, LEO, OFFICE, PAYER_NAME, PRACTICE, SERVED, envelope

ASKER = Provider(PRACTICE.name, PRACTICE.npi)
MEMBER = "HRN204411865"
ORIGIN = "9LARKSPUR1"


def envelope_receipt(**changes: object) -> AckTA1:
    """The receipt for the envelope of the claim file: opened."""
    facts = {"envelope": envelope(6, "JUNCTION1", "LARKSPUR"), "control_number": 42, "date": date(2026, 3, 5), "time": "1605"}
    return AckTA1(**(facts | changes))


def coverage_question(**changes: object) -> CoverageQuestion:
    """Is Ana Rivera covered on the day of her visit?"""
    facts = {"subscriber": ANA, "member_id": MEMBER, "trace": "Q-1", "originator": ORIGIN, "date": SERVED}
    return CoverageQuestion(**(facts | changes))


def coverage_questions(*questions: CoverageQuestion) -> Inquiry270:
    """The given questions, or one about Ana and one about her son."""
    son = coverage_question(trace="Q-2", dependent=LEO, relationship="19", service_types=("98", "UC"))
    return Inquiry270(
        envelope=envelope(11, "LARKSPUR", "BHHP1"),
        payer=PAYER_NAME,
        provider=ASKER,
        questions=questions or (coverage_question(), son),
    )


OTHER_PAYER = BenefitParty(
    role="PRP", name="Grey Teal Insurance", qualifier="PI", identifier="GTI9",
    address=Address("PO Box 12", "Alder Falls", "OH", "44055"), contact=Contact("Benefits", "8005550102"),
)  # fmt: skip
FAMILY_DOCTOR = BenefitParty(role="P3", name="Okafor", first="Ngozi", qualifier="XX", identifier=DOCTOR.npi)
PLAN_YEAR = CoverageDate("291", date(2026, 1, 1), date(2026, 12, 31))
BENEFITS = (
    Benefit(kind="1", level="IND", service_types=("30",), insurance_type="PR", plan="Heron Choice 1500", dates=(PLAN_YEAR,)),
    Benefit(kind="B", level="IND", service_types=("98",), period="27", amount=2500, authorisation="N", network="Y"),
    Benefit(kind="A", level="IND", service_types=("98",), period="27", share=Decimal("0.2"), network="N"),
    Benefit(kind="C", level="IND", service_types=("30",), period="23", amount=150000, network="Y"),
    Benefit(kind="C", level="IND", service_types=("30",), period="29", amount=41250, network="Y"),
    Benefit(kind="G", level="FAM", service_types=("30",), period="23", amount=800000, network="Y"),
    Benefit(kind="G", level="FAM", service_types=("30",), period="29", amount=612050, network="Y"),
    Benefit(
        kind="F", level="IND", service_types=("PT",), period="23", quantity_kind="VS", quantity=30,
        messages=("30 VISITS A YEAR", "AUTHORISATION FROM VISIT 13 ON"), references=(Reference("18", "PL77"),),
    ),
    Benefit(kind="F", level="IND", service_types=("PT",), period="29", quantity_kind="VS", quantity=12, authorisation="Y"),
    Benefit(kind="R", service_types=("30",), parties=(OTHER_PAYER,), dates=(CoverageDate("290", date(2026, 2, 1)),)),
    Benefit(kind="L", parties=(FAMILY_DOCTOR,)),
)  # fmt: skip


def coverage_answer(**changes: object) -> CoverageAnswer:
    """Ana Rivera's coverage: active, with what she owes and what is left."""
    facts = {
        "subscriber": ANA,
        "member_id": MEMBER,
        "traces": (Trace("Q-1", ORIGIN),),
        "references": (Reference("6P", "GRP77", "Larkspur Mills"),),
        "dates": (CoverageDate("346", date(2025, 1, 1)),),
        "benefits": BENEFITS,
    }
    return CoverageAnswer(**(facts | changes))


def coverage_answers(*answers: CoverageAnswer, **changes: object) -> Eligibility271:
    """The given answers, or Ana's coverage and her son's that has ended."""
    ended = coverage_answer(
        dependent=LEO, relationship="19", traces=(Trace("Q-2", ORIGIN), Trace("A-9", "9BLUEHERON", "1")),
        references=(), dates=(CoverageDate("347", date(2025, 12, 31)),),
        benefits=(Benefit(kind="6", service_types=("30",)),),
    )  # fmt: skip
    facts = {
        "envelope": envelope(12, "BHHP1", "LARKSPUR"),
        "payer": PAYER_NAME,
        "provider": ASKER,
        "answers": answers or (coverage_answer(), ended),
    }
    return Eligibility271(**(facts | changes))


def coverage_refusal() -> Eligibility271:
    """The payer does not find Ana."""
    return coverage_answers(coverage_answer(rejections=(Rejection("75", "C"), Rejection("72", "C")), benefits=(), dates=()))


def standing_question(**changes: object) -> ClaimInquiry:
    """Where does Ana Rivera's claim stand?"""
    facts = {
        "trace": "S-1",
        "subscriber": ANA_BARE,
        "member_id": MEMBER,
        "charge": 16550,
        "claim_id": "C-1001",
        "date": SERVED,
    }
    return ClaimInquiry(**(facts | changes))


# A status question names no address.
ANA_BARE = type(ANA)(ANA.last, ANA.first, ANA.middle, birth_date=ANA.birth_date, sex="F")
LEO_BARE = type(LEO)(LEO.last, LEO.first, birth_date=LEO.birth_date, sex="M")


def standing_questions(*claims: ClaimInquiry) -> Inquiry276:
    """The given claims, or Ana's and her son's with one of its lines."""
    line = InquiredLine(procedure="J3420", charge=4500, modifiers=("25",), control_number="L9", date=SERVED)
    son = standing_question(
        trace="S-2", dependent=LEO_BARE, claim_id="C-1002", payer_claim_number="2026061002", lines=(line,)
    )
    return Inquiry276(
        envelope=envelope(13, "LARKSPUR", "BHHP1"),
        payer=PAYER_NAME,
        receiver=OFFICE,
        provider=ASKER,
        claims=claims or (standing_question(), son),
    )


def standing(*codes: str, **changes: object) -> DatedStatus:
    """A standing of 9 March out of codes such as F1:65."""
    facts = {"effective": date(2026, 3, 9), "action": "WQ", "charge": 16550, "paid": 0}
    return DatedStatus(statuses=tuple(ClaimStatus(*code.split(":")) for code in codes), **(facts | changes))


PAID = standing(
    "F1:65", paid=11000, decided_on=date(2026, 3, 8), method="ACH", paid_on=date(2026, 3, 16), payment_trace="EFT000123"
)


def standing_answer(*statuses: DatedStatus, **changes: object) -> ClaimInquiry:
    """Where Ana Rivera's claim stands."""
    facts = {"statuses": statuses, "payer_claim_number": "2026061001", "charge": None, "subscriber": ANA_NAMED}
    return standing_question(**(facts | changes))


# An answer names no birth date either.
ANA_NAMED = type(ANA)(ANA.last, ANA.first, ANA.middle)
LEO_NAMED = type(LEO)(LEO.last, LEO.first)


def standing_answers(*claims: ClaimInquiry, **changes: object) -> Status277:
    """The given answers, or one paid and one that waits for records, of a dependent."""
    line = InquiredLine(
        procedure="J3420", charge=4500, paid=0, modifiers=("25",), control_number="L9", date=SERVED,
        statuses=(standing("P3:294", charge=None, paid=None, action=""),),
    )  # fmt: skip
    waiting = standing_answer(
        standing("P3:294", "P3:297"), trace="S-2", dependent=LEO_NAMED, claim_id="C-1002", lines=(line,)
    )
    facts = {
        "envelope": envelope(14, "BHHP1", "LARKSPUR"),
        "payer": PAYER_NAME,
        "receiver": OFFICE,
        "provider": ASKER,
        "claims": claims or (standing_answer(PAID), waiting),
    }
    return Status277(**(facts | changes))


def review(**changes: object) -> Review:
    """Twelve visits of physical therapy for Ana Rivera's back."""
    service = RequestedService(procedure="SV301", units=12, first=SERVED, last=date(2026, 6, 1))
    facts = {
        "subscriber": ANA,
        "member_id": MEMBER,
        "traces": (Trace("R-1", ORIGIN, "1"),),
        "service_type": "PT",
        "place_of_service": "11",
        "diagnoses": ("M54.50", "E11.9"),
        "visits": 12,
        "event_first": SERVED,
        "providers": (DOCTOR,),
        "services": (service,),
    }
    return Review(**(facts | changes))


def request(*reviews: Review, **changes: object) -> Authorisation278:
    """A request for the given events, or for one of Ana's and one of her son's."""
    son = review(dependent=LEO, relationship="19", category="SC", services=(), traces=(Trace("R-2", ORIGIN, "1"),))
    facts = {
        "envelope": envelope(15, "LARKSPUR", "BHHP1"),
        "payer": PAYER_NAME,
        "requester": ASKER,
        "reviews": reviews or (review(), son),
    }
    return Authorisation278(**(facts | changes))


def decision(*reviews: Review, **changes: object) -> Authorisation278:
    """Authorisation for eight of the twelve visits; the referral is refused."""
    granted = review(
        decision=Decision("A2", "PA5501"), traces=(Trace("R-1", ORIGIN),), visits=8, valid_from=SERVED,
        valid_to=date(2026, 6, 1), message="EIGHT VISITS NOW",
        services=(RequestedService(procedure="SV301", units=8, decision=Decision("A6")),),
    )  # fmt: skip
    refused = review(
        dependent=LEO, relationship="19", category="SC", decision=Decision("A3", reason="0F"), services=(), visits=None
    )
    facts = {"decides": True, "reviews": reviews or (granted, refused)}
    return request(**(facts | changes))


REFUSED_PAYER = Organisation("Blue Heron Health Plan", "BHHP1", contact=Contact("Provider services", "8005550100"))
