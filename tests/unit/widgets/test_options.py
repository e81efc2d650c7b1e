"""What a report may be asked for: lists that fit the office's calendar, and a report that shows what was chosen."""

from datetime import date

import pytest
from real_session import begun

from sim.desk.figures import OPTIONS
from sim.widgets import Desk, options
from sim.widgets.start import Sitting

OPENED, TODAY = date(2026, 1, 5), date(2026, 3, 9)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The desk of an office on its 57th day, 3 March 2026."""
    return Desk(Sitting(begun(tmp_path_factory.mktemp("office"))))


def offered(report, **chosen):
    return {option.name: option for option in options.offered(report, chosen, OPENED, TODAY)}


@pytest.mark.parametrize("report", OPTIONS)
def test_every_option_of_a_report_is_offered_and_what_stands_there_first_is_one_of_the_choices(report):
    first = offered(report, month="2026-02")
    assert {*first} == {*OPTIONS[report]}
    assert all(option.label and option.value in dict(option.choices) for option in first.values())
    assert all(option.value in dict(option.choices) for option in offered(report).values())


def test_a_report_without_options_offers_none():
    assert offered("older_than_30") == offered("nonsense") == {}


def test_a_day_sheet_begins_with_today_and_may_be_closed_for_the_whole_month():
    sheet = offered("day_sheet")
    assert (sheet["month"].value, sheet["day"].value) == ("2026-03", "2026-03-09")
    assert [words for _, words in sheet["month"].choices] == ["Mar 2026", "Feb 2026", "Jan 2026"]
    assert offered("day_sheet", month="2026-03")["day"].value == ""
    assert sheet["day"].choices[:2] == (("", "The whole month"), ("2026-03-09", "9 Mar 2026"))


def test_the_days_offered_are_those_of_the_month_on_which_the_office_was_there():
    """It opened on 5 January: 27 days are left of that month. February has 28, and nine of March are over."""
    days = {month: len(offered("deposits", month=month)["day"].choices) - 1 for month in ("2026-01", "2026-02", "2026-03")}
    assert days == {"2026-01": 27, "2026-02": 28, "2026-03": 9}


def test_deposits_of_all_time_have_no_day_to_choose():
    assert [option.value for option in offered("deposits").values()] == [""]
    assert offered("deposits")["month"].choices[0] == ("", "All so far")


def test_a_day_is_asked_for_without_its_month_and_days_as_a_number():
    assert options.asked("day_sheet", {"month": "2026-02", "day": "2026-02-11"}) == {"day": "2026-02-11"}
    assert options.asked("day_sheet", {"month": "2026-02", "day": ""}) == {"month": "2026-02"}
    assert options.asked("measures", {"days": "90", "basis": "service"}) == {"days": 90}


def test_what_is_chosen_is_shown_and_stays_when_one_comes_back_to_the_report(desk):
    desk.hear({"say": "figures", "name": "ageing"})
    assert desk.figures["figures"]["basis"].startswith("From the day of service")
    desk.hear({"say": "figures", "name": "ageing", "options": {"basis": "submission"}})
    assert desk.figures["figures"]["basis"].startswith("From the first submission")
    desk.hear({"say": "figures", "name": "measures"})
    desk.hear({"say": "figures", "name": "ageing"})
    assert desk.figures["figures"]["basis"].startswith("From the first submission")
    assert desk.figures["figures"]["options"][0]["value"] == "submission"


def test_the_day_sheet_of_another_month_says_which(desk):
    desk.hear({"say": "cash", "name": "day_sheet"})
    assert desk.figures["cash"]["title"] == "Day sheet, 3 Mar 2026"
    desk.hear({"say": "cash", "name": "day_sheet", "options": {"month": "2026-02", "day": ""}})
    assert desk.figures["cash"]["title"] == "Day sheet, Feb 2026"


@pytest.mark.parametrize(
    ("report", "chosen", "why"),
    [
        ("ageing", {"basis": "moon"}, "'moon' is no basis for ageing."),
        ("measures", {"days": "many"}, "'many' is no number of days."),
        ("productivity", {"month": "Lent"}, "'Lent-01' is no month of this calendar."),
    ],
)
def test_a_choice_that_no_list_offers_gets_the_report_s_own_answer(desk, report, chosen, why):
    desk.hear({"say": "figures", "name": report, "options": chosen})
    assert desk.figures["figures"]["basis"].startswith(why)
    desk.hear({"say": "figures", "name": report, "options": {}})
    assert desk.figures["figures"]["tables"] or desk.figures["figures"]["measures"]
