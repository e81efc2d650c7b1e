"""The ledger keeps every cent, and its proof finds a ledger that does not."""


from sim.records.ledger import CONTRACTUAL, INSURANCE, INSURER_PAID, PATIENT, REVENUE, WRITE_OFF, Ledger


def paid_claim() -> Ledger:
    # Charge 186.00: paid 90.00, contractual 70.00, patient 26.00.
    ledger = Ledger()
    ledger.post(1, "C-1", 0, INSURANCE, REVENUE, 18_600, "charge")
    ledger.post(2, "C-1", 0, INSURER_PAID, INSURANCE, 9_000, "payment")
    ledger.post(2, "C-1", 0, CONTRACTUAL, INSURANCE, 7_000, "CO-45")
    ledger.post(2, "C-1", 0, PATIENT, INSURANCE, 2_600, "PR-2")
    return ledger


def test_balances_are_what_the_postings_say():
    ledger = paid_claim()
    assert (ledger.balance("C-1", INSURANCE), ledger.balance("C-1", PATIENT)) == (0, 2_600)
    assert ledger.total(INSURER_PAID) == 9_000
    assert ledger.line_balances("C-1", PATIENT) == (2_600,)
    assert ledger.balance("C-2", INSURANCE) == 0
    assert ledger.proof() == []


def test_lines_are_kept_apart():
    ledger = paid_claim()
    ledger.post(3, "C-1", 1, INSURANCE, REVENUE, 5_000, "charge")
    ledger.post(4, "C-1", 1, WRITE_OFF, INSURANCE, 5_000, "timely_filing")
    assert ledger.line_balances("C-1", INSURANCE) == (0, 0)
    assert ledger.line_balances("C-1", WRITE_OFF) == (0, 5_000)


def test_a_claim_may_hold_more_than_fits_into_four_bytes():
    # 2**31 cents are 21,474,836.48 dollars.
    ledger = paid_claim()
    for _ in range(3):
        ledger.post(3, "C-1", 1, INSURANCE, REVENUE, 2**31 - 1, "charge")
    ledger.post(4, "C-1", 1, WRITE_OFF, INSURANCE, 2**33, "discount")
    ledger.post(5, "C-1", 1, INSURANCE, REVENUE, 2**33, "charge")
    assert ledger.line_balances("C-1", INSURANCE) == (0, 3 * (2**31 - 1))
    assert ledger.line_balances("C-1", REVENUE) == (-18_600, -3 * (2**31 - 1) - 2**33)
    assert ledger.proof() == []


def test_what_returns_to_the_account_that_it_left_changes_no_balance():
    ledger = paid_claim()
    ledger.post(3, "C-1", 0, PATIENT, PATIENT, 500, "moved")
    assert ledger.balance("C-1", PATIENT) == 2_600
    assert ledger.proof() == []


def test_nothing_moves_nothing():
    ledger = Ledger()
    ledger.post(1, "C-1", 0, INSURANCE, REVENUE, 0, "charge")
    assert ledger.postings == []


def test_the_proof_finds_a_changed_posting_and_an_overpaid_line():
    ledger = paid_claim()
    amounts = ledger.postings.columns[5]
    amounts[1] = 9_001
    assert {"C-1: kept balances", "kept totals"} <= {fault.partition(" [")[0] for fault in ledger.proof()}
    overpaid = paid_claim()
    overpaid.post(5, "C-1", 0, INSURER_PAID, INSURANCE, 1, "payment")
    assert any("below zero" in fault for fault in overpaid.proof())
