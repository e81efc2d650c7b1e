"""The report pack that a billing service gives each client practice, and the book of every report of an office.

A pack is read from the top: what matters in words, the measures beside their targets, what is
owed and since when, what is being done about it, why claims come back, the cash to the cent,
and what the service needs from its client.
"""

from sim.desk.actions import BY_TAG
from sim.desk.figures import FIGURES, ageing, follow_up_due, measures, older_than_30, root_causes
from sim.desk.figures.view import Column, Figures, Table, total
from sim.records.clock import DAY
from sim.records.money import dollars
from sim.reports.cash import Cash, read_cash
from sim.reports.client import Client
from sim.reports.document import Block, Document, Headlines, Points, Prose, Section, Sheet
from sim.reports.needs import needs
from sim.reports.sections import charted, measured_blocks, narrowed, section, trended
from sim.reports.shown import measured
from sim.reports.standing import target
from sim.reports.telling import Told, measure, sentences, table

MOST_CLAIMS, MOST_CODES, MOST_ROWS = 25, 12, 500
HEADLINES = ("days_in_ar", "denials", "clean_accepted")
ELSEWHERE = "{}.csv, which comes with this report"


class Reports:
    """What a pack is made of, read at a client's desk once."""

    def __init__(self, client: Client) -> None:
        desk = client.desk
        self.client = client
        self.ageing = ageing(desk)
        self.older = older_than_30(desk)
        self.follow_up = follow_up_due(desk)
        self.measures = measures(desk)
        self.causes = root_causes(desk)
        self.cash: Cash = read_cash(desk)


def pack(client: Client, reports: Reports | None = None) -> Document:
    """Make a client's report pack as of now."""
    reports = reports or Reports(client)
    calendar = client.desk.calendar
    return Document(
        title="Client report", subject=client.name, facts=_facts(client), preface=_preface(client), calendar=calendar,
        day=calendar.date_of(client.desk.now), sections=(
            _short(client, reports), _measures(reports), _ageing(reports.ageing), _follow_up(reports), _causes(reports.causes),
            _cash(client, reports.cash), Section("needs", "What we need from you", (Points(needs(client)),)),
        ),
    )


def _facts(client: Client) -> tuple[tuple[str, str], ...]:
    calendar = client.desk.calendar
    facts = [
        ("Period", f"{calendar.show_day(0)} to {calendar.show_day(client.desk.now // DAY)}"),
        ("Prepared by", client.service or "the practice's billing office"),
    ]
    if client.package is not None:
        facts.append(("Service package", client.package.label))
    return tuple(facts)


def _preface(client: Client) -> str:
    return f"“{' '.join(client.package.says.split())}”" if client.package else ""


def _short(client: Client, reports: Reports) -> Section:
    told = Told(
        client.desk.calendar, reports.ageing, reports.older, reports.measures, reports.causes, reports.cash.by_month,
    )
    cash = reports.cash
    tiles = [(f"Cash, {month}", f"${dollars(amount)}", "insurers and patients") for month, amount in cash.by_month[-1:]]
    for name in HEADLINES:
        found = measure(reports.measures, name)
        if found is not None:
            beside = f"target {target(found, told.calendar)}" if found.target is not None else ""
            tiles.append((found.label, measured(found.value, found.kind, told.calendar), beside))
    return Section("short", "In short", (Prose(" ".join(sentences(told))), Headlines(tuple(tiles))))


def _measures(reports: Reports) -> Section:
    return Section("measures", "Measures and targets", (Prose(reports.measures.basis), *measured_blocks(reports.measures)))


def _ageing(figures: Figures) -> Section:
    blocks: list[Block] = [Prose(figures.basis)]
    for each in figures.tables:
        blocks += charted(each)
    return Section("ageing", "What is owed, and since when", tuple(blocks))


def _follow_up(reports: Reports) -> Section:
    blocks: list[Block] = [Prose(reports.older.basis)]
    reasons, claims = table(reports.older, "by_reason"), table(reports.older, "claims")
    due = table(reports.follow_up, "claims")
    assert reasons is not None and claims is not None and due is not None
    blocks += charted(reasons, reports.older.name, MOST_CODES)
    shown = narrowed(claims, "claim", "patient", "payer", "service", "age", "why", "contact", "said", "open")
    blocks.append(Sheet(shown, MOST_CLAIMS, ELSEWHERE.format(reports.older.name)))
    blocks.append(Prose(reports.follow_up.basis))
    shown = narrowed(due, "claim", "patient", "payer", "sent", "asked", "silent", "due", "cycle", "open")
    blocks.append(Sheet(shown, MOST_CLAIMS, ELSEWHERE.format(reports.follow_up.name)))
    return Section("follow_up", "Follow-up", tuple(blocks))


def _causes(figures: Figures) -> Section:
    blocks: list[Block] = [Prose(figures.basis)]
    for trend in figures.trends:
        if trend.name in ("dollars", "by_clerk"):
            blocks += trended(trend)
    for each in figures.tables:
        blocks += charted(each, figures.name, MOST_CODES)
    return Section("causes", "Denials, rejections and their root causes", tuple(blocks))


def _cash(client: Client, cash: Cash) -> Section:
    blocks: list[Block] = [Prose(cash.said)]
    blocks += [Sheet(each) for each in cash.shown]
    fee = _fee(client, cash)
    if fee is not None:
        blocks.append(Sheet(fee))
    return Section("cash", "Cash", tuple(blocks))


def _fee(client: Client, cash: Cash) -> Table | None:
    """What the service's package costs for the last whole month; None for whoever is nobody's client."""
    if client.package is None or not cash.by_month:
        return None
    month, collected = cash.by_month[-1][0], client.collected_in(cash.last)
    terms, done = client.package.fee, client.done_in(cash.last)
    columns = (Column("what", f"Our fee for {month}"), Column("basis", "Basis"), Column("fee", "Fee", "money"))
    rows = [(
        "Share of what was collected", f"{terms.collections / 10:.1f} % of ${dollars(collected)}", terms.due(collected, {}),
    )]
    for verb, price in terms.items.items():
        many = done.get(verb, 0)
        rows.append((BY_TAG[verb].label, f"{many:,} at ${dollars(price)}", terms.due(0, {verb: many})))
    return Table("fee", "Fee of the billing service", columns, tuple(rows), total=total(columns, tuple(rows)))


def book(client: Client) -> Document:
    """Lay out every report of an office as one document, for whoever runs it."""
    return Document(
        title="Reports of the office", subject=client.name, facts=_facts(client), calendar=client.desk.calendar,
        day=client.desk.calendar.date_of(client.desk.now),
        sections=tuple([section(draw(client.desk), MOST_ROWS) for draw in FIGURES.values()]),
    )
