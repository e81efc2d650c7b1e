"""What is outstanding and why: every claim older than thirty days, and those whose follow-up is due."""

from sim.desk.figures import names
from sim.desk.figures.view import Cell, Column, Figures, Table, total
from sim.desk.reasons import reason
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, PATIENT
from sim.world.claim_file import ACCEPTED, APPEALED, PAID, SENT, ClaimFile

OLD_DAYS = 30
CYCLE_DAYS = (28, 42)
"""A claim in the payer's hands is asked about in the fourth to the sixth week after the last word on it."""
_ASKED = ("status checked", "records sent", "appealed", "disputed")
_CONTACTS = frozenset((
    "sent", "mailed", "accepted", "rejected", "denied", "paid", "reversed", "forwarded", "patient billed", "patient called",
    "patient paid", "instalment paid", "plan agreed", "plan declined", "refunded", "recovered", *_ASKED,
))
"""What of the journal is a word with payer or patient; letters are as well."""


def older_than_30(desk) -> Figures:
    """List every claim with money open that is older than thirty days, the oldest first, and why it is."""
    office, today = desk.office, desk.now // DAY
    contacts = _last(office, _is_contact)
    columns = (
        Column("claim", "Claim"), Column("patient", "Patient"), Column("payer", "Payer"), Column("provider", "Provider"),
        Column("service", "Service", "date"), Column("age", "Age", "days"), Column("sent", "Last sent", "date"),
        Column("why", "Why it is open"), Column("codes", "Codes"), Column("contact", "Last contact", "date"),
        Column("said", "What that was"), Column("insurer", "Insurer owes", "money"),
        Column("patient_owes", "Patient owes", "money"), Column("open", "Open", "money"),
    )
    rows = []
    for file in _oldest_first(office):
        claim = file.claim
        insurer, patient = office.ledger.balance(claim.id, INSURANCE), office.ledger.balance(claim.id, PATIENT)
        if today - claim.day <= OLD_DAYS or not (insurer or patient):
            continue
        minute, said = contacts.get(claim.id, (None, ""))
        why, codes = _why(desk, file, insurer)
        rows.append((
            claim.id, names.patient(desk, file), claim.payer, claim.provider, claim.day, today - claim.day, _day(file.sent_day),
            why, codes, None if minute is None else minute // DAY, said, insurer, patient, insurer + patient,
        ))
    named = _named(desk, rows)
    note = "Age in days from the day of service."
    table = Table("claims", "Open claims older than 30 days", columns, named, note, total(columns, named))
    return Figures(
        "older_than_30", "Claims older than 30 days",
        f"Every claim with a balance whose day of service lies more than {OLD_DAYS} days back, the oldest first.",
        (table, _by_reason(rows)),
    )


def follow_up_due(desk) -> Figures:
    """List the claims in payers' hands that nobody has spoken of for four weeks, the longest silence first."""
    office, today = desk.office, desk.now // DAY
    asked = _last(office, _ASKED.__contains__)
    first, late = CYCLE_DAYS
    columns = (
        Column("claim", "Claim"), Column("patient", "Patient"), Column("payer", "Payer"), Column("provider", "Provider"),
        Column("sent", "Last sent", "date"), Column("asked", "Last word from us", "date"),
        Column("silent", "Silent for", "days"), Column("due", "Due by", "date"), Column("cycle", "Cycle"),
        Column("why", "Why it is open"), Column("answer", "Last answer"), Column("open", "Insurer owes", "money"),
    )
    rows = []
    for file in office.files.values():
        claim = file.claim
        insurer = office.ledger.balance(claim.id, INSURANCE)
        if file.status not in (SENT, ACCEPTED, APPEALED) or insurer <= 0:
            continue
        last = asked.get(claim.id)
        since = max(file.sent_day, last[0] // DAY if last else -1)
        if today - since < first:
            continue
        rows.append((
            claim.id, names.patient(desk, file), claim.payer, claim.provider, _day(file.sent_day),
            last[0] // DAY if last else None, today - since, since + late,
            "overdue" if today - since > late else "due now", _why(desk, file, insurer)[0], _answer(file), insurer,
        ))
    rows.sort(key=lambda row: (-row[6], row[0]))
    named = _named(desk, rows)
    note = f"From the {first}th day after the last word on a claim; overdue from the {late + 1}rd day, six weeks being over."
    table = Table("claims", "Follow-up due", columns, named, note, total(columns, named))
    return Figures(
        "follow_up_due", "Follow-up due",
        "Claims and appeals in a payer's hands without a decision, four weeks and more after we sent or asked anything.",
        (table, _by_payer(desk, rows)),
    )


def _oldest_first(office) -> list[ClaimFile]:
    return sorted(office.files.values(), key=lambda file: (file.claim.day, file.claim.id))


def _is_contact(what: str) -> bool:
    return what in _CONTACTS or what.startswith("letter: ")


def _last(office, counts) -> dict[str, tuple[int, str]]:
    """Find each claim's last event of some kind in the journal."""
    events = office.journal.events.select("minute", "what", "claim")
    return {claim: (minute, what) for minute, what, claim in events if counts(what)}


def _why(desk, file: ClaimFile, insurer: int) -> tuple[str, str]:
    """Say why money is open; of a claim that its insurer has paid, what the patient is to do."""
    why, codes = reason(file)
    if file.status != PAID or codes or insurer > 0:
        return why, codes
    office = desk.office
    claim = file.claim.id
    account = office.accounts.get(claim)
    if claim in office.lists["secondary"]:
        return "Another payer pays next", ""
    if account is not None and account.instalment:
        return "The patient pays by a plan", ""
    if claim in office.lists["collections"]:
        return "Statements sent, nothing paid: review", ""
    return ("Statement with the patient" if file.billed else "Statement to be sent"), ""


def _answer(file: ClaimFile) -> str:
    said = [fact.value for fact in file.standing if fact.name == "answer"]
    return said[0] if said else ""


def _day(day: int) -> int | None:
    return None if day < 0 else day


def _named(desk, rows: list[tuple]) -> tuple[tuple[Cell, ...], ...]:
    """Put names in the place of the keys of payer and provider."""
    payers = {key: names.payer(desk, key) for key in {row[2]: None for row in rows}}
    providers = {key: names.provider(desk, key) for key in {row[3]: None for row in rows}}
    return tuple([(*row[:2], payers[row[2]], providers[row[3]], *row[4:]) for row in rows])


def _by_reason(rows: list[tuple]) -> Table:
    columns = (
        Column("why", "Why it is open"), Column("claims", "Claims", "count"), Column("oldest", "Oldest", "days"),
        Column("open", "Open", "money"),
    )
    groups: dict[str, list[int]] = {}
    for row in rows:
        _count(groups.setdefault(row[7], [0, 0, 0]), row[5], row[13])
    summed = _largest_first(groups)
    return Table("by_reason", "Why they are open", columns, summed, total=total(columns, summed))


def _by_payer(desk, rows: list[tuple]) -> Table:
    columns = (
        Column("payer", "Payer"), Column("claims", "Claims", "count"), Column("longest", "Longest silence", "days"),
        Column("open", "Insurer owes", "money"),
    )
    groups: dict[str, list[int]] = {}
    for row in rows:
        _count(groups.setdefault(row[2], [0, 0, 0]), row[6], row[11])
    summed = tuple([(names.payer(desk, str(row[0])), *row[1:]) for row in _largest_first(groups)])
    return Table("by_payer", "Follow-up due, by payer", columns, summed, total=total(columns, summed))


def _count(group: list[int], days: int, amount: int) -> None:
    group[0] += 1
    group[1] = max(group[1], days)
    group[2] += amount


def _largest_first(groups: dict[str, list[int]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple([(key, *counts) for key, counts in sorted(groups.items(), key=lambda each: (-each[1][2], each[0]))])
