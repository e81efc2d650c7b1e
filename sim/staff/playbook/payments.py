"""Plays on money: too little, too late, too much, unposted, unmatched."""

from sim.desk.actions import Action, Dispute, MatchDeposit, PostException, Refund, RefuseCard, VoidClaim, WriteOff
from sim.desk.card_view import TO_DO as CARD
from sim.desk.view import ClaimView, Row
from sim.desk.work.reconciling import EXCEPTIONS
from sim.staff.playbook.moves import Later, Look, Plan, Play, appeal, is_open, late, letters, standing, take_up

PROOFS = {"CO-45": ("contract_page",), **dict.fromkeys(("PR-1", "PR-2", "PR-3"), ("benefit_sheet",))}
"""What was short → the paper that shows it."""
SETTLED_BY = {
    EXCEPTIONS["no_such_claim"]: "return",
    EXCEPTIONS["charge_differs"]: "post",
    EXCEPTIONS["modifier_differs"]: "post",
    EXCEPTIONS["already_posted"]: "credit",
    EXCEPTIONS["closed"]: "reopen",
    EXCEPTIONS["nothing_to_reverse"]: "disregard",
    EXCEPTIONS["file_twice"]: "disregard",
    EXCEPTIONS["negative_payment"]: "carry",
}
"""Why something could not be posted by itself → what is done with it."""
WAITS = 7


def filed_late(view: ClaimView, look: Look) -> Plan:
    """Too late, says the payer: its own acceptance (277CA) tells whether it is right."""
    timely = view.filed_days is not None and view.filed_days <= view.filing_limit_days
    if timely:
        yield from appeal(view, look, "timely_filing")
    else:
        yield WriteOff(view.id, "timely_filing")


def underpaid(claim: str, look: Look) -> Plan:
    """Hold a short payment against contract or plan; once the payer has looked again, its word stands."""
    view = yield from take_up(look, claim)
    if letters(view, "upheld") or late(view):
        yield WriteOff(claim, "uncollectable")
    else:
        yield Dispute(claim, PROOFS.get(view.row.codes, ("contract_page",)))


def credit(claim: str, look: Look) -> Plan:
    """Send money back to whose it is, as soon as it is found."""
    view, may = standing(look, claim, "refund")
    if may["refund"]:
        yield Refund(claim)
    elif any(verb.do == "refund" and "Refund the patient" in verb.refusal for verb in view.verbs):
        yield Refund(claim, "patient")
    else:
        yield Later(claim, WAITS)


def never_given(claim: str, look: Look) -> Plan:
    """A patient says that there was no visit: where the note agrees, the claim is voided and the payer takes its money back."""
    view = yield from take_up(look, claim)
    note = next((paper for paper in view.documents if paper.kind == "encounter_note"), None)
    if note is not None and not any(field.key.startswith("code:") for field in note.fields) and is_open(look, claim, VoidClaim):
        yield VoidClaim(claim)


def bank(row: Row) -> Action:
    """Lay a deposit beside the remittance that bears its trace; refuse a card once and for all, whatever it saves today."""
    if row.why == CARD:
        return RefuseCard(row.id)
    return MatchDeposit(row.id, f"835-{row.codes}")


def by_hand(row: Row) -> Action:
    """Settle what could not be posted by itself."""
    report, _, claim = row.codes.partition(" · ")
    return PostException(report, claim, SETTLED_BY[row.why])


DENIALS: dict[str, Play] = {"CO-29": filed_late}
