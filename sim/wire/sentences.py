"""What each segment says that several kinds of file share: envelopes, levels, names, dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sim.wire import phrases, tables
from sim.wire.core import STANDARD, Delimiters, Segment
from sim.wire.phrases import coded, counted, sentence
from sim.wire.tables import entity, remark, word


@dataclass
class Surroundings:
    """What the segments before have set up: kind of file, level, and who was named last."""

    delimiters: Delimiters = STANDARD
    kind: str = ""
    level: str = ""
    role: str = ""

    def parts(self, segment: Segment, position: int) -> list[str]:
        """The components of an element."""
        return segment[position].split(self.delimiters.component)


Sentence = Callable[[Segment, Surroundings], str]


def _isa(s: Segment, c: Surroundings) -> str:
    sent = phrases.day(f"20{s[9]}")
    usage = {"T": "a test", "P": "in production"}.get(s[15], f"usage {s[15]}")
    marks = f"{c.delimiters.element} stands between elements, {c.delimiters.component} inside them, {_end(c)} at the end"
    parties = f"from {s[6].strip()} to {s[8].strip()}, sent {sent} at {phrases.clock(s[10])}"
    return sentence(f"File {s[13]}, {usage}, {parties}", marks)


def _end(c: Surroundings) -> str:
    return "a line end" if c.delimiters.segment in "\r\n" else c.delimiters.segment


def _gs(s: Segment, _: Surroundings) -> str:
    return sentence(f"a group of {word('groups', s[1], s[1])} begins, number {s[6]}, written by the guide {s[8]}")


def _st(s: Segment, _: Surroundings) -> str:
    return sentence(f"set {s[2]} begins: {word('sets', s[1], 'of the kind')} ({s[1]})")


def _se(s: Segment, _: Surroundings) -> str:
    return sentence(f"set {s[2]} ends; it counts {counted(s[1], 'segment')}, its first and last among them")


def _ge(s: Segment, _: Surroundings) -> str:
    return sentence(f"group {s[2]} ends with {counted(s[1], 'set')}")


def _iea(s: Segment, _: Surroundings) -> str:
    return sentence(f"file {s[2]} ends with {counted(s[1], 'group')}")


def _ta1(s: Segment, _: Surroundings) -> str:
    note = coded(s[5], word("envelope_notes", s[5], "a note without words here"))
    return sentence(f"the envelope of file {s[1]} was {word('verdicts', s[4], s[4])}", note)


_PURPOSES = {
    "27013": "a question about coverage",
    "27111": "an answer about coverage",
    "27613": "a question where claims stand",
    "27813": "a request for an authorisation",
    "27811": "a decision on an authorisation",
}


def _bht(s: Segment, c: Surroundings) -> str:
    purpose = word("purposes", s[6], f"purpose {s[6]}") if s[6] else _PURPOSES.get(c.kind + s[2], "the set begins")
    again = ", sent again" if s[2] == "18" else ""
    return sentence(f"{purpose}{again}; reference {s[3]}, made {phrases.day(s[4])} at {phrases.clock(s[5])}")


_LEVELS = {
    "277CA": "levels_277CA", "270": "levels_270", "271": "levels_270", "276": "levels_276", "277": "levels_276",
    "278": "levels_278",
}  # fmt: skip


def _hl(s: Segment, c: Surroundings) -> str:
    names = _LEVELS.get(c.kind, "levels")
    below = f", under level {s[2]}" if s[2] else ""
    return sentence(f"level {s[1]}{below}: {word(names, s[3], f'kind {s[3]}')}")


def _nm1(s: Segment, _: Surroundings) -> str:
    role = word("roles", s[1]) or f"The {entity(s[1])} is"
    if not s[3] and not s[9]:
        return sentence(role.removesuffix(" is"))
    number = f"{word('identifiers', s[8], 'number')} {s[9]}" if s[9] else ""
    return sentence(f"{role} {', '.join(filter(None, (phrases.person(s), number)))}")


def _n1(s: Segment, _: Surroundings) -> str:
    number = f"{word('identifiers', s[3], 'number')} {s[4]}" if s[4] else ""
    role = word("roles", s[1]) or f"The {entity(s[1])} is"
    return sentence(f"{role} {', '.join(filter(None, (s[2], number)))}")


def _n3(s: Segment, c: Surroundings) -> str:
    return sentence(f"street of the {_whose(c)}: {', '.join(filter(None, (s[1], s[2])))}")


def _n4(s: Segment, c: Surroundings) -> str:
    zip_code = f"{s[3][:5]}-{s[3][5:]}" if len(s[3]) == 9 else s[3]
    return sentence(f"city of the {_whose(c)}: {' '.join(filter(None, (f'{s[1]},', s[2], zip_code)))}")


def _whose(c: Surroundings) -> str:
    return entity(c.role) if c.role else "party"


def _per(s: Segment, c: Surroundings) -> str:
    ways = {"TE": "telephone", "EM": "e-mail", "FX": "fax", "EX": "extension", "UR": "web page", "ED": "access number"}
    found = [f"{ways.get(s[place], s[place])} {s[place + 1]}" for place in (3, 5, 7) if s[place]]
    purpose = "for questions about the payment, ask" if s[1] == "BL" else f"to reach the {_whose(c)}, ask for"
    return sentence(f"{purpose} {', '.join(filter(None, (s[2], *found)))}")


def _ref(s: Segment, _: Surroundings) -> str:
    return sentence(f"{word('references', s[1], f'The reference of the kind {s[1]} is')} {s[2]}")


def _dtp(s: Segment, c: Surroundings) -> str:
    lead = word("dates", s[1], f"The date of the kind {s[1]} is")
    lead = tables.table("words", _DATES[c.kind]).get(s[1], lead) if c.kind in _DATES else lead
    first, dash, last = s[3].partition("-")
    if dash and first != last:
        return sentence(f"{lead.removesuffix(' on')} from {phrases.day(first)} to {phrases.day(last)}")
    return sentence(f"{lead} {phrases.day(first)}")


_DATES = {"270": "dates_270", "278": "dates_278"}


def _dtm(s: Segment, _: Surroundings) -> str:
    return sentence(f"{word('dates', s[1], f'The date of the kind {s[1]} is')} {phrases.day(s[2])}")


def _amt(s: Segment, _: Surroundings) -> str:
    return sentence(f"{word('amounts', s[1], f'The amount of the kind {s[1]} is')} {phrases.money(s[2])}")


def _qty(s: Segment, _: Surroundings) -> str:
    return sentence(f"{word('quantities', s[1], f'Quantity of the kind {s[1]}')}: {s[2]}")


def _dmg(s: Segment, c: Surroundings) -> str:
    # A status question tells the birth date before the name.
    who = entity(c.role) if c.role else {"22": "subscriber", "23": "patient"}.get(c.level, "person")
    born = f"born {phrases.day(s[2])}" if s[2] else "birth date not given"
    return sentence(f"the {who}: {born}, {word('sexes', s[3], s[3] or 'sex not stated')}")


def _prv(s: Segment, _: Surroundings) -> str:
    known = {"BI": "billing practice", "PE": "rendering provider", "RF": "referring provider", "PC": "primary care provider"}
    whose = known.get(s[1], "provider")
    return sentence(f"the specialty of the {whose} is taxonomy code {s[3]}")


def _trn(s: Segment, c: Surroundings) -> str:
    if c.kind == "835":
        return sentence(f"the payment's trace number is {s[2]}, given by {s[3]}")
    if c.kind in ("270", "271", "276", "277", "278"):
        given = "this answers the question with the number" if s[1] == "2" else "the question's number is"
        return sentence(f"{given} {s[2]}", f"given by {s[3]}" if s[3] else "")
    lead = {
        "20": "the reporting party's trace number is",
        "21": "this answers the batch with the reference",
        "19": "the practice's trace number is",
        "PT": "the claim, by the practice's own number, is",
    }.get(c.level, "the trace number is")
    return sentence(f"{lead} {s[2]}" if s[2] != "0" else "no trace number is given here")


def _lx(s: Segment, c: Surroundings) -> str:
    return sentence(f"group {s[1]} of claims begins" if c.kind == "835" else f"service line {s[1]} begins")


def _lq(s: Segment, c: Surroundings) -> str:
    if s[1] == "HE":
        return sentence(f"remark: {coded(s[2], remark(s[2]))}")
    return sentence(f"the form that follows is number {s[2]}" if s[1] == "UT" else f"code {s[2]} of the list {s[1]}")


SENTENCES: dict[str, Sentence] = {
    "ISA": _isa, "GS": _gs, "ST": _st, "SE": _se, "GE": _ge, "IEA": _iea, "TA1": _ta1, "BHT": _bht, "HL": _hl,
    "NM1": _nm1, "N1": _n1, "N3": _n3, "N4": _n4, "PER": _per, "REF": _ref, "DTP": _dtp, "DTM": _dtm, "AMT": _amt,
    "QTY": _qty, "DMG": _dmg, "PRV": _prv, "TRN": _trn, "LX": _lx, "LQ": _lq,
}  # fmt: skip
