"""Appeals: in time, at the right level, and with a packet that answers what the denial asks.

Whether an appeal is in order is decided here; whether a payer in error sees its error is
chance, and lives in the world.
"""

from typing import Literal

from msgspec import Struct

from sim.records.clock import Calendar
from sim.records.money import Cents, dollars
from sim.rules.appeal_tables import Level, Question, ladder, no_appeal, question, tables
from sim.rules.deadlines import Limit, days, last_day

RIGHTLY = "The payer decided rightly on what it was sent; an appeal does not change that."
ALWAYS_BELONGS = frozenset(("appeal_letter", "remittance", "claim_copy"))
"""What may go with every appeal."""


class AppealRequest(Struct, frozen=True):
    """One request to decide a denial again, as plain facts."""

    payer_class: str
    level: int
    """1 for the first."""
    carc: str
    """Of the first denial, also at higher levels (a CARC 193 only says that it stands)."""
    documents: tuple[str, ...]
    decided_day: int
    """Day of the decision appealed against: the remittance, then the letter of the level below."""
    received_day: int
    amount: Cents
    """What is in controversy."""
    remarks: tuple[str, ...] = ()
    levels_lost: int = 0
    presented: tuple[str, ...] = ()
    """Documents that lower levels have seen; they go along with the file."""
    limits: tuple[Limit, ...] = ()
    """The payer's own limits, first level first, where its contract has others than the ladder."""


Kind = Literal["not_appealable", "wrong_level", "late", "too_small", "not_clinical", "missing", "new_evidence", "unrelated"]


class Fault(Struct, frozen=True):
    """What is wrong with an appeal, in words for the person who sent it."""

    kind: Kind
    says: str
    document: str = ""

    @property
    def sinks(self) -> bool:
        """Whether the appeal fails by it; a document too many is a breach and sinks nothing."""
        return self.kind not in ("unrelated", "new_evidence")


def appeal_due(
    payer_class: str, level: int, decided_day: int, calendar: Calendar, limits: tuple[Limit, ...] = ()
) -> int | None:
    """Last day on which a level (1 for the first) must receive the appeal; None past the last level.

    `limits`: as in `AppealRequest`.
    """
    levels = ladder(payer_class)
    if not 1 <= level <= len(levels):
        return None
    limit = limits[level - 1] if level <= len(limits) else levels[level - 1].limit
    return last_day(limit, decided_day, calendar)


def packet_faults(appeal: AppealRequest, calendar: Calendar) -> tuple[Fault, ...]:
    """List what is wrong with an appeal, gravest first; empty when it is in order.

    An appeal in order is heard, and need not be right: see `why_not_sound`.  KeyError for a
    class of payer or a kind of document that the tables do not know.
    """
    levels = ladder(appeal.payer_class)
    if appeal.level != appeal.levels_lost + 1 or appeal.level > len(levels):
        return (Fault("wrong_level", _right_level(levels, appeal.levels_lost)),)
    closed = no_appeal(appeal.payer_class, appeal.carc, appeal.remarks)
    if closed:
        return (Fault("not_appealable", f"{closed.why} {closed.instead}"),)
    level, asked = levels[appeal.level - 1], question(appeal.carc)
    return (*_admission(appeal, level, asked, calendar), *_packet(appeal, level, asked))


def why_not_sound(appeal: AppealRequest, calendar: Calendar, proofs: tuple[str, ...]) -> str:
    """Say why an appeal cannot win, or "" when it can.

    `proofs`: the documents that together show that the payer is wrong, as the catalogue of
    causes has them (`packet`); empty when the payer decided rightly.
    """
    for fault in packet_faults(appeal, calendar):
        if fault.sinks:
            return fault.says
    if not proofs:
        return RIGHTLY
    if not set(proofs) <= _seen(appeal):
        return "Nothing in the packet shows that the payer is wrong."
    return ""


def _right_level(levels: tuple[Level, ...], lost: int) -> str:
    if lost >= len(levels):
        return f"{levels[-1].title} was the last level; nothing is left to appeal to."
    return f"The next level is {lost + 1}, {levels[lost].title}, decided by {levels[lost].decider}."


def _admission(appeal: AppealRequest, level: Level, asked: Question, calendar: Calendar) -> list[Fault]:
    faults = []
    due = appeal_due(appeal.payer_class, appeal.level, appeal.decided_day, calendar, appeal.limits)
    late = appeal.received_day - due if due is not None else 0
    if late > 0:
        faults.append(Fault("late", f"{level.title}: received {days(late)} after the limit."))
    least = level.least_amount(calendar.year_of(appeal.received_day))
    if appeal.amount < least:
        faults.append(Fault("too_small", f"{level.title} needs ${dollars(least)}; in question are ${dollars(appeal.amount)}."))
    if level.clinical and not asked.clinical:
        faults.append(Fault("not_clinical", f"{level.title} takes questions of medical judgement only."))
    return faults


def _packet(appeal: AppealRequest, level: Level, asked: Question) -> list[Fault]:
    papers, seen = tables().documents, _seen(appeal)
    needs = (*asked.needs, *((document,) for document in level.also_needs))
    belongs = ALWAYS_BELONGS.union(asked.welcome, *needs)
    faults = [
        Fault("missing", f"{asked.asks} Missing: {' or '.join(papers[one].title for one in either)}.", either[0])
        for either in needs if not seen.intersection(either)
    ]
    for document in dict.fromkeys(appeal.documents):
        if _is_new(appeal, level, document):
            says = f"{papers[document].title}: new evidence is left out at this level; it belonged in the second at the latest."
            faults.append(Fault("new_evidence", says, document))
        if document not in belongs and papers[document].private:
            says = f"{papers[document].title} has nothing to do with the question: more than the minimum necessary."
            faults.append(Fault("unrelated", says, document))
    return faults


def _seen(appeal: AppealRequest) -> set[str]:
    """Documents that the decider will look at."""
    level = ladder(appeal.payer_class)[appeal.level - 1]
    return {document for document in appeal.documents if not _is_new(appeal, level, document)} | set(appeal.presented)


def _is_new(appeal: AppealRequest, level: Level, document: str) -> bool:
    return level.closed_record and document not in appeal.presented and document not in ALWAYS_BELONGS | set(level.also_needs)
