"""A client's pack: what the office's figures say, in the order in which a client reads, and what the client is to do."""

import io

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from sim.desk.figures import FIGURES, ageing
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID, REFUNDED
from sim.reports.client import Client
from sim.reports.delivery import deliver
from sim.reports.document import Headlines, Prose, Sheet
from sim.reports.needs import needs
from sim.reports.pack import book, pack
from sim.reports.page import page
from sim.reports.pdf import pdf
from sim.reports.standing import standing, target
from sim.scenario.packages import packages
from tests.unit.reports.handmade import CALENDAR, DAYS, DENIALS, NOTHING

ORDER = ["short", "measures", "ageing", "follow_up", "causes", "cash", "needs"]


def blocks(document, section: str, kind: type) -> list:
    found = next(each for each in document.sections if each.name == section)
    return [block for block in found.blocks if isinstance(block, kind)]


def test_the_sections_come_in_the_order_in_which_a_client_reads(family):
    assert [section.name for section in pack(family).sections] == ORDER


def test_the_cover_names_practice_service_package_and_period(three):
    document = pack(three["cedar"])
    assert document.subject == "Cedar Street Family Practice"
    assert document.facts == (
        ("Period", "5 Jan 2026 to 16 Mar 2026"), ("Prepared by", "Ledgerline Billing"), ("Service package", "Basic"),
    )
    assert document.preface.startswith("“We send your claims")


def test_each_client_gets_the_figures_of_its_own_office_alone(three):
    pages = {key: str(page(pack(client))) for key, client in three.items()}
    names = {key: client.name for key, client in three.items()}
    for key, text in pages.items():
        assert names[key] in text
        assert not [other for other in names.values() if other != names[key] and other in text]


def test_the_summary_has_three_to_five_sentences_and_headlines(family):
    document = pack(family)
    prose, = blocks(document, "short", Prose)
    assert 3 <= prose.text.count(". ") + 1 <= 5
    headlines, = blocks(document, "short", Headlines)
    assert [label for label, *_ in headlines.figures][:2] == ["Cash, Mar 2026", "Days in A/R"]


def test_the_balances_of_the_pack_are_the_ledgers(family):
    ages = next(block.table for block in blocks(pack(family), "ageing", Sheet) if block.table.name == "by_age")
    ledger = family.desk.office.ledger
    assert ages.total is not None
    assert ages.total[1:4] == (ledger.total(INSURANCE), ledger.total(PATIENT), ledger.total(INSURANCE) + ledger.total(PATIENT))


def test_page_and_pdf_say_the_same(family):
    document = pack(family)
    drawn, printed = str(page(document)), PdfReader(io.BytesIO(pdf(document)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    for section in document.sections:
        assert section.title in drawn and section.title in text
    whole = ageing(family.desk).tables[0].total
    assert whole is not None
    assert f"{whole[3] / 100:,.2f}" in drawn and f"{whole[3] / 100:,.2f}" in text


def test_the_fee_is_the_packages_share_of_the_months_cash(three):
    """A basic package takes 3.5 % of what came in in February, refunds taken off."""
    client = three["cedar"]
    fee = next(block.table for block in blocks(pack(client), "cash", Sheet) if block.table.name == "fee")
    office, accounts = client.desk.office, (INSURER_PAID, PATIENT_PAID, REFUNDED)
    begin, end = [client.desk.calendar.minute_of(client.desk.calendar.start.replace(month=month, day=1)) for month in (2, 3)]
    cash = sum([
        posting.amount * ((posting.debit in accounts) - (posting.credit in accounts))
        for posting in office.ledger.postings if begin <= posting.minute < end
    ])
    assert cash > 0
    assert fee.columns[0].label == "Our fee for Feb 2026"
    assert fee.total is not None and fee.total[2] == (cash * 35 + 500) // 1000


def test_who_is_nobodys_client_pays_no_fee(family):
    assert not [block for block in blocks(pack(family), "cash", Sheet) if block.table.name == "fee"]


def test_the_book_holds_every_report_of_the_office(family):
    assert [section.name for section in book(family).sections] == list(FIGURES)


def test_a_client_that_is_to_do_nothing_is_told_so(fresh):
    office = fresh.office
    office.queries.clear()
    office.deposits.clear()
    for file in office.files.values():
        file.asked, file.typed_by = None, ""
    assert needs(Client(fresh)) == ("Nothing at present: no paper, answer or decision of yours is outstanding.",)


def test_the_client_is_asked_for_what_only_the_client_has(fresh):
    office = fresh.office
    office.queries["E-1"] = ("C-10001", 3 * DAY)
    file = next(iter(office.files.values()))
    office.lists["patients"].add(file.claim.id, file)
    told = needs(Client(fresh, packages()["basic"], "Ledgerline Billing"))
    assert "Answers: 1 question of ours about a visit lies with your clinicians, the oldest since 8 Jan 2026." in told
    own = next(line for line in told if line.startswith("Your own staff's work under the Basic package: "))
    assert f"{len(office.lists['patients'])} under “Patients”" in own
    assert "To send" not in own, "what the service does is not the client's work"


def test_a_clerk_from_whose_typing_much_comes_back_is_named_with_the_share(family):
    clerks = next(table for table in FIGURES["root_causes"](family.desk).tables if table.name == "by_clerk")
    names = [column.name for column in clerks.columns]
    worst = max(clerks.rows, key=lambda row: row[names.index("charges")])
    rate = worst[names.index("rate")]
    said = [line for line in needs(family) if line.startswith("Registration")]
    assert bool(said) == (rate >= 300)
    assert not said or (worst[0] in said[0] and f"{rate / 100:.1f} %" in said[0])


def test_everything_is_written_and_the_same_office_gives_the_same_files(family, tmp_path):
    first, second = [deliver(family, tmp_path / name) for name in ("a", "b")]
    assert [path.name for path in first.paths] == [
        "pack.html", "pack.pdf", "cash.xlsx", "office.html", "older_than_30.csv", "follow_up_due.csv",
    ]
    assert [path.read_bytes() for path in first.paths] == [path.read_bytes() for path in second.paths]
    assert first.reconciled


@pytest.mark.parametrize(
    ("measure", "stands", "aim"),
    [
        (DAYS, "On target", "below 35 to 40 days"), (replace(DAYS, value=41), "Off target", "below 35 to 40 days"),
        (replace(DAYS, value=40), "On target", "below 35 to 40 days"), (DENIALS, "Off target", "at most 5.0 %"),
        (replace(DENIALS, better="high"), "On target", "at least 5.0 %"), (replace(DENIALS, target=None), "No target", "none"),
        (NOTHING, "Nothing to count yet", "at most 3.0 %"),
    ],
)  # fmt: skip
def test_a_measure_stands_beside_its_target(measure, stands, aim):
    assert (standing(measure), target(measure, CALENDAR)) == (stands, aim)
