"""The papers of the stand-in office: forms, cards, files.  Invented from end to end."""

from sim.desk.view import Document, Field, HistoryLine, Input, LineView, SegmentView, Step, Verb

HINTS = (
    "Read what the report says about the subscriber.",
    "Compare the number on the claim with the card, digit by digit.",
)
STEPS = (
    Step("Seen 20 Feb", "done"),
    Step("Sent 13 Apr", "done"),
    Step("Rejected 14 Apr", "failed"),
    Step("Accepted", "ahead"),
    Step("Paid", "ahead"),
)
LINES = (LineView(1, "SV203", "Therapy session, 45 minutes", "", 1, 18600, 0, 18600),)
HISTORY = (
    HistoryLine("20 Feb", "Dana, front desk", "Registered"),
    HistoryLine("13 Apr", "Mo, billing", "Sent in batch B-0042 (31 claims)"),
    HistoryLine("14 Apr", "Harbor HMO", "Rejected, A7:164:IL"),
)
OFFICE_VERBS = (
    Verb("scrub", "Scrub", 2, about="office"),
    Verb("release_batch", "Release batch", 5, about="office"),
    Verb("wait", "Wait", 0, about="calendar"),
    Verb("go_home", "Go home", 0, about="calendar"),
)


def report_verbs(report: str, opened: bool, to_post: bool) -> tuple[Verb, ...]:
    """List what can be done with a report."""
    known = {"report": report}
    opens = () if opened else (Verb("open_report", "Open report", 3, "", known, about="report"),)
    posts = (Verb("post_remittance", "Post remittance", 6, "", known, about="report"),) if to_post else ()
    return (*opens, *posts)



SUMMARY = "6 of 31 claims were rejected, 2,199.50 in charges."
SEGMENTS = (
    SegmentView("ST*277*0001*005010X214~", "A claim acknowledgment begins."),
    SegmentView("BHT*0085*08*42*20260414*0600*TH~", "Report 42, made on 14 Apr 2026 at 06:00."),
    SegmentView(
        "NM1*IL*1*OKAFOR*LENA*M***MI*HBR4471268901~", "The subscriber as sent: Lena M Okafor, member HBR4471268901."
    ),
    SegmentView("TRN*2*C-10418~", "The claim is our C-10418."),
    SegmentView(
        "STC*A7:164:IL*20260414*U*186~", "Rejected: the payer cannot find the subscriber's identification number."
    ),
    SegmentView("DTP*472*D8*20260220~", "The service was on 20 Feb 2026."),
    SegmentView("SE*6*0001~", "The acknowledgment ends after 6 segments."),
)
REMITTANCE = (
    SegmentView("ST*835*0001~", "A remittance begins."),
    SegmentView("BPR*I*1043*C*ACH~", "1,043.00 are paid by transfer."),
    SegmentView("CLP*C-10377*1*186*149*0*HM*99120~", "Claim C-10377: charged 186.00, paid 149.00."),
    SegmentView("CAS*CO*45*37~", "37.00 is above the contract and is written off by contract."),
)


def fields(name: str, charge: int, changed: dict[str, str], verb: str) -> tuple[Field, ...]:
    """Write the claim form."""
    return (
        Field("Member ID", changed.get(f"{verb}member_id", "HBR 4471 2689 01"), "member_id", "1a"),
        Field("Patient", name, "", "2"),
        Field("Birth date", changed.get(f"{verb}birth_date", "1987-11-09"), "birth_date", "3"),
        Field("Payer", changed.get(f"{verb}payer", "Harbor HMO"), "payer", "11c"),
        Field("Group", "HB-20771", "group", "11"),
        Field("Diagnosis", "M54.50", "", "21"),
        Field("Authorisation", "RA-55120", "authorisation", "23"),
        Field("Charge", f"{charge / 100:,.2f}", "", "28"),
    )


def registration(name: str, changed: dict[str, str]) -> tuple[Field, ...]:
    """Write what the front desk typed."""
    return (
        Field("Name", name),
        Field("Birth date", changed.get("CorrectRegistrationbirth_date", "1987-11-09"), "birth_date"),
        Field("Payer", "Harbor HMO", "payer"),
        Field("Member ID", changed.get("CorrectRegistrationmember_id", "HBR 4471 2689 01"), "member_id"),
        Field("Group", "HB-20771", "group"),
    )


def documents(name: str, checked: bool) -> tuple[Document, ...]:
    """Make the documents of a claim; the payer's answer only once it was asked for."""
    last, _, first = name.partition(", ")
    plain = f"{first} {last}".strip()
    papers = (
        Document(
            "insurance_card",
            "Harbor HMO",
            (
                Field("Member", plain.upper()),
                Field("Member ID", "HBR 4471 2869 01", "member_id"),
                Field("Group · plan", "HB-20771 · Select 30"),
            ),
            side="front",
        ),
        Document(
            "insurance_card",
            "Harbor HMO",
            (Field("Claims to", "Payer ID HBR01"), Field("Providers call", "555-0142")),
            "Claims must arrive within 60 days of the visit.",
            side="back",
        ),
        Document(
            "registration_form",
            "Registration form",
            (
                Field("Name", plain),
                Field("Born", "9 Nov 1987", "birth_date"),
                Field("Insurance", "Harbor HMO"),
                Field("Member ID", "see card", "member_id"),
            ),
            "Signed by the patient on 3 Jan 2026.",
        ),
        Document("photo_id", "Driver licence", (Field("Name", plain), Field("Born", "9 Nov 1987", "birth_date"))),
        Document(
            "encounter_note",
            "Encounter note",
            (Field("Visit", "20 Feb 2026"), Field("Clinician", "Dr Imani Falk"), Field("Diagnosis", "M54.50")),
            "Low back pain, eighth session.\nExercises continued.",
        ),
        Document(
            "authorisation_letter",
            "Authorisation letter",
            (Field("Number", "RA-55120", "authorisation"), Field("Visits", "12"), Field("Until", "30 Jun 2026")),
        ),
    )
    answer = Document(
        "eligibility_answer",
        "Eligibility answer",
        (Field("Asked", "HBR 4471 2689 01"), Field("Answer", "Member not found")),
        "Harbor HMO, 14 Apr 2026",
    )
    return (*papers, answer) if checked else papers


def claim_verbs(opened: bool, claim: str = "C-10418", patient: str = "P-00001") -> tuple[Verb, ...]:
    """List what can be tried on a rejected claim, each verb with its action and what it asks for."""
    return tuple(
        Verb(do, label, minutes, refusal, {"do": do, **known}, inputs)
        for do, label, minutes, refusal, known, inputs in (
            ("open_claim", "Open claim and documents", 3, "It is open already." if opened else "", {"claim": claim}, ()),
            ("check_eligibility", "Check eligibility", 4, "", {"claim": claim}, ()),
            (
                "correct_claim", "Correct claim", 5, "", {"claim": claim},
                (Input("changes", "Change", "changes", value="claim"),),
            ),
            (
                "correct_registration", "Correct registration", 5, "", {"patient": patient},
                (Input("changes", "Change", "changes", value="registration"),),
            ),
            ("scrub", "Scrub", 2, "", {"claims": [claim]}, ()),
            ("resubmit", "Resubmit", 2, "", {"claim": claim}, ()),
            (
                "replace", "Send replacement", 4, "The claim was never adjudicated, so there is nothing to replace.",
                {"claim": claim}, (),
            ),
            (
                "appeal", "Appeal", 25, "A rejected claim cannot be appealed: the payer never decided it.", {"claim": claim},
                (
                    Input("ground", "Ground", "choice", (("payer_error", "The payer made a mistake"),)),
                    Input("evidence", "Evidence", "ticks", (("insurance_card", "Insurance card"),)),
                ),
            ),
            (
                "write_off", "Write off", 3, "", {"claim": claim},
                (Input("reason", "Reason", "choice", (("timely_filing", "Filing limit passed"), ("small_balance", "Small"))),),
            ),
            ("bill_patient", "Bill patient", 3, "No remittance says that the patient owes anything.", {"claim": claim}, ()),
            (
                "add_note", "Note", 1, "", {"claim": claim},
                (Input("text", "Text of the note", "long", missing="Write the note first."),),
            ),
        )
    )
