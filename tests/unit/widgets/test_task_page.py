"""The task page of a billing service, and reports that lead to the claims they name."""

import pytest
from fake_session import FakeSession
from msgspec.structs import replace

from sim.desk.asks import AskFigures
from sim.desk.figures.view import Column, Figures, Table
from sim.desk.view import ClientView, ListCount
from sim.widgets import Desk
from tests.browser.access import breaches

pytestmark = pytest.mark.browser

CLIENTS = (
    ClientView(
        "a", "Cedar Street", "Basic", "We send and post.", True, (ListCount("to_send", "To send", 3),),
        (ListCount("denied", "Denied", 0), ListCount("inbox", "Inbox", 2)), 3,
    ),
    ClientView("b", "Mill <b>Pond</b>", "Full", "We do all of it.", False, (ListCount("denied", "Denied", 4),), (), 4),
)
OLD = Figures("older_than_30", "Older than 30 days", "Every claim.", (
    Table("claims", "Open claims", (Column("claim", "Claim"), Column("open", "Open", "money")), (("C-10418", 18600),)),
))


class Service(FakeSession):
    """A session at a billing service, with one report to read."""

    def look(self, *asks):
        view = replace(super().look(*asks), clients=CLIENTS)
        return replace(view, figures=OLD) if any(isinstance(ask, AskFigures) for ask in asks) else view


@pytest.fixture
def desk():
    return Desk(Service())


def test_who_does_what_stands_on_the_task_page_as_text(page):
    first, second = [page.locator(f'[data-client="{key}"]') for key in "ab"]
    for text in ("Cedar Street", "You sit here", "Basic", "We send and post.", "To send (3)", "Denied, Inbox (2)"):
        assert text in first.inner_text()
    for text in ("Mill <b>Pond</b>", "Full", "Denied (4)", "Nothing: all of it is yours."):
        assert text in second.inner_text()
    assert breaches(page, ".cl-root") == []


def test_a_claim_that_a_report_names_is_opened_from_there_by_keyboard(page):
    page.locator('[data-key="figures"]').press("Enter")
    page.locator('[data-key="named:claims:0"]').press("Enter")
    page.locator('[data-key="claim-head"]', has_text="C-10418").wait_for()
