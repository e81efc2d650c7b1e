"""Capitation: a payer pays by the month for its members, and a service that it covers so leaves the copay and nothing else."""

from datetime import date

from msgspec.structs import replace

from sim import wire
from sim.desk.actions import Appeal, BillPatient, OpenClaim
from sim.desk.asks import AskBooks, AskClaim
from sim.records.ledger import CAPITATION, CONTRACTUAL, HELD, INSURANCE, OUTSIDE, PATIENT, PATIENT_PAID
from sim.records.replies import Remittance
from sim.rules.appeal_tables import no_appeal
from sim.scenario import Plan
from tests.offices import Seat, honest, run, seat
from tests.validators import ask_oxedi, ask_pyx12

VISITS = ("SV201", "SV202", "SV203", "SV204", "SV205", "SV212", "SV213")
MONTHLY = 2_150


def office(**more):
    """Harbor pays 21.50 a month for each member, in place of every visit; a visit's copay is 30.00."""
    plain = honest(**more)
    plan = Plan("Select 30", copay=3_000, capitated=VISITS)
    return replace(plain, payers=tuple([
        replace(payer, plan=plan, capitation=MONTHLY) if payer.key == "harbor" else payer for payer in plain.payers
    ]))


def a_capitated_visit() -> tuple[Seat, str]:
    sitting = seat(office(patients={"weekly": 0, "first_visit_within_days": 15}), seed=5, day=22)
    files = sitting.world.office.files
    claim = next(
        name for name, file in files.items()
        if file.claim.payer == "harbor" and [line.code in VISITS for line in file.claim.lines] == [True]
    )
    sitting.release_and_read()
    sitting.wait_until_settled(claim)
    return sitting, claim


def test_the_visit_is_taken_off_by_the_contract_and_the_copay_is_the_patients():
    sitting, claim = a_capitated_visit()
    file, balance = sitting.world.office.files[claim], sitting.world.office.ledger.balance
    (line,) = file.payment.lines
    charge = line.charge
    reasons = [(each.group, each.carc, each.amount) for each in line.adjustments]
    assert reasons == [("CO", "24", charge - 3_000), ("PR", "3", 3_000)]
    assert file.status == "paid" and not file.payment.denied
    assert balance(claim, CONTRACTUAL) == charge - 3_000
    assert balance(claim, PATIENT) + balance(claim, PATIENT_PAID) == 3_000
    assert balance(claim, INSURANCE) == 0
    assert claim not in sitting.ids("underpaid") and claim not in sitting.ids("denied")
    assert sitting.world.office.ledger.proof() == []


def test_nobody_is_billed_for_more_than_the_copay_and_nothing_is_appealed():
    sitting, claim = a_capitated_visit()
    assert "nothing was denied" in sitting.do(Appeal(claim, "payer_error")).reason
    sitting.do(BillPatient(claim))
    balance = sitting.world.office.ledger.balance
    assert balance(claim, PATIENT) + balance(claim, PATIENT_PAID) == 3_000
    row = no_appeal("commercial", "24")
    assert "by the month" in row.why and "copay" in row.instead


def test_contract_and_benefit_sheet_say_so():
    sitting, claim = a_capitated_visit()
    sitting.do(OpenClaim(claim))
    papers = {paper.kind: paper for paper in sitting.look(AskClaim(claim)).claim.documents}
    said = {field.label: field.value for field in papers["benefit_sheet"].fields}
    assert "SV203" in said["Paid for by the month (capitation)"]
    assert "0.00" in str(papers["contract_page"])


def test_each_month_brings_one_payment_for_every_member_of_that_day():
    world = run(office(), days=95)
    harbor = world.payers["harbor"]
    paid = [
        (report.minute, each) for report in world.office.reports.values() if isinstance(report, Remittance)
        for each in report.adjustments if each.reason == "CT"
    ]
    # The office opens on 5 January 2026; day 95 is 10 April.
    months = [world.calendar.date_of(minute).replace(day=1) for minute, _ in paid]
    assert months == [date(2026, month, 1) for month in (1, 2, 3, 4)]
    for minute, each in paid:
        day = minute // 1440
        members = sum(membership.on_file(day, day) for _, membership in harbor.files.members.values())
        assert each.amount == -members * MONTHLY and members > 3
    total = -sum(each.amount for _, each in paid)
    assert -world.office.ledger.total(CAPITATION) == total
    assert world.office.ledger.total(OUTSIDE) >= total - abs(world.office.ledger.total(HELD))
    assert world.office.ledger.proof() == []


def test_a_month_without_claims_is_paid_all_the_same_and_reads_as_an_835():
    sitting = seat(office(patients={"first_visit_within_days": 60}), seed=5, day=1)
    report = next(
        each for each in sitting.world.office.reports.values() if isinstance(each, Remittance) and each.payer == "harbor"
    )
    assert report.claims == () and report.amount == -report.adjustments[0].amount
    sitting.read_mail()
    assert sitting.look(AskBooks()).books.capitation == report.amount
    text = wire.emit(sitting.world.transmissions.of(report))
    assert "*CT:CAP-2026-01*-" in text
    # x12sdk asks for a claim on every remittance; a payment of capitation has none to name.
    assert ask_pyx12(text) == ask_oxedi(text) == []


def test_a_payer_without_capitation_pays_by_the_claim_alone():
    world = run(honest(), days=40)
    assert world.office.ledger.total(CAPITATION) == 0
    assert all(house.capitation is None for house in world.payers.values())
