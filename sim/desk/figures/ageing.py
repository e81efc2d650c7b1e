"""Accounts receivable by age: what insurers and patients owe, and for how long, by payer and by provider."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from sim.desk.figures import names
from sim.desk.figures.measure import share
from sim.desk.figures.periods import BadOption
from sim.desk.figures.view import Cell, Column, Figures, Measure, Table, total
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, PATIENT
from sim.records.money import Cents
from sim.world.claim_file import ClaimFile

AGES = ("0 to 30", "31 to 60", "61 to 90", "91 to 120", "Over 120")
UNSENT = "Not sent yet"
BASES = {
    "service": "From the day of service",
    "submission": "From the first submission",
    "transfer": "From the day on which the balance became that payer's or the patient's",
}
"""From which day a balance is counted."""
_EXPLAINED = {
    "service": "Every balance is as old as its day of service.",
    "submission": "Every balance is counted from the day on which the claim was first sent; what was never sent stands apart.",
    "transfer": (
        "The first insurer's balance is counted from the day of service, a later insurer's from the day on which the claim "
        "was passed on to it, the patient's from the day on which the books last moved any of it to the patient."
    ),
}


class Balance(Struct, frozen=True):
    """What is open on one claim, and the age group of its insurer's and its patient's part."""

    file: ClaimFile
    insurer: Cents
    insurer_age: int
    patient: Cents
    patient_age: int


def ageing(desk, basis: str = "service") -> Figures:
    """Show what is owed by age: insurers and patients apart, by payer and by provider, to the cent of the ledger."""
    if basis not in BASES:
        raise BadOption(f"{basis!r} is no basis for ageing. Choose one of {', '.join(BASES)}.")
    groups = (*AGES, UNSENT) if basis == "submission" else AGES
    balances = _balances(desk, basis)
    by = [_table(desk, groups, balances, patients, by) for patients in (False, True) for by in ("payer", "provider")]
    said = f"{BASES[basis]}, on {desk.calendar.show_day(desk.now // DAY)}. {_EXPLAINED[basis]}"
    return Figures(
        "ageing", "Accounts receivable by age",
        f"{said} Credit balances are not taken off: they are owed back, and stand in their own report.",
        (_summary(balances, groups), *by), _old(balances),
    )


def _balances(desk, basis: str) -> list[Balance]:
    office, today = desk.office, desk.now // DAY
    balance = office.ledger.balance
    theirs, patients = _begins(office, basis)
    found = []
    for name, file in office.files.items():
        insurer, patient = balance(name, INSURANCE), balance(name, PATIENT)
        if insurer or patient:
            found.append(Balance(file, insurer, _age(theirs(file), today), patient, _age(patients(file), today)))
    return found


def _begins(office, basis: str) -> tuple[Callable[[ClaimFile], int | None], Callable[[ClaimFile], int | None]]:
    """Tell from which day an insurer's and a patient's balance are counted; None while the count has not begun."""
    if basis == "submission":
        sent = _first_sent(office)
        return (lambda file: sent.get(file.claim.id)), (lambda file: sent.get(file.claim.id))
    if basis == "transfer":
        passed_on, moved = _passed_on(office), _moved_to_patient(office)
        return (
            lambda file: passed_on.get(file.claim.id, file.claim.day),
            lambda file: moved.get(file.claim.id, file.claim.day),
        )
    return (lambda file: file.claim.day), (lambda file: file.claim.day)


def _first_sent(office) -> dict[str, int]:
    days: dict[str, int] = {}
    for minute, what, claim in office.journal.events.select("minute", "what", "claim"):
        if what in ("sent", "mailed"):
            days.setdefault(claim, minute // DAY)
    return days


def _passed_on(office) -> dict[str, int]:
    return {
        claim: minute // DAY for minute, what, claim in office.journal.events.select("minute", "what", "claim")
        if what in ("billed to the next payer", "forwarded")
    }


def _moved_to_patient(office) -> dict[str, int]:
    postings = office.ledger.postings.select("minute", "claim", "debit")
    return {claim: minute // DAY for minute, claim, debit in postings if debit == PATIENT}


def _age(begins: int | None, today: int) -> int:
    """Number the age group: 30 days is still the first one, 31 the second."""
    return len(AGES) if begins is None else min(len(AGES) - 1, max(0, (today - begins - 1) // 30))


def _parts(balances: Iterable[Balance], patients: bool) -> Iterable[tuple[ClaimFile, Cents, int]]:
    for each in balances:
        part = (each.file, each.patient, each.patient_age) if patients else (each.file, each.insurer, each.insurer_age)
        if part[1]:
            yield part


def _summary(balances: list[Balance], groups: tuple[str, ...]) -> Table:
    columns = (
        Column("age", "Days"), Column("insurers", "Insurers", "money"), Column("patients", "Patients", "money"),
        Column("total", "Total", "money"), Column("share", "Share", "percent"),
    )
    sums = [[0, 0] for _ in groups]
    for patients in (False, True):
        for _, amount, age in _parts(balances, patients):
            sums[age][patients] += amount
    whole = sum([sum(pair) for pair in sums])
    rows = tuple([
        (label, insurers, patients, insurers + patients, share(insurers + patients, whole))
        for label, (insurers, patients) in zip(groups, sums, strict=True)
    ])
    return Table("by_age", "Owed by age", columns, rows, "Insurance A/R and patient A/R of the ledger.", total(columns, rows))


def _table(desk, groups: tuple[str, ...], balances: list[Balance], patients: bool, by: str) -> Table:
    """Sum up what insurers or patients owe for each payer or provider on the claims, the largest debt first."""
    whose, heading, named = ("patients" if patients else "insurers"), *_BY[by]
    columns = (
        Column(by, heading), Column("claims", "Claims", "count"),
        *[Column(f"age_{place}", label, "money") for place, label in enumerate(groups)], Column("total", "Total", "money"),
    )
    sums: dict[str, list[int]] = {}
    for file, amount, age in _parts(balances, patients):
        row = sums.setdefault(getattr(file.claim, by), [0] * (len(groups) + 1))
        row[0] += 1
        row[age + 1] += amount
    largest_first = sorted(sums.items(), key=lambda each: (-sum(each[1][1:]), each[0]))
    rows: tuple[tuple[Cell, ...], ...] = tuple([(named(desk, who), *row, sum(row[1:])) for who, row in largest_first])
    note = f"{'Patient' if patients else 'Insurance'} A/R of the ledger; {heading.lower()} as on the claim."
    return Table(f"{whose}_by_{by}", f"Owed by {whose}, by {by}", columns, rows, note, total(columns, rows))


_BY = {"payer": ("Payer", names.payer), "provider": ("Provider", names.provider)}


def _old(balances: list[Balance]) -> tuple[Measure, ...]:
    whole = sum([each.insurer + each.patient for each in balances])
    return tuple([
        Measure(
            name=f"over_{days}", label=f"A/R over {days} days", value=share(_beyond(balances, group), whole), kind="percent",
            target=1000, target_text="below 10 %", formula=f"A/R older than {days} days ÷ all A/R", source=source, better="low",
        )
        for days, group, source in ((90, 3, "practice benchmarks, second-hand"), (120, 4, "vendors' benchmarks for practices"))
    ])


def _beyond(balances: list[Balance], group: int) -> Cents:
    return sum([
        amount for patients in (False, True) for _, amount, age in _parts(balances, patients) if group <= age < len(AGES)
    ])
