"""The run-out: most mistakes surface weeks later, so the world settles before anybody is judged."""

from sim.records.clock import DAY
from sim.staff.shift import bring_in
from sim.training.session import Session


def run_out(session: Session) -> None:
    """Close the trainee's desk and let the calendar run: colleagues go on, relief comes, payers answer."""
    exercise, world = session.exercise, session.world
    for desk in session.desks.values():
        desk.put_back()
    world.run_to((exercise.ends + 1) * DAY)
    if exercise.relief is not None:
        for each in session.worlds.values():
            bring_in(each, exercise.relief)
    # The calendar is one: whichever office is run, all of them are.
    world.run_to((exercise.ends + exercise.run_out_days) * DAY + world.calendar.open_at)
