"""Every file that an office emits is accepted by validators that nobody here wrote, and reads back as it was meant."""

import pytest

from sim import wire
from sim.records.replies import Letter
from tests.offices import run, scenario
from tests.second_payers import EVERY_KIND, worked
from tests.validators import validate

CARELESS = {
    "rates": {
        "payer_paid_below_contract": 9_000, "payer_paid_above_contract": 9_000, "payer_took_wrong_share": 9_000,
        "payer_took_back_wrongly": 9_000, "payer_paid_twice": 9_000,
    },
    "careless": {"misquotes": 50, "changes_modifiers": 300, "names_strangers": 100, "sends_twice": 100},
    "prompt_pay_days": 12, "interest": 1_200, "recoups_after": 10, "looks_back_after": 15, "deposit_days": [-1, 2],
}
BUSY = {
    "payers": {"harbor": CARELESS, "summit": CARELESS, "state-care": CARELESS | {"pays_by": "cheque"}},
    "rates": {
        "transposed_member_id": 12_000, "wrong_birth_date": 10_000, "coverage_ended": 12_000, "wrong_payer": 20_000,
        "authorisation_missing": 30_000, "modifier_missing": 30_000, "duplicate_sent": 6_000,
    },
}


@pytest.fixture(scope="module", params=["busy", "second payers"])
def files(request):
    """The text of every batch and report of ten weeks, busy ones or such with many second payers, by kind."""
    if request.param == "busy":
        world = run(scenario(**BUSY), seed=11, days=75)
    else:
        world = worked(list(EVERY_KIND), "standard", {}, ("state-care",), seed=11).world
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
