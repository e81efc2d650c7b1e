"""Deadlines and how they are said."""

import pytest

from sim.rules.deadlines import answer_due, due_label, filing_due, tone


def test_a_limit_of_sixty_days_ends_on_the_sixtieth_day_after_the_service():
    assert filing_due(10, 60) == 70
    assert answer_due(100, 120) == 220


@pytest.mark.parametrize(("left", "late", "says", "colour"), [
    (None, 0, "", "none"), (0, 1, "1 day late", "late"), (0, 3, "3 days late", "late"), (1, 0, "last day today", "late"),
    (2, 0, "2 working days left", "late"), (6, 0, "6 working days left", "soon"), (16, 0, "16 working days left", "ok"),
])
def test_days_left_are_said_in_words_that_go_with_their_colour(left, late, says, colour):
    assert (due_label(left, late), tone(left)) == (says, colour)
