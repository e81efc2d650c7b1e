"""The tables of appeals agree with themselves and with the other tables of the house."""

import tomllib
from itertools import chain

from sim.records.files import DATASETS
from sim.rules.appeal_tables import no_appeal, question, tables
from sim.rules.appeals import ALWAYS_BELONGS
from sim.rules.causes import catalogue
from sim.rules.remedies import EVIDENCE

CODES = tomllib.loads((DATASETS / "wire" / "adjustments.toml").read_text(encoding="utf-8"))
QUESTIONS, CLOSED, PAPERS = tables().questions, tables().no_appeal, tables().documents


def test_every_code_has_words_of_its_own():
    carcs = set(chain.from_iterable(row.carcs for row in (*QUESTIONS, *CLOSED)))
    assert carcs <= set(CODES["reasons"])
    assert set(chain.from_iterable(row.remarks for row in CLOSED)) <= set(CODES["remarks"])


def test_a_code_asks_one_question_and_none_where_nobody_may_appeal():
    asked = list(chain.from_iterable(row.carcs for row in QUESTIONS))
    assert len(asked) == len(set(asked))
    assert [carc for carc in asked if no_appeal("commercial", carc)] == []


def test_every_document_is_known_by_name():
    named = chain.from_iterable((*chain.from_iterable(row.needs), *row.welcome) for row in QUESTIONS)
    needed = chain.from_iterable(level.also_needs for ladder in tables().ladders for level in ladder.levels)
    assert {*named, *needed, *ALWAYS_BELONGS, *EVIDENCE} <= set(PAPERS)
    assert {kind: PAPERS[kind].title for kind in EVIDENCE} == EVIDENCE


def test_the_unknown_question_comes_last_and_asks_for_nothing():
    assert (QUESTIONS[-1].id, QUESTIONS[-1].carcs, QUESTIONS[-1].needs) == ("other", (), ())


def test_levels_decide_within_a_range_and_name_their_source():
    for level in chain.from_iterable(ladder.levels for ladder in tables().ladders):
        assert 0 < level.decision_days[0] <= level.decision_days[1]
        assert level.source


def test_what_a_cause_of_the_catalogue_must_enclose_belongs_to_the_question_of_its_denial():
    for cause in catalogue().values():
        for surface in cause.surface:
            if surface.channel == "835" and not no_appeal("commercial", surface.carc, (surface.remark,)):
                asked = question(surface.carc)
                belongs = {*chain.from_iterable(asked.needs), *asked.welcome}
                assert set(cause.packet) <= belongs, f"{cause.id} (CARC {surface.carc}) encloses what {asked.id} does not ask"
