"""What is printed, read back from the PDF by a library that had no part in writing it."""

from __future__ import annotations

import io
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from sim.cli import main
from sim.records.parties import Person
from sim.records.payments import Adjustment, Remittance835
from sim.records.submissions import Submission837
from sim.wire import UnreadableFile, emit, parse
from sim.wire.paper import claim_pdf, explain_payment, fill, payment_pdf, print_file, read_form
from sim.wire.paper.boxes import ClaimForm, kinds
from sim.wire.paper.form_layout import CONDITION, DIAGNOSES, PEOPLE, PRACTICE, SERVICES, UNITS
from sim.wire.paper.words import in_words
from tests.unit.wire.examples import ANA, claim, receipt, remittance, submission, visit
from tests.unit.wire.examples_money import second_claim

ROWS = [*PEOPLE.rows, *CONDITION.rows, *DIAGNOSES.rows, *PRACTICE.rows, SERVICES]
ABOVE_THE_BOXES = {kind for kind in kinds() if kind.startswith("payer")} | {"order"}
UPPER_HALVES = {"24 note", "24G unit", "24I", "24J taxonomy"}


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def forms(*claims):
    file = submission(*claims)
    return [fill(file, each) for each in file.claims]


def spoken(text: str) -> str:
    """Text without the white space that a PDF reader puts in or leaves out."""
    return "".join(text.split())


@pytest.mark.parametrize("place", range(5))
def test_every_value_and_every_label_of_a_form_is_on_paper(place: int) -> None:
    form = forms()[place]
    (page,) = pages(claim_pdf(form))
    on_paper = spoken(page)
    said = form.values | {"order": form.values["order"].lower()}
    assert [value for value in said.values() if spoken(value) not in on_paper] == []
    labels = {kind.label for name, kind in kinds().items() if name not in ABOVE_THE_BOXES | UPPER_HALVES}
    assert [label for label in labels if spoken(label) not in on_paper] == []
    assert [kind.number for kind in kinds().values() if kind.number != "24" and kind.number not in on_paper] == []


def test_each_box_has_one_place_on_the_sheet_and_each_row_is_as_wide_as_it() -> None:
    placed = [cell.box for row in ROWS for cell in row if cell.box]
    assert sorted(placed) == sorted(set(kinds()) - ABOVE_THE_BOXES - UPPER_HALVES)
    assert [sum(cell.units for cell in row) for row in ROWS] == [UNITS] * len(ROWS)


def test_the_tick_stands_before_the_chosen_word() -> None:
    found = pages(claim_pdf(forms(claim(filing_indicator="MB"))[0]))[0].split()
    ticks = [after for before, after in pairwise(found) if before == "X"]
    # Boxes 1, 3, 6, 10a, 10b, 10c, 11a, 11d, 20, 25 and 27, in the order of the sheet.
    assert ticks == ["Medicare", "F", "Self", "No", "No", "No", "F", "No", "No", "EIN", "Yes"]


def test_eight_lines_go_on_two_sheets_and_the_total_on_the_last() -> None:
    many = claim(charge=88800, lines=tuple(visit(day, charge=11100) for day in range(1, 9)))
    first, second = pages(claim_pdf(forms(many)[0]))
    assert "Sheet 1 of 2." in first and "continued" in first and "888.00" not in first
    assert "Sheet 2 of 2." in second and "888.00" in second and "continued" not in second
    assert "03/06/2026" in first and "03/07/2026" not in first
    assert "03/07/2026" in second and "03/08/2026" in second and "03/06/2026" not in second


def test_what_to_enclose_is_printed() -> None:
    (page,) = pages(claim_pdf(forms(second_claim())[0]))
    assert "This payer pays second." in page
    assert "Enclose the explanation of payment from Grey Teal Insurance" in page


def test_western_accents_are_printed_and_others_come_off() -> None:
    accents = claim(subscriber=Person("Núñez-Dvořák", "Łucja Zoë", birth_date=ANA.birth_date))
    (page,) = pages(claim_pdf(forms(accents)[0]))
    assert "Núñez-Dvorák, Lucja Zoë" in page


def test_a_long_name_is_set_narrower_and_never_cut() -> None:
    long = claim(subscriber=Person("Featherstonehaugh-Cholmondeley-Marjoribanks", "Maximiliana Wilhelmina"))
    (page,) = pages(claim_pdf(forms(long)[0]))
    assert page.count("Featherstonehaugh-Cholmondeley-Marjoribanks, Maximiliana Wilhelmina") == 2


PRINT = """
import hashlib
from sim.wire.paper import claim_pdf, fill, payment_pdf
from tests.unit.wire.examples import remittance, submission
file = submission()
print(hashlib.sha256(claim_pdf([fill(file, claim) for claim in file.claims]) + payment_pdf(remittance())).hexdigest())
"""


def test_two_processes_print_the_same_bytes() -> None:
    root = Path(__file__).parents[4]
    digests = [
        subprocess.run(
            [sys.executable, "-c", PRINT], cwd=root, env={"PYTHONPATH": str(root), "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert len(digests[0]) == 65
    assert digests[0] == digests[1]


def test_a_pdf_is_dated_by_what_it_says_and_not_by_its_printing() -> None:
    information = PdfReader(io.BytesIO(payment_pdf(remittance()))).metadata
    assert information is not None
    assert information.creation_date_raw == "D:20260316"


def test_nothing_is_loaded_before_the_first_sheet() -> None:
    code = "import sys, sim.wire.paper; print(any(name.startswith(('reportlab', 'PIL')) for name in sys.modules))"
    root = Path(__file__).parents[4]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_an_explanation_says_what_the_835_says() -> None:
    (page,) = pages(payment_pdf(remittance(method="CHK", trace_number="0042117")))
    for words in (
        "Blue Heron Health Plan", "Larkspur Family Practice", "Cheque number", "0042117", "03/16/2026",
        "Your number C-1001; our number 2026061001; member HRN204411865", "J3420-25-59", "CO-45", "20.50", "PR-3",
        "Remarks N290", "Remarks MA130", "to 03/04/2026", "WO: an overpayment taken back, reference C-0907", "-12.50",
        "copay", "One hundred five and 00/100 dollars", "$105.00", "VOID. Not negotiable: invented, for training.",
    ):  # fmt: skip
        assert words in page, words


def test_a_transfer_has_no_cheque() -> None:
    (page,) = pages(payment_pdf(remittance()))
    assert "This is not a check: the amount went to your bank as an electronic transfer." in page
    assert "VOID" not in page and "Transfer number" in page


def test_the_columns_add_up_to_the_totals() -> None:
    total = explain_payment(remittance()).claims[0].total
    # 120.50 and 45.00 charged, 100.00 and 30.00 allowed, 80.00 and 30.00 paid
    assert (total.charged, total.allowed, total.owed, total.paid) == ("165.50", "130.00", "20.00", "110.00")
    # 20.50 and 15.00 by contract, 20.00 copay
    assert total.reasons == (("", "55.50"),)


def test_an_explanation_that_does_not_add_up_says_by_how_much() -> None:
    assert explain_payment(remittance(amount=10400)).sums[-1] == ("It does not add up; it is off by", "-1.00")


def test_many_claims_go_on_further_sheets_and_none_is_lost() -> None:
    paid = remittance().claims[0]
    many = tuple(replace(paid, claim_id=f"M-{number:03d}") for number in range(40))
    sheets = pages(payment_pdf(remittance(claims=many, amount=440000, adjustments=())))
    assert len(sheets) > 3
    for number in range(40):
        assert sum(f"M-{number:03d};" in sheet for sheet in sheets) == 1
    assert sum("VOID" in sheet or "This is not a check" in sheet for sheet in sheets) == 1
    assert all(f"sheet {number}" in sheet for number, sheet in enumerate(sheets, 1))


def test_a_claim_with_many_reasons_is_carried_over_line_by_line() -> None:
    paid = remittance().claims[0]
    reasons = tuple(Adjustment("CO", str(reason), 1) for reason in range(100, 130))
    lines = tuple(replace(paid.lines[0], adjustments=reasons) for _ in range(4))
    sheets = pages(payment_pdf(remittance(claims=(replace(paid, lines=lines),))))
    assert sum(sheet.count("CO-115") for sheet in sheets) == 4


def test_amounts_are_spelled_as_on_a_cheque() -> None:
    assert in_words(0) == "Zero and 00/100 dollars"
    assert in_words(1_234_567_89) == (
        "One million two hundred thirty-four thousand five hundred sixty-seven and 89/100 dollars"
    )
    assert in_words(-2005) == "Minus twenty and 05/100 dollars"


def test_a_file_of_claims_becomes_one_pdf(tmp_path: Path) -> None:
    path = tmp_path / "batch.x12"
    path.write_text(emit(submission()))
    printed = print_file(path, tmp_path / "out")
    assert not isinstance(printed, UnreadableFile)
    assert printed.paths == (tmp_path / "out" / "batch.pdf",)
    assert printed.problems == ()
    document = PdfReader(printed.paths[0])
    assert len(document.pages) == 5
    assert [each.title for each in document.outline] == [f"Claim C-100{number}" for number in range(1, 6)]


def test_a_payment_becomes_one_pdf_and_a_claim_that_does_not_fit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "paid.x12"
    path.write_text(emit(remittance()))
    printed = print_file(path, tmp_path)
    assert not isinstance(printed, UnreadableFile)
    assert printed.paths[0].read_bytes() == payment_pdf(read_back(remittance()))
    path.write_text(emit(submission(claim(lines=(visit(),) * 51), claim("C-2"))))
    printed = print_file(path, tmp_path)
    assert not isinstance(printed, UnreadableFile)
    assert [problem.where for problem in printed.problems] == ["claim C-1001"]
    assert len(PdfReader(printed.paths[0]).pages) == 1


def read_back(advice: Remittance835) -> Remittance835:
    found = parse(emit(advice))
    assert isinstance(found, Remittance835)
    return found


def test_an_accident_is_ticked_in_box_10_with_its_state_and_goes_back_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "crash.x12"
    text = emit(submission(claim())).replace("*Y*A*Y*Y~", "*Y*A*Y*Y**AA:::OH~")
    path.write_text(text)
    printed = print_file(path, tmp_path)
    assert not isinstance(printed, UnreadableFile) and printed.problems == ()
    found = parse(text)
    assert isinstance(found, Submission837) and emit(found) == text
    form = fill(found, found.claims[0])
    assert isinstance(form, ClaimForm)
    boxes = form.values
    assert [boxes[box] for box in ("10a", "10b", "10b state", "10c")] == ["No", "Yes", "OH", "No"]
    assert read_form(boxes).claim.related == ("AA", "", "", "OH")


@pytest.mark.parametrize(("box", "code"), [("10a", "EM"), ("10b", "AA"), ("10c", "OA")])
def test_each_box_of_an_accident_is_read_as_its_code_in_a_file(box: str, code: str) -> None:
    form = fill(submission(), claim(related=(code,)))
    assert isinstance(form, ClaimForm)
    assert form.values[box] == "Yes"
    assert read_form(form.values).claim.related == (code,)


def test_what_goes_on_no_paper_is_said(tmp_path: Path) -> None:
    path = tmp_path / "receipt.x12"
    path.write_text(emit(receipt()))
    printed = print_file(path, tmp_path)
    assert not isinstance(printed, UnreadableFile)
    assert printed.paths == ()
    assert printed.problems[-1].message == (
        "file: it holds nothing that goes on paper; its kind is 999. Give claims (837P) or a payment advice (835)."
    )
    path.write_text("hello")
    assert isinstance(print_file(path, tmp_path), UnreadableFile)


def test_the_command_prints_into_a_folder_and_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "batch.x12", tmp_path / "paper"
    path.write_text(emit(submission()))
    assert main(["wire", "print", str(path), "--out", str(out)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(out / "batch.pdf")]
    path.write_text(emit(receipt()))
    assert main(["wire", "print", str(path), "--out", str(out)]) == 1
    assert "it holds nothing that goes on paper" in capsys.readouterr().err
    path.write_text("hello")
    assert main(["wire", "print", str(path), "--out", str(out)]) == 2
