"""Clinicians add to their notes: in answer to a query one or two working days later, or because something was forgotten."""

from collections.abc import Iterator

from msgspec.structs import replace

from sim.records.clock import DAY
from sim.records.codes import label, shown
from sim.records.replies import Letter
from sim.world.chance import Chance, between
from sim.world.office import Office
from sim.world.payers.house import DELIVERY_AT

SIGNS_AT = 5 * 60 + 50


class Clinicians:
    """The clinicians' boxes of queries."""

    def __init__(self, office: Office, chance: Chance) -> None:
        self.office = office
        self.chance = chance

    def life(self) -> Iterator[int]:
        """Each night sign what is due, so that it lies on the desk in the morning."""
        day = 0
        yield SIGNS_AT
        while True:
            if self.office.queries:
                self._sign(day)
            for encounter in self.office.addenda.take(day):
                self._add_service(encounter, day)
            day += 1
            yield DAY

    def _sign(self, day: int) -> None:
        calendar = self.office.calendar
        for encounter, (claim, asked) in list(self.office.queries.items()):
            takes = between(self.chance.draws("query", encounter, asked)[0], 1, 2)
            if calendar.is_workday_number(day) and calendar.workdays_between(asked // DAY + 1, day + 1) >= takes:
                del self.office.queries[encounter]
                self._answer(encounter, claim, day)

    def _answer(self, encounter: str, claim: str, day: int) -> None:
        visit = self.office.encounters[encounter]
        text = "I have nothing to add: the note stands as it is written."
        if visit.clarified:
            text = f"Addendum signed. Diagnosis: {', '.join(visit.clarified)}."
            self.office.encounters[encounter] = replace(visit, diagnoses=visit.clarified, clarified=())
        self._write(claim, day, "answered", text)

    def _add_service(self, encounter: str, day: int) -> None:
        """Sign what was given besides; its claim has been drafted without it."""
        visit = self.office.encounters[encounter]
        self.office.encounters[encounter] = replace(visit, charges=visit.charges + visit.late, late=())
        claim = next(
            name for name in self.office.claims_of[visit.patient]
            if self.office.files[name].claim.encounter == encounter
        )
        added = ", ".join(f"{shown(charge.code)} {label(charge.code)}" for charge in visit.late)
        self._write(claim, day, "addendum", f"Addendum signed. I also gave: {added}.")

    def _write(self, claim: str, day: int, decision: str, text: str) -> None:
        self.office.deliver(Letter(
            f"LTR-{claim[2:]}-{day:04d}-Q", "The clinician", day * DAY + DELIVERY_AT, claim, decision, text
        ))
