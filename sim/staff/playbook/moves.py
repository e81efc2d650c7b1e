"""Moves that many plays share: read the papers, mend, send again, appeal, bill, give up.

A play is what a biller does about one kind of answer, step by step; it sees what the desk
shows and nothing else.
"""

import re
from collections.abc import Callable, Generator, Sequence
from typing import Any

from msgspec import Struct

from sim.desk.actions import (
    Action,
    Appeal,
    BillPatient,
    BillSecondary,
    CorrectClaim,
    CorrectRegistration,
    Fact,
    OpenClaim,
    Replace,
    Resubmit,
    WriteOff,
)
from sim.desk.asks import AskClaim, AskVerbs
from sim.desk.letters_view import ABOUT
from sim.desk.view import ClaimView, DeskView, Verb
from sim.rules.appeal_tables import question, tables
from sim.staff.reading import mistakes

Look = Callable[..., DeskView]

HOPELESS = re.compile(r"decided rightly|CARC 286")
"""What a payer's letter says where no further level helps: it was right, or the appeal came too late."""
LEVELS = 2
"""Levels of appeal that a small office goes through before it gives up."""
_PRACTICE_PAPERS = frozenset(("acceptance_report", "enrolment_letter"))
"""Proofs that lie with the office's own papers, whatever the claim's folder holds."""


class Later(Struct, frozen=True):
    """A claim that waits for somebody else, and for how many days it is left alone."""

    claim: str
    days: int


class Watch(Struct, frozen=True):
    """A claim that can be worked only once the payer has decided: looked at again each week."""

    claim: str


class Course(Struct, frozen=True):
    """A patient whose letter has run out: the next claims are looked at before they leave."""

    patient: str


Step = Action | Later | Watch | Course
Plan = Generator[Step, Sequence[Fact] | None, Any]
"""Steps of work; sent into it is what the last action brought to light."""
Play = Callable[[ClaimView, Look], Plan]


def nothing() -> Plan:
    """Do nothing."""
    return
    yield


def once(step: Step) -> Plan:
    """Do one thing."""
    yield step


def advance(plan: Plan, heard: Sequence[Fact] | None) -> Step | None:
    """Go on with a plan, which hears what its last action has brought to light; None at its end."""
    try:
        return plan.send(heard)
    except StopIteration:
        return None


def heard(said: Sequence[Fact] | None, name: str) -> str:
    """Pick one fact out of what an action has brought to light; empty where it brought none of this name."""
    return next((fact.value for fact in said or () if fact.name == name), "")


def papers(look: Look, claim: str) -> ClaimView:
    """Lay out the form, the registration and the documents of a claim that has been taken up."""
    view = look(AskClaim(claim, faces=False)).claim
    assert view is not None
    return view


def standing(look: Look, claim: str, *verbs: str) -> tuple[ClaimView, dict[str, bool]]:
    """See where a claim stands, and which of the verbs are open, as `may` does."""
    desk = look(AskClaim(claim, faces=False, documents=False, verbs=verbs))
    view = desk.claim
    assert view is not None
    return view, _open(view.verbs, desk.minutes_left)


def may(look: Look, claim: str, *verbs: str) -> dict[str, bool]:
    """See which of the verbs are open on a claim.

    What only the hour forbids is tried all the same: refused, it is taken up again tomorrow.
    """
    desk = look(AskVerbs(verbs, claim))
    return _open(desk.verbs, desk.minutes_left)


def _open(verbs: Sequence[Verb], minutes_left: int) -> dict[str, bool]:
    return {verb.do: not verb.refusal or verb.minutes > minutes_left for verb in verbs}


def is_open(look: Look, claim: str, verb: type[Action]) -> bool:
    """Tell whether a verb is open on a claim, as `may` does."""
    do = str(verb.__struct_config__.tag)
    return may(look, claim, do)[do]


def at_a_glance(look: Look, claim: str) -> ClaimView | None:
    """See whose a claim is, of which day, and where it stands; None where there is no such claim."""
    return look(AskClaim(claim, faces=False, documents=False, verbs=("open_claim",))).claim


def take_up(look: Look, claim: str) -> Plan:
    """Open a claim and hand over its papers."""
    yield OpenClaim(claim)
    return papers(look, claim)


def late(view: ClaimView) -> bool:
    """Tell whether the last day for the office's next step has passed."""
    return view.row.days_left == 0


def mend(view: ClaimView) -> Plan:
    """Mend registration and claim from the papers; tell whether the claim has been changed since it was sent.

    A claim that is too late for its payer is mended only where another payer is to have it.
    """
    registration, on_claim = mistakes(view)
    if registration:
        yield CorrectRegistration(view.patient, registration)
    elsewhere = any(change.field == "payer" for change in on_claim)
    if on_claim and (elsewhere or not late(view)):
        yield CorrectClaim(view.id, on_claim)
        return True
    return view.changed


def send_again(view: ClaimView, look: Look, mended: bool = False) -> Plan:
    """End the work on a mended claim by the way that is open: anew, as a replacement, by a reopening.

    `mended`: whether what was wrong with it stood elsewhere and is right now, so that it need not have been changed itself.
    """
    if view.status == "rejected" and not late(view):
        yield Resubmit(view.id)
        return
    now, opens = standing(look, view.id, "resubmit", "replace")
    if now.status == "rejected":
        yield WriteOff(view.id, "timely_filing") if late(now) else Resubmit(view.id)
    elif opens["resubmit"]:
        yield Resubmit(view.id)
    elif opens["replace"]:
        yield Replace(view.id)
    elif (now.changed or mended) and not late(now):
        yield Appeal(view.id, "clerical_reopening")
    else:
        yield WriteOff(view.id, "timely_filing")


def reread(view: ClaimView, look: Look) -> Plan:
    """Lay the papers beside the claim: mended it goes out again, right it is appealed."""
    if (yield from mend(view)):
        yield from send_again(view, look)
    else:
        yield from appeal(view, look)


def appeal(view: ClaimView, look: Look, otherwise: str = "uncollectable") -> Plan:
    """Ask the payer to decide again, with what its denial asks and nothing else; give up where that is hopeless."""
    upheld = letters(view, "upheld")
    carc = view.row.codes.partition("-")[2]
    packet = _packet(view, carc, upheld)
    if not packet or len(upheld) >= LEVELS or any(HOPELESS.search(text) for text in upheld):
        yield WriteOff(view.id, otherwise)
    elif is_open(look, view.id, Appeal):
        yield Appeal(view.id, "medical_necessity" if question(carc).clinical else "payer_error", packet)
    else:
        yield WriteOff(view.id, otherwise)


def _packet(view: ClaimView, carc: str, upheld: list[str]) -> tuple[str, ...]:
    """Choose for each thing that the denial asks one document on file; nothing where one is missing."""
    on_file = {paper.kind for paper in view.documents} | _PRACTICE_PAPERS
    chosen = []
    for either in question(carc).needs:
        found = next((document for document in either if document in on_file), None)
        if found is None:
            return ()
        chosen.append(found)
    return (*chosen, *(_wanted_next(upheld[-1]) if upheld else ()))


def _wanted_next(letter: str) -> tuple[str, ...]:
    """Read in a payer's letter which level comes next, and know what that level wants besides."""
    levels = (level for ladder in tables().ladders for level in ladder.levels)
    return next(
        (level.also_needs for level in levels if f"{level.title.lower()}, decided by {level.decider};" in letter), (),
    )


def letters(view: ClaimView, decision: str) -> list[str]:
    """Read the letters about a claim that bring a decision, oldest first."""
    return [
        paper.note for paper in view.documents
        if paper.kind == "letter" and any(field.label == "About" and field.value == ABOUT[decision] for field in paper.fields)
    ]


def bill(view: ClaimView, look: Look) -> Plan:
    """Ask the next payer, or the patient where there is none, for what the payer has made theirs."""
    opens = may(look, view.id, "bill_secondary", "bill_patient")
    if opens["bill_secondary"]:
        yield BillSecondary(view.id)
    elif opens["bill_patient"]:
        yield BillPatient(view.id)
    else:
        yield WriteOff(view.id, "uncollectable")


def told(view: ClaimView, kind: str, label: str) -> str:
    """Read a field of the newest paper of a kind; empty where there is none."""
    for paper in reversed(view.documents):
        if paper.kind == kind:
            return next((field.value for field in paper.fields if field.label == label), "")
    return ""
