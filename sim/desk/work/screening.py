"""The verb of financial screening: what discount or other coverage a patient may qualify for."""

from sim.desk.actions import Fact, ScreenPatient
from sim.desk.verb import Verb
from sim.desk.work.claims import busy
from sim.records.clock import DAY, years_old
from sim.records.money import dollars
from sim.rules.screening import Screened, screen
from sim.world.households import household_of


def may_screen(desk, action: ScreenPatient) -> str:
    """Refuse what `busy` refuses, and a second screening of the same household."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    patient = desk.office.files[action.claim].claim.patient
    return "This patient has been screened; the result lies with the papers." if patient in desk.office.screenings else ""


def screen_patient(desk, action: ScreenPatient) -> tuple[Fact, ...]:
    """Ask for household and income, hold them against the policy, and keep the result with the patient's papers."""
    office, policy = desk.office, desk.office.scenario.screening
    patient = desk.world.patients.all[office.files[action.claim].claim.patient]
    household = household_of(patient, desk.world.chance, policy)
    age = years_old(patient.birth_date, desk.calendar.date_of(desk.now))
    found = screen(policy, household, age, _has_medicaid(patient, desk.now // DAY))
    office.screenings[patient.id] = facts = (
        Fact("household", str(household.size)),
        Fact("yearly income", f"${dollars(household.income)}"),
        Fact("of the poverty line", f"{found.percent_of_poverty} %"),
        Fact("discount", f"{found.discount} % off what the patient owes" if found.discount else "none by the policy"),
        Fact("other coverage", _advice(found)),
    )
    office.discounts[patient.id] = found.discount
    office.journal.add(desk.now, desk.who, "patient screened", action.claim, f"{found.discount} % discount")
    return facts


def _has_medicaid(patient, day: int) -> bool:
    return any(each.kind == "medicaid" and each.covers(day) for each in (*patient.memberships, *patient.others))


def _advice(found: Screened) -> str:
    return "May qualify for Medicaid: help the patient to apply" if found.medicaid else "None by income"


VERBS = {
    ScreenPatient: Verb(may_screen, screen_patient, "screen_patient", lambda file: ScreenPatient(file.claim.id)),
}
