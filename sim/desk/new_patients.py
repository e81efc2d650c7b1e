"""New patients whom nobody has registered yet: the rows of their list, and the papers that each of them left."""

from collections.abc import Iterator

from sim.desk.rows import last_day, time_left
from sim.desk.view import NewPatientView, Row
from sim.records.clock import DAY
from sim.rules.deadlines import tone
from sim.wire.phrases import counted
from sim.world.clocks import NAMES


def new_patient_rows(desk, without: frozenset[str], faces: bool = True) -> Iterator[Row]:
    """List them, who came first before the others; what they were charged is entered once they are registered."""
    waiting = desk.office.to_register
    for patient in sorted(waiting, key=lambda patient: (waiting[patient], patient)):
        if patient not in without:
            yield _row(desk, patient, faces)


def _row(desk, patient: str, faces: bool) -> Row:
    office, calendar = desk.office, desk.calendar
    first = office.to_register[patient]
    visits = desk.world.patients.waiting_for(patient)
    due = _due(desk, patient, first)
    left, label = time_left(desk, due)
    return Row(
        patient, patient, office.card_name(patient) if faces else "", "", "New patient",
        f"To register: the charges of {counted(len(visits), 'visit')} wait", "",
        sum([charge.amount for visit in visits for charge in visit.charges]), 0, first, calendar.show_day(first, short=True),
        last_day(calendar, due), left, label, tone(left),
        office.taken.get(patient, ""), NAMES["original"],
    )


def _due(desk, patient: str, first: int) -> int:
    """Last day for the first visit's claim, as the back of the newest card says it."""
    card = desk.world.patients.all[patient].membership_on(first) or desk.world.patients.all[patient].memberships[0]
    return int(desk.office.clocks[card.payer].last_day("original", first))


def new_patient_view(desk, patient: str, faces: bool) -> NewPatientView | None:
    """Lay out what somebody left at the front desk; None for who is registered, or was never here."""
    if patient not in desk.office.to_register:
        return None
    person, calendar = desk.world.patients.all[patient], desk.calendar
    visits = ", ".join([calendar.show_day(visit.day, short=True) for visit in desk.world.patients.waiting_for(patient)])
    papers = desk.world.archive.cards.of_patient(person, desk.now // DAY, patient in desk.office.asked_for_cards)
    return NewPatientView(
        patient, desk.office.card_name(patient) if faces else "", calendar.show_day(desk.office.to_register[patient]),
        f"Seen {visits}. Not registered: nothing can be billed yet.", papers,
    )
