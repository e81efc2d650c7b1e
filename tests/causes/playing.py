"""Playing a remedy of the catalogue at the desk, right or wrong, as a person would fill it in from the papers."""

from collections.abc import Callable
from datetime import timedelta

from sim.desk.actions import (
    Action,
    Appeal,
    BillPatient,
    BillSecondary,
    CallPatient,
    Change,
    CheckEligibility,
    CheckStatus,
    CorrectClaim,
    CorrectPractice,
    CorrectRegistration,
    Dispute,
    EnrolEdi,
    EnterCharges,
    MailClaims,
    OpenClaim,
    Outcome,
    PostException,
    QueryProvider,
    Refund,
    ReleaseBatch,
    Replace,
    RequestAuthorisation,
    RequestReferral,
    ResendBatch,
    Resubmit,
    SendRecords,
    TransferToPatient,
    VoidClaim,
    Wait,
    WriteOff,
)
from sim.desk.asks import AskClaim, AskPractice
from sim.desk.work.payments import whose_credit
from sim.desk.work.reconciling import FITS
from sim.rules.causes import Cause
from sim.staff.playbook import failed
from sim.staff.playbook.moves import Later, advance
from sim.staff.reading import as_noted, mistakes, mistakes_of_practice
from tests.offices import Seat


def papers(seat: Seat, claim: str):
    """Lay a claim and its documents on the desk."""
    seat.do(OpenClaim(claim))
    return seat.look(AskClaim(claim)).claim


def _correct_registration(seat: Seat, claim: str, cause: Cause) -> Action:
    view = papers(seat, claim)
    return CorrectRegistration(view.patient, mistakes(view)[0])


def _correct_claim(seat: Seat, claim: str, cause: Cause) -> Action:
    return CorrectClaim(claim, mistakes(papers(seat, claim))[1])


def _enter_charges(seat: Seat, claim: str, cause: Cause) -> Action:
    return EnterCharges(claim, as_noted(papers(seat, claim)))


def _post_exception(seat: Seat, claim: str, cause: Cause) -> Action:
    waiting = next(each for each in seat.world.office.exceptions.values() if each.payment.claim == claim)
    return PostException(waiting.report, claim, FITS[waiting.why][0])


def _bill_next(seat: Seat, claim: str, cause: Cause) -> Action:
    """The next payer wants the remittance of the one before."""
    seat.wait_until_settled(claim)
    return BillSecondary(claim)


def _bill_patient(seat: Seat, claim: str, cause: Cause) -> Action:
    """A statement asks for what a remittance has left to the patient."""
    seat.wait_until_settled(claim)
    return BillPatient(claim)


def _appeal(seat: Seat, claim: str, cause: Cause) -> Action:
    """Appeal on the ground of the catalogue; what was typed into the claim by mistake is asked to be reopened."""
    otherwise = "clerical_reopening" if seat.world.office.files[claim].changed else "payer_error"
    return Appeal(claim, cause.ground or otherwise, cause.packet)


def _much_later(seat: Seat, claim: str, cause: Cause) -> Action:
    return Wait((seat.world.calendar.date_of(seat.desk.now) + timedelta(days=75)).isoformat())


def _request_authorisation(seat: Seat, claim: str, cause: Cause) -> Action:
    """Ask as the papers say: correct a letter that names something else, extend one that has come to its end."""
    view = papers(seat, claim)
    by_code = {"CO-198": "extend", "CO-284": "correct", "CO-296": "correct"}
    letters = [paper for paper in view.documents if paper.kind == "authorisation_letter"]
    return RequestAuthorisation(claim, by_code.get(view.row.codes, "extend" if letters else "retro"), "portal")


def _correct_practice(seat: Seat, claim: str, cause: Cause) -> Action:
    return CorrectPractice(mistakes_of_practice(seat.look(AskPractice()).practice_file))


FILLED_IN: dict[str, Callable[[Seat, str, Cause], Action]] = {
    "correct_registration": _correct_registration,
    "correct_claim": _correct_claim,
    "enter_charges": _enter_charges,
    "check_eligibility": lambda seat, claim, cause: CheckEligibility(claim),
    "query_provider": lambda seat, claim, cause: QueryProvider(claim),
    "resubmit": lambda seat, claim, cause: Resubmit(claim),
    "replace": lambda seat, claim, cause: Replace(claim),
    "release_batch": lambda seat, claim, cause: ReleaseBatch((claim,)),
    "appeal": _appeal,
    "write_off": lambda seat, claim, cause: WriteOff(claim, cause.write_off or "uncollectable"),
    "check_status": lambda seat, claim, cause: CheckStatus(claim),
    "dispute": lambda seat, claim, cause: Dispute(claim, cause.packet),
    "void_claim": lambda seat, claim, cause: VoidClaim(claim),
    "refund": lambda seat, claim, cause: Refund(claim, whose_credit(seat.world.office, claim)),
    "post_exception": _post_exception,
    "wait": _much_later,
    "correct_practice": _correct_practice,
    "enrol_edi": lambda seat, claim, cause: EnrolEdi(seat.world.office.files[claim].claim.payer),
    "resend_batch": lambda seat, claim, cause: ResendBatch(seat.world.office.files[claim].returned.batch),
    "mail_claims": lambda seat, claim, cause: MailClaims((claim,)),
    "bill_patient": _bill_patient,
    "transfer_to_patient": lambda seat, claim, cause: TransferToPatient(claim),
    "bill_secondary": _bill_next,
    "call_patient": lambda seat, claim, cause: CallPatient(claim),
    "request_authorisation": _request_authorisation,
    "request_referral": lambda seat, claim, cause: RequestReferral(claim),
    "send_records": lambda seat, claim, cause: SendRecords(claim, cause.packet),
}
"""Verb → the action that a person would fill in for a claim that failed for a cause."""


BY_HAND = {"correct_claim": CorrectClaim, "enter_charges": EnterCharges}
"""Verbs into which something else may be typed than the papers say."""


def wait_for_clinician(seat: Seat) -> None:
    """Let days pass until the queries are answered."""
    while seat.world.office.queries:
        seat.do(Wait())
        seat.read_mail()


def play(
    seat: Seat, claim: str, verbs: tuple[str, ...], cause: Cause, changes: tuple[tuple[str, str], ...] = ()
) -> Outcome:
    """Do a remedy's verbs in order, read the mail that follows, and return what came of the last one.

    `changes` are typed into the claim where it is not the papers that are followed.
    """
    outcome = Outcome(True, 0)
    for verb in verbs:
        if verb in BY_HAND and changes:
            outcome = seat.do(BY_HAND[verb](claim, tuple([Change(*change) for change in changes])))
        else:
            outcome = seat.do(FILLED_IN[verb](seat, claim, cause))
        if not outcome.done:
            return outcome
        if verb == "enrol_edi":
            seat.come_back(min(seat.world.office.edi_from.values()))
        if verb == "appeal":
            seat.wait_until_settled(claim)
        if verb in ("release_batch", "resend_batch", "query_provider"):
            seat.do(Wait())
            seat.read_mail()
        if verb == "wait":
            seat.read_mail()
        if verb == "query_provider":
            wait_for_clinician(seat)
    seat.wait_until_settled(claim)
    return outcome


def work(seat: Seat, claim: str) -> Action | Later | None:
    """Work a failed claim as the playbook has it; return the `Later` at which it is left, None where it is done with."""
    plan, heard = failed(claim, seat.look), None
    while (step := advance(plan, heard)) is not None and not isinstance(step, Later):
        heard = seat.do(step).facts
    return step
