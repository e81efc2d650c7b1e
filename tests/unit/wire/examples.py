"""A few invented files that the wire tests share: one of each kind, rich enough to break."""

from __future__ import annotations

from datetime import date

from sim.records.transactions import (
    Ack277,
    Ack999,
    AcknowledgedSet,
    Address,
    Adjustment,
    BankAccount,
    ClaimStatus,
    ElementError,
    Envelope,
    LineStatus,
    Name,
    Organisation,
    PaidClaim,
    PaidLine,
    Person,
    Provider,
    ProviderAdjustment,
    Remittance835,
    ReportedClaim,
    SegmentError,
    Submission837,
    SubmittedClaim,
    SubmittedLine,
)

PRACTICE = Provider(
    "Larkspur Family Practice",
    "1234567893",
    taxonomy="207Q00000X",
    tax_id="000112233",
    address=Address("12 Mill Lane", "Alder Falls", "OH", "440550101"),
)
PAYEE = Provider(PRACTICE.name, PRACTICE.npi, tax_id=PRACTICE.tax_id, address=PRACTICE.address)
DOCTOR = Provider("Okafor", "1098765435", first="Ngozi", taxonomy="207Q00000X")
CLEARINGHOUSE = Organisation("Junction Clearing", "JUNCTION1")
OFFICE = Organisation("Larkspur Family Practice", "LARKSPUR")
PAYER = Organisation("Blue Heron Health Plan", "BHHP1", address=Address("PO Box 555", "Alder Falls", "OH", "44055"))
ANA = Person(
    "Rivera", "Ana", "L", birth_date=date(1984, 5, 17), sex="F", address=Address("3 Elm St", "Alder Falls", "OH", "44055")
)
LEO = Person("Rivera", "Leo", birth_date=date(2015, 9, 2), sex="M", address=ANA.address)


def envelope(number: int = 42, sender: str = "LARKSPUR", receiver: str = "JUNCTION1") -> Envelope:
    """The outside of a test file of 5 March 2026."""
    return Envelope(sender=sender, receiver=receiver, control_number=number, date=date(2026, 3, 5), time="1605")


def visit(day: int = 2, **changes: object) -> SubmittedLine:
    """An office visit of March 2026 at 120.50."""
    facts = {"procedure": "SV203", "charge": 12050, "date": date(2026, 3, day), "control_number": f"L{day}"}
    return SubmittedLine(**(facts | changes))


def claim(claim_id: str = "C-1001", **changes: object) -> SubmittedClaim:
    """Ana Rivera's visit and injection, 165.50 in all."""
    lines = (visit(), visit(procedure="J3420", charge=4500, modifiers=("25", "59"), pointers=(2, 1), control_number="L9"))
    facts = {
        "claim_id": claim_id,
        "charge": 16550,
        "subscriber": ANA,
        "member_id": "HRN204411865",
        "payer": PAYER,
        "lines": lines,
        "diagnoses": ("E11.9", "D51.0"),
        "group_number": "GRP77",
        "rendering": DOCTOR,
    }
    return SubmittedClaim(**(facts | changes))


def submission(*claims: SubmittedClaim) -> Submission837:
    """A file of the given claims, or of five that differ in kind."""
    return Submission837(
        envelope=envelope(),
        submitter=OFFICE,
        receiver=CLEARINGHOUSE,
        billing=PRACTICE,
        claims=claims
        or (
            claim(),
            claim("C-1002", patient=LEO, relationship="19", prior_authorisation="PA5501"),
            claim(
                "C-1003",
                frequency="7",
                payer_claim_number="ICN99",
                referral_number="RF1",
                referring=Provider("Lindqvist", "1598765430", first="Maja"),
            ),
            claim("C-1004", frequency="8", payer_claim_number="ICN98", filing_order="S", filing_indicator="MC"),
            claim("C-1005", rendering=None, lines=(visit(through=date(2026, 3, 4), units=3, charge=16550),)),
        ),
    )


def receipt(**changes: object) -> Ack999:
    """The receipt for the claim file: accepted."""
    sets = (AcknowledgedSet(control="0001"),)
    return Ack999(**({"envelope": envelope(7, "JUNCTION1", "LARKSPUR"), "group_control": 42, "sets": sets} | changes))


def refusal() -> Ack999:
    """The receipt for a claim file whose second claim has no amount."""
    missing = ElementError(2, "1", reference="782")
    error = SegmentError(segment="CLM", position=31, loop="2300", claim_id="C-1002", elements=(missing,))
    return receipt(sets=(AcknowledgedSet(control="0001", status="R", codes=("5",), errors=(error,)),))


PAYER_NAME = Organisation("Blue Heron Health Plan", "BHHP1")
SERVED = date(2026, 3, 2)


def reported(claim_id: str, *statuses: ClaimStatus, **changes: object) -> ReportedClaim:
    """A report's word on one claim of Ana Rivera's."""
    facts = {
        "patient": Name("Rivera", "Ana", "L"),
        "member_id": "HRN204411865",
        "charge": 16550,
        "service_date": SERVED,
    }
    return ReportedClaim(claim_id=claim_id, statuses=statuses, **(facts | changes))


def report(*claims: ReportedClaim) -> Ack277:
    """A payer's report on the given claims, or on one accepted and two turned away."""
    bad_line = LineStatus(
        procedure="J3420",
        charge=4500,
        statuses=(ClaimStatus("A7", "453"),),
        modifiers=("25",),
        control_number="L9",
        date=SERVED,
    )
    unknown = (ClaimStatus("A7", "164", "IL"), ClaimStatus("A3", "33", "IL"))
    vague = ClaimStatus("A6", "21", message="SEE LINE")
    return Ack277(
        envelope=envelope(8, "BHHP1", "LARKSPUR"),
        source=PAYER_NAME,
        receiver=OFFICE,
        provider=Provider(PRACTICE.name, PRACTICE.npi),
        batch_trace="000000042",
        claims=claims
        or (
            reported("C-1001", ClaimStatus("A2", "20"), payer_claim_number="2026061001"),
            reported("C-1002", *unknown, patient=Name("Rivera", "Leo"), member_id="HRN204411856"),
            reported("C-1005", vague, service_through=date(2026, 3, 4), lines=(bad_line,)),
        ),
    )


def remittance(**changes: object) -> Remittance835:
    """A transfer of 105.00: one claim paid in part, one denied, 12.50 kept back, 7.50 interest added.

    C-1001: visit 120.50 allowed 100.00, copay 20.00, paid 80.00, 20.50 written off by contract;
    injection 45.00 allowed and paid 30.00.  C-1005: nothing paid.  110 - 12.50 + 7.50 = 105.
    """
    day = date(2026, 3, 2)
    paid = PaidClaim(
        claim_id="C-1001", status="1", charge=16550, paid=11000, patient_responsibility=2000, member_id="HRN204411865",
        patient=Name("Rivera", "Ana", "L"), payer_claim_number="2026061001", place_of_service="11", frequency="1",
        rendering=Provider("Okafor", DOCTOR.npi, first="Ngozi"), received_on=day, covered=13000,
        lines=(
            PaidLine(procedure="SV203", charge=12050, paid=8000, date=day, allowed=10000, control_number="L2",
                     adjustments=(Adjustment("CO", "45", 2050), Adjustment("PR", "3", 2000))),
            PaidLine(procedure="J3420", charge=4500, paid=3000, date=day, allowed=3000, modifiers=("25", "59"), units=1,
                     adjustments=(Adjustment("CO", "45", 1500),)),
        ),
    )  # fmt: skip
    denied = PaidClaim(
        claim_id="C-1005", status="1", charge=16550, paid=0, patient=Name("Rivera", "Ana", "L"), member_id="HRN204411865",
        payer_claim_number="2026061002", place_of_service="11", frequency="1", remarks=("MA130",),
        lines=(PaidLine(procedure="SV203", charge=16550, paid=0, date=day, through=date(2026, 3, 4), units=3,
                        adjustments=(Adjustment("CO", "16", 16550),), remarks=("N290",)),),
    )  # fmt: skip
    facts = {
        "envelope": envelope(9, "BHHP1", "LARKSPUR"),
        "payer": PAYER,
        "payee": PAYEE,
        "amount": 10500,
        "trace_number": "EFT000123",
        "payment_date": date(2026, 3, 16),
        "claims": (paid, denied),
        "paying_account": BankAccount("000000013", "10001"),
        "paid_account": BankAccount("000000026", "20002"),
        "adjustments": (
            ProviderAdjustment(PRACTICE.npi, date(2026, 12, 31), "WO", 1250, "C-0907"),
            ProviderAdjustment(PRACTICE.npi, date(2026, 12, 31), "L6", -750),
        ),
    }
    return Remittance835(**(facts | changes))
