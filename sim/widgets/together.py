"""One verb on several claims: what it would cost beforehand, each claim on its own, and what came of it in a sentence."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from sim.desk.actions import Action, AnyAction, Outcome
from sim.desk.asks import AskClaim
from sim.desk.view import Verb
from sim.widgets.feedback import Said, duration
from sim.widgets.protocol import Session

TOGETHER = (
    "check_status", "resubmit", "bill_secondary", "appeal", "bill_patient", "send_to_collections", "write_off",
    "write_off_patient", "add_note",
)
"""Verbs that a biller does to many claims at a stretch, in the order in which they are offered."""

MOST = 500
"""More claims than this are not taken at once."""


def offers(session: Session, claims: tuple[str, ...]) -> list[dict[str, Any]]:
    """Price each verb over all the claims: how many it would be done to, the minutes, and why not to the others."""
    if not claims:
        return []
    priced = {claim: _verbs(session, claim) for claim in claims}
    told = (_offer(session, do, {claim: verbs[do] for claim, verbs in priced.items() if do in verbs}) for do in TOGETHER)
    return [offer for offer in told if offer]


def _verbs(session: Session, claim: str, wanted: tuple[str, ...] = TOGETHER) -> dict[str, Verb]:
    view = session.look(AskClaim(claim, faces=False, documents=False, verbs=wanted)).claim
    return {verb.do: verb for verb in view.verbs if verb.do in wanted} if view else {}


def _offer(session: Session, do: str, verbs: dict[str, Verb]) -> dict[str, Any] | None:
    """Draw one verb up: its form is that of the first claim to which it can be done."""
    able = [claim for claim, verb in verbs.items() if not verb.refusal]
    if not able:
        return None
    view = session.look(AskClaim(able[0], documents=False, verbs=(do,))).claim
    verb = next((each for each in view.verbs if each.do == do), None) if view else None
    if verb is None:
        return None
    return {
        **msgspec.to_builtins(verb),
        "minutes": sum(verbs[claim].minutes for claim in able),
        "able": len(able),
        "reasons": _counted(verb.refusal for verb in verbs.values() if verb.refusal),
    }


def perform(session: Session, action: Action, claims: Iterable[str]) -> Said:
    """Do an action to each claim in turn; one that would be refused for certain is left out and costs nothing."""
    plain = msgspec.to_builtins(action)
    do, outcomes, left_out = plain["do"], [], []
    for claim in tuple(claims)[:MOST]:
        verb = _verbs(session, claim, (do,)).get(do) if do in TOGETHER else None
        if verb is None or verb.refusal:
            left_out.append(verb.refusal if verb else "This is not done to several claims at once.")
        else:
            outcomes.append(session.do(msgspec.convert({**plain, "claim": claim}, AnyAction)))
    return _summed(action.label, outcomes, left_out)


def _summed(label: str, outcomes: list[Outcome], left_out: list[str]) -> Said:
    """Say how many were done, how many were refused and for what, and the minutes of all."""
    done = sum(outcome.done for outcome in outcomes)
    minutes = sum(outcome.minutes for outcome in outcomes)
    refused = _counted(outcome.reason for outcome in outcomes if not outcome.done)
    facts = [[f"{count} refused", reason] for reason, count in refused]
    facts += [[f"{count} left out", reason] for reason, count in _counted(left_out)]
    spent = f" in {duration(minutes)}" if minutes else ""
    text = f"{label}: {done} of {len(outcomes) + len(left_out)} done{spent}."
    return {"text": text, "tone": "done" if done else "refused", "facts": facts}


def _counted(reasons: Iterable[str]) -> list[tuple[str, int]]:
    return Counter(reasons).most_common()
