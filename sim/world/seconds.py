"""Second coverages: who holds one, through whom, and which of them pays first."""

from datetime import date, timedelta

from msgspec.structs import replace

from sim.records.claims import CHILD, SELF, SPOUSE
from sim.records.clock import years_old
from sim.records.people import Membership, Patient, Standing
from sim.rules.coverages import in_order
from sim.scenario import Scenario, Second
from sim.world.chance import Chance, between, happens

GROWN_UP = 19
"""Age at which a patient is no longer taken for a child of the insured."""
MEDICARE_AGE = 65
_OTHER_PARENTS = {"custodial": "noncustodial", "noncustodial": "custodial"}
"""Where one parent has custody the other has not."""
_FIRST_CARD = 10
"""Cards of second coverages are numbered from here, apart from those that follow one another."""


class Seconds:
    """Gives patients the other coverages that a scenario says."""

    def __init__(self, scenario: Scenario, case: Chance, membership) -> None:
        self.scenario = scenario
        self.chance = case
        self.membership = membership
        """Draws a card: (patient, payer, first day, nth)."""
        self.payers = {payer.key: payer for payer in scenario.payers}
        self.rows: dict[str, list[tuple[int, Second]]] = {}
        for number, row in enumerate(scenario.seconds):
            self.rows.setdefault(row.payer, []).append((number, row))

    def give(self, patient: Patient) -> Patient:
        """Give a patient with one card the other coverages that chance has for them, all in the order in which they pay."""
        card = patient.memberships[0]
        held = []
        for number, row in self.rows.get(card.payer, ()):
            draws = self.chance.draws("second coverage", patient.id, number)
            if row.second not in [each.payer for each in held] and self._holds(patient, row, draws[0]):
                card = self._first(patient, card, row, draws)
                held.append(self._second(patient, row, number, draws))
        if not held:
            return patient
        first, *others = in_order((card, *held), self.scenario.start)
        return replace(patient, memberships=(first,), others=tuple(others))

    def _holds(self, patient: Patient, row: Second, draw: int) -> bool:
        age = self._age(patient)
        is_child = row.holder == "parent"
        return row.from_age <= age <= row.to_age and (age < GROWN_UP or not is_child) and happens(draw, row.share, 1000)

    def _age(self, patient: Patient) -> int:
        return years_old(patient.birth_date, self.scenario.start)

    def _first(self, patient: Patient, card: Membership, row: Second, draws: tuple) -> Membership:
        """Tell of the coverage that the patient is known by what decides its place."""
        kind = self.payers[card.payer].coverage_kind
        if kind == "medicare":
            kidneys = None if row.kidneys_months is None else _months_before(self.scenario.start, row.kidneys_months)
            return replace(
                card, kind=kind, protected=card.protected or row.protected, standing=self._entitled(patient, kidneys, draws[3])
            )
        if row.holder == "parent":
            standing = Standing(
                "active", between(draws[4], 30, 400), self._began(draws[3]), self._parent(patient, draws[1]),
                household=_OTHER_PARENTS.get(row.household, row.household),
            )
            return replace(
                card, kind=kind, relationship=CHILD, subscriber=card.subscriber or f"{patient.id}A", standing=standing,
            )
        return replace(card, kind=kind, standing=Standing("active", between(draws[4], 30, 400), self._began(draws[3])))

    def _entitled(self, patient: Patient, kidneys: date | None, draw: int) -> Standing:
        born, start = patient.birth_date, self.scenario.start
        if self._age(patient) >= MEDICARE_AGE:
            since = date(born.year + MEDICARE_AGE, born.month, 1)
            return Standing("", 0, since, None, "age", kidneys)
        if kidneys is not None:
            return Standing("", 0, kidneys, None, "", kidneys)
        return Standing("", 0, start - timedelta(days=between(draw, 200, 2000)), None, "disability")

    def _second(self, patient: Patient, row: Second, number: int, draws: tuple) -> Membership:
        payer = self.payers[row.second]
        card = self.membership(patient.id, payer, patient.memberships[0].first_day, _FIRST_CARD + number)
        if payer.coverage_kind == "medicare":
            return replace(card, kind="medicare", protected=row.protected, standing=self._entitled(patient, None, draws[5]))
        employed = row.employment if payer.coverage_kind == "group" else ""
        size = row.employer_size if employed else 0
        born = self._parent(patient, draws[2]) if row.holder == "parent" else None
        standing = Standing(
            employed, size, self._began(draws[5]), born, household=row.household, decree=row.decree and born is not None,
        )
        return replace(
            card, kind=payer.coverage_kind, standing=standing,
            relationship={"self": SELF, "spouse": SPOUSE, "parent": CHILD}[row.holder],
            subscriber={"self": "", "spouse": f"{patient.id}S", "parent": f"{patient.id}B"}[row.holder],
        )

    def _began(self, draw: int) -> date:
        return self.scenario.start - timedelta(days=between(draw, 400, 4000))

    def _parent(self, patient: Patient, draw: int) -> date:
        return patient.birth_date - timedelta(days=between(draw, 21 * 365, 40 * 365))


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1)
