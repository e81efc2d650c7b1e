"""The page's own files: all of them joined, short, free of markup made from data, and worded from one table."""

import re
from importlib.resources import files

import pytest

from sim.widgets import sources
from sim.widgets.words import WORDS

SCRIPTS = {path.name: path.read_text() for path in sorted((files("sim.widgets") / "js").iterdir(), key=str)}


def test_every_script_and_style_is_joined_once():
    assert sorted(SCRIPTS) == sorted(f"{name}.js" for name in sources.SCRIPTS)
    styles = [path.name for path in (files("sim.widgets") / "css").iterdir()]
    assert sorted(styles) == sorted(f"{name}.css" for name in sources.STYLES)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_stays_short_and_never_writes_markup(name):
    assert SCRIPTS[name].count("\n") < 300
    told = SCRIPTS[name].replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|https?://", told)


def test_every_word_of_the_page_is_in_the_table_and_every_word_of_the_table_is_used():
    script = sources.script()
    spoken = {"welcome", "handed_in", "hint_given", "no_hint", "undone", "ends_itself", "fetched", "written_to"}
    spoken |= {"nothing_to_write", "no_such_file", "o_by", "o_by_month", "o_by_week"}
    spoken |= {"o_basis", "o_days", "o_month", "o_day", "o_last", "o_so_far", "o_whole_month"}
    named = re.findall(r'"((?:key|p)_[a-z0-9_]+|claim|report|result|practice_file)"', script)
    used = set(re.findall(r"\bwords\.([a-z0-9_]+)", script)) | spoken | set(named)
    built = [prefix for prefix in ("m_", "doc_", "step_", "p_", "order_", "write_") if f"words[`{prefix}${{" in script]
    assert used - set(WORDS) == set()
    assert {key for key in WORDS if key not in used and not key.startswith(tuple(built))} == set()
