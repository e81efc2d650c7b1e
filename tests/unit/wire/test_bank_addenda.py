"""A deposit finds its explanation by the trace number and the payer's number, and by nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sim.records.transactions import BankTransfer
from sim.wire import UnwritableText
from sim.wire.bank_addenda import explains, read_addenda, write_addenda
from tests.unit.wire.examples import remittance

TRANSFER = BankTransfer(10500, date(2026, 3, 16), "EFT000123", "1999999999")


def test_a_transfer_is_tied_to_its_advice() -> None:
    line = write_addenda(remittance().transfer)
    assert line == "TRN*1*EFT000123*1999999999~"
    assert explains(remittance(), line)


@pytest.mark.parametrize("wrong", [remittance(trace_number="EFT000132"), remittance(originator="1999999998")])
def test_another_advice_does_not_explain_it(wrong: object) -> None:
    assert not explains(wrong, write_addenda(TRANSFER))


@pytest.mark.parametrize(
    "line", ["TRN*1*EFT000123*1999999999", "TRN*1*EFT000123*1999999999\\", "TRN|1|EFT000123|1999999999|PAYER~\n"]
)
def test_banks_end_the_line_as_they_like(line: str) -> None:
    assert read_addenda(line) == ("EFT000123", "1999999999")


@pytest.mark.parametrize("line", ["", "TRN", "TRN*2*EFT000123*1999999999~", "TRN*1*EFT000123~", "PAYROLL 0326", "TRN*1**~"])
def test_a_line_without_a_trace_ties_nothing(line: str) -> None:
    assert read_addenda(line) is None
    assert not explains(remittance(), line)


def test_a_number_that_would_not_survive_is_refused() -> None:
    with pytest.raises(UnwritableText, match="TRN02"):
        write_addenda(replace(TRANSFER, trace_number="EFT*123"))


@given(st.text(max_size=200))
def test_no_line_breaks_the_reader(line: str) -> None:
    found = read_addenda(line)
    assert found is None or all(found)
