"""What cures what, beyond the claim itself: appeals and the choice between the four cures.

Coach, policy and rubric lean on these rules, so their tests cite cases worked by hand.
"""

from sim.rules.causes import catalogue

GROUNDS = {
    "payer_error": "The payer made a mistake",
    "clerical_reopening": "Reopening of a clerical error that is now corrected",
}
EVIDENCE = {
    "authorisation_letter": "Authorisation letter",
    "acceptance_report": "277CA acceptance",
    "eligibility_answer": "Eligibility answer (271)",
    "encounter_note": "Encounter note",
    "insurance_card": "Insurance card",
}
WRITE_OFF_REASONS = {
    "timely_filing": "Filing limit passed",
    "duplicate_charge": "Charge entered twice",
    "small_balance": "Small balance",
    "uncollectable": "Uncollectable",
}

APPEALABLE = "277CA rejections never entered adjudication: there is nothing to appeal. Correct and resubmit."


def appeal_succeeds(cause: str, ground: str, evidence: tuple[str, ...], reopening_pays: bool) -> bool:
    """Decide an appeal from the cause of the denial and the packet sent.

    A payer's own error is undone when the ground says so and the packet holds the
    document that proves it.  A clerical reopening succeeds when the corrected claim would
    be payable (`reopening_pays`; only payers without replacement claims reopen).
    Everything else is upheld.
    """
    if ground == "clerical_reopening":
        return reopening_pays
    needed = catalogue()[cause].appeal_with
    return bool(needed) and needed in evidence
