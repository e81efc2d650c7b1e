"""A session without an office behind it: believable data, just enough answers to press every button."""

from __future__ import annotations

from dataclasses import dataclass, field

import fake_papers as papers
from msgspec.structs import replace

from sim.desk.actions import (
    Action,
    AddNote,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    Fact,
    GoHome,
    OpenClaim,
    OpenReport,
    Outcome,
    PostRemittance,
    ReleaseBatch,
    Resubmit,
    Wait,
)
from sim.desk.asks import Ask, AskClaim, AskReport, AskWorklist
from sim.desk.view import (
    LIST_LABELS,
    WORKLISTS,
    BooksView,
    ClaimView,
    DeskView,
    HistoryLine,
    ListCount,
    ReportView,
    Row,
    WorklistView,
)

BRIEF = """It is Tuesday morning at Cedar Street Family Practice. Three claims of one patient came back rejected.

Find out why, put it right, and see to it that next week's visit goes through. The payer accepts claims for 60 days
after the visit; the oldest has its last day today.

Reading costs minutes, and the day has eight hours."""


def row(id: str, name: str, why: str, codes: str, charge: int, days: int | None, due: str, **more: str) -> Row:
    """Make a row of a worklist, with the words that go with its days."""
    tone = "none" if days is None else "late" if days < 7 else "soon" if days < 21 else "ok"
    label = "" if days is None else "last day today" if days == 1 else f"{days} working days left"
    return Row(
        id=id,
        patient=more.get("patient", "P-1"),
        name=name,
        payer="HBR",
        payer_name=more.get("payer", "Harbor HMO"),
        why=why,
        codes=codes,
        charge=charge,
        open=charge,
        day=20,
        seen=more.get("seen", "20 Feb"),
        due=due,
        days_left=days,
        due_label=label,
        tone=tone,
        clock="" if days is None else more.get("clock", "Original claim"),
    )


REJECTED = (
    row("C-10377", "Okafor, Lena", "Member not found", "A7 · 164 · IL", 18600, 1, "14 Apr"),
    row("C-10418", "Okafor, Lena", "Member not found", "A7 · 164 · IL", 18600, 5, "21 Apr"),
    row("C-10455", "Okafor, Lena", "Member not found", "A7 · 164 · IL", 18600, 10, "28 Apr"),
    row(
        "C-10402",
        "Brandt, Theo",
        "Birth date differs",
        "A7 · 158 · QC",
        34250,
        65,
        "17 Jul",
        payer="Summit PPO",
        patient="P-2",
    ),
    row("C-10391", "Ruiz, Amparo", "Wrong payer", "A3 · 116", 9500, 227, "12 Mar 2027", payer="Part B", patient="P-3"),
    row(
        "C-10388",
        "Lindqvist, Per",
        "Diagnosis pointer does not lead to a diagnosis",
        "A7 · 477",
        120400,
        14,
        "4 May",
        payer="Summit PPO",
        patient="P-4",
    ),
)
REPORTS = (
    row(
        "R-0042",
        "277CA of 14 Apr",
        "6 of 31 claims rejected",
        "",
        0,
        None,
        "",
        patient="",
        payer="Clearwater",
        seen="14 Apr",
    ),
    row(
        "R-0043",
        "835 of 14 Apr",
        "Harbor HMO pays 9 claims",
        "",
        104300,
        None,
        "",
        patient="",
        payer="Harbor HMO",
        seen="14 Apr",
    ),
)


@dataclass
class FakeSession:
    """Stands in for an attempt; keeps what was done to it in `done`."""

    title: str = "The transposed ID"
    brief: str = BRIEF
    mode: str = "practice"
    restored: str = ""
    finished: bool = False
    rows: dict[str, tuple[Row, ...]] = field(default_factory=lambda: {"rejected": REJECTED, "reports": REPORTS})
    done: list[Action] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    checked: set[str] = field(default_factory=set)
    changed: dict[str, str] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)
    notes: tuple[HistoryLine, ...] = ()
    posted: bool = False
    minutes: int = 155
    day: int = 14

    @property
    def can_undo(self) -> bool:
        return bool(self.done)

    def undo(self) -> FakeSession:
        fork = FakeSession(self.title, self.brief, self.mode)
        for action in self.done[:-1]:
            fork.do(action)
        return fork

    def hints(self, claim: str) -> tuple[str, ...]:
        return papers.HINTS[: self.given.get(claim, 0)]

    def hints_left(self, claim: str) -> int:
        return len(papers.HINTS) - self.given.get(claim, 0) if self._claim(claim) else 0

    def next_hint(self, claim: str) -> str:
        given = self.given.get(claim, 0)
        self.given[claim] = min(given + 1, len(papers.HINTS))
        return papers.HINTS[given] if given < len(papers.HINTS) else ""

    def finish(self) -> None:
        self.finished = True

    def result(self) -> list[tuple[str, str]]:
        return [("Score", "7 of 10 points."), ("C-10377", "Paid on 28 Apr.\n\nSent on its last day.")]

    def do(self, action: Action) -> Outcome:
        """Answer an action as an office might."""
        facts: tuple[Fact, ...] = ()
        match action:
            case OpenClaim(claim):
                self.opened.add(claim)
            case CheckEligibility(claim):
                self.checked.add(claim)
                facts = (Fact("Answer", "No member HBR 4471 2689 01"),)
            case CorrectClaim(_, changes) | CorrectRegistration(_, changes):
                self.changed |= {type(action).__name__ + change.field: change.value for change in changes}
            case OpenReport(report):
                self.opened.add(report)
                self.rows["reports"] = tuple(item for item in self.rows["reports"] if item.id != report)
                if report == "R-0043":
                    self.rows["to_post"] = (REPORTS[1],)
            case Resubmit(claim):
                if claim == "C-10391":
                    return Outcome(False, 1, "The claim went to the wrong payer; correct the payer first.")
                self._move(claim)
            case PostRemittance():
                self.posted, self.rows["to_post"] = True, ()
            case ReleaseBatch():
                self.rows["to_send"] = ()
            case AddNote(_, text):
                self.notes = (*self.notes, HistoryLine("14 Apr", "You", text))
            case Wait() | GoHome():
                self.day, self.minutes = self.day + 1, -5
            case _:
                pass
        self.minutes += 5
        self.done.append(action)
        return Outcome(True, 5, facts=facts)

    def _move(self, claim: str) -> None:
        moved = tuple(item for item in self.rows["rejected"] if item.id == claim)
        self.rows["rejected"] = tuple(item for item in self.rows["rejected"] if item.id != claim)
        self.rows["to_send"] = self.rows.get("to_send", ()) + moved

    def look(self, *asks: Ask) -> DeskView:
        """Show the desk."""
        week = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
        view = DeskView(
            now=self.day * 1440 + 480 + self.minutes,
            date=f"{week[(self.day - 13) % 7]} {self.day} Apr 2026",
            time=f"{8 + self.minutes // 60:02d}:{self.minutes % 60:02d}",
            minutes_left=480 - self.minutes,
            minutes_open=480,
            practice="Cedar Street Family Practice",
            lists=tuple(ListCount(name, LIST_LABELS[name], len(self.rows.get(name, ()))) for name in WORKLISTS),
            verbs=papers.OFFICE_VERBS,
            books=BooksView(1842000, 913200, 41000, 702300, 38500, 147000, 0, 0),
        )
        for ask in asks:
            match ask:
                case AskWorklist(name, order):
                    view = replace(view, worklist=WorklistView(name, LIST_LABELS[name], order, self.rows.get(name, ())))
                case AskClaim(claim):
                    view = replace(view, claim=self._claim(claim))
                case AskReport(report):
                    verbs = papers.report_verbs(report, report in self.opened, report == "R-0043" and not self.posted)
                    view = replace(view, report=self._report(report), verbs=(*view.verbs, *verbs))
                case _:
                    pass
        return view

    def _claim(self, id: str) -> ClaimView | None:
        item = next((item for items in self.rows.values() for item in items if item.id == id and item.patient), None)
        if item is None:
            return None
        last, _, first = item.name.partition(", ")
        opened = id in self.opened
        return ClaimView(
            id=id,
            patient=item.patient,
            name=f"{first} {last}".strip(),
            payer_name=item.payer_name,
            headline="Seen 20 Feb 2026 by Dr Imani Falk · weekly therapy · Harbor HMO, 60 days to file",
            status="rejected",
            status_label="Rejected",
            charge=item.charge,
            open=item.open,
            row=item,
            steps=papers.STEPS,
            fields=papers.fields(item.name, item.charge, self.changed, "CorrectClaim"),
            registration=papers.registration(item.name, self.changed),
            lines=papers.LINES,
            history=papers.HISTORY,
            notes=self.notes,
            filed_days=None,
            filing_limit_days=60,
            opened=opened,
            documents=papers.documents(item.name, id in self.checked) if opened else (),
            reports=("B-0042", "R-0042") if "R-0042" in self.opened else ("B-0042",),
            verbs=papers.claim_verbs(opened),
        )

    def _report(self, id: str) -> ReportView | None:
        if id == "R-0043" and id in self.opened:
            return ReportView(
                id,
                "835",
                "835 of 14 Apr, 06:00 · Harbor HMO",
                "Pays 1,043.00 on 9 claims.",
                papers.REMITTANCE,
                REJECTED[:2],
                self.posted,
            )
        if id == "R-0042" and id in self.opened:
            return ReportView(
                id, "277CA", "277CA of 14 Apr, 06:00 · clearinghouse report", papers.SUMMARY, papers.SEGMENTS, REJECTED
            )
        if id == "B-0042":
            return ReportView(id, "837P", "Batch B-0042, sent 13 Apr", "31 claims.", papers.SEGMENTS[2:4], REJECTED)
        return None
