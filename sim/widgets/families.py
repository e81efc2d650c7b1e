"""How the buttons of a claim are grouped, and what each kind of paper is called."""

FAMILIES: list[list] = [
    ["Read and ask", [
        "open_claim", "check_eligibility", "check_status", "call_payer", "query_provider", "call_patient",
        "request_authorisation", "request_referral", "ask_client",
    ]],
    ["Put right", ["enter_charges", "log_cause", "correct_claim", "correct_registration"]],
    ["Send", ["resubmit", "replace", "void_claim", "bill_secondary", "send_records", "scrub", "release_batch", "mail_claims"]],
    ["Object", ["appeal", "dispute"]],
    ["Patient's share", [
        "bill_patient", "transfer_to_patient", "screen_patient", "offer_plan", "apply_discount", "write_off_patient",
        "send_to_collections",
    ]],
    ["Settle", ["refund", "write_off"]],
    ["Note", ["add_note"]],
]
"""Heading → verbs, in the order in which a claim is worked."""

PAPERS: dict[str, str] = {
    "appointment": "Appointment",
    "insurance_card": "Insurance card",
    "registration_form": "Registration form",
    "photo_id": "Photo ID",
    "encounter_note": "Encounter note",
    "cob_form": "Other coverage",
    "visit_check": "Check at the visit",
    "benefit_sheet": "Benefits",
    "authorisation_letter": "Authorisation",
    "refusal_letter": "Refused authorisation",
    "referral_letter": "Referral",
    "letter_of_necessity": "Letter of necessity", "advance_notice": "Signed advance notice",
    "fax_report": "Fax report",
    "patient_consent": "Patient's consent",
    "eligibility_answer": "Eligibility answer",
    "screening_result": "Financial screening",
    "status_answer": "Claim status",
    "call_record": "Calls",
    "acceptance_report": "Acceptance",
    "contract_page": "Contract rates",
    "copay_receipt": "Copay receipt",
    "remittance": "Remittance",
    "primary_eob": "First payer's EOB",
    "records_request": "Records request",
    "letter": "Letters",
    "npi_confirmation": "Provider numbers",
    "tax_letter": "Tax ID",
    "clearinghouse_agreement": "Clearinghouse",
    "edi_agreement": "Electronic claims",
    "fee_letter": "New fees",
    "rate_sheet": "Contract rates",
    "enrolment_letter": "Enrolment",
    "account": "Account",
    "authority": "Authority",
}
"""Kind of document → what its tab says; an unknown kind is called by its own name."""
