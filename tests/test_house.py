"""The rules of the house that no linter knows."""

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SIM = sorted((ROOT / "sim").rglob("*.py"))
MOST_LINES = 300
NAMES_THAT_SAY_NOTHING = {"util", "utils", "common", "helper", "helpers", "manager", "handler", "handlers", "misc"}

# Imports and calls that would let chance, the clock or a stranger's file decide something.
BANNED_MODULES = {"random", "secrets", "uuid", "pickle", "marshal", "shelve", "dill", "cloudpickle"}
BANNED_CALLS = {
    "hash", "eval", "exec", "__import__",
    "yaml.load", "np.random", "numpy.random",
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns", "os.urandom",
}  # fmt: skip
ALLOWED: dict[str, set[str]] = {
    # path under sim: what it may call, each with its reason
    "cli/override.py": {"datetime.now"},  # an instructor's word bears the day on which it was said
    "widgets/override.py": {"datetime.now"},  # the same, said in a notebook
}

ABSOLUTE = re.compile(r"(?<![\w.:/-])/(?:home|root|work|tmp|mnt|srv|Users)/[\w.]|\b[A-Z]:\\Users\b")
PROMISES = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "pragma: " + "no cover", r"NotImplemented" + "Error"]))
TEXT = {".py", ".md", ".toml", ".yml", ".cfg", ".json", ".ipynb", ".js", ".css", ".j2", ".html", ".cff", ".lock", ".csv", ""}
LEFT_BEHIND = {".venv", "__pycache__", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".ipynb_checkpoints"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def every_module(test):
    """Run a test once for each module of sim, under the module's own name."""
    return pytest.mark.parametrize("path", SIM, ids=name_of)(test)


def dotted(node: ast.expr) -> str:
    """``datetime.datetime.now`` as its last two words, ``datetime.now``; a plain name as itself."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value).rpartition('.')[2]}.{node.attr}"
    return ""


def banned_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] in BANNED_MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in BANNED_MODULES:
            yield str(node.module)
        elif isinstance(node, ast.Name | ast.Attribute) and dotted(node) in BANNED_CALLS:
            yield dotted(node)


def html_by_f_string(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and any(isinstance(part, ast.FormattedValue) for part in node.values):
            words = [part.value for part in node.values if isinstance(part, ast.Constant)]
            if re.search(r"</?[a-z][a-z0-9]*[ >/]|<[a-z]+$", "\0".join(map(str, words))):
                yield f"line {node.lineno}"


def files_of_the_project() -> list[Path]:
    """Every text file that is, or could be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.splitlines()]
    else:  # an archive, not a clone
        paths = [path for path in ROOT.rglob("*") if not LEFT_BEHIND & set(path.relative_to(ROOT).parts)]
    return [path for path in paths if path.suffix in TEXT and path.is_file()]


def lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name_of(path)}:{number}: {line.strip()[:100]}"
        for path in files_of_the_project()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


@every_module
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MOST_LINES


@every_module
def test_a_module_says_what_it_is_about(path: Path) -> None:
    words = {word for part in path.relative_to(ROOT).with_suffix("").parts for word in part.lower().split("_")}
    assert not words & NAMES_THAT_SAY_NOTHING
    source = path.read_text()
    assert not source.strip() or ast.get_docstring(ast.parse(source)), "say in a docstring why this file exists"


@every_module
def test_a_module_calls_nothing_that_makes_two_runs_differ_or_runs_a_strangers_file(path: Path) -> None:
    banned = set(banned_in(ast.parse(path.read_text())))
    assert banned <= ALLOWED.get(path.relative_to(ROOT / "sim").as_posix(), set())


@every_module
def test_a_module_builds_no_html_by_f_string(path: Path) -> None:
    assert list(html_by_f_string(ast.parse(path.read_text()))) == []


def test_every_permission_is_used() -> None:
    used = {path: set(banned_in(ast.parse((ROOT / "sim" / path).read_text()))) for path in ALLOWED}
    assert used == ALLOWED


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert lines_that_match(ABSOLUTE) == []


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=name_of)
def test_a_notebook_is_kept_without_output_that_nobody_checks(path: Path) -> None:
    notebook = json.loads(path.read_text())
    assert "widgets" not in notebook["metadata"]
    unchecked = [cell for cell in notebook["cells"] if "NBVAL_CHECK_OUTPUT" not in "".join(cell["source"])]
    assert [cell["source"] for cell in unchecked if cell.get("outputs")] == []


def test_no_file_leaves_a_promise_behind() -> None:
    assert lines_that_match(PROMISES) == []


def test_the_search_for_banned_calls_finds_them() -> None:
    guilty = "import random\nfrom datetime import datetime as d, date\nimport datetime, numpy as np\n"
    guilty += "date.today(), datetime.datetime.now(), hash('x'), np.random.default_rng(), record.hash()"
    assert set(banned_in(ast.parse(guilty))) == {"random", "date.today", "datetime.now", "hash", "np.random"}


def test_the_search_for_html_finds_it() -> None:
    assert list(html_by_f_string(ast.parse("f'<b>{name}</b>'"))) == ["line 1"]
    assert list(html_by_f_string(ast.parse("f'{a} < {b}', '<b>plain</b>', f'{a}<{b}>'"))) == []
