"""Getting through to a payer on the telephone: the menu, the queue, somebody who answers, and the number of the call."""

from collections.abc import Iterator

from sim.desk.actions import Fact
from sim.desk.hours import CLOSED
from sim.records.phone_calls import PhoneCall
from sim.scenario import Payer
from sim.world.telephone import MENU, WRONG_DEPARTMENT, Ringing, ring

WRITE_ONE = "Write one that names this number: without it the call proves nothing."
GIVEN_UP = "Nobody had answered by closing time."
Course = tuple[Fact, ...]


def no_time_to_call(desk, payer: Payer) -> str:
    """Say why no call can be begun that comes to an end today, or ""."""
    left = desk.calendar.open_minutes_left(desk.now)
    if not left:
        return CLOSED
    if left <= payer.phone.menu + payer.phone.talk:
        return f"No call ends in the {left} minutes before closing. Call in the morning."
    return ""


def get_through(desk, payer: Payer, claim: str, about: str, talk: int) -> Iterator:
    """Wait on hold and speak for `talk` minutes; a SimPy generator whose value is the call and how it went.

    At closing time the call is given up: there is none then, only its course.
    """
    made = desk.office.phone_calls.setdefault(claim, [])
    call = ring(payer, desk.world.chance, claim, len(made))
    wanted = payer.phone.menu + call.held + -(-talk * desk.pace // 100)
    spent = yield from listen(desk, wanted)
    course: Course = (
        Fact("menu", MENU[about]), *([Fact("transferred", WRONG_DEPARTMENT)] if call.transferred else []),
    )
    if spent < wanted:
        made.append(PhoneCall(claim, payer.key, about, desk.now, spent, call.transferred, "", "", GIVEN_UP))
        return None, (*course, Fact("on hold", f"{spent} min"), Fact("said", GIVEN_UP))
    spoke = Fact("spoke with", representative(desk, call.representative))
    return call, (*course, Fact("on hold", f"{call.held} min"), spoke)


def reference_of(desk, payer: Payer, claim: str, about: str, call: Ringing, says: str) -> Course:
    """Keep a call with what was said, and tell its number."""
    desk.office.phone_calls[claim].append(PhoneCall(
        claim, payer.key, about, desk.now, call.held, call.transferred, call.representative, call.reference, says,
    ))
    return Fact("reference", call.reference), Fact("note", WRITE_ONE)


def listen(desk, wanted: int) -> Iterator:
    """Stay on the telephone for so many minutes, or until closing time; tells how many it were."""
    spent = min(wanted, desk.calendar.open_minutes_left(desk.now))
    yield desk.env.timeout(spent)
    desk.minutes_worked += spent
    return spent


def representative(desk, person: str) -> str:
    """Name somebody at a payer as they name themselves: first name and initial."""
    face = desk.world.faces.person(person)
    return f"{face.first} {face.last[:1]}."
