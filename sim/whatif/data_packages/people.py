"""Tables of who is there: payers, clinicians, patients and what they are covered by, as cards have it and as it was typed."""

from collections.abc import Iterator

from sim.records.identifiers import npi
from sim.records.spreadsheets import dollar_cell
from sim.rules.deadlines import limit_in_words
from sim.whatif.data_packages.layout import Layout, Row, amount, day, flag, refers, text, whole
from sim.whatif.data_packages.practices import Sample


def _practice(sample: Sample) -> Iterator[Row]:
    its = sample.world.scenario.practice
    yield npi(its.npi_nine), its.name, its.tax_id, its.taxonomy, its.street, its.city, its.state, its.zip, its.phone


def _payers(sample: Sample) -> Iterator[Row]:
    for payer in sample.world.scenario.payers:
        plan = payer.plan
        yield (
            payer.key, payer.name, payer.payer_id, payer.filing_indicator, plan.name, dollar_cell(plan.copay),
            dollar_cell(plan.deductible), plan.coinsurance, payer.allowed_percent, limit_in_words(payer.limit("original")),
        )


def _providers(sample: Sample) -> Iterator[Row]:
    for each in sample.world.practice.clinicians:
        face = sample.world.faces.provider(each.id)
        yield each.id, each.npi, each.taxonomy, face.last, face.first


def _patients(sample: Sample) -> Iterator[Row]:
    world = sample.world
    for name, typed in world.office.registrations.items():
        patient = world.patients.all[name]
        face = world.faces.person(name, patient.sex)
        yield (
            name, face.last, face.first, face.middle, patient.birth_date, patient.sex, face.line1, face.line2, face.city,
            face.state, face.zip9, face.phone, face.email, typed.birth_date, typed.sex, typed.clerk,
        )


def coverage_key(patient: str, payer: str, member_id: str) -> str | None:
    """Name a coverage by what a claim says of it; None where the claim gives no number.

    A claim that one payer forwards to another gives none while nobody here knows it.
    """
    return f"{patient}/{payer}/{member_id}" if member_id else None


def _coverages(sample: Sample) -> Iterator[Row]:
    """Every coverage on a card, then whatever else was typed as one."""
    world = sample.world
    typed = _typed(sample)
    for name in world.office.registrations:
        patient = world.patients.all[name]
        for each in dict.fromkeys((*patient.memberships, *patient.others)):
            key = (name, each.payer, each.member_id)
            holder = world.archive.cards.subscriber(patient, each)
            yield (
                coverage_key(*key), *key, each.group, each.relationship, holder, each.kind, each in patient.memberships,
                True, typed.pop(key, None) is not None, sample.any_date(each.first_day), sample.any_date(each.last_day),
            )
    for key, (group, relationship) in typed.items():
        yield coverage_key(*key), *key, group, relationship, None, None, None, False, True, None, None


def _typed(sample: Sample) -> dict[tuple[str, str, str], tuple[str, str]]:
    """What the office ever held for a coverage: (patient, payer, member ID) → group and relationship."""
    office = sample.world.office
    typed: dict[tuple[str, str, str], tuple[str, str]] = {}
    for each in office.registrations.values():
        typed.setdefault((each.patient, each.payer, each.member_id), (each.group, each.relationship))
        for held in each.further:
            typed.setdefault((each.patient, held.payer, held.member_id), (held.group, held.relationship))
    for claim in sample.claims_ever():
        if claim.member_id:
            typed.setdefault((claim.patient, claim.payer, claim.member_id), (claim.group, claim.relationship))
    return typed


TABLES = (
    Layout(
        "practice", "The practice", (
            text("npi", "National Provider Identifier of the practice, synthetic"), text("name", "its name"),
            text("tax_id", "its employer identification number, synthetic"), text("taxonomy", "what it is, by NUCC's code"),
            text("street", "street"), text("city", "city"), text("state", "state, two letters"),
            text("zip", "ZIP+4, nine digits"), text("phone", "telephone, ten digits"),
        ), ("npi",), _practice,
    ),
    Layout(
        "payers", "Payers and their plans", (
            text("payer", "the payer's key in this package"), text("name", "its name"),
            text("payer_id", "the number by which claim files name it"),
            text("filing_indicator", "kind of coverage (837P SBR09)"), text("plan", "name of the plan"),
            amount("copay", "what a member pays at each visit"), amount("deductible", "what a member pays first each year"),
            whole("coinsurance_percent", "the member's share after that"),
            whole("allowed_percent", "what the contract allows of the practice's charges, at the start"),
            text("filing_limit", "how long after the service a claim may be filed"),
        ), ("payer",), _payers,
    ),
    Layout(
        "providers", "Clinicians", (
            text("provider", "the clinician's number in the office"), text("npi", "National Provider Identifier, synthetic"),
            text("taxonomy", "specialty, by NUCC's code"), text("last_name", "last name"), text("first_name", "first name"),
        ), ("provider",), _providers,
    ),
    Layout(
        "patients", "Patients who came", (
            text("patient", "the patient's number in the office"), text("last_name", "last name"),
            text("first_name", "first name"), text("middle_name", "an initial"), day("birth_date", "true date of birth"),
            text("sex", "true sex, F or M"), text("line1", "house and street"), text("line2", "apartment"),
            text("city", "city"), text("state", "state, two letters"), text("zip", "ZIP+4, nine digits"),
            text("phone", "telephone, ten digits"), text("email", "e-mail"),
            day("birth_date_on_file", "date of birth as the registration has it at the end"),
            text("sex_on_file", "sex as the registration has it at the end"),
            text("clerk", "who typed the registration, or who last mended it"),
        ), ("patient",), _patients,
    ),
    Layout(
        "coverages", "Coverages, on cards and as typed", (
            text("coverage", "patient, payer and member ID"), text("patient", "the patient"), text("payer", "the payer"),
            text("member_id", "member ID"),
            text("group", "group number; empty where there is none"),
            text("relationship", "what the patient is to the subscriber: self, spouse or child"),
            text("subscriber", "who holds the coverage; empty where no card shows it"),
            text("kind", "group, individual, medicare, medicaid or supplement; empty where no card shows it"),
            flag("pays_first", "whether it pays before the patient's other coverages; empty where no card shows it"),
            flag("on_card", "whether a card shows it; if not, somebody typed it wrongly"),
            flag("typed", "whether a registration or a claim ever had it"),
            day("first_day", "first day covered; empty where no card shows it"),
            day("last_day", "last day covered; empty while it lasts"),
        ), ("coverage",), _coverages, (refers("patients", "patient"), refers("payers", "payer")),
    ),
)
