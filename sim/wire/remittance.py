"""The payment and its explanation (835, 005010X221A1): what was paid, and why not all of it.

The writer runs in segment order: the money, payer and payee, each claim with its lines,
and at the end what the payer kept or added outside the claims.
"""

from __future__ import annotations

import datetime
from itertools import groupby

from sim.records.payments import NO_ACCOUNT, BankAccount, PaidClaim, PaidLine, ProviderAdjustment, Remittance835
from sim.wire.core import STANDARD, Delimiters
from sim.wire.parties import write_address, write_contact, write_name, write_organisation, write_provider
from sim.wire.reasons import write_adjustments
from sim.wire.writing import UnwritableText, Writing, money, number, stamp

GUIDE = "005010X221A1"


def write(remittance: Remittance835, delimiters: Delimiters = STANDARD) -> str:
    """Write a payment advice."""
    out = Writing(delimiters)
    # Only this set leaves the guide's name to the group.
    out.open(remittance.envelope, "HP", "835", GUIDE, names_guide=False)
    _payment(out, remittance)
    _payer(out, remittance)
    _payee(out, remittance)
    out.extra(remittance.extra)
    if remittance.claims:
        out.add("LX", "1")
    for claim in remittance.claims:
        out.where = f"claim {claim.claim_id}"
        _claim(out, claim)
    out.where = "provider adjustments"
    for whose, changes in groupby(remittance.adjustments, key=lambda change: (change.provider_id, change.fiscal_end)):
        _changes(out, *whose, list(changes))
    return out.close(remittance.envelope)


def _payment(out: Writing, remittance: Remittance835) -> None:
    transfer = remittance.method == "ACH"
    handling = "H" if remittance.method == "NON" else "I"
    sender = (remittance.originator, "") if transfer else ("", "")
    out.add(
        "BPR", handling, money(remittance.amount), "C", remittance.method, "CCP" if transfer else "",
        *_account(remittance.paying_account), *sender, *_account(remittance.paid_account),
        stamp(remittance.payment_date),
    )  # fmt: skip
    out.add("TRN", "1", remittance.trace_number, remittance.originator)
    if remittance.receiver_id:
        out.add("REF", "EV", remittance.receiver_id)
    out.add("DTM", "405", stamp(remittance.produced_on))


def _account(account: BankAccount | None) -> tuple[str, str, str, str]:
    if account in (None, NO_ACCOUNT):
        return ("", "", "", "")
    return ("01", account.routing, "DA", account.number)


def _payer(out: Writing, remittance: Remittance835) -> None:
    payer = remittance.payer
    out.add("N1", "PR", payer.name)
    write_address(out, payer.address)
    if payer.identifier:
        out.add("REF", payer.qualifier or "2U", payer.identifier)
    write_contact(out, "BL", payer.contact)


def _payee(out: Writing, remittance: Remittance835) -> None:
    payee = remittance.payee
    by_npi = ("XX", payee.npi) if payee.npi else ("FI", payee.tax_id)
    out.add("N1", "PE", payee.name, *by_npi)
    write_address(out, payee.address)
    if payee.npi and payee.tax_id:
        out.add("REF", "TJ", payee.tax_id)


def _claim(out: Writing, claim: PaidClaim) -> None:
    amounts = (money(claim.charge), money(claim.paid))
    share = money(claim.patient_responsibility) if claim.patient_responsibility else ""
    source = (claim.filing_indicator, claim.payer_claim_number, claim.place_of_service, claim.frequency)
    out.add("CLP", claim.claim_id, claim.status, *amounts, share, *source)
    write_adjustments(out, claim.adjustments)
    write_name(out, "QC", claim.patient, "MI", claim.member_id)
    if claim.subscriber:
        write_name(out, "IL", claim.subscriber, "MI", claim.subscriber_id)
    if claim.corrected:
        write_name(out, "74", claim.corrected, "C", claim.corrected_member_id)
    if claim.rendering:
        write_provider(out, "82", claim.rendering)
    if claim.passed_on_to:
        write_organisation(out, "TT", claim.passed_on_to, "PI")
    if claim.remarks:
        if len(claim.remarks) > 5:
            raise UnwritableText(out.where, "MOA", " ".join(claim.remarks), "has more than five remarks")
        out.add("MOA", "", "", *claim.remarks)
    if claim.earlier_claim_number:
        out.add("REF", "F8", claim.earlier_claim_number)
    for qualifier, day in (
        ("232", claim.service_date),
        ("233", claim.service_through),
        ("050", claim.received_on),
    ):
        if day:
            out.add("DTM", qualifier, stamp(day))
    if claim.covered is not None:
        out.add("AMT", "AU", money(claim.covered))
    out.extra(claim.extra)
    for place, line in enumerate(claim.lines, 1):
        out.where = f"claim {claim.claim_id}, line {place}"
        _line(out, line)


def _line(out: Writing, line: PaidLine) -> None:
    service = (line.code_set, line.procedure, *line.modifiers)
    billed = (line.code_set, line.billed_procedure, *line.billed_modifiers) if line.billed_procedure else ""
    billed_units = "" if line.billed_units is None else number(line.billed_units)
    out.add("SVC", service, money(line.charge), money(line.paid), "", number(line.units), billed, billed_units)
    if line.date and line.through:
        out.add("DTM", "150", stamp(line.date))
        out.add("DTM", "151", stamp(line.through))
    elif line.date:
        out.add("DTM", "472", stamp(line.date))
    write_adjustments(out, line.adjustments)
    if line.control_number:
        out.add("REF", "6R", line.control_number)
    if line.allowed is not None:
        out.add("AMT", "B6", money(line.allowed))
    for remark in line.remarks:
        out.add("LQ", "HE", remark)
    out.extra(line.extra)


def _changes(out: Writing, provider: str, year_end: datetime.date, changes: list[ProviderAdjustment]) -> None:
    # One PLB holds six changes at most.
    for start in range(0, len(changes), 6):
        few = changes[start : start + 6]
        pairs = (part for each in few for part in ((each.reason, each.reference), money(each.amount)))
        out.add("PLB", provider, stamp(year_end), *pairs)
