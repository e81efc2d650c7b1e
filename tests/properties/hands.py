"""Hands that push any verb of the trade, with what fits it and with what nobody should ever type."""

from collections.abc import Callable, Sequence
from random import Random
from typing import get_args, get_type_hints

from sim.desk.actions import (
    VERBS,
    Action,
    Change,
    EnterCharges,
    MatchDeposit,
    OpenReport,
    PostException,
    PostRemittance,
    Refund,
    ReleaseBatch,
    Wait,
)
from sim.desk.verbs import VERBS as VERB_TABLE
from sim.desk.work.balances import REASONS
from sim.desk.work.reconciling import HOW
from sim.records.messages import IDENTIFIERS
from sim.rules.causes import catalogue
from sim.rules.inbox import inbox_rules
from sim.rules.remedies import EVIDENCE, GROUNDS, WRITE_OFF_REASONS
from sim.training.session import Session
from sim.world.telephone import TOPICS

JUNK = (
    "", " ", "\x00", "é" * 10, "x" * 10_000, "-1", "C-999999", "../../etc/passwd", "=1+1", "<script>", "\u202e", "{0}", "%s",
    "\n", "batch", "you", "½", "٣", "\ud83d",
)
NUMBERS = (0, 1, 2, 3, 12, -1, -(10**9), 10**9, 2**63 - 1, -(2**63), 2**64, 10**30, 10**400)
DATES = ("2026-02-30", "9999-12-31", "0001-01-01", "2026-W10-1", "1/2/26", "2026-12-24", "2027-01-02")
TRIES = 25
ROUND = (OpenReport, PostRemittance, PostException, ReleaseBatch, Refund, MatchDeposit, Wait)
"""What keeps an office alive, so that the other verbs find something to do."""
TYPED = {
    "member_id": ("X1", "A-1", "", "*", "W123456789"), "birth_date": ("1980-05-05", "0001-01-01", "9999-12-31", "2026-W01-1"),
    "payer": ("harbor", "summit", "senior-b", "state-care", "nobody"), "group": ("", "G~1", "G1"),
    "name": ("Doe, Jo", "Doe", ", ", "Ünal, Éva"),
    "sex": ("F", "M", "U", "x"), "relationship": ("self", "child", "spouse", "aunt"),
    "second_payer": ("", "summit", "harbor", "x"), "second_member_id": ("", "Z1"), "second_group": ("", "G1"),
    "second_relationship": ("self", "spouse", ""), "authorisation": ("", "A1", "~"), "referral": ("", "R1", "~"),
    "diagnoses": ("", "I10", "I10 E11.9", "Z00.00 " * 13, "I10 I10"), "provider": ("D-1", "D-2", "D-3", "D-9", ""),
    "service_date": ("2026-10-05", "2027-01-05", "1900-01-01", "x"), "code:1": ("", "SV203", "SV402", "ZZ"),
    "code:2": ("", "SV204", "SV301"), "code:3": ("", "SV204"), "code:9": ("SV203",),
    "modifiers:1": ("25", "GP", "59 25 59 59", "zz", ""),
    "modifiers:2": ("25", "59"), "modifiers:-1": ("25",),
    "units:1": ("1", "2", "999", "0", "-1", "1e3", "٣"), "units:2": ("3",),
    "pointers:1": ("1", "2 1", "9", ""), "place:1": ("11", "02", "99", "x"),
    "paid:1": ("10.00", "0", "-5", "x", "1" * 30),
    "prior_paid:1": ("10.00", "x"), "accident": ("At work", "in a car", "Elsewhere", "No accident", "", "x"),
    "npi": ("1000000012", "1" * 10, "x"), "tax_id": ("000551234", "x"),
    "taxonomy": ("207Q00000X", "x"), "zip": ("440550048", "44055"), "submitter": ("ABC", ""), "npi:D-2": ("1000000012", "x"),
    "taxonomy:D-2": ("207Q00000X",), "npi:D-99": ("1",), "id": ("C-1",), "": ("",),
}
CHARGE_ENTRY = ("diagnoses", "diagnoses", "code:1", "code:1", "code:2", "modifiers:1", "units:1", "pointers:1", "place:1")
"""What is mostly typed of a visit without charges."""


class Hands:
    """Fills in any action at random: mostly for something that is there, now and then with junk."""

    def __init__(self, session: Session, random: Random) -> None:
        self.session = session
        self.random = random
        self.verbs = {verb: get_type_hints(verb) for verb in VERBS}

    @property
    def office(self):
        """The office in which they grope."""
        return self.session.world.office

    def action(self) -> Action:
        """Make an action of any verb: in three of four cases one that the desk would do, where a few tries find it."""
        verb = self.random.choice(VERBS if self.random.random() < 0.7 else ROUND)
        action = self._filled_in(verb)
        if self.random.random() < 0.75:
            for _ in range(TRIES):
                if not VERB_TABLE[verb].check(self.session.desk, action):
                    return action
                action = self._filled_in(verb)
        return action

    def _filled_in(self, verb: type[Action]) -> Action:
        fields = [name for name in verb.__struct_fields__ if not self._left_out(verb, name)]
        return verb(**{name: self._value(verb, name) for name in fields})

    def _left_out(self, verb: type[Action], name: str) -> bool:
        first_optional = len(verb.__struct_fields__) - len(verb.__struct_defaults__)
        return verb.__struct_fields__.index(name) >= first_optional and self.random.random() < 0.3

    def _value(self, verb: type[Action], name: str):
        kind = self.verbs[verb][name]
        if kind is bool:
            return self.random.random() < 0.5
        if kind is int:
            return self.random.choice((0, 1, 2, 3)) if self.random.random() < 0.6 else self.random.choice(NUMBERS)
        if kind == tuple[Change, ...]:
            fields = CHARGE_ENTRY if verb is EnterCharges and self.random.random() < 0.9 else sorted(TYPED)
            return tuple([self._change(fields) for _ in range(self.random.choice((0, 1, 1, 1, 2, 5)))])
        if get_args(kind):
            return tuple([self._text(name) for _ in range(self.random.choice((0, 0, 1, 2, 4)))])
        return self._text(name)

    def _change(self, fields: Sequence[str]) -> Change:
        field = self.random.choice(fields) if self.random.random() < 0.95 else self._one_of(JUNK)
        return Change(field, self._one_of(TYPED.get(field, JUNK), 0.1))

    def _text(self, name: str) -> str:
        return self._one_of(FITTING[name](self), 0.06)

    def _one_of(self, choices: Sequence[str], junk: float = 0.0) -> str:
        choices = tuple(choices)
        return self.random.choice(choices) if choices and self.random.random() >= junk else self.random.choice(JUNK)

    def claims(self) -> tuple[str, ...]:
        """Claims of one worklist or status, so that the rare ones come as often as the many."""
        office = self.office
        statuses: dict[str, list[str]] = {}
        for claim, file in office.files.items():
            statuses.setdefault(file.status, []).append(claim)
        kinds = [*[list(office.lists[name]) for name in sorted(office.lists)], *[statuses[name] for name in sorted(statuses)]]
        kinds.append([key.partition("/")[2] for key in office.exceptions])
        return tuple(self.random.choice([kind for kind in kinds if kind] or [[]]))

    def reports(self) -> tuple[str, ...]:
        """Reports of one pile."""
        office = self.office
        with_trouble = [key.partition("/")[0] for key in office.exceptions]
        piles = [list(pile) for pile in (office.unread, office.to_post, office.reports, office.batches, with_trouble) if pile]
        return tuple(self.random.choice(piles or [[]]))


FITTING: dict[str, Callable[[Hands], Sequence[str]]] = {
    "claim": Hands.claims, "claims": Hands.claims, "report": Hands.reports,
    "patient": lambda hands: tuple(hands.office.registrations),
    "batch": lambda hands: (*hands.office.batches, *hands.office.mailings),
    "deposit": lambda hands: tuple(hands.office.deposits),
    "card": lambda hands: tuple([name for name in hands.office.deposits if name.startswith("CARD-")]),
    "payer": lambda hands: tuple(hands.office.payers),
    "edit": lambda hands: tuple(hands.office.edits.known),
    "original": lambda hands: ("", *[file.payment.payer_claim_number for file in hands.office.files.values() if file.payment]),
    "ground": lambda hands: tuple(GROUNDS),
    "evidence": lambda hands: tuple(EVIDENCE),
    "documents": lambda hands: tuple(EVIDENCE),
    "reason": lambda hands: (*WRITE_OFF_REASONS, *REASONS),
    "by": lambda hands: ("270", "276", "278", "portal", "phone", "fax", *IDENTIFIERS),
    "message": lambda hands: tuple(hands.office.inbox.waiting),
    "answer": lambda hands: tuple(inbox_rules().answers),
    "cause": lambda hands: tuple(catalogue()),
    "topic": lambda hands: tuple(TOPICS),
    "kind": lambda hands: ("ahead", "retro", "extend", "correct", "other"),
    "about": lambda hands: ("questionnaire", "other_coverage", "diagnosis", "modifier", "service"),
    "how": lambda hands: tuple(HOW),
    "to": lambda hands: ("payer", "patient"),
    "until": lambda hands: ("", *DATES),
    "note": lambda hands: ("Spoke to J., who will look", ""),
    "text": lambda hands: ("rang them", ""),
}
"""Field of an action → what fits it here and now."""
