"""A payer: takes claims at its door, thinks about them for days, and answers by night.

It decides from the claim that it received and from its own files: members, authorisations,
what it has seen before, what each member has used of the year.  Its own mistakes come by
chance, and only an appeal cures them.
"""

from collections.abc import Iterator

from sim.records.claims import ORIGINAL, Claim
from sim.records.clock import DAY
from sim.records.encounters import Encounter
from sim.records.people import Membership, Patient
from sim.records.replies import ClaimPayment, ClaimStatus, Letter, Remittance
from sim.rules.adjudication import OnFile, Terms, at_the_door, denial, in_adjudication, payment, price
from sim.rules.causes import catalogue
from sim.rules.remedies import appeal_succeeds
from sim.scenario import Payer
from sim.world.chance import Chance, Table, between, happens
from sim.world.findings import Findings
from sim.world.office import Office
from sim.world.worklists import DueBook

ANSWERS_AT = 5 * 60 + 30
DELIVERY_AT = 6 * 60
NOTHING_ON_FILE = OnFile(None, None)


class PayerHouse:
    """One payer at work.

    `needs` maps a service code to the set of modifiers of which one must be there, or None.
    """

    def __init__(self, payer: Payer, office: Office, chance: Chance, findings: Findings,
                 needs: dict[str, frozenset[str] | None]) -> None:
        self.payer = payer
        self.office = office
        self.chance = chance
        self.findings = findings
        self.needs = needs
        self.members: dict[str, tuple[Patient, Membership]] = {}
        self.twin: PayerHouse | None = None
        self._due: DueBook = DueBook()
        self._seen: set[tuple] = set()
        self._used: dict[tuple[str, int], list[int]] = {}
        self._causes: dict[str, str] = {}
        self._appeals: DueBook = DueBook()
        delay = payer.delay
        self._usual = Table.lognormal(delay.median_days, delay.p90_days, delay.floor_days)
        self._pended = Table.lognormal(delay.tail_median_days, delay.tail_p90_days, delay.floor_days)

    def enrol(self, patient: Patient, membership: Membership) -> None:
        """Put a member on file."""
        self.members[membership.member_id] = (patient, membership)

    def on_file(self, member_id: str) -> OnFile:
        """Look a member ID up."""
        found = self.members.get(member_id)
        if found is not None:
            return OnFile(found[1], found[0].birth_date)
        if self.twin is not None and member_id in self.twin.members:
            return OnFile(None, None, True)
        return NOTHING_ON_FILE

    def receive(self, claim: Claim, day: int, times_sent: int, answered_day: int) -> ClaimStatus:
        """Take a claim at the door and say on the 277CA what becomes of it.

        `answered_day` is the day of the remittance that a replacement answers.
        """
        payer = self.payer
        cause = at_the_door(claim, self.on_file(claim.member_id), payer.eligibility_at_door)
        if cause:
            surface = catalogue()[cause].on("277CA")
            self.findings.add(claim, day, cause, "277CA")
            return ClaimStatus(claim.id, surface.category, surface.status, surface.entity, claim.charge)
        number = f"{payer.payer_id}{claim.id[2:]}{times_sent:02d}"
        draws = self.chance.draws("adjudicate", claim.id, times_sent)
        delay = payer.delay
        table = self._pended if happens(draws[0], delay.tail, 1000) else self._usual
        if claim.frequency == ORIGINAL:
            clock = (claim.day, payer.filing_limit_days)
        else:
            clock = (answered_day, payer.correction_limit_days)
        self._due.add(day + max(1, table.at(draws[1])), (claim, day, number, clock, draws))
        return ClaimStatus(claim.id, "A2", "20", "", claim.charge, number)

    def life(self) -> Iterator[int]:
        """Wake each working day before the mail goes out and answer what is due."""
        calendar = self.office.calendar
        day = 0
        yield ANSWERS_AT
        while True:
            if calendar.is_workday_number(day):
                self._answer(day)
            day += 1
            yield DAY

    def _answer(self, day: int) -> None:
        for appeal in self.office.appeals_to(self.payer.key):
            self._take_appeal(appeal)
        payments = [self._adjudicate(*received) for received in self._due.take(day)]
        payments += self._decide_appeals(day)
        if payments:
            minute = day * DAY + DELIVERY_AT
            key = f"{self.payer.payer_id}-{day:04d}"
            amount = sum([paid.paid for paid in payments])
            self.office.deliver(Remittance(f"835-{key}", self.payer.key, minute, key, amount, tuple(payments)))

    def _adjudicate(self, claim: Claim, day: int, number: str, clock: tuple[int, int], draws: tuple) -> ClaimPayment:
        membership = self.members[claim.member_id][1]
        visit = self.office.encounters[claim.encounter]
        key = (claim.member_id, claim.day, tuple([line.code for line in claim.lines]))
        duplicate = claim.frequency == ORIGINAL and key in self._seen
        self._seen.add(key)
        cause = in_adjudication(
            claim, membership, day, clock[1], clock[0], duplicate, self._authorised(visit), self._needed(claim)
        ) or self._own_error(claim, draws)
        if cause:
            self.findings.add(claim, day, cause, "835")
            self._causes[claim.id] = cause
            return denial(claim, number, catalogue()[cause].on("835"))
        return self._pay(claim, number)

    def _pay(self, claim: Claim, number: str) -> ClaimPayment:
        plan = self.payer.plan
        used = self._year_of(claim)
        terms = Terms(
            self.payer.allowed_percent, plan.copay, plan.deductible - used[0], plan.coinsurance,
            plan.out_of_pocket_max - used[1], self.payer.sequestration,
        )
        priced = price(claim, terms)
        used[0] += priced.deductible_used
        used[1] += priced.patient_share
        return payment(claim, number, priced)

    def _year_of(self, claim: Claim) -> list[int]:
        key = (claim.member_id, self.office.calendar.year_of(claim.day))
        used = self._used.get(key)
        if used is None:
            used = self._used[key] = [0, 0]
        return used

    def _authorised(self, visit: Encounter) -> str | None:
        return visit.authorisation

    def _needed(self, claim: Claim) -> tuple[frozenset[str] | None, ...]:
        needs = self.needs
        return tuple([needs.get(line.code) for line in claim.lines])

    def _own_error(self, claim: Claim, draws: tuple) -> str:
        if not happens(draws[2], self.payer.payer_errors, 1000):
            return ""
        kinds = ["payer_misread_coverage", "payer_misdated_receipt"]
        if claim.authorisation:
            kinds.append("payer_overlooked_authorisation")
        return kinds[between(draws[3], 0, len(kinds) - 1)]

    def _take_appeal(self, appeal: tuple) -> None:
        claim, day, _, _ = appeal
        low, high = self.payer.appeal_days
        draw = self.chance.draws("appeal", claim.id, day)[0]
        self._appeals.add(day + between(draw, low, high), appeal)

    def _decide_appeals(self, day: int) -> list[ClaimPayment]:
        payments = []
        for claim, _, ground, evidence in self._appeals.take(day):
            cause = self._causes[claim.id]
            if appeal_succeeds(cause, ground, evidence, self._payable_on_reopening(claim, cause)):
                payments.append(self._pay(claim, f"{self.payer.payer_id}{claim.id[2:]}R"))
                self._write(claim, day, "overturned", "Decided in your favour; payment follows on the remittance of this day.")
            else:
                self._write(claim, day, "upheld", "The original decision stands (CARC 193).")
        return payments

    def _payable_on_reopening(self, claim: Claim, cause: str) -> bool:
        if self.payer.takes_replacement or cause not in ("modifier_missing", "authorisation_missing"):
            return False
        member = self.members.get(claim.member_id)
        if member is None:
            return False
        visit = self.office.encounters[claim.encounter]
        return not in_adjudication(
            claim, member[1], claim.day, self.payer.filing_limit_days, claim.day, False,
            self._authorised(visit), self._needed(claim),
        )

    def _write(self, claim: Claim, day: int, decision: str, text: str) -> None:
        minute = day * DAY + DELIVERY_AT
        self.office.deliver(
            Letter(f"LTR-{claim.id[2:]}-{day:04d}", self.payer.name, minute, claim.id, decision, text)
        )
