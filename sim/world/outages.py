"""Outages: days on which a payer or the clearinghouse is dark, what cannot be asked then, and the notices of them.

A payer that is dark answers nothing by wire or portal, its telephone says so, and none of its
files leave it; a clearinghouse that is dark carries nothing, and holds what it was given.
"""

from sim.records.clock import DAY, Calendar
from sim.records.replies import Letter
from sim.scenario import Scenario
from sim.scenario.payers import Payer, Span, outage
from sim.world.office import Office

BY_WIRE = ("270", "276", "278")
"""Ways of asking that go through the clearinghouse."""
CLEARINGHOUSE = "The clearinghouse"
OUTAGE = "outage"
"""What the notice of an outage decides: nothing; it is about no claim."""


def why_silent(office: Office, payer: str, by: str, day: int) -> str:
    """Say why a question cannot be answered today in the way in which it is asked, or ""."""
    its = office.payers[payer]
    span = outage(its.dark, day)
    if span is not None:
        return f"{payers_words(its, span, office.calendar)} Ask again after that."
    span = outage(office.scenario.clearinghouse_dark, day) if by in BY_WIRE else None
    if span is None:
        return ""
    return f"{clearinghouse_words(span, office.calendar)} Ask on the payer's portal or by telephone, or wait."


def payers_words(payer: Payer, span: Span, calendar: Calendar) -> str:
    """Word a payer's outage as its telephone menu and its notice do."""
    return f"The systems of {payer.name} are down until {calendar.show_day(span[1])}: nobody there can look anything up."


def clearinghouse_words(span: Span, calendar: Calendar) -> str:
    """Word the clearinghouse's outage."""
    return f"The clearinghouse is down until {calendar.show_day(span[1])}: nothing goes out by wire."


def notices(scenario: Scenario, calendar: Calendar, day: int, minute: int) -> list[Letter]:
    """Write the notices of the outages that begin today."""
    found = [
        _notice(payer.payer_id, payer.name, f"{payers_words(payer, span, calendar)} {OF_A_PAYER}", day, minute)
        for payer in scenario.payers for span in payer.dark if span[0] == day
    ]
    return found + [
        _notice("CH", CLEARINGHOUSE, f"{clearinghouse_words(span, calendar)} {OF_THE_CLEARINGHOUSE}", day, minute)
        for span in scenario.clearinghouse_dark if span[0] == day
    ]


OF_A_PAYER = "Claims are taken in; acknowledgments, remittances and payments come when the systems are up again."
OF_THE_CLEARINGHOUSE = (
    "Batches that you release are held and go out when we are up again; a payer receives them on that day, not before. "
    "What must be in time sooner goes on paper."
)


def _notice(code: str, sender: str, text: str, day: int, minute: int) -> Letter:
    return Letter(f"NTC-{code}-{day:04d}", sender, minute, "", OUTAGE, text)


def next_light_day(dark: tuple[Span, ...], day: int) -> int:
    """Find the first day from this one on that is in no outage."""
    while (span := outage(dark, day)) is not None:
        day = span[1] + 1
    return day


def received_on(scenario: Scenario, minute: int) -> int:
    """Tell on which day payers receive a batch of that minute: its own, or the day before the night that carries it."""
    return next_light_day(scenario.clearinghouse_dark, minute // DAY + 1) - 1
