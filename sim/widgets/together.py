"""One verb on several claims: what it would cost beforehand, each claim on its own, and what came of it in a sentence."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from sim.desk.actions import Action, AnyAction, Outcome
from sim.desk.asks import AskClaim, AskTogether
from sim.desk.batch_buttons import BATCHES
from sim.desk.view import Verb
from sim.widgets.feedback import Said, duration
from sim.widgets.protocol import Session

TOGETHER = (
    "check_status", "resubmit", "replace", "bill_secondary", "appeal", "dispute", "send_records", "bill_patient",
    "send_to_collections", "write_off", "write_off_patient", "log_cause", "add_note",
)
"""Verbs that a biller does to many claims at a stretch, one after the other, in the order in which they are offered."""

NOT_TOGETHER = "This is not done to several claims at once."

MOST = 500
"""More claims than this are not taken at once."""


def offers(session: Session, claims: tuple[str, ...]) -> list[dict[str, Any]]:
    """Price each verb over all the claims: how many it would be done to, the minutes, and why not to the others."""
    if not claims:
        return []
    priced = {claim: _verbs(session, claim) for claim in claims}
    told = (_offer(session, do, {claim: verbs[do] for claim, verbs in priced.items() if do in verbs}) for do in TOGETHER)
    return [*_batch_offers(session, claims), *[offer for offer in told if offer]]


def _batch_offers(session: Session, claims: tuple[str, ...]) -> list[dict[str, Any]]:
    """Price each verb that takes claims by the batch: one action, one price."""
    offers = []
    for verb in _batch_verbs(session, claims):
        able = verb.action["claims"]
        left = _left_out(session, verb.do, [claim for claim in claims if claim not in able])
        offers.append({**msgspec.to_builtins(verb), "able": len(able), "reasons": _counted(_unnamed(*each) for each in left)})
    return offers


def _batch_verbs(session: Session, claims: tuple[str, ...]) -> list[Verb]:
    return [verb for verb in session.look(AskTogether(claims)).verbs if verb.about == "ticked"]


def _left_out(session: Session, do: str, claims: Iterable[str]) -> list[tuple[str, str]]:
    """Say of each claim why a verb would be refused on it."""
    found = ((claim, _verbs(session, claim, (do,)).get(do)) for claim in claims)
    return [(claim, verb.refusal if verb else NOT_TOGETHER) for claim, verb in found]


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
    plain, named = msgspec.to_builtins(action), tuple(claims)[:MOST]
    do, outcomes, left_out = plain["do"], [], []
    if do in BATCHES:
        return _perform_batch(session, action, plain, named)
    for claim in named:
        verb = _verbs(session, claim, (do,)).get(do) if do in TOGETHER else None
        if verb is None or verb.refusal:
            left_out.append((claim, verb.refusal if verb else NOT_TOGETHER))
        else:
            outcomes.append((claim, session.do(msgspec.convert({**plain, "claim": claim}, AnyAction))))
    done = sum(outcome.done for _, outcome in outcomes)
    minutes = sum(outcome.minutes for _, outcome in outcomes)
    refused = [(claim, outcome.reason) for claim, outcome in outcomes if not outcome.done]
    return _said(action.label, done, len(named), minutes, [*_listed("refused", refused), *_listed("left out", left_out)])


def _perform_batch(session: Session, action: Action, plain: dict[str, Any], claims: tuple[str, ...]) -> Said:
    """Do one action to those of the claims to which it can be done."""
    able = next((verb.action["claims"] for verb in _batch_verbs(session, claims) if verb.do == plain["do"]), ())
    left_out = _listed("left out", _left_out(session, plain["do"], [claim for claim in claims if claim not in able]))
    if not able:
        return _said(action.label, 0, len(claims), 0, left_out)
    result: Outcome = session.do(msgspec.convert({**plain, "claims": able}, AnyAction))
    facts = [[fact.name, fact.value] for fact in result.facts] if result.done else [["refused", result.reason]]
    return _said(action.label, len(able) if result.done else 0, len(claims), result.minutes, [*facts, *left_out])


def _said(label: str, done: int, of: int, minutes: int, facts: list[list[str]]) -> Said:
    """Say how many were done, and the minutes of all."""
    spent = f" in {duration(minutes)}" if minutes else ""
    return {"text": f"{label}: {done} of {of} done{spent}.", "tone": "done" if done else "refused", "facts": facts}


def _listed(how: str, claims: list[tuple[str, str]]) -> list[list[str]]:
    """Name for each reason the claims that it kept back."""
    by_reason: dict[str, list[str]] = {}
    for claim, reason in claims:
        by_reason.setdefault(_unnamed(claim, reason), []).append(claim)
    return [[f"{len(named)} {how}", f"{reason} ({', '.join(named)})"] for reason, named in by_reason.items()]


def _unnamed(claim: str, reason: str) -> str:
    """Leave a claim's number out of a reason, so that the same reason is said once for all."""
    return reason.replace(claim, "The claim")


def _counted(reasons: Iterable[str]) -> list[tuple[str, int]]:
    return Counter(reasons).most_common()
