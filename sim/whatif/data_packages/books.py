"""Tables of the books and the diary, in the order in which they were written, and of the truth behind what failed."""

from collections.abc import Iterator

from sim.records.ledger import ACCOUNTS
from sim.records.spreadsheets import dollar_cell
from sim.rules.causes import catalogue
from sim.whatif.data_packages.layout import Layout, Row, amount, day, moment, refers, text, whole
from sim.whatif.data_packages.practices import Sample


def _postings(sample: Sample) -> Iterator[Row]:
    for number, each in enumerate(sample.world.office.ledger.postings, 1):
        yield (
            number, sample.at(each.minute), each.claim, each.line + 1, ACCOUNTS[each.debit], ACCOUNTS[each.credit],
            dollar_cell(each.amount), each.memo, each.paper,
        )


def _events(sample: Sample) -> Iterator[Row]:
    files = sample.world.office.files
    for number, each in enumerate(sample.world.office.journal.events, 1):
        claim = each.claim if each.claim in files else None
        yield number, sample.at(each.minute), each.who, each.what, claim, each.claim, each.detail


def _findings(sample: Sample) -> Iterator[Row]:
    for number, each in enumerate(sample.world.findings.all, 1):
        cause = catalogue()[each.cause]
        yield number, each.claim, sample.date(each.day), each.channel, each.cause, cause.category, cause.title


TABLES = (
    Layout(
        "postings", "The ledger", (
            whole("posting", "number, from 1"), moment("at", "when it was posted"),
            text("claim", "the claim; empty for what belongs to none"), whole("line", "service line, from 1"),
            text("debit", "account that the amount enters"), text("credit", "account that the amount leaves"),
            amount("amount", "amount moved"),
            text("memo", "why: charge, payment, group and CARC, or the reason of a write-off"),
            text("report", "the remittance by which it came; empty where none did"),
        ), ("posting",), _postings, (refers("claims", "claim"), refers("remittances", "report")),
    ),
    Layout(
        "events", "The office's diary", (
            whole("event", "number, from 1"), moment("at", "when it happened"),
            text("who", "who did it: a biller, the office, a patient"), text("what", "what was done or learnt"),
            text("claim", "the claim that it is about; empty where it is about none"),
            text("about", "what it is about, as the diary has it"), text("detail", "particulars, such as codes or an amount"),
        ), ("event",), _events, (refers("claims", "claim"),),
    ),
    Layout(
        "findings", "The truth: what was wrong with claims that failed", (
            whole("finding", "number, from 1"), text("claim", "the claim"), day("day", "when it was received or decided"),
            text("channel", "where it shows: 277CA, 835, a letter …"), text("cause", "cause, as in datasets/causes"),
            text("category", "family of the cause"), text("title", "what was wrong"),
        ), ("finding",), _findings, (refers("claims", "claim"),),
    ),
)
