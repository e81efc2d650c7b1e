"""Who did what is written down once, and read back as it was written."""

from sim.records.ledger import INSURANCE, INSURER_PAID, Ledger
from sim.records.timesheet import Deed, Timesheet


def test_a_sheet_gives_back_what_was_written_on_it() -> None:
    sheet = Timesheet()
    sheet.add(540, "Ana", "open_claim", "C-1", 2, True)
    sheet.add(541, "Ben", "resubmit", "C-1", 1, False)
    assert list(sheet.deeds) == [
        Deed(540, "Ana", "open_claim", "C-1", 2, True), Deed(541, "Ben", "resubmit", "C-1", 1, False),
    ]


def test_a_posting_cites_the_remittance_while_it_is_being_posted_and_none_afterwards() -> None:
    ledger = Ledger()
    with ledger.citing("835-T1"):
        ledger.post(1, "C-1", 0, INSURER_PAID, INSURANCE, 60_00, "insurer payment")
    ledger.post(2, "C-1", 0, INSURER_PAID, INSURANCE, 5_00, "insurer payment")
    assert [posting.paper for posting in ledger.postings] == ["835-T1", ""]
