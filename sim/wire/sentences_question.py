"""What the segments of questions and their answers say: coverage (270, 271), a claim's standing
(276, 277), authorisations (278)."""

from __future__ import annotations

from sim.wire import phrases
from sim.wire.core import STANDARD, Segment
from sim.wire.phrases import coded, counted, listed, sentence
from sim.wire.reading import Reading
from sim.wire.sentences import Sentence, Surroundings
from sim.wire.tables import table, word
from sim.wire.writing import number


def _named(file: str, name: str, code: str) -> str:
    return coded(code, table(file, name).get(code, ""))


def _services(s: Segment, c: Surroundings, position: int) -> str:
    mark = c.delimiters.repetition
    codes = s[position].split(mark) if mark else [s[position]]
    return listed(_named("eligibility", "service_types", code) for code in codes if code)


def _eq(s: Segment, c: Surroundings) -> str:
    about = _services(s, c, 1) or phrases.procedure(c.parts(s, 2))
    return sentence(f"it asks about {about}", f"for {_named('eligibility', 'levels', s[3])}" if s[3] else "")


def _eb(s: Segment, c: Surroundings) -> str:
    period = _named("eligibility", "periods", s[6]) if s[6] else ""
    count = f"{s[10]} {table('eligibility', 'quantity_kinds').get(s[9], s[9])}" if s[10] else ""
    return sentence(
        _named("eligibility", "benefits", s[1]) or "a benefit without a kind",
        _named("eligibility", "levels", s[2]) if s[2] else "",
        f"for {_services(s, c, 3)}" if s[3] else "",
        f"kind of insurance: {_named('eligibility', 'insurance_types', s[4])}" if s[4] else "",
        f"plan {s[5]}" if s[5] else "",
        ", ".join(filter(None, (listed((phrases.money(s[7]) if s[7] else "", _share(s), count)), period))),
        _answer("authorisation needed", s[11]),
        _answer("within the network", s[12]),
        f"for {phrases.procedure(c.parts(s, 13))}" if s[13] else "",
    )


def _share(s: Segment) -> str:
    reading = Reading(STANDARD, [])
    share = reading.quantity(s, 8) if s[8] else None
    if share is None or reading.problems:
        return s[8]
    return f"{number(share * 100)} %"


def _answer(question: str, code: str) -> str:
    return f"{question}: {table('eligibility', 'answers').get(code, code)}" if code else ""


def _aaa(s: Segment, _: Surroundings) -> str:
    why = _named("eligibility", "rejections", s[3])
    return sentence(f"not answered: {why}", _named("eligibility", "actions", s[4]))


def _ins(s: Segment, _: Surroundings) -> str:
    who = "the subscriber" if s[1] == "Y" else "a dependent"
    place = f"born as number {s[17]} of a multiple birth" if s[17] else ""
    return sentence(f"this is {who}", coded(s[2], word("relationships", s[2])), place)


def _msg(s: Segment, _: Surroundings) -> str:
    return sentence(f'message: "{s[1]}"')


def _ls(s: Segment, _: Surroundings) -> str:
    return sentence("those whom the benefit names follow")


def _le(s: Segment, _: Surroundings) -> str:
    return sentence("those whom the benefit names end here")


def _hsd(s: Segment, _: Surroundings) -> str:
    amount = f"{s[2]} {table('eligibility', 'quantity_kinds').get(s[1], s[1])}" if s[2] else ""
    period = f"in {s[6]} times {_named('eligibility', 'periods', s[5])}" if s[5] else ""
    return sentence(f"how often and how long: {' '.join(filter(None, (amount, period))) or 'not said'}")


def _iii(s: Segment, _: Surroundings) -> str:
    return sentence(f"this holds at {coded(s[2], word('places', s[2]))}" if s[1] == "ZZ" else f"code {s[2]} of the list {s[1]}")


def _mpi(s: Segment, _: Surroundings) -> str:
    return sentence("about military service")


def _um(s: Segment, c: Surroundings) -> str:
    place = c.parts(s, 4)[0]
    return sentence(
        f"authorisation is asked for {_named('authorisation', 'categories', s[1])}",
        _named("authorisation", "requests", s[2]),
        f"for {_named('eligibility', 'service_types', s[3])}" if s[3] else "",
        f"at {coded(place, word('places', place))}" if place else "",
        _named("authorisation", "urgencies", s[6]) if s[6] else "",
    )


def _hcr(s: Segment, _: Surroundings) -> str:
    return sentence(
        f"decision: {_named('authorisation', 'decisions', s[1])}",
        f"the authorisation number is {s[2]}" if s[2] else "",
        f"reason: {_named('authorisation', 'reasons', s[3])}" if s[3] else "",
    )


def _sv1(s: Segment, c: Surroundings) -> str:
    units = counted(s[4], word("units", s[3], s[3])) if s[4] else ""
    return sentence(phrases.procedure(c.parts(s, 1)), units, phrases.money(s[2]) if s[2] else "")


SENTENCES: dict[str, Sentence] = {
    "EQ": _eq, "EB": _eb, "AAA": _aaa, "INS": _ins, "MSG": _msg, "LS": _ls, "LE": _le, "HSD": _hsd, "III": _iii,
    "MPI": _mpi, "UM": _um, "HCR": _hcr,
}  # fmt: skip
OF_278: dict[str, Sentence] = {"SV1": _sv1}
"""Segments that say something else in a request for an authorisation than elsewhere."""
