"""One environment, told three times: pyproject.toml, requirements.lock and environment.yml agree."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import sim
from tests.browser.chromium import NoBrowser, find_browser, main

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCK = (ROOT / "requirements.lock").read_text()
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", LOCK, re.MULTILINE))
SHIPPED = sorted(path for path in (ROOT / ".jupyter").rglob("*") if path.is_file())
# The name to import, where it is not the name to install.
IMPORTED_AS = {"pillow": "PIL", "pyyaml": "yaml", "import-linter": "importlinter", "ipykernel": "ipykernel_launcher"}


def needs(*extras: str) -> dict[str, SpecifierSet]:
    """What pyproject.toml asks for: the office itself, and the extras named."""
    lines = [*PROJECT["dependencies"], *(line for extra in extras for line in PROJECT["optional-dependencies"][extra])]
    return {canonicalize_name(need.name): need.specifier for need in map(Requirement, lines)}


def conda_needs() -> dict[str, SpecifierSet]:
    """What environment.yml asks for, from conda-forge and by pip alike."""
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    by_pip = next(item["pip"] for item in listed if isinstance(item, dict))
    lines = [item for item in listed if isinstance(item, str)] + [item for item in by_pip if item != "-e ."]
    parts = (line.partition(" ") for line in lines)
    return {canonicalize_name(name): SpecifierSet(bound.partition(";")[0]) for name, _, bound in parts}


def imports_of(folder: str) -> set[str]:
    """The first names of every import under a folder that come from elsewhere: from a library, that is."""
    own = {"sim", "tests", "benchmarks", "docs"} | {path.stem for path in (ROOT / folder).rglob("*.py")}
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - own


def importable(names: set[str] | dict[str, SpecifierSet]) -> set[str]:
    return {IMPORTED_AS.get(name, name.replace("-", "_")) for name in names}


def test_conda_gets_what_pyproject_asks_for_within_the_same_bounds() -> None:
    asked = needs("test") | {"python": SpecifierSet(PROJECT["requires-python"])}
    got = conda_needs()
    assert got.pop("pip") == SpecifierSet("")
    assert got == asked


def test_the_lock_holds_every_need_within_its_bounds() -> None:
    outside = {name: LOCKED.get(name) for name, bound in needs("test").items() if LOCKED.get(name, "none") not in bound}
    assert outside == {}


def test_the_lock_holds_one_exact_version_of_each_package_with_its_hashes() -> None:
    entries = re.split(r"\n(?=[a-z])", LOCK.partition("\n\n")[0] if LOCK.startswith("\n") else LOCK)
    entries = [entry for entry in entries if not entry.startswith("#")]
    assert len(entries) == len(LOCKED) > 100
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_host() -> None:
    assert re.findall(r"://|index-url|find-links|trusted-host", LOCK) == []


def test_every_library_that_sim_imports_is_a_need_of_the_project() -> None:
    assert imports_of("sim") - importable(needs()) - {"IPython"} == set()  # ipykernel brings IPython


def test_every_library_that_tests_benchmarks_and_docs_import_is_a_need_of_the_project() -> None:
    brought = {"IPython", "nbformat", "packaging", "pydantic"}  # by ipykernel, JupyterLab, pytest and x12sdk
    assert (imports_of("tests") | imports_of("benchmarks") | imports_of("docs")) - importable(needs("test")) - brought == set()


def test_one_version_is_told_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert {PROJECT["version"], sim.__version__, citation["version"]} == {sim.__version__}


def test_the_command_is_installed() -> None:
    (command,) = entry_points(group="console_scripts", name="claimlab")
    assert command.value == "sim.cli:main"
    assert callable(command.load())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_settings_of_the_project_are_the_ones_installed(path: Path) -> None:
    """``make`` copies them into the environment again whenever one has changed."""
    installed = Path(sys.prefix) / path.relative_to(ROOT / ".jupyter")
    assert installed.read_text() == path.read_text()


def lab_shortcuts(schema: str) -> list[dict[str, object]]:
    text = (Path(sys.prefix) / "share/jupyter/lab/schemas/@jupyterlab" / schema).read_text()
    shortcuts: list[dict[str, object]] = json.loads(text)["jupyter.lab.shortcuts"]
    return shortcuts


def test_no_plain_key_of_lab_reaches_a_cell_while_a_widget_has_the_focus() -> None:
    """Whatever the locked Lab binds, without Ctrl or Alt, to anything focused in a notebook is switched off."""
    (settings,) = (path for path in SHIPPED if path.name == "claimlab.json")
    ours = json.loads(settings.read_text())["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    off = {(one["command"], *one["keys"], one["selector"]) for one in ours if one.get("disabled")}
    for shortcut in lab_shortcuts("notebook-extension/tracker.json") + lab_shortcuts("mainmenu-extension/plugin.json"):
        keys, selector = [key for key in shortcut.get("keys", []) if key], str(shortcut["selector"])
        plain = keys and not re.search("Accel|Ctrl|Alt|Cmd", " ".join(keys))
        if plain and re.search(" :focus", selector):
            assert (shortcut["command"], *keys, selector) in off


def test_a_browser_that_is_not_there_is_named_in_one_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLAIMLAB_BROWSER", "no-such-browser")
    with pytest.raises(NoBrowser, match="CLAIMLAB_BROWSER names 'no-such-browser'"):
        find_browser()
    assert main(["--install"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
