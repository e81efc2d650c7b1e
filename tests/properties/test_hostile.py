"""Nothing that a hostile or clumsy person types can break an office, its books, its files or its replay."""

import copy
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import msgspec
import pytest

from sim import wire
from sim.desk.actions import (
    Action,
    AddNote,
    Appeal,
    BillPatient,
    Change,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    GoHome,
    OpenClaim,
    OpenReport,
    PostRemittance,
    ReleaseBatch,
    Replace,
    Resubmit,
    Scrub,
    Wait,
    WriteOff,
)
from sim.desk.asks import AskBooks, AskClaim, AskInbox, AskReport, AskWorklist
from sim.desk.view import WORKLISTS
from sim.records.replies import Letter
from sim.scenario import BadScenario, Scenario, convert, read_toml, shipped
from sim.training.attempt import AttemptFile
from sim.training.coach import AskHint
from sim.training.exercise import Exercise
from sim.training.session import Session, replayed
from tests.offices import OFFICE_CAUSES, run, scenario
from tests.properties.everything import readable

EVERY_THIRD = dict.fromkeys(OFFICE_CAUSES, 30_000)
ERRING = {"payer_misread_coverage": 10_000, "payer_misdated_receipt": 10_000}
JUNK = (
    "", " ", "\x00", "é" * 10, "x" * 10_000, "-1", "C-999999", "../../etc/passwd", "=1+1", "<script>", "\u202e", "{0}", "%s",
    "\n", "batch", "you", "½", "\ud83d",
)
VALUES = {
    "member_id": ("X1", "A-1", "", "*", "W123456789"),
    "birth_date": ("2026-W01-1", "0001-01-01", "9999-12-31", "2026-02-30", "1980-05-05", ""),
    "payer": ("harbor", "summit", "senior-b", "nobody", ""),
    "group": ("", "G~1", "G1"),
    "authorisation": ("", "A1", "~"),
    "modifiers:1": ("25", "GP", "GN", "59 25", "zz", ""),
    "modifiers:0": ("25",),
    "modifiers:-1": ("25",),
    "id": ("C-1",),
}


class Vandal:
    """Does at random what a desk allows, forbids, or has never heard of."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self.random = Random(seed)

    @property
    def office(self):
        return self.session.world.office

    def pick(self, things, junk: float = 0.08) -> str:
        things = list(things)
        return self.random.choice(things) if things and self.random.random() > junk else self.random.choice(JUNK)

    def claim(self) -> str:
        lists = self.office.lists
        return self.pick(lists[self.random.choice(sorted(lists))] or self.office.files)

    def report(self) -> str:
        office = self.office
        return self.pick(self.random.choice((office.unread, office.to_post, office.reports, office.batches)))

    def changes(self) -> tuple[Change, ...]:
        fields = [self.random.choice(sorted(VALUES)) for _ in range(self.random.randrange(3))]
        return tuple(Change(field, self.pick(VALUES[field])) for field in fields)

    def action(self) -> Action:
        claim = self.claim()
        file = self.office.files.get(claim)
        some = tuple(self.claim() for _ in range(self.random.randrange(3))) * 2
        evidence = tuple(self.random.choices(("authorisation_letter", "acceptance_report", "x"), k=2))
        return self.random.choice((
            OpenClaim(claim), OpenClaim(claim), CheckEligibility(claim), CorrectClaim(claim, self.changes()),
            CorrectClaim(claim, self.changes()), CorrectRegistration(file.claim.patient if file else claim, self.changes()),
            Scrub(some), ReleaseBatch(some), ReleaseBatch(), OpenReport(self.report()), OpenReport(self.report()),
            OpenReport(self.report()), PostRemittance(self.report()), PostRemittance(self.report()), Resubmit(claim),
            Replace(claim), Appeal(claim, "payer_error", evidence), Appeal(claim, "clerical_reopening", ()),
            Appeal(claim, self.pick(()), evidence), WriteOff(claim, self.pick(("timely_filing", "small_balance"))),
            BillPatient(claim), AddNote(claim, self.pick(("rang them",), junk=0.5)), AskHint(claim), GoHome(), Wait(),
            Wait(self.pick(("2026-02-30", "9999-12-31", "2026-W10-1", "1/2/26"))),
        ))


def vandalised(path: Path, seed: int, actions: int) -> Session:
    """Let a vandal play beside 0, 1 or 2 colleagues, who undoes and forks now and then."""
    exercise = Exercise(
        title="Any", objectives=(), scenario="family_practice", minutes=1, starts=24, ends=300, name="any", digest="any",
        lists=("rejected",),
        overrides={
            "rates": EVERY_THIRD, "staffing": {"billers": seed % 3},
            "payers": {key: {"rates": ERRING} for key in ("senior-b", "harbor", "summit")},
        },
    )
    session = Session.start(exercise, path, "practice", seed=seed)
    vandal = Vandal(session, seed)
    for number in range(actions):
        vandal.session.do(vandal.action())
        if number % 200 == 199:
            look_at_everything(vandal.session)
            back = vandal.random.randrange(1, 30)
            records = len(vandal.session.file.records)
            vandal.session = vandal.session.undo() if back == 1 else vandal.session.fork(max(0, records - back))
    return vandal.session


def look_at_everything(session: Session) -> None:
    office = session.world.office
    for claim in office.files:
        session.look(AskClaim(claim), AskBooks())
    for message in ("", *office.inbox.files, *JUNK):
        session.look(AskInbox(message), AskInbox(message, faces=False))
    for report in (*office.reports, *office.batches, *JUNK):
        session.look(AskReport(report), AskClaim(report))
    for name in (*WORKLISTS, *JUNK):
        for order in ("oldest_first", "nearest_deadline", "highest_value", "by_the_moon"):
            session.look(AskWorklist(name, order), AskWorklist(name, order, -1), AskWorklist(name, order, 2, free=True))


def files_are_sound(session: Session) -> None:
    """Every file that came of it can be written, read back the same, and has nothing wrong with it."""
    office = session.world.office
    for item in (*office.batches.values(), *office.reports.values()):
        if not isinstance(item, Letter):
            meaning = session.world.transmissions.of(item)
            assert wire.parse(wire.emit(meaning)) == meaning
            assert not wire.check(meaning)


def stands(seed: int, actions: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = vandalised(Path(folder) / "attempt.jsonl", seed, actions)
        session.finish()
        assert session.do(OpenClaim("C-1")).reason.startswith("The exercise is over")
        assert session.world.office.ledger.proof() == []
        look_at_everything(session)
        files_are_sound(session)
        again = replayed(AttemptFile.read(session.file.path), session.exercise)
        assert again.world.office.ledger.postings == session.world.office.ledger.postings
        assert again.file.last_digest == session.file.last_digest


@pytest.mark.parametrize("seed", range(3))
def test_a_vandal_at_the_desk_breaks_neither_books_nor_files_nor_replay(seed):
    stands(seed, 500)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 112))
def test_twelve_vandals_break_neither_books_nor_files_nor_replay(seed):
    stands(seed, 2500)


ODD = (
    0, 1, -1, 1000, 1001, 10**6, 10**9, 10**30, "", "x", " ", "é", "*", "a\n", "\x00", "x" * 10_000, 1.5, float("nan"), True,
    None, [], {}, [1], date(1, 1, 1), date(9999, 12, 31), date(2028, 2, 29), date(2026, 12, 25), "07:00", "20:00", "29:59",
    "summit", ["D-1"], [""], [90, 21], [1, 1],
)


def places(table, at: tuple = ()) -> Iterator[tuple]:
    for key, value in table.items() if isinstance(table, dict) else enumerate(table):
        yield (*at, key)
        if isinstance(value, dict | list):
            yield from places(value, (*at, key))


def mutants() -> Iterator[tuple[str, dict]]:
    """Every field of the family practice with every odd value in its place, and without it."""
    base = read_toml(shipped("family_practice")) | {"minutes": {"scrub": 2, "refused": 1}, "close_at": "16:00"}
    for place in places(base):
        for value in ("left out", *ODD):
            yield f"{place} = {value!r:.40}", changed(base, place, value)


def refused_or_sound(label: str, data: dict, days: int = 40) -> bool:
    """Tell whether a mutant could be run; if so its books balance and its first files are sound."""
    try:
        office = convert(data, Scenario, Path("mutant.toml"))
    except BadScenario as fault:
        message = str(fault)
        assert message.startswith("mutant.toml: ") and "\n" not in message and len(message) < 600, label
        return False
    if office.patients.count > 1000 or office.staffing.billers > 20:
        return True
    world = run(office, 1, days)
    assert world.office.ledger.proof() == [], label
    for item in (*list(world.office.batches.values())[:2], *list(world.office.reports.values())[:5]):
        if not isinstance(item, Letter):
            meaning = world.transmissions.of(item)
            assert wire.parse(wire.emit(meaning)) == meaning, label
            assert not wire.check(meaning), label
    return True


def test_a_scenario_with_any_one_odd_value_is_refused_in_one_line_or_runs_soundly():
    all_of_them = list(mutants())
    some = Random(2).sample(all_of_them, 400)
    ran = sum(refused_or_sound(label, data) for label, data in some)
    assert 20 < ran < 380


@pytest.mark.long
def test_every_scenario_with_one_odd_value_is_refused_in_one_line_or_runs_soundly():
    assert sum(refused_or_sound(label, data) for label, data in mutants()) > 100


NEW_TABLES = (
    "careless", "limits", "plan", "delay", "fee_changes", "rate_changes", "seconds", "accounts", "screening", "skills",
    "own_edits", "edits", "planted", "staffing", "upholds_errors", "dark", "deposit_days", "crosses_to", "appeal_days",
)
NEW_ODD = ([9, 2], {"x": 1}, ["SV203"], {"SV203": -1}, {"SV203": 2}, "cheque", -(10**9), 10**10)


def mutants_of_everything() -> Iterator[tuple[str, dict]]:
    """Every field of the tables that came with the payers, with every odd value in its place, and without it."""
    base = msgspec.json.decode(msgspec.json.encode(readable(patients=20))) | {"start": date(2026, 9, 7)}
    base["skills"] = {"sleepy": {"pace": 900, "mistypes": 500}}
    for place in places(base):
        if any(key in NEW_TABLES for key in place):
            for value in ("left out", *ODD, *NEW_ODD):
                yield f"{place} = {value!r:.40}", changed(base, place, value)


def changed(base: dict, place: tuple, value: object) -> dict:
    """Copy the tables with one value put in its place, or left out."""
    data = copy.deepcopy(base)
    table = data
    for key in place[:-1]:
        table = table[key]
    if value == "left out":
        del table[place[-1]]
    else:
        table[place[-1]] = value
    return data


def test_an_office_of_everything_with_any_one_odd_value_is_refused_in_one_line_or_runs_soundly():
    some = Random(5).sample(list(mutants_of_everything()), 300)
    ran = sum(refused_or_sound(label, data, days=75) for label, data in some)
    assert 5 < ran < 280


@pytest.mark.long
def test_every_office_of_everything_with_one_odd_value_is_refused_in_one_line_or_runs_soundly():
    assert sum(refused_or_sound(label, data, days=75) for label, data in mutants_of_everything()) > 1000


EXTREMES = {
    "one patient": {"patients": {"count": 1}},
    "everything goes wrong": {"rates": dict.fromkeys(EVERY_THIRD, 100_000), "patients": {"weekly": 1000}},
    "nobody works": {"staffing": {"billers": 0}},
    "fifty billers": {"staffing": {"billers": 50}},
    "long days": {"open_at": "07:00", "close_at": "20:00"},
    "a day of one minute": {"open_at": "12:00", "close_at": "12:01"},
    "a start on a holiday": {"start": date(2026, 12, 25)},
    "a start on a leap day": {"start": date(2028, 2, 29)},
    "work that costs nothing": {"minutes": {"refused": 0, "open_report": 0, "open_claim": 0, "release_batch": 0, "scrub": 0}},
    "refusals that cost nothing, and work that never fits": {"minutes": {"refused": 0, "scrub": 9999, "open_report": 9999}},
    "every payer errs": {
        "payers": {key: {"rates": dict.fromkeys(ERRING, 50_000)} for key in ("senior-b", "state-care", "summit", "harbor")}
    },
    "limits of one day": {
        "payers": {
            key: {"filing_limit_days": 1, "correction_limit_days": 1, "appeal_limit_days": 1} for key in ("senior-b", "harbor")
        }
    },
}


@pytest.mark.parametrize("name", EXTREMES)
def test_an_extreme_office_keeps_its_books(name):
    world = run(scenario(**EXTREMES[name]), 3, 120)
    assert world.office.ledger.proof() == []
    assert world.office.files


@pytest.mark.long
def test_ten_years_end_with_balanced_books():
    assert run(scenario(patients={"return_days": [700, 730]}), 3, 3650).office.ledger.proof() == []
