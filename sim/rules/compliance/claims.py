"""What a claim may say: only what the note has, and only once."""

from collections.abc import Iterable

from sim.records.claims import ORIGINAL
from sim.records.money import Cents
from sim.rules.compliance.table import Breach
from sim.rules.deadlines import days

SEPARATING = frozenset(("59", "XE", "XP", "XS", "XU"))
"""Modifiers that say: this was a service of its own."""

Coded = tuple[tuple[str, tuple[str, ...]], ...]
"""Services by code, each with its modifiers."""


def unsupported_diagnosis(
    claimed: tuple[str, ...], noted: tuple[str, ...], drafted: tuple[str, ...] = (), charge: Cents = 0
) -> Breach | None:
    """Find diagnoses on the claim that the note does not have.

    `drafted`: what stood on the claim before anybody at the desk changed it; an error of
    charge entry is an error, an addition at the desk is a breach.
    """
    added = [code for code in claimed if code not in noted and code not in drafted]
    return _not_in_note("unsupported_diagnosis", "diagnosis", added, charge)


def unsupported_modifier(claimed: Coded, noted: Coded, drafted: Coded = (), charge: Cents = 0) -> Breach | None:
    """Find modifiers on the claim that the note does not support for their service; `drafted` as above."""
    known = _modifiers(noted) | _modifiers(drafted)
    added = [f"{modifier} on {code}" for code, modifiers in claimed for modifier in modifiers if (code, modifier) not in known]
    return _not_in_note("unsupported_modifier", "modifier", added, charge)


def unsupported_service(
    claimed: tuple[tuple[str, int], ...], noted: tuple[tuple[str, int], ...], charge: Cents = 0
) -> Breach | None:
    """Find services, or units of them, beyond what the note has; both as (code, units)."""
    left = _units(noted)
    added = [f"{code} × {units - left.get(code, 0)}" for code, units in _units(claimed).items() if units > left.get(code, 0)]
    return _not_in_note("unsupported_service", "service", added, charge)


def unbundled(
    claimed: Coded, pairs: tuple[tuple[str, str], ...], noted: tuple[str, ...], distinct: tuple[str, ...], charge: Cents = 0
) -> Breach | None:
    """Find parts billed beside or instead of the whole that they belong to.

    `pairs`: (whole, part).  `noted`: codes that the note documents.  `distinct`: parts that
    it documents as services of their own.  A part billed beside its whole is a breach once a
    separating modifier claims what the note does not say; without one it is an error for the
    scrub to find.
    """
    billed = {code for code, _ in claimed}
    separated = {code for code, modifier in _modifiers(claimed) if modifier in SEPARATING}
    facts = []
    for whole, part in pairs:
        if part not in billed or part in distinct:
            continue
        if whole in billed and part in separated:
            facts.append(f"{part} is part of {whole}, and nothing in the note sets it apart.")
        elif whole in noted and whole not in billed and part not in noted:
            facts.append(f"{part} is billed as a part of {whole}, which the note has whole.")
    return Breach("unbundled", " ".join(facts), charge) if facts else None


def false_service_date(claimed_day: int, noted_day: int, charge: Cents = 0) -> Breach | None:
    """Compare the claim's date of service with that of the visit."""
    if claimed_day == noted_day:
        return None
    way = "after" if claimed_day > noted_day else "before"
    facts = f"The claim is dated {days(abs(claimed_day - noted_day))} {way} the visit."
    return Breach("false_service_date", facts, charge)


def false_clinician(claimed: str, noted: str, charge: Cents = 0) -> Breach | None:
    """Compare the rendering provider on the claim with the clinician who saw the patient."""
    if claimed == noted:
        return None
    return Breach("false_clinician", f"The claim names {claimed}; the note is {noted}'s.", charge)


def invented_authorisation(claimed: str | None, on_file: tuple[str, ...], charge: Cents = 0) -> Breach | None:
    """Look for the claim's authorisation number among those on the payer's letters for this patient."""
    if not claimed or claimed in on_file:
        return None
    return Breach("invented_authorisation", f"No letter for this patient carries {claimed}.", charge)


def duplicate_follow_up(earlier: str, frequency: str) -> Breach | None:
    """Tell whether a claim hurries one that waits, or bills again what was paid.

    `earlier`: what became of the visit's last claim: ``pending``, ``paid``, ``denied``,
    ``rejected``, or "" for none.  A replacement or void (frequency 7, 8) is no duplicate;
    an original after a denial is a wrong cure, and no breach.
    """
    if frequency != ORIGINAL or earlier not in ("pending", "paid"):
        return None
    return Breach("duplicate_follow_up", f"The first claim {'was paid' if earlier == 'paid' else 'still waits'}.")


def leading_query(suggested: tuple[str, ...]) -> Breach | None:
    """Tell whether a clinician was asked what was found, or told what to have found."""
    return Breach("leading_query", f"Suggested to the clinician: {', '.join(suggested)}.") if suggested else None


def _modifiers(coded: Coded) -> set[tuple[str, str]]:
    return {(code, modifier) for code, modifiers in coded for modifier in modifiers}


def _units(services: Iterable[tuple[str, int]]) -> dict[str, int]:
    units: dict[str, int] = {}
    for code, count in services:
        units[code] = units.get(code, 0) + count
    return units


def _not_in_note(rule: str, kind: str, added: list[str], charge: Cents) -> Breach | None:
    return Breach(rule, f"Not in the note: {kind} {', '.join(added)}.", charge) if added else None
