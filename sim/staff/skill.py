"""Skill: a wrapper round a policy that spoils some of its actions, as people of less practice do.

Which actions are spoilt is keyed chance by biller, claim and verb, so two offices that differ
in something else meet the same slips.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from sim.desk.actions import (
    Action,
    AnswerMessage,
    Appeal,
    CorrectClaim,
    CorrectPractice,
    CorrectRegistration,
    Dispute,
    EnterCharges,
    Fact,
    MatchDeposit,
    PostException,
    RefuseCard,
    RegisterPatient,
    Replace,
    RequestAuthorisation,
    RequestReferral,
    Resubmit,
    RunCard,
    SendRecords,
    WriteOff,
)
from sim.desk.asks import AskInbox
from sim.records.identifiers import swap_digits
from sim.rules.inbox import right_answers
from sim.scenario import Skill
from sim.staff.playbook.moves import Look
from sim.staff.policies import Policy
from sim.world.chance import Chance, happens

CURES = (Resubmit, Replace, Appeal, Dispute, RequestAuthorisation, RequestReferral)
"""What somebody gives up who writes the claim off instead."""
TYPED = (CorrectClaim, CorrectPractice, EnterCharges)
ARGUED = (Appeal, Dispute)
THEMSELVES = "own"
"""The right by which patients ask about themselves (datasets/inbox.toml)."""
TOO_MUCH = "full_chart"
"""What is sent by somebody who does not look which page is asked for."""


class Skilled:
    """A policy in the hands of somebody with a degree of skill."""

    def __init__(self, policy: Policy, skill: Skill, chance: Chance, who: str) -> None:
        self.policy = policy
        self.skill = skill
        self._chance = chance
        self._who = who
        self._tries: dict[tuple[str, str], int] = {}
        self._slips_at_all = any(
            (
                skill.forgets_source, skill.forgets_evidence, skill.mistypes, skill.gives_up, skill.tells_anybody,
                skill.runs_cards,
            )
        )

    def choose(self, look: Look) -> Action | None:
        """Choose as the policy does, and now and then do it worse."""
        if not self._slips_at_all:
            return self.policy.choose(look)
        while (action := self.policy.choose(look)) is not None:
            spoilt = self._spoilt(action, look)
            if spoilt is not None:
                return spoilt
        return None

    def refused(self, action: Action) -> None:
        """Tell the policy what was refused."""
        self.policy.refused(action)

    def told(self, action: Action, facts: Sequence[Fact]) -> None:
        """Tell the policy what an action brought to light."""
        self.policy.told(action, facts)

    def _spoilt(self, action: Action, look: Look) -> Action | None:
        """Return the action as this person does it, or None where it is forgotten."""
        skill = self.skill
        if isinstance(action, CorrectRegistration):
            return None if self._slips(action, action.patient, skill.forgets_source) else action
        if isinstance(action, TYPED):
            return _mistyped(action) if self._slips(action, getattr(action, "claim", ""), skill.mistypes) else action
        if isinstance(action, RegisterPatient):
            return _transposed(action) if self._slips(action, action.patient, skill.mistypes) else action
        if isinstance(action, MatchDeposit):
            return _wrong_remittance(action) if self._slips(action, action.deposit, skill.mistypes) else action
        if isinstance(action, PostException):
            return replace(action, how="post") if self._slips(action, action.claim, skill.mistypes) else action
        if isinstance(action, AnswerMessage):
            return _as_to_the_patient(action, look) if self._slips(action, action.message, skill.tells_anybody) else action
        if isinstance(action, RefuseCard):
            return RunCard(action.card) if self._slips(action, action.card, skill.runs_cards) else action
        if isinstance(action, SendRecords):
            return _whole_chart(action) if self._slips(action, action.claim, skill.forgets_evidence) else action
        if isinstance(action, CURES) and self._slips(action, action.claim, skill.gives_up, 1):
            return WriteOff(action.claim, "uncollectable")
        if isinstance(action, ARGUED) and self._slips(action, action.claim, skill.forgets_evidence, 2):
            return replace(action, evidence=action.evidence[1:])
        return action

    def _slips(self, action: Action, subject: str, permille: int, place: int = 0) -> bool:
        if not permille:
            return False
        verb = type(action).__name__
        tries = self._tries[subject, verb] = self._tries.get((subject, verb), -1) + (1 if place != 2 else 0)
        draws = self._chance.draws("slip of hand", f"{self._who} {subject} {verb}", max(tries, 0))
        return happens(draws[place], permille, 1000)


def _mistyped(action: CorrectClaim | CorrectPractice | EnterCharges) -> Action:
    *rest, last = action.changes
    return replace(action, changes=(*rest, replace(last, value=swap_digits(last.value, 0))))


def _transposed(action: RegisterPatient) -> RegisterPatient:
    return replace(action, typed=tuple([
        replace(change, value=swap_digits(change.value, 0)) if change.field == "member_id" else change
        for change in action.typed
    ]))


def _wrong_remittance(action: MatchDeposit) -> MatchDeposit:
    return replace(action, report=swap_digits(action.report, -1))


def _as_to_the_patient(action: AnswerMessage, look: Look) -> AnswerMessage:
    inbox = look(AskInbox(action.message, faces=False)).inbox
    assert inbox is not None
    asked = inbox.messages[0]
    return replace(action, answer=right_answers(asked.question, THEMSELVES, True, asked.stands)[0])


def _whole_chart(action: SendRecords) -> SendRecords:
    return replace(action, documents=(*action.documents, TOO_MUCH))
