"""Every file that an office emits is accepted by validators that nobody here wrote, and reads back as it was meant."""

import pytest

from sim import wire
from sim.records.replies import Letter
from tests.offices import run, scenario
from tests.validators import validate

BUSY = {
    "rates": {
        "transposed_member_id": 120, "wrong_birth_date": 100, "coverage_ended": 120, "wrong_payer": 200,
        "authorisation_missing": 300, "modifier_missing": 300, "duplicate_sent": 60,
    },
}


@pytest.fixture(scope="module")
def files():
    """The text of every batch and report of seventy-five busy days, by kind."""
    world = run(scenario(**BUSY), seed=11, days=75)
    office = world.office
    found: dict[str, list[str]] = {}
    for item in [*office.batches.values(), *office.reports.values()]:
        if not isinstance(item, Letter):
            meaning = world.transmissions.of(item)
            text = wire.emit(meaning)
            assert wire.parse(text) == meaning
            found.setdefault(type(meaning).__name__, []).append(text)
    return found


@pytest.mark.parametrize("kind", ["Submission837", "Ack999", "Ack277", "Remittance835"])
def test_validators_accept_every_file(files, kind):
    texts = files[kind]
    assert len(texts) > 5
    for text in texts:
        assert validate(text) == [], text


@pytest.mark.parametrize("kind", ["Submission837", "Ack999", "Ack277", "Remittance835"])
def test_our_own_checks_find_nothing_wrong_and_every_segment_has_its_words(files, kind):
    for text in files[kind]:
        assert [finding.message for finding in wire.check(wire.parse(text))] == []
        explained = wire.explain(text)
        assert all(segment.meaning for segment in explained)
