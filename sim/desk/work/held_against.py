"""What a payment falls short of, line by line: the contract's rate, the plan's shares, and what a later payer owes.

The office goes by what it could know: the rates that it has loaded, the benefit sheet, and what
it has posted of the member's year.  Where it cannot know, it believes the payer.
"""

from collections.abc import Iterator

from sim.records.claims import Claim
from sim.records.eligibility import EligibilityAnswer
from sim.records.money import Cents, share
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.replies import ClaimPayment
from sim.rules.benefits import NOTHING_USED, Left, Used, preventive, share_visit, sharing
from sim.rules.coordination import Own, coordinate, paid_after
from sim.world.claim_file import ACCEPTED, APPEALED, ASKED, SENT
from sim.world.office import Office
from sim.world.payers.years import method_as_second

Short = dict[tuple[int, str], Cents]
"""(Line, group and CARC such as "CO-45") → how much of that adjustment the payer owes."""
AT_THE_PAYER = (SENT, ACCEPTED, ASKED, APPEALED)
COPAY, DEDUCTIBLE = "3", "1"


def falls_short(office: Office, claim: Claim, payment: ClaimPayment, allowed: list[Cents]) -> Short:
    """Hold a decision against contract and benefits; what it rightly leaves to the patient is noted in the member's year.

    `allowed`: what the contract allows for each line.
    """
    if payment.order > 1:
        return _as_later(office, claim, payment, allowed)
    short: Short = {}
    for number, line in enumerate(payment.lines):
        if line.allowed and line.allowed < allowed[number]:
            short[number, "CO-45"] = allowed[number] - line.allowed
    if payment.patient_share:
        _shares(office, claim, payment, short)
    return short


def _shares(office: Office, claim: Claim, payment: ClaimPayment, short: Short) -> None:
    """Let copay, deductible and coinsurance be the patient's as far as the plan asks for them; the rest is the payer's.

    A payer may take less of one than the office would, since it knows more of the year; never more.
    """
    plan, free = office.payers[claim.payer].plan, preventive()
    year = office.shares.year(claim.payer, plan, payment.member_id, claim.day)
    copay, deductible, room = plan.copay, year.deductible, year.out_of_pocket
    if deductible < 0 or room < 0:
        deductible, room = max(0, deductible), max(0, room)
    deductible_left, room_left = deductible, room
    for number, line in enumerate(payment.lines):
        if line.denied:
            continue
        rest = line.allowed + short.get((number, "CO-45"), 0)
        for each in line.adjustments:
            if each.group != "PR":
                continue
            carc, amount = each.carc, each.amount
            if line.code in free:
                right = 0
            elif carc == COPAY:
                right = min(amount, copay, room)
                copay -= right
            elif carc == DEDUCTIBLE:
                right = min(amount, deductible, room)
                deductible -= right
            else:
                right = min(amount, share(rest, plan.coinsurance), room)
            if right < amount:
                short[number, f"PR-{carc}"] = amount - right
            rest -= right
            room -= right
    if short:
        _note_wrong(office, payment, short)
    year.use(deductible_left - deductible, room_left - room)


def _note_wrong(office: Office, payment: ClaimPayment, short: Short) -> Used:
    """Remember what of a decision's shares the office does not take for the patient's, and tell how much it is."""
    wrong = Used(
        sum([amount for (_, code), amount in short.items() if code == f"PR-{DEDUCTIBLE}"]),
        sum([amount for (_, code), amount in short.items() if code[:2] == "PR"]),
    )
    if wrong.out_of_pocket:
        office.shares.wrong[payment.claim, payment.order] = wrong
    return wrong


def _left_to_patient(payment: ClaimPayment) -> tuple[Cents, Cents]:
    """Sum the deductible, and all shares, that a decision leaves to the patient on the lines that were not denied."""
    deductible = total = 0
    for line in payment.lines:
        if line.denied:
            continue
        for each in line.adjustments:
            if each.group == "PR":
                total += each.amount
                if each.carc == DEDUCTIBLE:
                    deductible += each.amount
    return deductible, total


def forget(office: Office, claim: Claim, reversal: ClaimPayment) -> None:
    """Take out of the member's year what a decision used that the payer has reversed."""
    place = reversal.order
    payer = claim.prior[place - 1].payer if place <= len(claim.prior) else claim.payer
    wrong = office.shares.wrong.pop((reversal.claim, place), NOTHING_USED)
    deductible, total = _left_to_patient(reversal)
    year = office.shares.year(payer, office.payers[payer].plan, reversal.member_id, claim.day)
    year.use(deductible + wrong.deductible, total + wrong.out_of_pocket)


def believe(office: Office, answer: EligibilityAnswer) -> None:
    """Take from a 271 how much of a member's year is used.

    Only where every claim of the patient has come back and is posted: of one that is on its way
    nobody can tell whether the answer counts it.  Nor where a family or another payer shares the year.
    """
    plan = office.payers[answer.payer].plan
    if answer.problem or plan.counts_families or office.registrations[answer.patient].further:
        return
    if any(office.files[claim].status in AT_THE_PAYER for claim in office.claims_of.get(answer.patient, ())):
        return
    most = plan.out_of_pocket_max if answer.out_of_pocket_left is None else answer.out_of_pocket_left
    office.shares.year(answer.payer, plan, answer.member_id, answer.day).told(Left(answer.deductible_left, most))


def _as_later(office: Office, claim: Claim, payment: ClaimPayment, allowed: list[Cents]) -> Short:
    """Hold a later payer's decision against what it owes by the rules of coordination."""
    payer = office.payers[claim.payer]
    method = method_as_second(payer)
    year = office.shares.year(claim.payer, payer.plan, payment.member_id, claim.day)
    open_lines = [number for number, line in enumerate(payment.lines) if not line.denied]
    asked = [(allowed[number], sharing(claim.lines[number].code)) for number in open_lines]
    own = share_visit(payer.plan, year.left(), asked)
    short: Short = {}
    for number, shares in zip(open_lines, own, strict=True):
        rule = [prior.lines[number] for prior in claim.prior], Own(allowed[number], shares), method, payer.sequestration
        if payment.lines[number].paid < paid_after(*rule):
            missing = _missing(payment.lines[number], coordinate(*rule))
            short.update({(number, code): cents for code, cents in missing})
    wrong = _note_wrong(office, payment, short) if short else NOTHING_USED
    deductible, total = _left_to_patient(payment)
    year.use(deductible - wrong.deductible, total - wrong.out_of_pocket)
    return short


def _missing(line: LinePayment, right: LinePayment) -> Iterator[tuple[str, Cents]]:
    """Find where the money went that a line should have paid: to the patient first, then into the contract."""
    missing = right.paid - line.paid
    expected = {_code(each): each.amount for each in right.adjustments}
    for group in ("PR", "CO"):
        for each in line.adjustments:
            more = min(missing, each.amount - expected.get(_code(each), 0)) if each.group == group else 0
            if more > 0:
                missing -= more
                yield _code(each), more


def _code(each: Adjustment) -> str:
    return f"{each.group}-{each.carc}"
