"""Files of ours before judges that nobody here wrote, and files with one fault that must not pass."""

import pytest
from msgspec.structs import replace

from sim.records.transactions import AcknowledgedSet, ClaimStatus, ElementError, Meaning, Rejection, SegmentError
from sim.wire import Document, check, emit, faults, read
from tests.unit.wire.examples import receipt, refusal, remittance, report, submission
from tests.unit.wire.examples_money import corrected_payment, second_claims, takeback
from tests.unit.wire.examples_questions import (
    REFUSED_PAYER,
    coverage_answers,
    coverage_questions,
    coverage_refusal,
    decision,
    envelope_receipt,
    request,
    standing,
    standing_answers,
    standing_questions,
)
from tests.validators import judges, validate

NO_ANSWER = standing("E1:0", charge=None, paid=None, action="")
SILENT_PAYER = {"payer": REFUSED_PAYER, "payer_rejections": (Rejection("42", "R"),)}
REJECTED_BATCH = replace(
    report(), status=ClaimStatus("A3", "24", "41"), claims=(), accepted_count=0, rejected_count=3, accepted_amount=0,
    rejected_amount=49650,
)  # fmt: skip
MANY_ERRORS = receipt(
    sets=(
        AcknowledgedSet(
            control="0001",
            status="R",
            codes=("5", "4"),
            errors=(
                SegmentError(segment="NM1", position=8, code="3", loop="2010"),
                SegmentError(
                    segment="SV1", position=40, loop="2400", claim_id="C-1002",
                    elements=(ElementError(1, "7", "ZZ", 1, "235"), ElementError(2, "6", "1O5", reference="782")),
                ),
            ),
        ),
        AcknowledgedSet(control="0002", status="E", codes=("5",), errors=(SegmentError(segment="REF", position=9, code="5"),)),
        AcknowledgedSet(control="0003"),
    )
)  # fmt: skip
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
        pytest.param(second_claims(), id="claims to second and third payers"),
        pytest.param(corrected_payment(), id="a reversal, a correction that crosses over, a second payer's share"),
        pytest.param(takeback(), id="money taken back, interest added"),
        pytest.param(MANY_ERRORS, id="a refusal, an acceptance with errors, an acceptance"),
        pytest.param(coverage_questions(), id="questions about coverage"),
        pytest.param(coverage_answers(), id="answers about coverage"),
        pytest.param(coverage_refusal(), id="a subscriber who is not found"),
        pytest.param(coverage_answers(**SILENT_PAYER), id="a payer with a contact that cannot answer"),
        pytest.param(replace(coverage_answers(**SILENT_PAYER), answers=()), id="a payer that names nobody"),
        pytest.param(standing_questions(), id="questions where claims stand"),
        pytest.param(standing_answers(), id="answers where claims stand"),
        pytest.param(standing_answers(refusal=NO_ANSWER, refusal_trace="13"), id="a payer that cannot tell where claims stand"),
    ],
)
def test_the_judges_accept_what_we_write(meaning: Meaning) -> None:
    assert judges(emit(meaning)) != []
    assert validate(emit(meaning)) == []


def test_a_batch_turned_away_whole_lacks_only_the_patients_that_pyx12_demands() -> None:
    assert check(REJECTED_BATCH) == ()
    (complaint,) = validate(emit(REJECTED_BATCH))
    assert complaint.startswith("pyx12") and "2000D" in complaint


@pytest.mark.parametrize("meaning", [request(), decision(), envelope_receipt()], ids=["request", "decision", "envelope"])
def test_a_file_that_no_judge_knows_is_judged_by_our_own_check_alone(meaning: Meaning) -> None:
    assert judges(emit(meaning)) == []
    assert check(meaning) == ()


CLAIMS, RECEIPT, REPORT, PAYMENT = (emit(each) for each in (submission(), refusal(), report(), remittance()))
SECOND, CORRECTION, TAKEN = (emit(each) for each in (second_claims(), corrected_payment(), takeback()))
ASKED, TOLD, UNKNOWN = (emit(each) for each in (coverage_questions(), coverage_answers(), coverage_refusal()))
WHERE, STANDS = (emit(each) for each in (standing_questions(), standing_answers()))
REQUEST, GRANTED, OPENED = (emit(each) for each in (request(), decision(), envelope_receipt()))

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
    # claims to second payers
    "two payers are the first": (SECOND, "SBR*S*18*GRP77******CI", "SBR*P*18*GRP77******CI"),
    "the first payer's payment is missing": (SECOND, "AMT*D*110~\n", ""),
    "the first payer's payment does not balance": (SECOND, "AMT*D*110~", "AMT*D*111~"),
    "the first payer's line does not balance": (SECOND, "SVD*GTI9*80*", "SVD*GTI9*81*"),
    "an adjustment of the first payer is missing": (SECOND, "CAS*CO*45*20.5~\n", ""),
    "a line was decided by a payer that nobody knows": (SECOND, "SVD*GTI9*80*", "SVD*GTI8*80*"),
    "the other subscriber is missing": (SECOND, "NM1*IL*1*Rivera*Luis****MI*GT55512~\n", ""),
    "the other insurance says nothing of assignment": (SECOND, "OI***Y***Y~\n", ""),
    "the attachment's way is no code": (SECOND, "PWK*EB*FX", "PWK*EB*ZZ"),
    # corrections and second payers' payments
    "a reversal adds": (CORRECTION, "CLP*C-1001*22*-165.5*-110*", "CLP*C-1001*22*165.5*110*"),
    "a reversal takes back another amount": (CORRECTION, "CLP*C-1001*22*-165.5*-110*", "CLP*C-1001*22*-165.5*-100*"),
    "a reversal is called a first decision": (CORRECTION, "CLP*C-1001*22*", "CLP*C-1001*1*"),
    "the payer to whom a claim crossed over is missing": (CORRECTION, "NM1*TT*2*Grey Teal Insurance*****PI*GTI9~\n", ""),
    "a balance is carried forward short": (CORRECTION, "FB:EFT000124*-5~", "FB:EFT000124*-4~"),
    "one of three reasons is missing": (CORRECTION, "*197*10", ""),
    "the share of the second payer does not balance": (CORRECTION, "CAS*OA*23*110", "CAS*OA*23*100"),
    "money is taken back without a claim": (TAKEN, "WO:C-0907", "WO"),
    "interest is counted the wrong way": (TAKEN, "L6:C-1001*-2.5", "L6:C-1001*2.5"),
    # questions about coverage
    "the payer that is asked is missing": (ASKED, "NM1*PR*2*Blue Heron Health Plan*****PI*BHHP1~\n", ""),
    "the practice that asks has a wrong NPI": (ASKED, "XX*1234567893", "XX*1234567890"),
    "nothing is asked": (ASKED, "EQ*30~\n", ""),
    "the kind of service is no code": (ASKED, "EQ*30~", "EQ*ZQ~"),
    "no day is asked for": (ASKED, "DTP*291*D8*20260302~\n", ""),
    "the dependent is the subscriber": (ASKED, "INS*N*19", "INS*N*18"),
    "the purpose is no code": (ASKED, "BHT*0022*13", "BHT*0022*99"),
    "the count of questions' segments is wrong": (ASKED, "SE*30*", "SE*29*"),
    # answers about coverage
    "the benefit is no code": (TOLD, "EB*B*IND", "EB*ZZ*IND"),
    "a copay has no amount": (TOLD, "***27*25*", "***27**"),
    "coinsurance is a percentage": (TOLD, "**0.2*", "**20*"),
    "more of a deductible remains than there is": (TOLD, "***29*412.5*", "***29*4125*"),
    "coverage is active and not active": (TOLD, "EB*L~", "EB*6**30~"),
    "the other payer on file is not named": (TOLD, "NM1*PRP*2*Grey Teal Insurance*****PI*GTI9~\n", ""),
    "the day when the plan began does not exist": (TOLD, "DTP*346*D8*20250101", "DTP*346*D8*20250199"),
    "the network is no code": (TOLD, "**0.2****N", "**0.2****Q"),
    "the reason why nobody was found is no code": (UNKNOWN, "AAA*N**75", "AAA*N**ZZ"),
    "what to do then is no code": (UNKNOWN, "AAA*N**75*C", "AAA*N**75*Z"),
    "neither a benefit nor a reason is told": (UNKNOWN, "AAA*N**75*C~\nAAA*N**72*C~\n", ""),
    # questions where claims stand, and answers
    "the question has no number": (WHERE, "TRN*1*S-1~\n", ""),
    "two questions have one number": (WHERE, "TRN*1*S-2~", "TRN*1*S-1~"),
    "the question names no day": (WHERE, "DTP*472*D8*20260302~\n", ""),
    "the party that asks is missing": (WHERE, "NM1*41*2*Larkspur Family Practice*****46*LARKSPUR~\n", ""),
    "the line has no units": (WHERE, "SVC*HC:J3420:25*45*****1~", "SVC*HC:J3420:25*45~"),
    "the standing is no code": (STANDS, "STC*F1:65*", "STC*Q1:65*"),
    "the standing is missing": (STANDS, "STC*F1:65*20260309*WQ*165.5*110*20260308*ACH*20260316*EFT000123~\n", ""),
    "a denied claim was paid": (STANDS, "STC*F1:65*", "STC*F2:65*"),
    "more was paid than charged": (STANDS, "*165.5*110*", "*165.5*1100*"),
    "the answer is called a question": (STANDS, "BHT*0010*08", "BHT*0010*13"),
    # what no judge knows
    "a request has no diagnosis": (REQUEST, "HI*ABK:M5450*ABF:E119~\n", ""),
    "the kind of request is no code": (REQUEST, "UM*HS*I", "UM*QQ*I"),
    "a request names no member": (REQUEST, "*MI*HRN204411865", ""),
    "it is granted without a number": (GRANTED, "HCR*A2*PA5501~", "HCR*A2~"),
    "the decision is no code": (GRANTED, "HCR*A3**0F", "HCR*Z3**0F"),
    "nothing is decided": (GRANTED, "HCR*A3**0F~\n", ""),
    "an accepted envelope has a fault": (OPENED, "*A*000", "*A*025"),
    "the verdict on the envelope is no code": (OPENED, "*A*000", "*Q*000"),
    "the note on the envelope is no code": (OPENED, "*A*000", "*A*777"),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_one_fault_is_caught_by_a_judge_or_by_our_own_check(name: str) -> None:
    text, good, bad = MUTANTS[name]
    assert good in text
    mutant = text.replace(good, bad, 1)
    document = read(mutant)
    assert isinstance(document, Document)
    assert faults(document) or validate(mutant)
