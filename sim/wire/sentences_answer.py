"""What the segments of the answers say: receipt (999), status report (277CA), payment (835)."""

from __future__ import annotations

from sim.wire import phrases, tables
from sim.wire.core import Segment
from sim.wire.phrases import coded, counted, listed, sentence
from sim.wire.sentences import Sentence, Surroundings
from sim.wire.tables import word


def _ak1(s: Segment, _: Surroundings) -> str:
    return sentence(f"this answers group {s[2]} of {word('groups', s[1], s[1])}, written by the guide {s[3]}")


def _ak2(s: Segment, _: Surroundings) -> str:
    return sentence(f"about set {s[2]} of that group: {word('sets', s[1], 'of the kind')} ({s[1]})")


def _ik3(s: Segment, _: Surroundings) -> str:
    what = word("segment_errors", s[4], f"error {s[4]}")
    place = f"segment {s[2]} of the set, {s[1]}" + (f" in loop {s[3]}" if s[3] else "")
    return sentence(f"error at {place}: {what}")


def _ctx(s: Segment, c: Surroundings) -> str:
    name, *value = c.parts(s, 1)
    if value and value[0]:
        kind = "claim" if name == "CLM01" else f"item ({name})"
        return sentence(f"the error is on {kind} {value[0]}")
    return sentence(f"a rule that depends on other data was broken ({s[1]})", f"see {s[2]}" if s[2] else "")


def _ik4(s: Segment, c: Surroundings) -> str:
    place = [part for part in c.parts(s, 1) if part]
    where = f"element {place[0] if place else '?'}" + (f", component {place[1]}" if len(place) > 1 else "")
    bad = f'it held "{s[4]}"' if s[4] else ""
    return sentence(f"{where} of that segment: {word('element_errors', s[3], f'error {s[3]}')}", bad)


def _ik5(s: Segment, _: Surroundings) -> str:
    why = [coded(code, word("set_errors", code)) for code in s.elements[2:] if code]
    return sentence(f"verdict on the set: {coded(s[1], word('verdicts', s[1]))}", listed(why))


def _ak9(s: Segment, _: Surroundings) -> str:
    counts = f"sets sent {s[2]}, received {s[3]}, accepted {s[4]}"
    why = [coded(code, word("group_errors", code)) for code in s.elements[5:] if code]
    return sentence(f"verdict on the group: {coded(s[1], word('verdicts', s[1]))}", counts, listed(why))


def _stc(s: Segment, c: Surroundings) -> str:
    said = []
    for position in (1, 10, 11):
        if s[position]:
            category, status, who = [*c.parts(s, position), "", ""][:3]
            about = f", about the {tables.entity(who)} ({who})" if who else ""
            said.append(f"{coded(category, tables.category(category))}: {coded(status, tables.status(status))}{about}")
    amount = f"charge {phrases.money(s[4])}" if s[4] else ""
    paid = f"paid {phrases.money(s[5])}" if s[5] else ""
    money_sent = f"money sent {phrases.day(s[8])}" if s[8] else ""
    trace = f"under trace number {s[9]}" if s[9] else ""
    note = f'message: "{s[12]}"' if s[12] else ""
    as_of = f"as of {phrases.day(s[2])}" if s[2] else ""
    return sentence(*(said or ["no status is given"]), amount, paid, as_of, money_sent, trace, note)


def _svc(s: Segment, c: Surroundings) -> str:
    what = phrases.procedure(c.parts(s, 1))
    if c.kind in ("276", "277"):
        paid = f"paid {phrases.money(s[3])}" if s[3] else ""
        units = counted(s[7], "unit") if s[7] else ""
        return sentence(f"about the line with {what}, charged {phrases.money(s[2])}", paid, units)
    if c.kind == "277CA":
        return sentence(f"about the line with {what}, charged {phrases.money(s[2])}")
    units = f" for {counted(s[5], 'unit')}" if s[5] else ""
    instead = f"billed as {phrases.procedure(c.parts(s, 6))}" if s[6] else ""
    return sentence(f"{what}: charged {phrases.money(s[2])}, paid {phrases.money(s[3])}{units}", instead)


def _bpr(s: Segment, _: Surroundings) -> str:
    how = coded(s[4], word("methods", s[4]))
    return sentence(
        f"payment of {phrases.money(s[2])} by {how}, dated {phrases.day(s[16])}",
        word("handling", s[1], f"handling {s[1]}"),
        "taken from the payee" if s[3] == "D" else "",
        f"into account {s[15]} at bank {s[13]}" if s[15] else "",
    )


def _clp(s: Segment, _: Surroundings) -> str:
    return sentence(
        f"claim {s[1]}: charged {phrases.money(s[3])}, paid {phrases.money(s[4])}",
        coded(s[2], word("decisions", s[2])),
        f"the patient owes {phrases.money(s[5])}" if s[5] else "",
        f"kind of plan: {coded(s[6], word('filing', s[6]))}" if s[6] else "",
        f"the payer's number for it is {s[7]}" if s[7] else "",
    )


def _cas(s: Segment, _: Surroundings) -> str:
    said = []
    for position in range(2, len(s.elements), 3):
        if s[position]:
            amount = phrases.money(s[position + 1])
            said.append(f"{amount} not paid: {coded(s[position], tables.reason(s[position]))}")
    return sentence(f"{s[1]}, {tables.group(s[1])}: {'; '.join(said)}")


def _moa(s: Segment, _: Surroundings) -> str:
    remarks = [coded(code, tables.remark(code)) for code in s.elements[3:8] if code]
    rate = f"rate {s[1]}" if s[1] else ""
    return sentence(f"remarks on the claim: {listed(remarks) or 'none'}", rate)


def _mia(s: Segment, _: Surroundings) -> str:
    remarks = [coded(s[place], tables.remark(s[place])) for place in (5, 20, 21, 22, 23) if s[place]]
    said = f"remarks: {listed(remarks)}" if remarks else ""
    return sentence("figures of an inpatient stay", said)


def _ts3(s: Segment, _: Surroundings) -> str:
    return sentence(
        f"summary for provider {s[1]}, fiscal year to {phrases.day(s[3])}: {counted(s[4], 'claim')}, {phrases.money(s[5])}"
    )


def _ts2(s: Segment, _: Surroundings) -> str:
    return sentence(f"summary of hospital payments by case group: {phrases.money(s[1])} in all")


def _plb(s: Segment, c: Surroundings) -> str:
    said = []
    for position in range(3, len(s.elements), 2):
        code, *reference = c.parts(s, position)
        amount = s[position + 1]
        way = "added" if amount.startswith("-") else "taken away"
        about = f", reference {reference[0]}" if reference and reference[0] else ""
        said.append(f"{phrases.money(amount.removeprefix('-'))} {way} as {coded(code, word('changes', code))}{about}")
    return sentence(f"outside the claims, for provider {s[1]} in the year to {phrases.day(s[2])}: {listed(said)}")


SENTENCES: dict[str, Sentence] = {
    "AK1": _ak1, "AK2": _ak2, "IK3": _ik3, "CTX": _ctx, "IK4": _ik4, "IK5": _ik5, "AK9": _ak9,
    "STC": _stc, "SVC": _svc, "BPR": _bpr, "CLP": _clp, "CAS": _cas, "MOA": _moa, "MIA": _mia,
    "TS3": _ts3, "TS2": _ts2, "PLB": _plb,
}  # fmt: skip
