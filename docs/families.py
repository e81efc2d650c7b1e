"""What a trainee reads at the head of each family of causes."""

from msgspec import Struct


class Family(Struct, frozen=True):
    """One family: the name of its page, its title, a line for the list, and a paragraph or two."""

    page: str
    title: str
    gist: str
    says: str


FAMILIES = {
    "registration": Family("registration", "Registration", "Who the patient is, and which card is in force", """
        Most of what comes back was born at the front desk, on a busy morning, in a number typed by hand. The claim is
        drafted from the registration, so each visit repeats the mistake until somebody mends it there.

        The card is the proof of number, group, payer and plan; the registration form and the photo ID prove name, birth
        date and sex. No edit of the office sees such a fault, since a wrong number may look just like a right one."""),
    "coordination": Family("coordination", "Coordination of benefits", "Two coverages: which pays first", """
        Where a patient has two coverages, one pays first and the other looks at what is left. The order is a matter of
        rules, not of choice. The usual ones, in this order: whoever holds the coverage through their own work before
        a dependent; active work before retirement; for a child of parents who live together, the parent whose birthday
        comes first in the year; a court's word before that; Medicaid always last."""),
    "claim data": Family("claim-data", "Claim data and the practice's file", "What the file says of the practice itself", """
        Here the patient is right and the practice is wrong: a number of its own, an address, an agreement that was never
        signed. One such fault strikes every claim of a payer, or the whole file, at once. When many claims come back for
        the same reason on the same morning, look at the practice's file before you look at any claim."""),
    "authorisation": Family("authorisation", "Authorisation and referral", "The payer's or the physician's consent", """
        For some services a plan wants to be asked first, and some plans want the primary care physician's word. What was
        agreed has a number, a service, a provider, a first and a last day and a count. All of it has to fit the claim.

        A missing authorisation is CO, the practice's loss. It is never the patient's to pay."""),
    "coverage": Family("coverage", "What the plan covers", "Benefits, limits, and services that no plan pays", """
        The claim was right and the plan still does not pay: the benefit is used up, the service is left out, the coverage
        was not in force. Read the group before anything else. PR makes it the patient's; CO never does."""),
    "records": Family("records", "Papers asked for", "The payer wants to see something before it decides", """
        Nothing has been refused: the payer waits. Send what it asks for, all of that and no more, within the time it
        gives. An appeal is the wrong answer to a question."""),
    "necessity": Family("necessity", "Medical necessity", "The payer doubts that the service was needed", """
        A payer's own rule says for which diagnoses a service is needed. Sometimes the note supports another diagnosis than
        the one that was sent, sometimes the rule was misread, sometimes the payer is right. The note decides which. A
        diagnosis is never changed because another would be paid: that is a false claim."""),
    "timeliness": Family("timeliness", "Filing in time", "Clocks that ran out, or that a payer misread", """
        Each payer takes a claim up to a last day after the visit. A rejected claim was never filed, so its clock runs on.
        The only proof that a claim was in time is a 277CA that accepted it; a 999 proves nothing to a payer."""),
    "coding": Family("coding", "Coding", "Services, modifiers, units, diagnoses, places", """
        What the clinician did stands in the note. The claim has to say the same: no less, and no more. Where the note leaves
        it open, ask the clinician, and ask openly: a question that names the answer which pays is no question."""),
    "duplicate": Family("duplicate", "Duplicates", "The same claim twice, or two that only look the same", """
        A claim that waits is not a claim that is lost. Sent again as an original it is denied as a duplicate, and the
        habit draws an audit. But two visits or two services of one day may look like one; the note tells them apart."""),
    "provider": Family("provider", "Clinicians and their enrolment", "Who may bill, and from when", """
        A clinician is enrolled with each payer from a certain day on. Before that day the payer owes nothing; after it,
        it may not have noticed. The enrolment letter has the day. A colleague's number in the box is a false statement."""),
    "payer": Family("payer", "The payer's own mistakes", "Right claims, wrongly decided", """
        Payers err too. Then there is nothing to correct: a claim that is sent again is decided the same way again. Show the
        paper that proves it, on the right ground, at the right level, before the last day."""),
    "account": Family("account", "Accounts and the books", "What only the books show", """
        Some faults bring no code at all: a price that nobody changed, a payment below the contract, money that belongs to
        somebody else. They are found by those who look."""),
}
"""Category of the catalogue → its family, in the order in which a claim meets them."""
