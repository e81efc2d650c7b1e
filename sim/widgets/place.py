"""Where a person is on the screen, and what has to be known to draw that."""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from sim.desk.asks import Ask, AskBooks, AskClaim, AskFigures, AskInbox, AskNewPatient, AskPractice, AskReport, AskWorklist
from sim.desk.figures import LABELS
from sim.widgets import options

PANELS = (
    "worklist", "claim", "documents", "report", "posting", "phone", "inbox", "newcomer", "calendar", "actions", "history",
    "reports", "deposit", "practice", "task",
)
"""The parts of a desk that a notebook may show singly."""

OPENS = {
    "reports": "report", "to_post": "report", "deposits": "report", "exceptions": "report", "inbox": "message",
    "to_register": "patient",
}
"""What the items of a worklist are, where they are not claims."""


CASH = {name: LABELS[name] for name in ("day_sheet", "deposits", "journal_of_cash")}
REPORTS = {name: label for name, label in LABELS.items() if name not in CASH}
"""The office's reports on the two pages that hold them, and what their tabs say."""


class Place(Struct, frozen=True):
    """Where the person is on the screen."""

    page: str = "brief"
    """``brief``, ``claim``, ``report``, ``message``, ``patient``, ``figures``, ``cash``, ``practice``, ``phone`` or
    ``result``."""
    list: str = ""
    claim: str = ""
    report: str = ""
    message: str = ""
    patient: str = ""
    """A new patient, who is not registered yet."""
    figures: str = "ageing"
    cash: str = "day_sheet"
    options: dict[str, dict[str, str]] = {}
    """What each report was last asked for, option by option."""

    def with_report(self, page: str, name: str = "", chosen: dict[str, str] | None = None) -> "Place":
        """Turn to one of the office's reports, asked for as before unless something else is chosen."""
        name = name or getattr(self, page)
        chosen_of = self.options if chosen is None else {**self.options, name: chosen}
        return replace(self, page=page, options=chosen_of, **{page: name})

    def asks(self, shown: Collection[str] = ()) -> tuple[Ask, ...]:
        """Tell what has to be known to draw this place, and the panels that are `shown` singly."""
        wanted = (
            AskBooks() if self.page == "brief" or "task" in shown else None,
            AskPractice() if self.page == "practice" or "practice" in shown else None,
            AskWorklist(self.list, order="oldest_first") if self.list else None,
            AskClaim(self.claim) if self.claim else None,
            AskReport(self.report) if self.report else None,
            AskNewPatient(self.patient) if self.patient and (self.page == "patient" or "newcomer" in shown) else None,
            AskInbox(self.message) if self.page == "message" or "inbox" in shown else None,
        )
        return tuple(ask for ask in wanted if ask)

    def figures_asked(self, shown: Collection[str] = ()) -> dict[str, AskFigures]:
        """Tell which of the office's reports have to be drawn, by the page on which each stands."""
        looked_at = {
            "figures": self.figures if self.page == "figures" or "reports" in shown else "",
            "cash": self.cash if self.page == "cash" or "deposit" in shown else "",
        }
        chosen = self.options.get
        return {page: AskFigures(name, options.asked(name, chosen(name, {}))) for page, name in looked_at.items() if name}
