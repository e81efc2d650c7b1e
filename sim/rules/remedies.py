"""What cures what, beyond the claim itself: appeals and the choice between the four cures.

Coach, policy and rubric lean on these rules, so their tests cite cases worked by hand.
"""

from functools import cache

from sim.rules.causes import catalogue

GROUNDS = {
    "payer_error": "The payer made a mistake",
    "clerical_reopening": "Reopening of a clerical error that is now corrected",
    "medical_necessity": "The records show that the service was needed",
    "notice": "The patient signed a notice beforehand, and is liable",
}
REOPENING, LIABILITY = "clerical_reopening", "notice"
EVIDENCE = {
    "authorisation_letter": "Authorisation letter",
    "referral_letter": "Referral letter",
    "acceptance_report": "277CA acceptance",
    "eligibility_answer": "Eligibility answer (271)",
    "encounter_note": "Encounter note",
    "contract_page": "Page of the contract",
    "benefit_sheet": "Plan benefit sheet",
    "remittance": "Remittance",
    "insurance_card": "Insurance card",
    "advance_notice": "Signed advance notice (ABN)",
    "letter_of_necessity": "Clinician's letter of medical necessity",
    "other_visit_note": "Note of another visit",
    "full_chart": "The whole chart",
    "registration_form": "Registration form",
    "photo_id": "Photo ID",
    "enrolment_letter": "Enrolment letter",
    "patient_consent": "Patient's written consent to act for them",
}
WRITE_OFF_REASONS = {
    "timely_filing": "Filing limit passed",
    "duplicate_charge": "Charge entered twice",
    "not_separately_paid": "Part of another service",
    "not_enrolled": "Clinician not enrolled yet",
    "small_balance": "Small balance",
    "uncollectable": "Uncollectable",
}

APPEALABLE = "277CA rejections never entered adjudication: there is nothing to appeal. Correct and resubmit."


@cache
def only_appealed() -> frozenset[str]:
    """Name the CARCs of denials that no corrected claim cures: whichever cause is behind one, its cure is an appeal.

    There the clock of appeals is the one to watch, however much longer corrections may take.
    """
    ways: dict[str, set[bool]] = {}
    for cause in catalogue().values():
        for surface in cause.surface:
            if surface.channel == "835" and cause.cured == "paid" and cause.surface[0] == surface:
                ways.setdefault(surface.carc, set()).add("appeal" in cause.remedies[0])
    return frozenset([carc for carc, way in ways.items() if way == {True}])


def proofs(cause: str, ground: str) -> tuple[str, ...]:
    """Name the documents that together show that a denial is wrong; none where it is right.

    A denial can be overturned where the catalogue names a ground and a packet, and the
    appeal stands on that ground.  A request for papers is answered, not appealed against.
    """
    row = catalogue()[cause]
    return row.packet if row.ground and ground == row.ground else ()


def appeal_succeeds(cause: str, ground: str, evidence: tuple[str, ...], reopening_pays: bool) -> bool:
    """Decide an appeal or dispute from the cause and the packet alone.

    A clerical reopening succeeds when the corrected claim would be payable
    (`reopening_pays`; only payers without replacement claims reopen); everything else when
    the packet holds every proof.
    """
    if ground == REOPENING:
        return reopening_pays
    needed = proofs(cause, ground)
    return bool(needed) and set(needed) <= set(evidence)
