"""Tables of the work: visits and their charges, claims and their lines, and each claim as it went out."""

from collections.abc import Iterator

from sim.records.codes import label
from sim.records.ledger import (
    CONTRACTUAL,
    CREDIT,
    FEES,
    HELD,
    INSURANCE,
    INSURER_PAID,
    INTEREST,
    OUTSIDE,
    PATIENT,
    PATIENT_PAID,
    REFUNDED,
    REVENUE,
    WRITE_OFF,
)
from sim.records.spreadsheets import dollar_cell
from sim.whatif.data_packages.layout import Layout, Row, amount, day, flag, moment, refers, text, whole
from sim.whatif.data_packages.people import coverage_key
from sim.whatif.data_packages.practices import Sample

BALANCES = {
    "insurance_open": (INSURANCE, "what insurers still owe"),
    "patient_open": (PATIENT, "what the patient still owes"),
    "insurer_paid": (INSURER_PAID, "insurer payments that have been posted"),
    "patient_paid": (PATIENT_PAID, "patient payments"),
    "contractual": (CONTRACTUAL, "payer adjustments that the contract makes the practice's"),
    "write_off": (WRITE_OFF, "the office's own write-offs"),
    "credit": (CREDIT, "paid too much and owed back, below zero"),
    "refunded": (REFUNDED, "gone back to payer or patient, below zero"),
    "outside": (OUTSIDE, "moved by payers outside the claim (835 PLB)"),
    "held": (HELD, "held for payers"),
    "interest": (INTEREST, "interest earned, below zero"),
    "fees": (FEES, "fees of collection agencies"),
}
"""Accounts of a claim that make up its charge: column → account and what it holds."""


def _encounters(sample: Sample) -> Iterator[Row]:
    for each in sample.world.office.encounters.values():
        yield (
            each.id, each.patient, sample.date(each.day), each.provider, " ".join(each.diagnoses), each.authorisation,
            each.referral,
        )


def _charges(sample: Sample) -> Iterator[Row]:
    for visit in sample.world.office.encounters.values():
        for number, each in enumerate(visit.charges, 1):
            yield visit.id, number, each.code, " ".join(each.modifiers), each.units, each.place, dollar_cell(each.amount)


def _claims(sample: Sample) -> Iterator[Row]:
    office = sample.world.office
    balance = office.ledger.balance
    for name, file in office.files.items():
        claim = file.claim
        yield (
            name, claim.patient, claim.encounter, sample.date(claim.day), claim.provider, claim.payer, claim.member_id,
            coverage_key(claim.patient, claim.payer, claim.member_id), claim.group,
            claim.name or office.card_name(claim.patient), claim.relationship, claim.birth_date, claim.sex,
            " ".join(claim.diagnoses), claim.authorisation, claim.referral, claim.frequency, claim.payer_claim_number,
            file.status, file.times_sent, sample.date(file.sent_day), sample.date(file.accepted_day),
            sample.date(file.answered_day), dollar_cell(claim.charge), dollar_cell(-balance(name, REVENUE)),
            *[dollar_cell(balance(name, account)) for account, _ in BALANCES.values()],
        )


def _lines(sample: Sample) -> Iterator[Row]:
    for name, file in sample.world.office.files.items():
        for number, each in enumerate(file.claim.lines, 1):
            pointers = " ".join(map(str, each.pointers))
            yield name, number, each.code, " ".join(each.modifiers), each.units, each.place, pointers, dollar_cell(each.charge)


def _batches(sample: Sample) -> Iterator[Row]:
    mailings = sample.world.office.mailings
    for each in sample.sent:
        charge = sum([claim.charge for claim in each.claims])
        yield each.id, sample.at(each.minute), each.id in mailings, len(each.claims), dollar_cell(charge)


def _submissions(sample: Sample) -> Iterator[Row]:
    for each in sample.sent:
        for claim in each.claims:
            yield (
                each.id, claim.id, claim.patient, claim.payer, claim.member_id,
                coverage_key(claim.patient, claim.payer, claim.member_id), claim.frequency,
                claim.payer_claim_number, len(claim.prior) + 1, claim.authorisation, claim.referral,
                " ".join(claim.diagnoses), " ".join([line.code for line in claim.lines]), dollar_cell(claim.charge),
            )


def _codes(sample: Sample) -> Iterator[Row]:
    """Every code that stands on a visit or a claim, with what it means."""
    visits, claims = sample.world.office.encounters.values(), list(sample.claims_ever())
    services = {charge.code for visit in visits for charge in visit.charges}
    services |= {line.code for claim in claims for line in claim.lines}
    diagnoses = {code for each in (*visits, *claims) for code in each.diagnoses}
    for kind, found in (("service", services), ("diagnosis", diagnoses)):
        for code in sorted(found):
            yield kind, code, label(code)


_SERVICE = (
    text("code", "HCPCS Level II code, or one invented here where there is none"),
    text("modifiers", "modifiers, separated by blanks"), whole("units", "how often or how long"),
    text("place", "place of service, two digits"),
)
_COVERAGE = text("coverage", "the coverage that it names")
_DIAGNOSES = text("diagnoses", "ICD-10-CM codes in their order, separated by blanks")
_CONSENTS = (text("authorisation", "number of the payer's consent"), text("referral", "number of the referral"))

TABLES = (
    Layout(
        "codes", "Codes used, in our own words", (
            text("kind", "service or diagnosis"), text("code", "the code"), text("label", "what it means"),
        ), ("kind", "code"), _codes,
    ),
    Layout(
        "encounters", "Visits, as the clinician's note has them", (
            text("encounter", "the visit's number"), text("patient", "the patient"), day("service_date", "date of the visit"),
            text("provider", "who saw the patient"), _DIAGNOSES, *_CONSENTS,
        ), ("encounter",), _encounters, (refers("patients", "patient"), refers("providers", "provider")),
    ),
    Layout(
        "charges", "Services of each visit, as the note supports them", (
            text("encounter", "the visit"), whole("line", "service, from 1"), *_SERVICE,
            amount("charge", "charge by the fee schedule"),
        ), ("encounter", "line"), _charges, (refers("encounters", "encounter"),),
    ),
    Layout(
        "claims", "Claims, as they stand at the end", (
            text("claim", "the claim's number in the office"), text("patient", "the patient"),
            text("encounter", "the visit that it bills"), day("service_date", "date of service"),
            text("provider", "rendering provider"), text("payer", "payer named on it"),
            text("member_id", "member ID on it; empty where a payer forwarded it to one whose number nobody here has typed"),
            _COVERAGE, text("group", "group number on it"), text("name", "the patient's name on it, last name first"),
            text("relationship", "what the patient is to the subscriber"), day("birth_date", "date of birth on it"),
            text("sex", "sex on it"), _DIAGNOSES, *_CONSENTS, text("frequency", "1 original, 7 replacement, 8 void"),
            text("payer_claim_number", "the payer's number of the claim that it replaces or voids"),
            text("status", "where it stands on the desk"), whole("times_sent", "how often it went out"),
            day("sent_on", "when it last went out; empty if never"),
            day("accepted_on", "day of receipt that a 277CA read in the office proves; empty if none does"),
            day("answered_on", "date of the last remittance posted; empty if none was"),
            amount("charge", "charge: the sum of its lines"),
            amount("booked", "charge on the books, which is the sum of the columns after it"),
            *[amount(name, words) for name, (_, words) in BALANCES.items()],
        ), ("claim",), _claims, (
            refers("patients", "patient"), refers("encounters", "encounter"), refers("providers", "provider"),
            refers("payers", "payer"), refers("coverages", "coverage"),
        ),
    ),
    Layout(
        "claim_lines", "Service lines of the claims", (
            text("claim", "the claim"), whole("line", "line, from 1"), *_SERVICE,
            text("pointers", "diagnoses that it points at, from 1; empty means all of them"), amount("charge", "charge"),
        ), ("claim", "line"), _lines, (refers("claims", "claim"),),
    ),
    Layout(
        "batches", "Files and envelopes that went out", (
            text("batch", "the batch's number"), moment("sent_at", "when it was released"),
            flag("on_paper", "whether it went by mail"), whole("claims", "claims in it"), amount("charge", "their charges"),
        ), ("batch",), _batches,
    ),
    Layout(
        "submissions", "Each claim as it went out", (
            text("batch", "the batch"), text("claim", "the claim"), text("patient", "the patient"), text("payer", "the payer"),
            text("member_id", "member ID as sent"), _COVERAGE, text("frequency", "1 original, 7 replacement, 8 void"),
            text("payer_claim_number", "the payer's number of the claim that it replaces or voids"),
            whole("order", "1 to the first payer, 2 to the second, 3 to the third"), *_CONSENTS, _DIAGNOSES,
            text("services", "codes of its lines in their order, separated by blanks"), amount("charge", "charge as sent"),
        ), ("batch", "claim"), _submissions, (
            refers("batches", "batch"), refers("claims", "claim"), refers("coverages", "coverage"),
        ),
    ),
)
