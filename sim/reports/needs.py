"""What a billing service needs from its client, read from the office: papers, answers, and a mended source."""

from collections.abc import Iterator

from sim.desk.figures import names
from sim.desk.figures.root_causes import root_causes
from sim.desk.view import LIST_LABELS
from sim.records.clock import DAY
from sim.records.money import dollars
from sim.records.replies import Deposit
from sim.reports.client import Client
from sim.reports.shown import percent
from sim.reports.telling import cell, table
from sim.wire.phrases import counted
from sim.world.claim_file import ASKED

WORTH_SAYING = 300
"""From which share of a clerk's claims on, in basis points, failures at registration are brought up."""


def needs(client: Client) -> tuple[str, ...]:
    """List what only the client can give or do; one line that says so where that is nothing."""
    found = [*_records(client), *_answers(client), *_front_desk(client), *_money(client), *_own_work(client)]
    return tuple(found) or ("Nothing at present: no paper, answer or decision of yours is outstanding.",)


def _records(client: Client) -> Iterator[str]:
    office = client.desk.office
    asked = [file for file in office.files.values() if file.status == ASKED and file.asked is not None]
    if not asked:
        return
    last_days = [file.asked.until for file in asked if file.asked.until >= 0]
    until = f", the first by {client.desk.calendar.show_day(min(last_days))}" if last_days else ""
    whose = "Your own staff send them under your package." if client.does_itself("send_records") else "We send them on."
    yield f"Records: payers ask for the notes of {counted(f'{len(asked):,}', 'claim')}{until}. {whose}"


def _answers(client: Client) -> Iterator[str]:
    queries = client.desk.office.queries
    if queries:
        since = client.desk.calendar.show_day(min([minute for _, minute in queries.values()]) // DAY)
        lie = "question of ours about a visit lies" if len(queries) == 1 else "questions of ours about visits lie"
        yield f"Answers: {len(queries):,} {lie} with your clinicians, the oldest since {since}."


def _front_desk(client: Client) -> Iterator[str]:
    """The clerk from whose typing most came back, where that is worth a talk."""
    clerks = table(root_causes(client.desk), "by_clerk")
    desk = client.desk
    known = [names.clerk(desk, key) for key in desk.office.scenario.practice.clerks]
    theirs = [row for row in clerks.rows if row[0] in known] if clerks else []
    if clerks is None or not theirs:
        return
    worst = max(theirs, key=lambda row: cell(clerks, row, "charges"))
    rate = cell(clerks, worst, "rate")
    if rate >= WORTH_SAYING:
        charges = dollars(cell(clerks, worst, "charges"))
        yield (
            f"Registration: of the claims typed in by {worst[0]}, {percent(rate)} came back for what a front desk can prevent, "
            f"${charges} of charges. Please have card, birth date and coverage checked at each visit: one mended "
            "registration mends every claim that follows."
        )


def _money(client: Client) -> Iterator[str]:
    deposits = [each for each in client.desk.office.deposits.values() if isinstance(each, Deposit)]
    if deposits:
        amount = dollars(sum([deposit.amount for deposit in deposits]))
        many = counted(f"{len(deposits):,}", "deposit")
        yield f"Mail: {many} of ${amount} came without a remittance. If payers sent you a letter or a file, please pass it on."


def _own_work(client: Client) -> Iterator[str]:
    """What waits on the client's own worklists under its package."""
    office = client.desk.office
    waiting = [(LIST_LABELS[name], len(office.waiting[name])) for name in client.own_lists if len(office.waiting[name])]
    if waiting:
        lists = ", ".join(f"{many:,} under “{label}”" for label, many in waiting)
        yield f"Your own staff's work under the {client.package.label} package: {lists}."  # type: ignore[union-attr]
