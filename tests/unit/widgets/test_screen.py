"""What the page is told of the office's reports, of a billing service, and of the questions that an exercise asks."""

import pytest
from fake_session import FakeSession
from msgspec.structs import replace
from real_session import begun

from sim.desk.asks import AskFigures
from sim.desk.figures.view import Column, Figures, Table
from sim.widgets import Desk, screen
from sim.widgets.start import Sitting

SERVICE = """
title = "Three clients"
objectives = ["Work for three clients."]
service = "three_clients"
minutes = 30
starts = 20
ends = 60
lists = []
"""


@pytest.fixture
def service(tmp_path):
    (tmp_path / "brief.md").write_text("Work for all of them.")
    (tmp_path / "exercise.toml").write_text(SERVICE)
    return Desk(Sitting(begun(tmp_path, tmp_path)))


class Reporting(FakeSession):
    """An office on whose fourteenth day a report names the days of two claims."""

    def look(self, *asks):
        view = super().look(*(ask for ask in asks if not isinstance(ask, AskFigures)))
        columns = (Column("claim", "Claim"), Column("seen", "Seen", "date"), Column("open", "Open", "money"))
        table = Table("old", "Old claims", columns, (("C-1", 0, 100), ("C-2", 14, 250), ("C-3", None, 0)))
        return replace(view, figures=Figures("ageing", "Ageing", "By day of service", (table,)))


def test_days_of_a_report_are_written_as_dates_from_the_first_day_of_the_scenario():
    """It is 14 Apr 2026 on day 14, so the scenario began on 31 Mar."""
    told = screen.figures(Reporting().look(AskFigures("ageing")))
    assert told["tables"][0]["rows"] == [["C-1", "31 Mar 2026", 100], ["C-2", "14 Apr 2026", 250], ["C-3", None, 0]]


def test_reports_are_drawn_only_while_somebody_looks_at_them():
    desk = Desk(Reporting())
    assert desk.figures == {}
    desk.hear({"say": "figures", "name": "measures"})
    assert (desk.chosen["page"], desk.chosen["figures"], list(desk.figures)) == ("figures", "measures", ["figures"])
    desk.hear({"say": "brief"})
    assert desk.figures == {}
    desk.showing("deposit")
    assert list(desk.figures) == ["cash"]


def test_going_to_another_client_brings_up_its_worklists_and_forgets_the_claim_in_hand(service):
    here = [client["key"] for client in service.office["clients"] if client["here"]]
    assert here == ["cedar"]
    service.hear({"say": "claim", "id": "C-10001"})
    service.hear({"say": "do", "action": {"do": "switch_client", "client": "mill-pond"}})
    assert [client["key"] for client in service.office["clients"] if client["here"]] == ["mill-pond"]
    assert (service.claim, service.chosen["page"]) == (None, "brief")
    assert service.office["practice"] == "Mill Pond Clinic"
    assert {row["id"] for row in service.rows}


def test_a_message_of_the_inbox_is_turned_to_and_its_verbs_are_offered(tmp_path):
    desk = Desk(Sitting(begun(tmp_path)))
    desk.show("inbox")
    desk.hear({"say": "message", "id": desk.rows[0]["id"]})
    assert [message["id"] for message in desk.office["inbox"]["messages"]] == [desk.rows[0]["id"]]
    assert {verb["do"] for verb in desk.office["verbs"] if verb["about"] == "message"} >= {"verify_identity", "answer_message"}
    desk.hear({"say": "message", "id": ""})
    assert len(desk.office["inbox"]["messages"]) == len(desk.rows) > 1


def test_an_exercise_that_asks_nothing_has_no_questions():
    assert screen.questions(FakeSession()) == []
