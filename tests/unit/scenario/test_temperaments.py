"""Temperaments: a payer's row laid over a preset of ``datasets/payers``, and how such payers then behave."""

import msgspec
import pytest

from sim.rules.causes import catalogue
from sim.scenario import BadScenario, Payer, read_scenario, shipped
from sim.scenario.temperaments import temperament, temperaments
from sim.training.exercise import shipped_exercise
from sim.whatif.design import Arm, varied
from sim.world.world import World
from tests.offices import run

PLAIN = shipped("family_practice")
IDENTITY = {"key", "name", "payer_id", "share", "plan", "member_id", "group", "allowed_percent", "filing_limit_days"}


def office(**harbor):
    return read_scenario(PLAIN, {"payers": {"harbor": harbor}})


@pytest.mark.parametrize("name", temperaments())
def test_a_temperament_says_how_a_payer_behaves_and_never_who_it_is(name):
    fields = temperament(name)
    assert not IDENTITY & set(fields)
    assert set(fields) <= {field.name for field in msgspec.structs.fields(Payer)}


def test_a_row_keeps_what_it_says_itself_and_takes_the_rest_from_its_temperament(tmp_path):
    text = PLAIN.read_text(encoding="utf-8").replace('key = "harbor"\n', 'key = "harbor"\nlike = "slow"\n')
    path = tmp_path / "office.toml"
    path.write_text(text, encoding="utf-8")
    harbor = read_scenario(path).payer("harbor")
    assert harbor.delay == read_scenario(PLAIN).payer("harbor").delay, "its own table in every value"
    assert harbor.appeal_days == tuple(temperament("slow")["appeal_days"])
    assert harbor.rates == {**temperament("slow")["rates"], **read_scenario(PLAIN).payer("harbor").rates}


def test_laid_over_from_outside_it_changes_a_payer_and_what_else_is_changed_stays_above_it():
    harbor = office(like="slow", wrong_calls=3).payer("harbor")
    assert (harbor.delay.median_days, harbor.wrong_calls) == (temperament("slow")["delay"]["median_days"], 3)
    studied = varied(read_scenario(PLAIN), Arm("hard", {"payers": {"harbor": {"like": "hard"}}}))
    assert studied.payer("harbor").denies_percent == 300


def test_a_quiet_exercise_has_no_rates_whatever_its_payers_are_like(tmp_path, monkeypatch):
    text = PLAIN.read_text(encoding="utf-8").replace('key = "harbor"\n', 'key = "harbor"\nlike = "hard"\n')
    (tmp_path / "office.toml").write_text(text, encoding="utf-8")
    exercise = msgspec.structs.replace(shipped_exercise("07a_transposed_id"), quiet=True, overrides={})
    monkeypatch.setattr("sim.training.exercise.shipped", lambda name: tmp_path / "office.toml")
    harbor = exercise.office().payer("harbor")
    assert (harbor.rates, harbor.denies_percent) == ({}, 300)


@pytest.mark.parametrize("name", ["slwo", "", 7, ["slow"]])
def test_a_wrong_name_is_refused_with_file_payer_and_the_temperaments_there_are(name):
    with pytest.raises(BadScenario) as caught:
        office(like=name)
    message = str(caught.value)
    assert all(word in message for word in ("family_practice.toml", "harbor", "like", "hard, slow")), message


def test_the_hard_payer_denies_three_times_as_often_and_makes_its_other_mistakes_as_before():
    plain, hard = read_scenario(PLAIN), office(denies_percent=300)
    for cause in catalogue().values():
        times = 3 if cause.judged else 1
        assert hard.rate(cause.id, hard.payer("harbor")) == times * plain.rate(cause.id, plain.payer("harbor")), cause.id
    assert catalogue()["payer_misread_coverage"].judged and not catalogue()["payer_paid_below_contract"].judged


def judged(world, payer: str) -> int:
    sent = {name: file.sent for name, file in world.office.files.items()}
    return sum(
        catalogue()[found.cause].judged and sent[found.claim].payer == payer for found in world.findings.all
    )


def answered_after(world, payer: str) -> list[int]:
    return sorted(
        file.answered_day - file.sent_day for file in world.office.files.values()
        if file.payment is not None and file.sent.payer == payer and file.times_sent == 1
    )


def test_in_an_office_the_slow_payer_answers_later_and_the_hard_one_denies_more_by_what_the_preset_says():
    base = {"rates": temperament("hard")["rates"]}
    plain, slow, hard = (run(office(**change), days=150) for change in (base, {"like": "slow"}, {"like": "hard", **base}))
    usual, late = answered_after(plain, "harbor"), answered_after(slow, "harbor")
    # Harbor's median is 10 days and the slow payer's 28; a remittance is read on a working morning, the next one at the latest
    # after a weekend.
    assert 7 <= usual[len(usual) // 2] <= 15 and 25 <= late[len(late) // 2] <= 33
    assert 2 * judged(plain, "harbor") < judged(hard, "harbor") < 4.5 * judged(plain, "harbor")
    assert plain.office.ledger.proof() == slow.office.ledger.proof() == hard.office.ledger.proof() == []


def test_the_hard_payer_turns_sound_appeals_down_as_often_as_the_preset_says():
    world = run(office(), days=40)
    claim = next(file.sent for file in world.office.files.values() if file.sent and file.sent.payer == "harbor")
    claims = [msgspec.structs.replace(claim, id=f"C-{number}") for number in range(1000)]

    def turned_down(payer: str, level: int) -> int:
        appeals = World(office(**({"like": payer} if payer else {})), 7).payers["harbor"].appeals
        return sum(appeals.repeats_the_error(each, "medical_necessity", 30, level) for each in claims)

    # 56 % of 1000 with a standard deviation of 16; after the last level that the preset names nobody errs.
    assert turned_down("", 1) == 0 == turned_down("hard", 4)
    assert abs(turned_down("hard", 1) - 560) < 50
