"""What the segments of a claim file (837P) say: coverage, claim, diagnoses, services."""

from __future__ import annotations

from sim.wire import phrases
from sim.wire.core import Segment
from sim.wire.phrases import coded, counted, listed, sentence
from sim.wire.sentences import Sentence, Surroundings
from sim.wire.tables import word


def _sbr(s: Segment, _: Surroundings) -> str:
    order = f"this coverage pays {word('orders', s[1], f'in the order {s[1]}')}"
    who = "the patient is the subscriber" if s[2] == "18" else "the patient is somebody else than the subscriber"
    if s[2] not in ("", "18"):
        who = f"the patient is the subscriber's {word('relationships', s[2], s[2])}"
    group = f"group {', '.join(filter(None, (s[3], s[4])))}" if s[3] or s[4] else ""
    return sentence(order, who, group, f"kind of plan: {coded(s[9], word('filing', s[9]))}" if s[9] else "")


def _pat(s: Segment, _: Surroundings) -> str:
    relation = f"relationship of the patient to the subscriber: {coded(s[1], word('relationships', s[1]))}"
    died = f"died {phrases.day(s[6])}" if s[6] else ""
    return sentence(relation if s[1] else "about the patient", died)


def _clm(s: Segment, c: Surroundings) -> str:
    place, _, frequency = [*c.parts(s, 5), "", ""][:3]
    return sentence(
        f"claim {s[1]} for {phrases.money(s[2])}",
        f"place: {coded(place, word('places', place))}",
        coded(frequency, word("frequencies", frequency)),
        "the practice accepts assignment" if s[7] == "A" else "the practice does not accept assignment",
        "the insurer is to pay the practice" if s[8] == "Y" else "",
        "an accident or the patient's work caused the condition" if s[11] else "",
    )


def _hi(s: Segment, c: Surroundings) -> str:
    found = []
    for position in range(1, len(s.elements)):
        mark, code = [*c.parts(s, position), ""][:2]
        if mark not in ("ABK", "ABF", "BK", "BF"):
            return sentence(
                f"further codes of the claim: {listed(each.split(c.delimiters.component)[-1] for each in s.elements[1:])}"
            )
        main = " (the main one)" if mark in ("ABK", "BK") else ""
        found.append(f"{position}. {phrases.diagnosis(mark, code)}{main}")
    edition = "ICD-9, an older set" if s[1].startswith("BK") else "ICD-10"
    return sentence(f"diagnoses, by {edition}: {', '.join(found)}")


def _sv1(s: Segment, c: Surroundings) -> str:
    pointers = [pointer for pointer in c.parts(s, 7) if pointer]
    units = counted(s[4], word("units", s[3], s[3]))
    what = c.parts(s, 1)
    note = f'described as "{what[6]}"' if len(what) > 6 else ""
    why = f"for diagnos{'es' if len(pointers) > 1 else 'is'} {listed(pointers) or 'none'}"
    place = f"given at {coded(s[5], word('places', s[5]))}" if s[5] else ""
    return sentence(f"{phrases.procedure(what)}, {units}, {phrases.money(s[2])} in all, {why}", note, place)


def _lin(s: Segment, _: Surroundings) -> str:
    return sentence(f"the drug given, by its national code (NDC), is {s[3]}" if s[2] == "N4" else f"item {s[3]}")


def _ctp(s: Segment, c: Surroundings) -> str:
    unit = c.parts(s, 5)[0]
    return sentence(f"of the drug, {counted(s[4], word('units', unit, unit))} were given")


def _pwk(s: Segment, _: Surroundings) -> str:
    what = coded(s[1], word("attachments", s[1]))
    how = coded(s[2], word("attachment_ways", s[2]))
    return sentence(f"an attachment backs this up: {what}", how, f"its number is {s[6]}" if s[6] else "")


def _cr3(s: Segment, _: Surroundings) -> str:
    kind = {"I": "first", "R": "renewed", "S": "revised"}.get(s[1], s[1])
    span = "month" if s[2] == "MO" else s[2]
    return sentence(f"{kind} certificate for the equipment, for {counted(s[3], span)}")


def _frm(s: Segment, _: Surroundings) -> str:
    answer = {"Y": "yes", "N": "no", "W": "does not apply"}.get(s[2], s[2])
    return sentence(f"question {s[1]} of the form is answered: {answer or phrases.day(s[3]) or s[4] or s[5]}")


def _nte(s: Segment, _: Surroundings) -> str:
    return sentence(f'note: "{s[2]}"')


def _k3(s: Segment, _: Surroundings) -> str:
    return sentence(f'further data that a rule asks for: "{s[1]}"')


def _oi(s: Segment, _: Surroundings) -> str:
    paid = "is to pay the practice" if s[3] == "Y" else "is not to pay the practice"
    return sentence(f"the other insurer {paid}")


def _svd(s: Segment, c: Surroundings) -> str:
    return sentence(f"payer {s[1]} before paid {phrases.money(s[2])} for {phrases.procedure(c.parts(s, 3))}, {s[5]} units")


def _cn1(s: Segment, _: Surroundings) -> str:
    return sentence(f"the claim falls under a contract of the kind {s[1]}")


def _crc(s: Segment, _: Surroundings) -> str:
    holds = "holds" if s[2] == "Y" else "does not hold"
    return sentence(f"condition {listed(s.elements[3:])} {holds}")


def _cur(s: Segment, _: Surroundings) -> str:
    return sentence(f"all amounts are in {s[2]}")


def _hcp(s: Segment, _: Surroundings) -> str:
    return sentence(f"repriced: {phrases.money(s[2])} allowed, {phrases.money(s[3])} saved")


SENTENCES: dict[str, Sentence] = {
    "SBR": _sbr, "PAT": _pat, "CLM": _clm, "HI": _hi, "SV1": _sv1, "LIN": _lin, "CTP": _ctp, "PWK": _pwk,
    "CR3": _cr3, "FRM": _frm, "NTE": _nte, "K3": _k3, "OI": _oi, "SVD": _svd, "CN1": _cn1, "CRC": _crc,
    "CUR": _cur, "HCP": _hcp,
}  # fmt: skip
