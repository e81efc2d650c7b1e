"""The verb of the telephone: a payer is called, and what its representative says is written down as said."""

from collections.abc import Callable, Iterator

from sim.desk.actions import CallPayer, Fact
from sim.desk.reasons import first_denial
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.calling import get_through, listen, no_time_to_call, reference_of
from sim.desk.work.claims import busy
from sim.desk.work.coverage import keep_answer
from sim.desk.work.payments import keep_standing
from sim.records.clock import DAY
from sim.records.phone_calls import PhoneCall
from sim.rules.causes import words
from sim.scenario import Payer
from sim.world.claim_file import ClaimFile
from sim.world.office import Office
from sim.world.outages import why_silent
from sim.world.telephone import DAYS_TOO_MANY, TOPICS, Ringing, coverage_said, standing_said

RECORDED = "a recording, and no way past it"


def may_call(desk, action: CallPayer) -> str:
    """Refuse what `busy` refuses, topics on which there is nothing to ask, and calls too near to closing time."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    if action.topic not in TOPICS:
        return f"{action.topic[:20]!r} is nothing to call about. Choose one of {', '.join(TOPICS)}."
    file = desk.office.files[action.claim]
    if action.topic == "status" and file.sent is None:
        return "The claim has not been sent yet. No payer can know of it."
    if action.topic == "denial" and (file.payment is None or not file.payment.denied):
        return "No payer has denied this claim."
    return no_time_to_call(desk, _payer(desk.office, file, action.topic))


def call(desk, action: CallPayer) -> Iterator:
    """Wait on hold, then hear the answer; a SimPy generator.  At closing time the call is given up."""
    office, file = desk.office, desk.office.files[action.claim]
    payer = _payer(office, file, action.topic)
    down = why_silent(office, payer.key, "phone", desk.now // DAY)
    if down:
        yield from listen(desk, payer.phone.menu)
        made = office.phone_calls.setdefault(action.claim, [])
        made.append(PhoneCall(action.claim, payer.key, action.topic, desk.now, 0, False, "", "", down))
        return (Fact("menu", RECORDED), Fact("said", down))
    call, course = yield from get_through(desk, payer, action.claim, action.topic, payer.phone.talk)
    if call is None:
        return course
    facts = _SAID[action.topic](desk, file, call)
    says = next(fact.value for fact in facts if fact.name == "answer")
    heard = tuple([fact for fact in facts if fact.name not in ("asked", "reference")])
    return (*course, *heard, *reference_of(desk, payer, action.claim, action.topic, call, says))


def _payer(office: Office, file: ClaimFile, topic: str) -> Payer:
    """Whom to call: about coverage the payer on the claim as it stands, else the one that has it."""
    claim = file.claim if topic == "eligibility" else file.sent or file.claim
    return office.payers[claim.payer]


def _status(desk, file: ClaimFile, call: Ringing) -> tuple[Fact, ...]:
    house = desk.world.payers[file.sent.payer]
    return keep_standing(desk, file, standing_said(house, file.sent, desk.now // DAY, call), "phone")


def _coverage(desk, file: ClaimFile, call: Ringing) -> tuple[Fact, ...]:
    house = desk.world.payers[file.claim.payer]
    return keep_answer(desk, file, coverage_said(house, file.claim, desk.now, file.times_asked, call))


def _denial(desk, file: ClaimFile, call: Ringing) -> tuple[Fact, ...]:
    """The reason stands in the remittance; the day until when to appeal is what people get wrong."""
    first = first_denial(file.payment)
    due = desk.office.clocks[file.sent.payer].last_day("appeal", file.answered_day)
    day = desk.calendar.show_day(due + (DAYS_TOO_MANY if call.wrong else 0))
    reason = words("835", first.carc) or "Denied"
    return (Fact("answer", f"{reason}. You may appeal until {day}."), Fact("codes", f"{first.group}-{first.carc}"))


_SAID: dict[str, Callable[..., tuple[Fact, ...]]] = {"status": _status, "eligibility": _coverage, "denial": _denial}


def _usual_time(action: CallPayer, office: Office, now: int) -> int:
    """Tell what half of the calls take at most; what this one takes is known once it is over."""
    file = office.files.get(action.claim)
    manners = _payer(office, file, action.topic).phone if file is not None else office.scenario.payers[0].phone
    return manners.menu + manners.hold + manners.talk


VERBS = {
    CallPayer: Verb(
        may_call, call, _usual_time, lambda file: CallPayer(file.claim.id),
        (Input("topic", "About what", "choice", tuple(TOPICS.items()), "status"),), passes_time=True,
    ),
}
