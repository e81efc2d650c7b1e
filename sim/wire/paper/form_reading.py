"""Reading a paper claim form: from the values that somebody typed into boxes to a claim.

The reader is lenient like that of the files: it reads what it can and says of each box that
makes no sense what is wrong with it and what to type.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from sim.records.parties import Address, Contact, Name, Organisation, Person, Provider, Quantity
from sim.records.submissions import OtherCoverage, SubmittedClaim, SubmittedLine
from sim.wire.core import Problem
from sim.wire.paper import spelling
from sim.wire.paper.boxes import LETTERS, Box, kind_of, kinds
from sim.wire.paper.claim_form import ACCIDENTS, COVERAGES, EDITIONS, ORDERS, RELATIONSHIPS, STANDING

Value = TypeVar("Value")

_DAY = "Type month, day and year, such as 03/02/2026"
_SAME = ("", "same", "self")


class PaperClaim(Struct, frozen=True, kw_only=True):
    """What a paper form says: the claim, who bills it, when it was signed, and what is wrong with it.

    `left` holds filled boxes for which a claim has no field of its own, such as an onset date.
    """

    claim: SubmittedClaim
    billing: Provider
    signed_on: datetime.date | None
    left: tuple[Box, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_form(values: Mapping[str, str]) -> PaperClaim:
    """Read the boxes of a form, by name as in `ClaimForm.values`; blank boxes may be left out."""
    return _Form(values).read()


class _Form:
    """One form under the reader's eye; notes which boxes were read and what was wrong."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = {name: value.strip() for name, value in values.items() if value.strip()}
        self.problems: list[Problem] = []
        self.seen: set[str] = set()

    def read(self) -> PaperClaim:
        for name in self.values:
            if kind_of(name) is None:
                self.note(name, "the form has no such box", "Compare with the list of boxes")
        edition = self.one_of("21 edition", {sign: year for year, sign in EDITIONS.items()}, 10)
        claim = SubmittedClaim(
            claim_id=self.text("26"), charge=self.money("28"), **self._people(), **self._payer(),
            lines=tuple(self._line(line) for line in range(1, self._lines() + 1)),
            diagnoses=self._diagnoses(), icd_version=edition,
            place_of_service=self.text("24B/1"), frequency=self.text("22") or "1",
            payer_claim_number=self.text("22 original"), prior_authorisation=self.text("23"),
            referral_number=self.text("23 referral"), rendering=self._rendering(), referring=self._referring(),
            others=self._others(), note=self.text("19"), related=self._related(),
        )  # fmt: skip
        billing = self._billing()
        signed = self.day("31 date")
        return PaperClaim(
            claim=claim, billing=billing, signed_on=signed, left=tuple(self._left()), problems=tuple(self.problems)
        )

    def note(self, box: str, what: str, cure: str) -> None:
        self.problems.append(Problem(f"box {box}", what, cure))

    def text(self, box: str) -> str:
        self.seen.add(box)
        return self.values.get(box, "")

    def made(self, box: str, make: Callable[[str], Value | None], cure: str) -> Value | None:
        """What a reader makes of a box; blank is None, and so is nonsense, which is noted."""
        typed = self.text(box)
        found = make(typed) if typed else None
        if typed and found is None:
            self.note(box, f"{typed!r} cannot be read", cure)
        return found

    def day(self, box: str) -> datetime.date | None:
        return self.made(box, spelling.read_day, _DAY)

    def money(self, box: str) -> int:
        return self.made(box, spelling.read_amount, "Type dollars and cents, such as 186.00") or 0

    def units(self, box: str) -> Quantity:
        found = self.made(box, spelling.read_quantity, "Type a number, such as 1")
        if found is None:
            return 1
        return int(found) if found == found.to_integral_value() else found

    def one_of(self, box: str, choices: Mapping[str, Value], blank: Value) -> Value:
        found = self.made(box, choices.get, f"Choose one of {', '.join(choices)}")
        return blank if found is None else found

    def _people(self) -> dict[str, Any]:
        relationship = self.one_of("6", {words: code for code, words in RELATIONSHIPS.items()}, "18")
        patient = self._person("2", "3", "5")
        facts: dict[str, Any] = {
            "member_id": self.text("1a"),
            "group_number": self.text("11"),
            "group_name": self.text("11c"),
        }
        if relationship != "18":
            insured = self._person("4", "11a", "7")
            return facts | {"relationship": relationship, "patient": patient, "subscriber": insured}
        for box, same_as in {"4": "2", "11a": "3", "11a sex": "3 sex"}.items():
            typed = self.text(box)
            if typed.lower() not in _SAME and _plain(typed) != _plain(self.values.get(same_as, "")):
                what = f"it differs from box {same_as}, and box 6 says that patient and insured are one"
                self.note(box, what, "Correct the wrong one of the three")
        self.seen |= {name for name in kinds() if name.startswith("7 ") and name != "7 phone"}
        return facts | {"subscriber": patient}

    def _person(self, name_box: str, birth_box: str, address_box: str) -> Person:
        name = self._name(name_box)
        return Person(
            name.last, name.first, name.middle, name.suffix,
            self.day(birth_box), self.one_of(f"{birth_box} sex", {"F": "F", "M": "M"}, "U"), self._address(address_box),
        )  # fmt: skip

    def _name(self, box: str) -> Name:
        return self.made(box, spelling.read_name, "Type last name, first name, middle name, suffix") or Name("")

    def _address(self, box: str) -> Address | None:
        parts = ("street", "city", "state", "zip", "unit")
        street, city, state, zip_code, unit = (self.text(f"{box} {part}") for part in parts)
        if not any((street, city, state, zip_code, unit)):
            return None
        return Address(street, city, state, spelling.digits_of(zip_code), unit)

    def _payer(self) -> dict[str, Any]:
        payer = Organisation(self.text("payer"), self.text("payer number"), address=self._address("payer"))
        indicators = {words: code for code, words in COVERAGES.items()}
        orders = {words: code for code, words in ORDERS.items()}
        indicator = self.one_of("1", indicators, "ZZ")
        return {"payer": payer, "filing_indicator": indicator, "filing_order": self.one_of("order", orders, "P")}

    def _others(self) -> tuple[OtherCoverage, ...]:
        name, member_id, payer = self._name("9"), self.text("9a"), self.text("9d")
        self.seen.add("11d")
        if not any((name.full, member_id, payer)):
            return ()
        order = "S" if self.values.get("order", "First") == "First" else "P"
        insured = Person(name.last, name.first, name.middle, name.suffix)
        return (OtherCoverage(filing_order=order, subscriber=insured, member_id=member_id, payer=Organisation(payer)),)

    def _diagnoses(self) -> tuple[str, ...]:
        found = [self.text(f"21{letter}") for letter in LETTERS]
        last = max((place for place, code in enumerate(found, 1) if code), default=0)
        for letter, code in zip(LETTERS[:last], found, strict=False):
            if not code:
                cure = "Move the later ones up, and the pointers of 24E with them"
                self.note(f"21{letter}", "it is blank, and a later one is filled", cure)
        return tuple(code.upper() for code in found[:last])

    def _lines(self) -> int:
        numbers = [int(name.partition("/")[2]) for name in self.values if "/" in name and kind_of(name)]
        return max(numbers, default=0)

    def _line(self, line: int) -> SubmittedLine:
        first, last = self.day(f"24A/{line}"), self.day(f"24A to/{line}")
        if not self.text(f"24D/{line}"):
            self.note(f"24D/{line}", "the line has no service", "Type its code, or clear the line")
        place = self.text(f"24B/{line}")
        return SubmittedLine(
            procedure=self.text(f"24D/{line}").upper(), charge=self.money(f"24F/{line}"),
            date=first, through=None if last == first else last, units=self.units(f"24G/{line}"),
            modifiers=tuple(self.text(f"24D modifiers/{line}").upper().split()),
            pointers=self.made(f"24E/{line}", _pointers, "Type up to four letters from A to L, such as AB") or (),
            place_of_service="" if place == self.values.get("24B/1") else place,
            description=self.text(f"24 note/{line}"), unit=self.text(f"24G unit/{line}") or "UN",
        )  # fmt: skip

    def _rendering(self) -> Provider | None:
        self.seen |= {name for name in self.values if name.startswith(("24I/", "24J/", "24J taxonomy/"))}
        name, npi, taxonomy = self._name("31"), self.text("24J/1"), self.text("24J taxonomy/1")
        for each in sorted(name for name in self.values if name.startswith("24J/")):
            if self.values[each] != npi:
                self.note(each, "it names another clinician than the first line", "Send a claim for each clinician")
        found = Provider(name.last, npi, name.first, name.middle, name.suffix, taxonomy)
        return None if found == Provider("") else found

    def _related(self) -> tuple[str, ...]:
        codes = [code for box, code in ACCIDENTS.items() if self.one_of(box, {"Yes": True, "No": False}, False)]
        state = self.text("10b state")
        return (*codes, *[""] * (3 - len(codes)), state) if state else tuple(codes)

    def _referring(self) -> Provider | None:
        name = self._name("17")
        role = self.one_of("17 kind", {"DN": "DN", "DK": "DK", "DQ": "DQ"}, "DN")
        if role != "DN":
            # Who ordered or supervised has no field on a claim.
            self.seen -= {"17", "17 kind", "17b"}
            return None
        found = Provider(name.last, self.text("17b"), name.first, name.middle, name.suffix)
        return None if found == Provider("") else found

    def _billing(self) -> Provider:
        phone = spelling.digits_of(self.text("33 phone"))
        return Provider(
            self.text("33"), self.text("33a"), taxonomy=self.text("33b"), tax_id=spelling.digits_of(self.text("25")),
            address=self._address("33"), contact=Contact(phone=phone) if phone else None,
        )  # fmt: skip

    def _left(self) -> list[Box]:
        unread = [name for name, value in self.values.items() if name not in self.seen and STANDING.get(name) != value]
        known = [(name, kind) for name in unread if (kind := kind_of(name))]
        return [Box(name, kind.label, self.values[name]) for name, kind in known]


def _plain(text: str) -> str:
    """A value without the differences that two typings of it may have."""
    return spelling.day(spelling.read_day(text)) or " ".join(text.lower().split())


def _pointers(letters: str) -> tuple[int, ...] | None:
    plain = letters.upper().replace(" ", "").replace(",", "")
    if len(plain) > 4 or any(letter not in LETTERS for letter in plain):
        return None
    return tuple(LETTERS.index(letter) + 1 for letter in plain)
