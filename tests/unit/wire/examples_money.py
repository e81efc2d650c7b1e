"""Invented claims and payments in which more than one payer, or more than one decision, is at work."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from sim.records.transactions import (
    Address,
    Adjustment,
    Attachment,
    Name,
    Organisation,
    OtherCoverage,
    PaidClaim,
    PaidLine,
    Person,
    PriorLine,
    ProviderAdjustment,
    Remittance835,
    Submission837,
    SubmittedClaim,
)
from tests.unit.wire.examples import (
    ANA,
    DOCTOR,
    LEO,
    PRACTICE,
    SERVED,
    claim,
    remittance,
    submission,
    visit,
)

GREY_TEAL = Organisation("Grey Teal Insurance", "GTI9", address=Address("PO Box 12", "Alder Falls", "OH", "44055"))
LUIS = Person("Rivera", "Luis", address=ANA.address)
DECIDED = date(2026, 3, 20)
CONTRACT, COPAY, DEDUCTIBLE = Adjustment("CO", "45", 2050), Adjustment("PR", "3", 2000), Adjustment("PR", "1", 1500)


def prior_visit(**changes: object) -> PriorLine:
    """Grey Teal on the visit of 120.50: 20.50 by contract, 20.00 copay, 80.00 paid."""
    facts = {
        "payer_id": GREY_TEAL.identifier, "paid": 8000, "procedure": "SV203", "adjustments": (CONTRACT, COPAY),
        "decided_on": DECIDED, "patient_owes": 2000,
    }  # fmt: skip
    return PriorLine(**(facts | changes))


def prior_injection(**changes: object) -> PriorLine:
    """Grey Teal on the injection of 45.00: 15.00 to the deductible, 30.00 paid."""
    facts = {
        "payer_id": GREY_TEAL.identifier, "paid": 3000, "procedure": "J3420", "modifiers": ("25",),
        "adjustments": (DEDUCTIBLE,), "decided_on": DECIDED, "patient_owes": 1500,
    }  # fmt: skip
    return PriorLine(**(facts | changes))


def first_payer(**changes: object) -> OtherCoverage:
    """Luis Rivera's plan, which pays first: 110.00 of 165.50, and 35.00 left to the patient."""
    facts = {
        "filing_order": "P", "subscriber": LUIS, "member_id": "GT55512", "payer": GREY_TEAL, "relationship": "01",
        "group_number": "MILL9", "paid": 11000, "patient_owes": 3500, "payer_claim_number": "GT2026077",
    }  # fmt: skip
    return OtherCoverage(**(facts | changes))


def second_claim(claim_id: str = "C-2001", **changes: object) -> SubmittedClaim:
    """Ana Rivera's visit, sent to the second payer after the first has paid."""
    facts = {
        "filing_order": "S",
        "others": (first_payer(),),
        "lines": (
            visit(prior=(prior_visit(),), note="SEEN WITH INTERPRETER", place_of_service="11"),
            visit(
                procedure="J3420", charge=4500, modifiers=("25", "59"), pointers=(2, 1), control_number="L9",
                prior=(prior_injection(),), place_of_service="19",
            ),
        ),
        "attachments": (Attachment("EB", "FX", "ATT-1"), Attachment("OZ")),
        "note": "FIRST PAYER HAS DECIDED",
        "prior_authorisation": "PA5501",
        "referral_number": "RF1",
        "referring": replace(DOCTOR, taxonomy=""),
    }  # fmt: skip
    return claim(claim_id, **(facts | changes))


def second_claims() -> Submission837:
    """A claim to a second payer, one to a third for a child, and one to the first that names the second."""
    herself = replace(ANA, birth_date=None, sex="U")
    waiting = OtherCoverage(filing_order="S", subscriber=herself, member_id="HRN1", payer=GREY_TEAL)
    medicaid = Organisation("State Medicaid", "MCAID1")
    second = first_payer(
        filing_order="S", payer=medicaid, paid=0, patient_owes=None, member_id="MC1", payer_claim_number="",
        adjustments=(Adjustment("OA", "23", 11000), Adjustment("CO", "45", 5550)), relationship="19",
        remarks=("MA04",), filing_indicator="MC",
    )  # fmt: skip
    child = {"patient": LEO, "relationship": "19", "filing_order": "T"}
    return submission(
        second_claim(),
        second_claim("C-2002", others=(first_payer(relationship="19"), second), **child),
        claim("C-2003", others=(waiting,)),
    )


def second_payment() -> PaidClaim:
    """What a second payer pays of the 35.00 that the first left: 20.00 and 15.00 still the patient's."""
    line = PaidLine(
        procedure="SV203", charge=16550, paid=2000, date=SERVED, allowed=14500,
        adjustments=(Adjustment("OA", "23", 11000), Adjustment("CO", "45", 2050), Adjustment("PR", "2", 1500)),
    )  # fmt: skip
    return PaidClaim(
        claim_id="C-2001", status="2", charge=16550, paid=2000, patient=Name("Rivera", "Ana", "L"), lines=(line,),
        patient_responsibility=1500, member_id="HRN204411865", payer_claim_number="2026061009", place_of_service="11",
        frequency="1", filing_indicator="12", subscriber=Name("Rivera", "Luis"), subscriber_id="GT55512",
    )  # fmt: skip


def reversal(of: PaidClaim) -> PaidClaim:
    """The same decision with every amount negated."""
    def negated(adjustments: tuple[Adjustment, ...]) -> tuple[Adjustment, ...]:
        return tuple(Adjustment(each.group, each.reason, -each.amount) for each in adjustments)

    lines = tuple(
        replace(line, charge=-line.charge, paid=-line.paid, allowed=None, adjustments=negated(line.adjustments))
        for line in of.lines
    )
    return replace(
        of, status="22", charge=-of.charge, paid=-of.paid, patient_responsibility=0, covered=None, lines=lines,
        adjustments=negated(of.adjustments), earlier_claim_number=of.payer_claim_number,
    )  # fmt: skip


def paid_partly() -> PaidClaim:
    """One line paid, one denied for two reasons with two remarks; the claim has a remark too, and crosses over."""
    paid, _ = remittance().claims[0].lines
    denied = PaidLine(
        procedure="J3420", charge=4500, paid=0, date=SERVED, modifiers=("25", "59"), control_number="L9",
        adjustments=(Adjustment("CO", "16", 3000), Adjustment("CO", "197", 1000), Adjustment("PR", "96", 500)),
        remarks=("N290", "N130"), billed_procedure="J3421", billed_modifiers=("25",), billed_units=2,
    )  # fmt: skip
    return replace(
        remittance().claims[0], claim_id="C-1003", status="19", paid=8000, patient_responsibility=2500, covered=None,
        lines=(paid, denied), remarks=("MA130",), passed_on_to=Organisation("Grey Teal Insurance", "GTI9"),
    )  # fmt: skip


def corrected_payment(**changes: object) -> Remittance835:
    """An earlier payment of 110.00 reversed and paid again as 80.00, and what hangs on that.

    -110.00 + 80.00 + 20.00 on claims is -10.00; 5.00 interest is added, and 5.00 carried
    forward: nothing is paid.
    """
    first = remittance().claims[0]
    year = date(2026, 12, 31)
    facts = {
        "claims": (reversal(first), paid_partly(), second_payment()),
        "method": "NON",
        "amount": 0,
        "paying_account": None,
        "paid_account": None,
        "adjustments": (
            ProviderAdjustment(PRACTICE.npi, year, "L6", -500),
            ProviderAdjustment(PRACTICE.npi, year, "FB", -500, "EFT000124"),
        ),
    }
    return remittance(**(facts | changes))


def takeback() -> Remittance835:
    """A transfer of 7.50: 110.00 paid, 105.00 taken back for another patient, 2.50 interest added."""
    year = date(2026, 12, 31)
    return remittance(
        amount=750,
        adjustments=(
            ProviderAdjustment(PRACTICE.npi, year, "WO", 10500, "C-0907"),
            ProviderAdjustment(PRACTICE.npi, year, "L6", -250, "C-1001"),
        ),
    )
