"""Draws are digests of names, and readers turn them into decisions with whole numbers alone."""

from hashlib import blake2b
from math import exp, log
from statistics import NormalDist

import pytest

from sim.world.chance import Chance, Table, below, between, cumulative, happens, pick, weighted

LEAST, MOST = 0, 2**64 - 1


def at_share(share):
    """The draw that lies at this share of all draws."""
    return int(share * 2**64)


class TestDraws:
    def test_draws_are_the_keyed_digest_of_the_name_cut_into_eight(self):
        root = bytes(range(32))
        digest = blake2b(b"denial\0claim 12\x003", key=root, digest_size=64).digest()
        by_hand = tuple(int.from_bytes(digest[i : i + 8], "little") for i in range(0, 64, 8))
        assert Chance(root).draws("denial", "claim 12", 3) == by_hand

    def test_the_root_of_a_seed_is_the_digest_of_its_label_and_number(self):
        assert Chance.from_seed(7, "case").root == blake2b(b"case\x007", digest_size=32).digest()

    def test_the_root_of_a_secret_is_a_digest_keyed_by_it(self):
        secret = b"\x01" * 32
        assert Chance.from_secret(secret, "face").root == blake2b(b"face", key=secret, digest_size=32).digest()

    def test_the_first_try_is_try_0(self):
        chance = Chance.from_seed(7, "case")
        assert chance.draws("denial", "claim 12") == chance.draws("denial", "claim 12", 0)

    def test_another_seed_label_purpose_subject_or_try_is_other_luck(self):
        draws = [
            Chance.from_seed(7, "case").draws("denial", "claim 12"),
            Chance.from_seed(8, "case").draws("denial", "claim 12"),
            Chance.from_seed(7, "face").draws("denial", "claim 12"),
            Chance.from_seed(7, "case").draws("delay", "claim 12"),
            Chance.from_seed(7, "case").draws("denial", "claim 13"),
            Chance.from_seed(7, "case").draws("denial", "claim 12", 1),
        ]
        assert len({draw for eight in draws for draw in eight}) == 6 * 8

    def test_two_names_never_meet_where_their_parts_touch(self):
        chance = Chance.from_seed(7, "case")
        assert chance.draws("a", "b\0c") != chance.draws("a", "b", 0)
        assert chance.draws("a", "1", 11) != chance.draws("a", "11", 1) != chance.draws("a1", "1", 1)
        with pytest.raises(ValueError, match="NUL"):
            chance.draws("a\0b", "c")

    @pytest.mark.parametrize("length", [0, 65])
    def test_a_root_of_a_wrong_length_is_refused(self, length):
        with pytest.raises(ValueError, match=f"1 to 64 bytes, not {length}"):
            Chance(bytes(length))


class TestReaders:
    def test_below_gives_each_number_an_equal_share(self):
        assert [below(at_share(share), 4) for share in (0, 0.2499, 0.25, 0.5, 0.75)] == [0, 0, 1, 2, 3]
        assert below(MOST, 4) == 3

    def test_happens_is_exact_at_its_border(self):
        border = -(-(2**64) * 80 // 1000)  # the first draw that is not among the lowest 80 in 1000
        assert happens(border - 1, 80, of=1000)
        assert not happens(border, 80, of=1000)

    def test_happens_counts_in_millionths_by_default(self):
        assert happens(at_share(0.0799), 80_000)
        assert not happens(at_share(0.0801), 80_000)

    @pytest.mark.parametrize("draw", [LEAST, MOST])
    def test_what_cannot_happen_never_does_and_what_is_certain_always(self, draw):
        assert not happens(draw, 0)
        assert happens(draw, 1_000_000)

    def test_between_includes_both_ends(self):
        assert (between(LEAST, -2, 2), between(2**63, -2, 2), between(MOST, -2, 2)) == (-2, 0, 2)
        assert between(MOST, 5, 5) == 5

    def test_pick_reaches_the_first_and_the_last(self):
        assert (pick(LEAST, "abc"), pick(2**63, "abc"), pick(MOST, "abc")) == ("a", "b", "c")

    def test_weighted_gives_each_place_its_weight(self):
        totals = cumulative([1, 0, 3])
        assert totals == (1, 1, 4)
        assert [weighted(at_share(share), totals) for share in (0, 0.2499, 0.25, 0.9999)] == [0, 0, 2, 2]

    @pytest.mark.parametrize("weights", [[], [0, 0], [2, -1]])
    def test_weights_that_cannot_be_drawn_from_are_refused(self, weights):
        with pytest.raises(ValueError, match="weights"):
            cumulative(weights)


class TestTable:
    def test_a_uniform_table_gives_each_number_an_equal_share(self):
        table = Table.uniform(3, 6)
        assert [table.at(at_share(share)) for share in (0, 0.2499, 0.25, 0.5, 0.75)] == [3, 3, 4, 5, 6]
        assert table.at(MOST) == 6

    def test_between_two_points_a_table_is_a_straight_line(self):
        table = Table((0, 10 << 16, 100 << 16))
        assert [table.at(at_share(share)) for share in (0, 0.25, 0.5, 0.75)] == [0, 5, 10, 55]

    @pytest.mark.parametrize("share", [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99])
    def test_a_lognormal_table_follows_the_textbook(self, share):
        median, p90 = 60_000, 150_000
        spread = log(p90 / median) / NormalDist().inv_cdf(0.9)
        # The first point is the quantile at 1/2048 and the last that at 2047/2048, so shares close up a little;
        # between two points the straight line is off by less than a thousandth.
        quantile = NormalDist().inv_cdf((1023 * share + 0.5) / 1024)
        assert Table.lognormal(median, p90).at(at_share(share)) == pytest.approx(median * exp(spread * quantile), rel=1e-3)

    def test_every_point_of_a_lognormal_table_is_right_to_its_last_digit(self):
        spread = log(30 / 12) / NormalDist().inv_cdf(0.9)
        for i, point in enumerate(Table.lognormal(12, 30).points):
            quantile = 12 * exp(spread * NormalDist().inv_cdf((2 * i + 1) / 2048))
            assert point == pytest.approx(quantile * 65_536 + 32_768, abs=1.5)

    def test_a_lognormal_table_rounds_to_the_nearest(self):
        table = Table.lognormal(12, 30)
        assert table.at(2**63) == 12
        assert table.at(at_share(0.9)) == 30

    def test_without_spread_everything_takes_the_median(self):
        table = Table.lognormal(15, 15)
        assert {table.at(draw) for draw in (LEAST, 2**62, 2**63, MOST)} == {15}

    def test_the_tails_are_cut_where_asked(self):
        table = Table.lognormal(median=15, p90=25, least=14, most=40)
        assert (table.at(LEAST), table.at(at_share(0.3)), table.at(MOST)) == (14, 14, 40)

    @pytest.mark.parametrize(("median", "p90"), [(0, 5), (-3, 5), (20, 10)])
    def test_a_lognormal_shape_that_cannot_be_is_refused(self, median, p90):
        with pytest.raises(ValueError, match=f"median {median} and p90 {p90}"):
            Table.lognormal(median, p90)

    def test_a_uniform_range_upside_down_is_refused(self):
        with pytest.raises(ValueError, match="the least, 6"):
            Table.uniform(6, 3)
