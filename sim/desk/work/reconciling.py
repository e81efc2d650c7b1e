"""Verbs that bring bank, remittances and books together: match a deposit, post by hand what the machine could not."""

from itertools import islice

from msgspec.structs import replace as with_fields

from sim.desk.actions import Fact, MatchDeposit, PostException
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work import posting
from sim.desk.work.answers import post_claims, post_payment, undo_write_off
from sim.records.clock import DAY
from sim.records.ledger import HELD, INSURER_PAID, OUTSIDE
from sim.records.money import dollars
from sim.records.replies import ClaimPayment, Deposit, Remittance
from sim.world.claim_file import PostingException
from sim.world.office import Office

EXCEPTIONS = {
    "no_such_claim": "The office has no such claim",
    "charge_differs": "The charge is not what was billed",
    "modifier_differs": "The modifiers are not what was billed",
    "already_posted": "This decision was posted before",
    "closed": "The claim is closed",
    "nothing_to_reverse": "A payment is taken back that was never posted",
    "file_twice": "The remittance came a second time",
    "negative_payment": "The payer takes back as much as it pays, or more",
}
HOW = {
    "post": "Post as decided",
    "credit": "Keep as a credit balance: it was paid before",
    "reopen": "Reopen the claim and post",
    "return": "Return the money: it is not ours",
    "disregard": "Disregard: no money came with it",
    "carry": "Post all of it; what is still owed comes off the next payment",
}
FITS = {
    "no_such_claim": ("return",),
    "charge_differs": ("post",),
    "modifier_differs": ("post",),
    "already_posted": ("credit",),
    "closed": ("reopen", "return"),
    "nothing_to_reverse": ("disregard",),
    "file_twice": ("disregard",),
    "negative_payment": ("carry",),
}
"""Exception → what can be done about it."""


def may_match(desk, action: MatchDeposit) -> str:
    """Refuse what does not belong together: another payer, another trace, another amount."""
    office = desk.office
    deposit, report = office.deposits.get(action.deposit), office.reports.get(action.report)
    if not isinstance(deposit, Deposit):
        return f"No deposit {action.deposit} waits for its remittance."
    if not isinstance(report, Remittance):
        return f"{action.report} is no remittance (835)."
    if action.report in office.matched:
        return "This remittance has its deposit already."
    if deposit.payer != report.payer:
        return f"The money came from {office.payers[deposit.payer].name}, the remittance did not."
    if deposit.trace != report.trace:
        return f"The deposit's trace is {deposit.trace}, the remittance's {report.trace}. Find the one that names it."
    if deposit.amount + deposit.fee != report.amount:
        return f"The deposit is {dollars(deposit.amount)}, the remittance {dollars(report.amount)}. Ask the payer."
    return ""


def match(desk, action: MatchDeposit) -> tuple[Fact, ...]:
    """Tie money and remittance together."""
    office = desk.office
    deposit = office.deposits.pop(action.deposit)
    office.matched[action.report] = action.deposit
    office.remittances.pop(deposit.trace, None)
    return (Fact("matched", f"{dollars(deposit.amount)}, trace {deposit.trace}"),)


def _waiting(office: Office, report: str, claim: str) -> tuple[str, PostingException | None]:
    for key in (f"{report}/{claim}", report):
        if key in office.exceptions:
            return key, office.exceptions[key]
    return "", None


def may_post_by_hand(desk, action: PostException) -> str:
    """Refuse what is not on the list, and what the exception does not allow."""
    waiting = _waiting(desk.office, action.report, action.claim)[1]
    if waiting is None:
        return f"No exception of {action.report} about {action.claim} waits."
    if action.how not in HOW:
        return f"{action.how!r} is no way to post. Choose one of {', '.join(HOW)}."
    if action.how in FITS[waiting.why]:
        return ""
    return f"{EXCEPTIONS[waiting.why]}. {_WRONG[action.how]}"


_WRONG = {
    "post": "Posted as it is, it would count money twice or under nobody's name.",
    "credit": "Nothing was paid twice here.",
    "reopen": "The claim is not closed.",
    "return": "The money is this practice's.",
    "disregard": "Money came with it, and must not be left unposted.",
    "carry": "Nothing is taken back here beyond what was paid.",
}


def post_by_hand(desk, action: PostException) -> tuple[Fact, ...]:
    """Settle one exception; the money that was held for it goes where it belongs."""
    office, now = desk.office, desk.now
    key, waiting = _waiting(office, action.report, action.claim)
    assert waiting is not None
    del office.exceptions[key]
    payment = waiting.payment
    if waiting.why == "file_twice":
        return (Fact("disregarded", waiting.report),)
    if waiting.why == "negative_payment":
        return _post_whole(desk, waiting.report)
    if action.how == "disregard":
        return (Fact("held for the payer", dollars(-payment.paid)),)
    if action.how == "return":
        office.ledger.post(now, posting.OFFICE, 0, HELD, OUTSIDE, payment.paid, f"returned: {payment.claim}")
        return (Fact("returned", dollars(payment.paid)),)
    with office.ledger.citing(waiting.report):
        posting.move_outside(office, now, posting.OFFICE, -payment.paid, HELD, f"posted by hand: {payment.claim}")
        if action.how == "credit":
            _keep_as_credit(office, payment, now)
        else:
            _post_after_all(desk, waiting, action.how)
    office.journal.add(now, desk.who, "posted by hand", payment.claim, HOW[action.how])
    return (Fact("posted", dollars(payment.paid)),)


def _post_whole(desk, name: str) -> tuple[Fact, ...]:
    """Post a remittance that brings no money, once somebody has seen what it takes back."""
    report = desk.office.reports[name]
    assert isinstance(report, Remittance)
    facts = post_claims(desk.office, report, desk.now, desk.who)
    return (*facts, Fact("carried forward", dollars(posting.carried_forward(report))))


def _post_after_all(desk, waiting: PostingException, how: str) -> None:
    office, now, payment = desk.office, desk.now, waiting.payment
    report = office.reports[waiting.report]
    assert isinstance(report, Remittance)
    if how == "reopen":
        undo_write_off(office, payment.claim, now)
    post_payment(office, office.files[payment.claim], _as_billed(office, payment), report, now, desk.who)


def _keep_as_credit(office: Office, payment: ClaimPayment, now: int) -> None:
    """Money for a claim that was paid before is the payer's."""
    for number, line in enumerate(payment.lines):
        if line.paid > 0:
            posting.owe_back(office, now, payment.claim, number, INSURER_PAID, line.paid, "paid a second time")


def _as_billed(office: Office, payment: ClaimPayment) -> ClaimPayment:
    """Read a decision against what was billed: a misquoted charge changes the contractual adjustment, never the payment."""
    sent = office.files[payment.claim].sent
    if payment.charge == sent.charge:
        return payment
    lines = []
    for line, billed in zip(payment.lines, sent.lines, strict=True):
        more = line.charge - billed.charge
        adjustments = []
        for each in line.adjustments:
            taken = min(each.amount, more) if each.group == "CO" and more > 0 else 0
            more -= taken
            adjustments.append(with_fields(each, amount=each.amount - taken))
        lines.append(with_fields(line, charge=billed.charge, adjustments=tuple([each for each in adjustments if each.amount])))
    return with_fields(payment, charge=sent.charge, lines=tuple(lines))


def _remittances(desk, deposit: str) -> tuple[Input, ...]:
    """List the remittances of the deposit's payer that have no deposit beside them yet, newest first."""
    office = desk.office
    payer = office.deposits[deposit].payer
    delivered = map(office.reports.__getitem__, reversed(office.remittances.values()))
    waiting = (each for each in delivered if isinstance(each, Remittance) and each.payer == payer)
    named = [(each.id, _on_its_cover(desk, each)) for each in islice(waiting, MOST_CHOICES)]
    none = f"No remittance of {office.payers[payer].name} waits for its money. Wait for the mail, or ask the payer."
    return (Input("report", "Remittance", "choice", tuple(named), missing=none),)


MOST_CHOICES = 60
"""How many remittances a list to choose from shows."""


def _on_its_cover(desk, report: Remittance) -> str:
    day = desk.calendar.show_day(report.minute // DAY, short=True)
    return f"{report.trace}, ${dollars(report.amount)}, {day}"


def _named(exception: str) -> PostException:
    """Name the decision that an exception is about."""
    report, _, claim = exception.partition("/")
    return PostException(report, claim, "post")


VERBS = {
    MatchDeposit: Verb(
        may_match, match, "match_deposit", lambda deposit: MatchDeposit(deposit, ""), _remittances, about="report"
    ),
    PostException: Verb(
        may_post_by_hand, post_by_hand, "post_exception", _named,
        (Input("how", "What to do with it", "choice", tuple(HOW.items())),), about="report",
    ),
}
