"""The whole job as a list of verbs.

Each action is plain data that survives a trip through JSON; trainee, simulated staff,
replay and grading all push the same ones through `Desk.perform`.  Each module has one
family; a new verb joins the union below.
"""

import msgspec

from sim.desk.actions.accounts import (
    ApplyDiscount,
    BillPatient,
    OfferPlan,
    SendToCollections,
    TransferToPatient,
    WriteOffPatient,
)
from sim.desk.actions.action import Action, Change, Fact, Outcome
from sim.desk.actions.answers import OpenReport, PostRemittance
from sim.desk.actions.authorisation import RequestAuthorisation, RequestReferral
from sim.desk.actions.calendar import GoHome, Wait
from sim.desk.actions.charges import EnterCharges
from sim.desk.actions.claims import AddNote, Appeal, CorrectClaim, OpenClaim, WriteOff
from sim.desk.actions.coding import QueryProvider
from sim.desk.actions.coordination import BillSecondary, CallPatient
from sim.desk.actions.coverage import CheckEligibility, CorrectRegistration, RegisterPatient, ScreenPatient
from sim.desk.actions.inbox import AnswerMessage, CallBack, VerifyIdentity
from sim.desk.actions.payments import CheckStatus, Dispute, Refund, VoidClaim
from sim.desk.actions.phone import CallPayer
from sim.desk.actions.practice import CorrectPractice, EnrolEdi, LoadFees, LoadRates
from sim.desk.actions.reconciling import MatchDeposit, PostException
from sim.desk.actions.records import SendRecords
from sim.desk.actions.root_causes import LogCause
from sim.desk.actions.sending import MailClaims, ReleaseBatch, Replace, ResendBatch, Resubmit, Scrub, SwitchEdit
from sim.desk.actions.virtual_cards import RefuseCard, RunCard

AnyAction = (
    OpenClaim | CheckEligibility | CorrectRegistration | CorrectClaim | Scrub | ReleaseBatch | OpenReport | Resubmit | Replace
    | EnterCharges | Appeal | PostRemittance | WriteOff | BillPatient | AddNote | Wait | GoHome
    | OfferPlan | ApplyDiscount | WriteOffPatient | SendToCollections | TransferToPatient
    | CorrectPractice | EnrolEdi | LoadFees | LoadRates | ResendBatch | MailClaims | BillSecondary | CallPatient
    | QueryProvider | RequestAuthorisation | RequestReferral | SendRecords
    | ScreenPatient | LogCause | SwitchEdit
    | CheckStatus | Dispute | Refund | MatchDeposit | PostException | VoidClaim | RunCard | RefuseCard
    | CallPayer | CallBack | VerifyIdentity | AnswerMessage | RegisterPatient
)

VERBS: tuple[type[Action], ...] = AnyAction.__args__  # type: ignore[attr-defined]
BY_TAG: dict[str, type[Action]] = {str(verb.__struct_config__.tag): verb for verb in VERBS}
"""Verb by the name under which data and records know it."""

encode = msgspec.json.Encoder(order="deterministic").encode
decode_action = msgspec.json.Decoder(AnyAction).decode

__all__ = [
    "BY_TAG",
    "VERBS",
    "Action",
    "AddNote",
    "AnswerMessage",
    "AnyAction",
    "Appeal",
    "ApplyDiscount",
    "BillPatient",
    "BillSecondary",
    "CallBack",
    "CallPatient",
    "CallPayer",
    "Change",
    "CheckEligibility",
    "CheckStatus",
    "CorrectClaim",
    "CorrectPractice",
    "CorrectRegistration",
    "Dispute",
    "EnrolEdi",
    "EnterCharges",
    "Fact",
    "GoHome",
    "LoadFees",
    "LoadRates",
    "LogCause",
    "MailClaims",
    "MatchDeposit",
    "OfferPlan",
    "OpenClaim",
    "OpenReport",
    "Outcome",
    "PostException",
    "PostRemittance",
    "QueryProvider",
    "Refund",
    "RefuseCard",
    "RegisterPatient",
    "ReleaseBatch",
    "Replace",
    "RequestAuthorisation",
    "RequestReferral",
    "ResendBatch",
    "Resubmit",
    "RunCard",
    "ScreenPatient",
    "Scrub",
    "SendRecords",
    "SendToCollections",
    "SwitchEdit",
    "TransferToPatient",
    "VerifyIdentity",
    "VoidClaim",
    "Wait",
    "WriteOff",
    "WriteOffPatient",
    "decode_action",
    "encode",
]
