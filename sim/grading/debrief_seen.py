"""What could be seen of a claim's failure: since when, on which paper, and who read it."""

from collections.abc import Callable

from sim.desk.actions import OpenReport, PostRemittance
from sim.desk.report_view import report_title
from sim.desk.view import LIST_LABELS
from sim.grading.case import Case
from sim.grading.describe import when
from sim.records.clock import DAY
from sim.records.replies import FileReceipt, Letter, Remittance, Report, StatusReport
from sim.rules.causes import Cause, Channel, Surface
from sim.training.session import TRAINEE
from sim.world.claim_file import ClaimFile
from sim.world.findings import Found

DOCUMENTS = {
    "insurance_card": "insurance card", "registration_form": "registration form", "photo_id": "photo ID",
    "encounter_note": "encounter note", "authorisation_letter": "authorisation letter",
    "refusal_letter": "payer's refusal to authorise", "referral_letter": "referral letter",
    "letter_of_necessity": "clinician's letter of necessity", "eligibility_answer": "payer's answer (271)",
    "advance_notice": "signed advance notice (ABN)", "hospice_election": "statement of hospice election",
    "visit_check": "check made at the visit", "benefit_sheet": "plan's benefit sheet",
    "cob_form": "form on other coverage", "primary_eob": "first payer's explanation (EOB)",
    "acceptance_report": "277CA that accepted it", "records_request": "payer's request for records",
    "contract_page": "page of the contract", "remittance": "remittance", "letter": "letters on the claim",
    "fax_report": "fax report", "rate_sheet": "payer's new rates", "fee_letter": "letter about the new fees",
    "npi_confirmation": "confirmation of the provider numbers", "tax_letter": "letter about the tax ID",
    "clearinghouse_agreement": "clearinghouse's agreement", "edi_agreement": "agreement for electronic claims",
    "enrolment_letter": "enrolment letter", "appeal_terms": "payer's terms for appeals",
}
"""Kind of document → what it is called in a sentence, after "the"."""
NOTHING_YET = "Nothing had come back: the claim still waited to be sent, and could be held beside its papers."


def truth(cause: Cause) -> str:
    """Say in which papers the truth stands."""
    return "The truth stands on the " + " and the ".join([DOCUMENTS[paper] for paper in cause.evidence]) + "."


def seen(case: Case, file: ClaimFile, cause: Cause) -> str:
    """Say what could be seen of what a payer found first; where none found anything, say so."""
    found = next((each for each in case.found(file.claim.id) if each.cause == cause.id), None)
    if found is None:
        return NOTHING_YET
    # What a remittance brings may show on the books alone: then the catalogue knows it by those.
    surface = next((each for each in cause.surface if each.channel == found.channel), cause.surface[0])
    return TELLERS[surface.channel](case, found, surface)


def _rejected(case: Case, found: Found, surface: Surface) -> str:
    codes = " · ".join(filter(None, (surface.category, surface.status, surface.entity)))
    report = case.rejecting(found.claim)
    if report is None:
        return f"Rejected: {surface.says} ({codes})."
    sender = case.office.payers[report.payer].name if report.payer else "the clearinghouse"
    said = f"The 277CA of {sender}, {case.day(report.minute // DAY)}, rejected it: {surface.says} ({codes})."
    return f"{said} {_read(case, found.claim, report, 'rejected')}"


def _denied(case: Case, found: Found, surface: Surface) -> str:
    codes = f"{surface.group}-{surface.carc}" + (f", remark {' and '.join(surface.remarks)}" if surface.remarks else "")
    reports = [
        report for report in case.office.reports.values() if isinstance(report, Remittance)
        and report.minute // DAY >= found.day and any(each.claim == found.claim for each in report.claims)
    ]
    if not reports:
        return f"The remittance was to say: {surface.says} ({codes}); it has not come yet."
    report = reports[0]
    sender = case.office.payers[report.payer].name
    said = f"The 835 of {sender}, {case.day(report.minute // DAY)}, said: {surface.says} ({codes})."
    return f"{said} {_posted(case, found.claim, report)}"


def _returned(case: Case, found: Found, surface: Surface) -> str:
    batches = {batch.id for batch in case.office.batches.values() if any(each.id == found.claim for each in batch.claims)}
    for report in case.office.reports.values():
        if isinstance(report, FileReceipt) and report.batch in batches and report.fault == found.cause:
            came = case.day(report.minute // DAY)
            said = f"The {report.kind} of {came} gave back the whole batch {report.batch}: {surface.says}."
            return f"{said} {_read(case, found.claim, report, 'rejected')}"
    return f"The whole file came back: {surface.says}."


def _written(case: Case, found: Found, surface: Surface) -> str:
    for report in case.office.reports.values():
        if isinstance(report, Letter) and report.claim == found.claim and report.minute // DAY >= found.day:
            title = report_title(case.office, report)
            said = f"The {title[0].lower()}{title[1:]}, {case.day(report.minute // DAY)}, said: {surface.says}."
            return f"{said} {_read(case, found.claim, report, f'letter: {report.decision}')}"
    return f"The payer's letter was to say: {surface.says}; it has not come yet."


def _silent(case: Case, found: Found, surface: Surface) -> str:
    return (
        f"Nothing came back: no answer to what was sent on {case.day(found.day)}. Thirty days on it stood on the list "
        f"{LIST_LABELS['follow_up']}: {surface.says}."
    )


def _on_the_books(case: Case, found: Found, surface: Surface) -> str:
    return f"No paper says it; the office's own books did, from {case.day(found.day)}: {surface.says}."


TELLERS: dict[Channel, Callable[[Case, Found, Surface], str]] = {
    "277CA": _rejected, "835": _denied, "999": _returned, "TA1": _returned, "letter": _written, "silence": _silent,
    "books": _on_the_books,
}
"""Channel → how it is told what came by it."""


def _read(case: Case, claim: str, report: Report | StatusReport, what: str) -> str:
    opened = [step for step in case.steps if step.done and isinstance(step.action, OpenReport)]
    mine = [step for step in opened if step.action.report == report.id]
    if mine:
        return f"You read it on {when(case, mine[0])} (action {mine[0].n})."
    readers = [event for event in case.office.journal.of_claim(claim) if event.what == what and event.who != TRAINEE]
    return f"{readers[0].who} had read it." if readers else "Nobody opened that report."


def _posted(case: Case, claim: str, report: Remittance) -> str:
    done = [step for step in case.steps if step.done and isinstance(step.action, PostRemittance)]
    mine = [step for step in done if step.action.report == report.id]
    if mine:
        return f"You posted it on {when(case, mine[0])} (action {mine[0].n})."
    if report.id in case.office.to_post:
        return "Nobody posted it."
    events = case.office.journal.of_claim(claim)
    posted = [event for event in events if event.what in ("denied", "paid") and event.minute >= report.minute]
    return f"{posted[0].who} posted it." if posted and posted[0].who != TRAINEE else "It has been posted."
