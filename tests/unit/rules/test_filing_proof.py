"""What proves timely filing, and what only looks as if it did."""

import pytest

from sim.rules.filing_proof import PROVES_NOTHING, REJECTED, Held, proof_of_filing

ACCEPTED = Held("277CA", 60, "P1", accepted=True)


@pytest.mark.parametrize(("received", "proven"), [(59, True), (60, True), (61, False)])
def test_an_acceptance_proves_filing_up_to_the_last_day(received, proven):
    proof = proof_of_filing((Held("277CA", received, "P1", accepted=True),), "P1", 60)
    assert (proof.paper is not None) is proven


@pytest.mark.parametrize(("paper", "why"), [
    (Held("277CA", 30, "P1"), REJECTED),
    (Held("277CA", 30, "P2", accepted=True), "Another payer accepted this claim; this one did not."),
    (Held("277CA", 61, "P1", accepted=True), "The payer accepted it 1 day after the limit."),
    (Held("277CA", 63, "P1", accepted=True), "The payer accepted it 3 days after the limit."),
    (Held("999", 30), PROVES_NOTHING["999"]),
    (Held("ledger", 30, "P1", accepted=True), PROVES_NOTHING["ledger"]),
    (Held("call note", 30), "call note does not say when the payer received the claim."),
])
def test_nothing_else_proves_it_and_each_paper_says_why(paper, why):
    proof = proof_of_filing((paper,), "P1", 60)
    assert (proof.paper, proof.why_not) == (None, (why,))


def test_the_earliest_acceptance_is_the_proof_among_many_papers():
    early = Held("277CA", 12, "P1", accepted=True)
    proof = proof_of_filing((Held("999", 3), ACCEPTED, early), "P1", 60)
    assert (proof.paper, proof.why_not) == (early, (PROVES_NOTHING["999"],))


def test_an_empty_folder_proves_nothing():
    proof = proof_of_filing((), "P1", 60)
    assert (proof.paper, proof.why_not) == (None, ())
