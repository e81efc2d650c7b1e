"""The two exercises teach what they mean to: who works well passes, every tempting shortcut fails, on any case."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from sim.grading.checks import CHECKS
from sim.grading.par import PLAYERS, pars, played
from sim.records.clock import Calendar
from sim.rules.causes import catalogue
from sim.staff.policies import Policy
from sim.training.exercise import names, read_exercise
from sim.training.faults import brief_faults
from sim.training.offices import Offices
from sim.training.session import header_for
from tests.trainees import (
    Habit,
    expert,
    idle,
    mend_claim_only,
    mend_registration_only,
    resubmit_unchanged,
    sheet,
    write_off,
)

SEEDS = range(20)
DIGITS = read_exercise("07a_transposed_id")
SIXTY = read_exercise("08a_filing_deadline")


def percent(exercise, seed, player) -> Fraction:
    marked = sheet(exercise, seed, player)
    assert all(score.finding.actions or not score.finding.part for score in marked.scores), "a point cites no action"
    return marked.points * 100 / marked.out_of


@pytest.mark.parametrize("name", names())
def test_a_rubric_asks_what_can_be_answered_and_adds_up_to_a_hundred(name):
    exercise = read_exercise(name)
    assert {criterion.check for criterion in exercise.rubric} <= set(CHECKS)
    assert sum(criterion.points for criterion in exercise.rubric) == 100


@pytest.mark.parametrize(("name", "said"), [
    ("07a_transposed_id", {21: "Monday, 26 January", 56: "Monday, 2 March"}),
    ("08a_filing_deadline", {63: "Monday, 9 March", 74: "Friday, 20 March", 77: "Monday, 23 March"}),
    ("12_coordination", {35: "Monday, 9 February", 60: "Friday, 6 March", 63: "Monday, 9 March"}),
    ("13_patient_accounts", {84: "Monday, 30 March", 116: "Friday, 1 May", 119: "Monday, 4 May"}),
    ("14_privacy_and_inbox", {49: "Monday, 23 February", 60: "Friday, 6 March", 63: "Monday, 9 March"}),
    ("15_underpaid_and_overpaid", {35: "Monday, 9 February", 67: "Friday, 13 March", 70: "Monday, 16 March"}),
    ("16_month_end", {113: "Tuesday, 28 April", 115: "Thursday, 30 April"}),
    ("17_full_week", {49: "Monday, 23 February", 53: "Friday, 27 February", 56: "Monday, 2 March"}),
    ("18_full_month", {28: "Monday, 2 February", 53: "Friday, 27 February", 56: "Monday, 2 March"}),
    ("19_once_in_a_while", {43: "Tuesday, 17 February", 74: "Friday, 20 March", 77: "Monday, 23 March"}),
    ("07b_weekly_patient", {21: "Monday, 26 January", 39: "Friday, 13 February"}),
    ("07c_bad_batch", {7: "Monday, 12 January", 18: "Friday, 23 January"}),
    ("08b_follow_up_cycle", {49: "Monday, 23 February", 67: "Friday, 13 March"}),
    ("08c_backlog", {59: "Thursday, 5 March", 67: "Friday, 13 March", 70: "Monday, 16 March"}),
    ("09_remittances_and_posting", {28: "Monday, 2 February", 36: "Tuesday, 10 February"}),
    ("10_denials", {35: "Monday, 9 February", 46: "Friday, 20 February", 49: "Monday, 23 February"}),
    ("11_appeals", {35: "Monday, 9 February", 74: "Friday, 20 March"}),
])
def test_the_dates_of_a_brief_are_those_of_the_exercise(name, said):
    exercise = read_exercise(name)
    calendar = Calendar(exercise.office().start)
    days = {exercise.starts, exercise.ends} | ({exercise.relief.start_day} if exercise.relief else set())
    assert days == set(said)
    for day, text in said.items():
        date = calendar.date_of(day * 1440)
        assert text == f"{date:%A}, {date.day} {date:%B}" and text in exercise.brief


@pytest.mark.parametrize("name", names())
def test_a_brief_is_a_page_of_plain_paragraphs(name):
    exercise = read_exercise(name)
    brief = exercise.brief
    assert brief_faults(exercise) == []
    assert 150 < len(brief.split()) < 400
    assert not any(mark in brief for mark in ("#", "*", "`", "|", "<"))


@pytest.mark.parametrize("seed", SEEDS)
def test_three_weekly_claims_lie_rejected_and_unread_when_the_first_desk_opens(seed):
    office = Offices(DIGITS, seed, seed, "you").world.office
    lesson = [file for file in office.files.values() if file.claim.day in (2, 9, 16) and file.claim.payer == "harbor"]
    weekly = [file for file in lesson if len(office.claims_of[file.claim.patient]) == 3]
    assert weekly and not len(office.lists["rejected"])
    reports = [name for file in weekly for name in office.unread if name.startswith("277CA-" + file.reports[0])]
    assert len(reports) >= 3


@pytest.mark.parametrize("seed", SEEDS)
def test_the_lesson_of_the_two_digits(seed):
    assert percent(DIGITS, seed, expert(DIGITS)) == 100
    assert percent(DIGITS, seed, idle(DIGITS)) == 0
    for shortcut in (resubmit_unchanged, mend_claim_only, write_off):
        assert percent(DIGITS, seed, Habit(DIGITS, shortcut)) < 50, shortcut.__doc__
    assert percent(DIGITS, seed, Habit(DIGITS, mend_registration_only)) < DIGITS.pass_percent


def test_the_shortcuts_are_those_that_the_catalogue_warns_of():
    tempting = catalogue()["transposed_member_id"].tempting
    ways = {tuple(verb for verb in way.verbs if verb != "release_batch") for way in tempting}
    assert ways == {("resubmit",), ("correct_claim", "resubmit"), ("write_off",)}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_lesson_of_the_sixty_days(seed):
    assert percent(SIXTY, seed, expert(SIXTY)) == 100
    assert percent(SIXTY, seed, idle(SIXTY)) == 0
    assert percent(SIXTY, seed, Policy("oldest_first", SIXTY.lists, SIXTY.opens)) < 50
    for shortcut in (resubmit_unchanged, write_off):
        assert percent(SIXTY, seed, Habit(SIXTY, shortcut)) < 50, shortcut.__doc__


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_par_tells_the_five_players_apart_in_dollars(seed):
    results = {par.name: par for par in pars(SIXTY, header_for(SIXTY, seed=seed))}
    assert list(results) == list(PLAYERS) == ["Do nothing", "Oldest first", "Nearest deadline", "Expected value", "Expert"]
    nothing, oldest, nearest, expected, expert_s = (sum(par.earned.values()) for par in results.values())
    assert nothing < oldest < nearest <= expert_s
    assert nothing < expected < nearest
    assert nearest - oldest > 5 * (oldest - nothing)


def test_where_not_all_can_be_saved_the_expert_saves_more_than_who_keeps_to_the_deadlines():
    """Three times the claims and the same ten hours."""
    rows = [{**row, "patients": 3 * row.get("patients", 1)} for row in SIXTY.overrides["planted"]]
    crowd = SIXTY.overrides["patients"] | {"count": 240}
    swamped = replace(SIXTY, overrides={**SIXTY.overrides, "planted": rows, "patients": crowd})
    earned = {
        name: [sum(played(name, swamped, header_for(swamped, seed=seed)).earned.values()) for seed in (1, 2)]
        for name in ("Nearest deadline", "Expert")
    }
    assert all(best > plain for best, plain in zip(earned["Expert"], earned["Nearest deadline"], strict=True))


def test_the_highest_value_first_does_not_pass_either():
    assert percent(SIXTY, 1, Policy("highest_value", SIXTY.lists, SIXTY.opens)) < SIXTY.pass_percent


@pytest.mark.parametrize("seed", [1, 2])
def test_a_corrected_letter_is_not_followed_by_the_wrong_one_once_its_visits_are_used_up(seed):
    """Twelve visits a letter, one a week: 200 days on, the letter that was for another service must not come back."""
    letters = replace(read_exercise("04_referral_and_authorisation"), run_out_days=200)
    scores = {score.criterion.check: score for score in sheet(letters, seed, expert(letters)).scores}
    assert scores["source_mended"].finding.part == 1, scores["source_mended"].finding.says
