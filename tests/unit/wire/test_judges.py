"""Files of ours before judges that nobody here wrote, and files with one fault that must not pass."""

import pytest
from msgspec.structs import replace

from sim.records.transactions import Meaning
from sim.wire import Document, check, emit, read
from tests.unit.wire.examples import receipt, refusal, remittance, report, submission
from tests.validators import validate

NOTICE = remittance(method="NON", amount=0, claims=remittance().claims[1:], adjustments=())


@pytest.mark.parametrize(
    "meaning",
    [
        pytest.param(submission(), id="five claims of different kinds"),
        pytest.param(receipt(), id="an acceptance"),
        pytest.param(refusal(), id="a refusal with its errors"),
        pytest.param(report(), id="a report on three claims"),
        pytest.param(replace(report(), source_role="AY"), id="a report by the clearinghouse"),
        pytest.param(remittance(), id="a transfer with adjustments"),
        pytest.param(remittance(paying_account=None, paid_account=None), id="a transfer between accounts of no bank"),
        pytest.param(remittance(method="CHK", paying_account=None, paid_account=None), id="a cheque"),
        pytest.param(NOTICE, id="a notice without money"),
    ],
)
def test_the_judges_accept_what_we_write(meaning: Meaning) -> None:
    assert validate(emit(meaning)) == []


CLAIMS, RECEIPT, REPORT, PAYMENT = (emit(each) for each in (submission(), refusal(), report(), remittance()))

MUTANTS = {
    # claim file
    "the billing street is missing": (CLAIMS, "N3*12 Mill Lane~\n", ""),
    "the billing tax number is missing": (CLAIMS, "REF*EI*000112233~\n", ""),
    "the billing postal code has five digits": (CLAIMS, "440550101", "44055"),
    "the billing NPI has a wrong check digit": (CLAIMS, "XX*1234567893", "XX*1234567890"),
    "the submitter's contact is missing": (CLAIMS, "PER*IC*Billing office*TE*8005550101~\n", ""),
    "the beginning of the set is missing": (CLAIMS, "BHT*0019*00*000000042*20260305*1605*CH~\n", ""),
    "a level names no kind": (CLAIMS, "HL*2*1*22*0", "HL*2*1*99*0"),
    "the order of coverages is no code": (CLAIMS, "SBR*P*18*GRP77******CI", "SBR*X*18*GRP77******CI"),
    "the subscriber's birth date and sex are missing": (CLAIMS, "DMG*D8*19840517*F~\n", ""),
    "a month has thirteen days too many": (CLAIMS, "DTP*472*D8*20260302", "DTP*472*D8*20260244"),
    "the sex is no code": (CLAIMS, "19840517*F", "19840517*X"),
    "the payer has no number": (CLAIMS, "*PI*BHHP1", ""),
    "the charge is no amount": (CLAIMS, "CLM*C-1001*165.5*", "CLM*C-1001*1O5.5*"),
    "the claim's charge is not the sum of its lines": (CLAIMS, "CLM*C-1001*165.5*", "CLM*C-1001*166.5*"),
    "the place of service does not exist": (CLAIMS, "165.5***11:B:1", "165.5***98:B:1"),
    "the diagnosis list has a wrong mark": (CLAIMS, "HI*ABK:", "HI*ABZ:"),
    "a line points past the diagnoses": (CLAIMS, "UN*1***2:1", "UN*1***3:1"),
    "a line has no service": (CLAIMS, "SV1*HC:SV203*120.5*UN*1***1~\n", ""),
    "a claim's number repeats": (CLAIMS, "CLM*C-1002*", "CLM*C-1001*"),
    "a replacement names no claim": (CLAIMS, "REF*F8*ICN99~\n", ""),
    "the count of segments is wrong": (CLAIMS, "SE*122*", "SE*120*"),
    "the set's end has another number": (CLAIMS, "SE*122*0001", "SE*122*0002"),
    # receipt
    "the verdict on the set is no code": (RECEIPT, "IK5*R*5", "IK5*Q*5"),
    "the verdict on the group is missing": (RECEIPT, "AK9*R*1*1*0~\n", ""),
    "the kind of error is no code": (RECEIPT, "IK3*CLM*31*2300*8", "IK3*CLM*31*2300*99"),
    "the group's number is missing": (RECEIPT, "AK1*HC*42*", "AK1*HC**"),
    "the counts contradict the verdicts": (RECEIPT, "AK9*R*1*1*0", "AK9*R*1*1*1"),
    # report
    "the category is no code": (REPORT, "STC*A7:164:IL", "STC*Z7:164:IL"),
    "the action is no code": (REPORT, "STC*A7:164:IL*20260305*U*", "STC*A7:164:IL*20260305*Q*"),
    "a claim has no date of service": (REPORT, "REF*1K*2026061001~\nDTP*472*D8*20260302~\n", "REF*1K*2026061001~\n"),
    "the batch that is answered is missing": (REPORT, "TRN*2*000000042~\n", ""),
    "the patient has no name": (REPORT, "NM1*QC*1*Rivera*Leo****MI*HRN204411856~\n", ""),
    "the rejected count is wrong": (REPORT, "QTY*AA*2", "QTY*AA*3"),
    # payment
    "the payment is more than its claims": (PAYMENT, "BPR*I*105*", "BPR*I*115*"),
    "the method is no code": (PAYMENT, "*C*ACH*CCP", "*C*WIR*CCP"),
    "the trace is missing": (PAYMENT, "TRN*1*EFT000123*1999999999~\n", ""),
    "the payer's contact is missing": (PAYMENT, "PER*BL*Provider services*TE*8005550100~\n", ""),
    "the payee is missing": (PAYMENT, "N1*PE*Larkspur Family Practice*XX*1234567893~\n", ""),
    "the claim's decision is no code": (PAYMENT, "CLP*C-1001*1*", "CLP*C-1001*7*"),
    "an adjustment group is no code": (PAYMENT, "CAS*PR*3*20", "CAS*PT*3*20"),
    "a reason does not exist": (PAYMENT, "CAS*PR*3*20", "CAS*PR*993*20"),
    "a remark does not exist": (PAYMENT, "LQ*HE*N290", "LQ*HE*N9290"),
    "a line does not balance": (PAYMENT, "CAS*PR*3*20", "CAS*PR*3*25"),
    "a claim does not balance": (PAYMENT, "CLP*C-1001*1*165.5*110", "CLP*C-1001*1*165.5*111"),
    "the patient's share is not its adjustments": (PAYMENT, "*110*20*", "*110*25*"),
    "the provider adjustment is no code": (PAYMENT, "WO:C-0907", "ZZ:C-0907"),
    "the date of payment does not exist": (PAYMENT, "*20260316~\nTRN", "*20260931~\nTRN"),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_one_fault_is_caught_by_a_judge_or_by_our_own_check(name: str) -> None:
    text, good, bad = MUTANTS[name]
    assert good in text
    mutant = text.replace(good, bad, 1)
    document = read(mutant)
    assert isinstance(document, Document)
    findings = [finding for meaning in document.meanings for finding in check(meaning)]
    assert findings or validate(mutant)
