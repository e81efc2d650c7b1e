"""Every file that an office emits is accepted by validators that nobody here wrote, and reads back as it was meant."""

import pytest

from sim import wire
from sim.records.replies import Letter
from sim.rules.causes import catalogue
from tests.offices import run
from tests.properties.everything import readable
from tests.validators import validate

KINDS = ("Submission837", "Ack999", "Ack277", "Remittance835")
MARKS = {
    "Submission837": {"SBR P", "SBR S", "CAS CO 45", "CAS PR 1", "CLM 7", "PWK OZ", "REF F8", "REF G1", "REF 9F", "OI"},
    "Ack999": {"IK5 A", "AK9 A"},
    "Ack277": {"STC A2:20", "STC A8", "STC A3"},
    "Remittance835": {
        "CLP 1", "CLP 2", "CLP 19", "CLP 22", "CAS OA 23", "CAS CO 45", "CAS PR 3", "PLB L6", "PLB WO", "BPR ACH", "BPR CHK",
    },
}
"""What must occur in the files, or the tests below would say less than they seem to: segment and its telling codes."""
TELLING = {
    "SBR": (1,), "CAS": (1, 2), "PWK": (1,), "REF": (1,), "PAT": (1,), "CLP": (2,), "BPR": (4,), "IK5": (1,), "AK9": (1,),
    "NM1": (1, 2), "DTP": (1,), "DTM": (1,), "HI": (0,), "AMT": (1,), "MOA": (0,), "LQ": (1, 2), "PER": (1, 3), "QTY": (1,),
    "SVD": (0,), "SV1": (0,),
}
"""Segment → elements that say what kind it is; a segment that is not named here is one kind by its name alone."""


@pytest.fixture(scope="module")
def office():
    """Five months in which everything goes wrong that leaves a file readable."""
    return run(readable(billers=2), seed=12, days=150)


@pytest.fixture(scope="module")
def files(office):
    """The text of every batch and report, by kind."""
    found: dict[str, list[str]] = {}
    for item in [*office.office.batches.values(), *office.office.reports.values()]:
        if not isinstance(item, Letter):
            meaning = office.transmissions.of(item)
            text = wire.emit(meaning)
            assert wire.parse(text) == meaning
            found.setdefault(type(meaning).__name__, []).append(text)
    return found


def marks(text: str) -> set[str]:
    """Kinds of segment in a file, each as its name and its telling codes."""
    found = set()
    for segment in text.split("~"):
        name, *elements = segment.strip().split("*")
        at = TELLING.get(name, ())
        found.add(" ".join([name, *[elements[place - 1][:3] for place in at if 0 < place <= len(elements)]]))
        if name in ("STC", "PLB", "CLM"):
            place = {"STC": 1, "PLB": 3, "CLM": 5}[name]
            parts = elements[place - 1].split(":")
            found |= {f"{name} {parts[0]}", f"{name} {parts[-1]}", f"{name} {elements[place - 1]}"}
    return found


def sample(texts: list[str]) -> list[str]:
    """The fewest files, roughly, in which every kind of segment occurs that occurs in any of them."""
    held = [marks(text) for text in texts]
    wanted, chosen = set().union(*held), []
    while wanted:
        best = max(range(len(texts)), key=lambda number: (len(held[number] & wanted), -len(texts[number])))
        chosen.append(texts[best])
        wanted -= held[best]
    return chosen


@pytest.mark.parametrize("kind", KINDS)
def test_files_hold_what_the_judges_are_to_judge(files, kind):
    seen = set().union(*map(marks, files[kind]))
    assert MARKS[kind] <= seen, MARKS[kind] - seen


def test_causes_of_every_family_are_met(office):
    met = {each.cause for each in office.findings.all}
    rows = catalogue().values()
    assert {cause.category for cause in rows if cause.id in met} == {cause.category for cause in rows if cause.arises != "desk"}


@pytest.mark.parametrize("kind", KINDS)
def test_validators_accept_files_with_every_kind_of_segment(files, kind):
    chosen = sample(files[kind])
    for text in chosen:
        assert validate(text) == [], text


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_validators_accept_every_file(files, kind):
    for text in files[kind]:
        assert validate(text) == [], text


@pytest.mark.parametrize("kind", [*KINDS, "AckTA1"])
def test_our_own_checks_find_nothing_wrong_and_every_segment_has_its_words(files, kind):
    for text in files[kind]:
        assert [finding.message for finding in wire.check(wire.parse(text))] == []
        explained = wire.explain(text)
        assert all(segment.meaning for segment in explained)
