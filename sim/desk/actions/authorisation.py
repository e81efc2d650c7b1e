"""Actions on consent: ask the payer for an authorisation, and the primary care office for a referral."""

from sim.desk.actions.action import Action


class RequestAuthorisation(Action, frozen=True, tag="request_authorisation"):
    """Ask the payer to authorise the services of a visit, or to extend or correct its letter (278).

    `kind` is ``ahead`` for a visit that is to come, ``retro`` where nobody asked before,
    ``extend`` where visits or days have run out, ``correct`` where the letter names another
    service or clinician; `by` is ``278``, ``portal`` or ``phone``, which takes as long as the
    payer's queue.  A number that is given after the visit has still to be put on the claim.
    """

    label = "Request authorisation"
    claim: str
    kind: str
    by: str = "278"


class RequestReferral(Action, frozen=True, tag="request_referral"):
    """Ask the patient's primary care office by fax for the referral that a claim needs."""

    label = "Request referral"
    claim: str
