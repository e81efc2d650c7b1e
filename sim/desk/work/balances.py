"""Verbs on a balance that statements did not bring in: plan, discount, write-off, agency."""

from sim.desk.actions import ApplyDiscount, Fact, OfferPlan, SendToCollections, WriteOffPatient
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.claims import busy
from sim.desk.work.fairness import COURTESY, answer_for_forgiven
from sim.desk.work.honesty import write_down
from sim.records.ledger import PATIENT, WRITE_OFF
from sim.records.money import Cents, dollars, share
from sim.rules.compliance.patients import collected_unfairly
from sim.world.inbox_tray import WAITS
from sim.world.patient_accounts import PatientAccount

NOON = 12 * 60
"""Papers have no hour; any at which a collector may call will do."""
REASONS = {"small_balance": "Small balance", "bad_debt": "Bad debt", COURTESY: "Courtesy to the patient"}
"""Why a patient's balance may be given up, as the books say it."""


def _owed(desk, claim: str) -> str:
    """Refuse a claim that is not there, in a colleague's hands, or on which the patient owes nothing."""
    reason = busy(desk, claim)
    if reason:
        return reason
    if desk.office.ledger.balance(claim, PATIENT) <= 0:
        return "The patient owes nothing on this claim."
    account = desk.office.accounts.get(claim)
    return "The collection agency has this balance." if account is not None and account.at_agency else ""


def may_offer(desk, action: OfferPlan) -> str:
    """Refuse plans that are longer or smaller than the practice's policy, and a second one beside the first."""
    reason = _owed(desk, action.claim)
    if reason:
        return reason
    account = desk.office.accounts.get(action.claim)
    if account is None:
        return "The patient has not had a statement yet. Send one first."
    if account.instalment:
        return "The patient is paying by a plan already."
    policy = desk.office.scenario.accounts
    if not 1 <= action.months <= policy.most_months:
        return f"A plan runs over 1 to {policy.most_months} months."
    if desk.office.ledger.balance(action.claim, PATIENT) < policy.least_instalment * action.months:
        return f"An instalment is at least {dollars(policy.least_instalment)}: offer fewer months."
    return ""


def offer(desk, action: OfferPlan) -> tuple[Fact, ...]:
    """Put a plan to the patient on the telephone, and note the answer."""
    if desk.world.mailbox.takes_plan(action.claim):
        return agree(desk, action)
    owed = desk.office.ledger.balance(action.claim, PATIENT)
    desk.office.journal.add(desk.now, desk.who, "plan declined", action.claim, dollars(owed))
    return (Fact("said", "The patient cannot pay by a plan."),)


def agree(desk, action: OfferPlan) -> tuple[Fact, ...]:
    """Put a plan that the patient takes on the account; no statement is due while it is kept."""
    office = desk.office
    instalment = -(-office.ledger.balance(action.claim, PATIENT) // action.months)
    office.accounts[action.claim].instalment = instalment
    office.accounts.plans.append(action.claim)
    office.accounts.off_the_lists(office, action.claim)
    office.journal.add(desk.now, desk.who, "plan agreed", action.claim, f"{dollars(instalment)} a month")
    return (Fact("agreed", f"{dollars(instalment)} a month"),)


def may_discount(desk, action: ApplyDiscount) -> str:
    """Refuse discounts that no screening has found."""
    reason = _owed(desk, action.claim)
    if reason:
        return reason
    patient = desk.office.files[action.claim].claim.patient
    if patient not in desk.office.discounts:
        return "Nobody has screened this patient. Screen the patient first: need is found, not guessed."
    return "" if desk.office.discounts[patient] else "By the practice's policy this patient qualifies for no discount."


def discount(desk, action: ApplyDiscount) -> tuple[Fact, ...]:
    """Take the discount off the balance; what is left stays the patient's."""
    office = desk.office
    percent = office.discounts[office.files[action.claim].claim.patient]
    taken = _write_off(desk, action.claim, percent, "charity")
    office.accounts.off_if_settled(office, action.claim)
    office.journal.add(desk.now, desk.who, "discount given", action.claim, f"{percent} %, {dollars(taken)}")
    return (Fact("taken off", dollars(taken)),)


def may_give_up(desk, action: WriteOffPatient) -> str:
    """Refuse reasons that the books do not know or that do not fit."""
    reason = _owed(desk, action.claim)
    if reason:
        return reason
    if action.reason not in REASONS:
        return f"{action.reason!r} is no reason the books know. Choose one of {', '.join(REASONS)}."
    policy = desk.office.scenario.accounts
    owed = desk.office.ledger.balance(action.claim, PATIENT)
    if action.reason == "small_balance" and owed > policy.small_balance:
        return f"{dollars(owed)} is no small balance: by the office's policy that is at most {dollars(policy.small_balance)}."
    if action.reason == "bad_debt" and _statements(desk, action.claim) < policy.statements:
        return f"A debt is bad after {policy.statements} statements. Send the next one first."
    return ""


def give_up(desk, action: WriteOffPatient) -> tuple[Fact, ...]:
    """Take the balance off the books; a share waived without need or an attempt to collect it is a breach."""
    office = desk.office
    tried = _statements(desk, action.claim) > 1 or action.reason != COURTESY
    taken = _write_off(desk, action.claim, 100, action.reason)
    answer_for_forgiven(desk, action.claim, taken, action.reason, tried)
    office.accounts.off_the_lists(office, action.claim)
    said = f"{REASONS[action.reason]}, {dollars(taken)}"
    office.journal.add(desk.now, desk.who, "patient balance written off", action.claim, said)
    return (Fact("written off", dollars(taken)),)


def may_hand_over(desk, action: SendToCollections) -> str:
    """Refuse what has not been asked for often enough, and what is being paid by a plan."""
    reason = _owed(desk, action.claim)
    if reason:
        return reason
    account = desk.office.accounts.get(action.claim)
    if account is not None and account.instalment:
        return "The patient is paying by a plan. An agency would break it."
    wanted = desk.office.scenario.accounts.statements
    if _statements(desk, action.claim) < wanted:
        return f"The agency takes balances after {wanted} statements. Send the next one first."
    return ""


def hand_over(desk, action: SendToCollections) -> tuple[Fact, ...]:
    """Write the balance off as bad debt and let the agency try; while a question about the bill is open that is a breach."""
    office = desk.office
    disputed = office.inbox.payment(action.claim) == WAITS
    write_down(desk, action.claim, collected_unfairly(NOON, told_to_stop=False, dispute_open=disputed))
    taken = _write_off(desk, action.claim, 100, "bad_debt")
    office.accounts[action.claim].at_agency = taken
    office.accounts.handed_over.append(action.claim)
    office.accounts.off_the_lists(office, action.claim)
    office.journal.add(desk.now, desk.who, "sent to collections", action.claim, dollars(taken))
    return (Fact("handed over", dollars(taken)),)


def _statements(desk, claim: str) -> int:
    account: PatientAccount | None = desk.office.accounts.get(claim)
    return account.statements if account is not None else 0


def _write_off(desk, claim: str, percent: int, memo: str) -> Cents:
    office = desk.office
    total = 0
    for line, owed in enumerate(office.ledger.line_balances(claim, PATIENT)):
        amount = share(owed, percent) if owed > 0 else 0
        office.ledger.post(desk.now, claim, line, WRITE_OFF, PATIENT, amount, memo)
        total += amount
    return total


VERBS = {
    OfferPlan: Verb(
        may_offer, offer, "offer_plan", lambda file: OfferPlan(file.claim.id),
        (Input("months", "Over how many months", "number", value="3", missing="Say over how many months."),),
    ),
    ApplyDiscount: Verb(may_discount, discount, "apply_discount", lambda file: ApplyDiscount(file.claim.id)),
    WriteOffPatient: Verb(
        may_give_up, give_up, "write_off_patient", lambda file: WriteOffPatient(file.claim.id, "small_balance"),
        (Input("reason", "Reason", "choice", tuple(REASONS.items())),),
    ),
    SendToCollections: Verb(may_hand_over, hand_over, "send_to_collections", lambda file: SendToCollections(file.claim.id)),
}
