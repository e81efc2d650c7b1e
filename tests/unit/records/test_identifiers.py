"""Identifiers are well formed, spread evenly, and cannot belong to anybody."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.records.identifiers import MBI_LETTERS, fill_shape, is_npi, npi, npi_check_digit, swap_digits
from sim.world.chance import Chance

LETTER = f"[{MBI_LETTERS}]"
# C A AN N A AN N A A N N (CMS, MBI format): C 1-9, A a letter, N a digit, AN either.
MBI = re.compile(rf"[1-9]{LETTER}[0-9{MBI_LETTERS}][0-9]{LETTER}[0-9{MBI_LETTERS}][0-9]{LETTER}{LETTER}[0-9][0-9]")

SHAPES = {
    "MBI": MBI,
    "9########": re.compile(r"9\d{8}"),
    "W#########": re.compile(r"W\d{9}"),
    "U########@": re.compile(rf"U\d{{8}}{LETTER}"),
    "HBR##########": re.compile(r"HBR\d{10}"),
    "SM-####": re.compile(r"SM-\d{4}"),
}
draws_of_64_bits = st.integers(0, 2**64 - 1)


def many(shape: str, count: int = 20_000) -> list[str]:
    """Cards of one payer, as an office's face seed deals them."""
    chance = Chance.from_seed(11, "face")
    return [fill_shape(shape, chance.draws("card", str(number))[0]) for number in range(count)]


@pytest.mark.parametrize(("shape", "form"), SHAPES.items())
def test_an_identifier_has_its_payers_shape(shape, form):
    assert all(form.fullmatch(each) for each in many(shape, 500))


def test_cms_own_sample_passes_our_form_of_an_mbi():
    # 1EG4-TE5-MK73 is printed on CMS's sample card.
    assert MBI.fullmatch("1EG4TE5MK73")


@given(draws_of_64_bits)
def test_every_draw_fills_an_mbi(draw):
    assert MBI.fullmatch(fill_shape("MBI", draw))


def test_a_shape_is_filled_from_the_draw_place_by_place():
    # 321 leaves 1, then 2, then 3 when divided by ten.
    assert fill_shape("W###", 321) == "W123"
    # 5 + 10 * 19: the digit 5, then the last of the twenty letters.
    assert fill_shape("#@", 195) == "5Y"
    assert fill_shape("GROUP", 99) == "GROUP"


@pytest.mark.parametrize("shape", ["9########", "W#########", "HBR##########"])
def test_two_members_practically_never_share_a_number(shape):
    # 20,000 cards among 10**8 numbers or more: two pairs are expected at most.
    assert len(set(many(shape))) >= 20_000 - 8


def test_neighbouring_digits_are_independent():
    pairs = Counter(each[1:3] for each in many("9########"))
    # 20,000 over 100 pairs is 200 each, give or take 14; five of those are 70.
    assert len(pairs) == 100
    assert all(130 <= count <= 270 for count in pairs.values())


def test_two_digits_change_places_and_nothing_else():
    assert swap_digits("A12", 0) == "A21"
    # Pairs that differ, the first place left out: 23, 34, 45.
    assert [swap_digits("12345", draw) for draw in range(3)] == ["13245", "12435", "12354"]
    assert swap_digits("12345", 3) == swap_digits("12345", 0)


def test_equal_neighbours_are_passed_over():
    assert swap_digits("W1123", 0) == "W1213"


def test_letters_change_places_only_where_no_digits_can():
    assert swap_digits("1EG4TE5MK77", 0) == "1GE4TE5MK77"
    assert swap_digits("1EG4TE5MK73", 0) == "1EG4TE5MK37"


def test_an_identifier_without_unlike_neighbours_comes_back_unchanged():
    for identifier in ("", "7", "71", "1111", "A1B1"):
        assert swap_digits(identifier, 5) == identifier


@pytest.mark.parametrize(("shape", "form"), [pair for pair in SHAPES.items() if pair[0] != "SM-####"])
def test_a_swapped_identifier_differs_and_still_has_its_payers_shape(shape, form):
    cards = many(shape, 2_000)
    swapped = [swap_digits(card, number) for number, card in enumerate(cards)]
    assert all(form.fullmatch(each) for each in swapped)
    assert all(sorted(card) == sorted(each) for card, each in zip(cards, swapped, strict=True))
    # An MBI may in rare cases have no two neighbours that can be swapped.
    same = sum(card == each for card, each in zip(cards, swapped, strict=True))
    assert same <= (10 if shape == "MBI" else 0)


def luhn_with_prefix(npi_number: str) -> bool:
    """Luhn's rule as CMS states it, over all fifteen digits with the prefix 80840."""
    digits = [int(digit) for digit in "80840" + npi_number]
    doubled = [sum(divmod(2 * digit, 10)) if place % 2 else digit for place, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def test_cms_example_of_a_check_digit():
    # CMS: 123456789 gets the check digit 3.
    assert npi_check_digit("123456789") == 3
    assert npi("123456789") == "1234567893"


@given(st.from_regex(r"[12][0-9]{8}", fullmatch=True))
def test_every_npi_passes_luhn_over_the_prefixed_digits(nine):
    assert luhn_with_prefix(npi(nine))
    assert is_npi(npi(nine))


@given(st.from_regex(r"[12][0-9]{8}", fullmatch=True), st.integers(1, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(nine, place, shift):
    right = npi(nine)
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1:]
    assert not is_npi(wrong)


def test_swapping_nought_and_nine_goes_unseen():
    # Luhn's known blind spot: 09 and 90 weigh the same.
    right = npi("109000000")
    assert is_npi(right)
    assert is_npi(right.replace("09", "90", 1))


@pytest.mark.parametrize(
    "text", ["", "123456789", "12345678933", "3234567893", "12345678a3", "1234567890", "123456789³", " 234567893"]
)
def test_what_is_no_npi_is_told_apart_without_an_error(text):
    assert not is_npi(text)
