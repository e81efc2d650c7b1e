"""What may leave the office about a patient, to whom, and by when (HIPAA Privacy Rule)."""

from sim.rules.compliance.table import Breach
from sim.rules.deadlines import days

UNLIMITED = frozenset(("patient", "treatment"))
"""Who may be told everything: the patient, and a clinician who treats (45 CFR 164.502(b)(2))."""
IDENTIFIERS = 2
"""How many identifiers a caller must match before anything is told (office policy, usual)."""
ACCESS_DAYS = 30
"""Days to answer a patient's request for the own record; once 30 more (45 CFR 164.524(b)(2))."""


def told_too_much(sent: tuple[str, ...], needed: tuple[str, ...], to: str, authorised: bool = False) -> Breach | None:
    """Compare documents that were sent with those that the purpose needs.

    `sent`: only documents that tell something about the patient.  `to`: ``payer``,
    ``patient``, ``treatment``, ``family``, ``employer`` …  `authorised`: the patient agreed
    in writing to just this disclosure (45 CFR 164.508).
    """
    if authorised or to in UNLIMITED:
        return None
    beyond = [document for document in dict.fromkeys(sent) if document not in needed]
    return Breach("told_too_much", f"Not needed by the {to}: {', '.join(beyond)}.") if beyond else None


def told_without_right(told: tuple[str, ...], allowed: tuple[str, ...], to: str) -> Breach | None:
    """Tell whether somebody was told something who has no right to hear anything (45 CFR 164.502(a)).

    `told`: what the answer disclosed.  `allowed`: what the patient's agreement or
    authorisation, or the rule itself, lets this asker hear; empty where nothing does.
    """
    if not told or allowed:
        return None
    return Breach("told_without_right", f"Told the {to} without any right to it: {', '.join(told)}.")


def identity_unchecked(told: bool, matched: tuple[str, ...]) -> Breach | None:
    """Tell whether something was told to a caller who matched too few identifiers of the record."""
    found = len(set(matched))
    if not told or found >= IDENTIFIERS:
        return None
    return Breach("identity_unchecked", f"The caller matched {found} of {IDENTIFIERS} identifiers that must match.")


def access_refused(
    asked_day: int, given_day: int | None, today: int, extended: bool = False, refused: bool = False
) -> Breach | None:
    """Tell whether a patient is refused the own record, or waits too long for it.

    `extended`: the office wrote that it needs 30 days more.
    """
    if refused:
        return Breach("access_refused", "Refused, with no ground that the rule knows.")
    due = asked_day + ACCESS_DAYS * (2 if extended else 1)
    late = (today if given_day is None else given_day) - due
    if late <= 0:
        return None
    return Breach("access_refused", f"{days(late)} past the last day to answer.")
