"""Whatever is typed into a claim, it stays a claim, the books follow it, and the scrub can read it."""

from hypothesis import given, settings
from hypothesis import strategies as some

from sim.desk.actions import Change, CorrectClaim, ReleaseBatch, Replace, Scrub
from sim.desk.asks import AskClaim
from sim.desk.work.lines import LINE_FIELDS
from sim.records.codes import diagnoses, modifiers, places, services
from sim.records.ledger import REVENUE
from sim.rules.edits import catalogue_of_edits
from tests.offices import honest, seat

FIELDS = [f"{name}:{number}" for name in LINE_FIELDS for number in ("0", "1", "2", "3", "7", "²", "")]
CODES = [*services(), *modifiers(), *places(), *diagnoses(), "1", "2", "1 2", "4", "40", "2026-01-20", "20 Jan 2026"]
VALUES = some.sampled_from(CODES) | some.text(max_size=12).filter(lambda text: not text[:1].isalpha())
CHANGES = some.lists(
    some.builds(Change, some.sampled_from([*FIELDS, "diagnoses", "service_date"]), VALUES), min_size=1, max_size=3
).map(tuple)


def desk_with_a_claim():
    desk = seat(honest(edits=list(catalogue_of_edits())), seed=5, day=3)
    return desk, next(iter(desk.world.office.files))


@settings(max_examples=60, deadline=None)
@given(some.lists(CHANGES, min_size=1, max_size=6))
def test_whatever_is_typed_the_claim_adds_up_and_the_books_hold_its_charge(typed):
    desk, claim = desk_with_a_claim()
    office = desk.world.office
    for changes in typed:
        outcome = desk.do(CorrectClaim(claim, changes))
        assert outcome.done or outcome.reason
        on_desk = office.files[claim].claim
        assert on_desk.charge == sum(line.charge for line in on_desk.lines) == -office.ledger.balance(claim, REVENUE)
        assert all(line.units > 0 and line.charge >= 0 for line in on_desk.lines)
        assert desk.look(AskClaim(claim)).claim.charge == on_desk.charge
    assert office.ledger.proof() == []
    assert desk.do(Scrub((claim,))).done


@settings(max_examples=25, deadline=None)
@given(CHANGES, CHANGES)
def test_whatever_is_typed_into_a_claim_that_was_paid_the_books_balance_at_every_step(first, second):
    desk, claim = desk_with_a_claim()
    office = desk.world.office
    desk.release_and_read()
    desk.wait_until_settled(claim)
    for changes in (first, second):
        desk.do(CorrectClaim(claim, changes))
        desk.look(AskClaim(claim))
        if desk.do(Replace(claim)).done:
            desk.do(ReleaseBatch((claim,)))
            desk.wait_until_settled(claim)
        assert office.ledger.proof() == []
