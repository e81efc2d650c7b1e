"""A browser that cannot leave this machine, and the servers it looks at."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.servers import Lab, Server, lab_server, voila_server

HERE = Path(__file__).parent
NOTEBOOKS = HERE.parents[1] / "notebooks"
LOOPBACK = {"127.0.0.1", "localhost"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def off_loopback() -> list[str]:
    """Every address outside this machine that the page asked for. ``page`` fails the test unless it ends empty."""
    return []


@pytest.fixture
def page(browser: Browser, off_loopback: list[str], request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Page]:
    """A page 1440 by 900. After a failure its last look is in the test's temporary folder."""

    def note(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname not in LOOPBACK:
            off_loopback.append(url)

    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    context.on("request", lambda asked: note(asked.url))
    page = context.new_page()
    page.on("websocket", lambda socket: note(socket.url))
    failed_before = request.session.testsfailed
    yield page
    if request.session.testsfailed > failed_before:
        last_look = tmp_path / "last_look.png"
        page.screenshot(path=last_look, full_page=True)
        print(f"the page's last look: {last_look}")
    context.close()
    assert off_loopback == [], "the page asked for something outside this machine"


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's notebooks, to run, to save and to add to."""
    copy = tmp_path_factory.mktemp("page") / "notebooks"
    shutil.copytree(NOTEBOOKS, copy, ignore=shutil.ignore_patterns("attempts", ".ipynb_checkpoints"))
    return copy


@pytest.fixture(scope="module")
def lab(notebooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab on the copied notebooks, one for each file of tests."""
    with lab_server(notebooks, tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture(scope="module")
def voila(notebooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """Voilà on the notebook asked for, with an attempts folder of its own; started once for each notebook and file."""
    running: dict[str, Server] = {}
    with ExitStack() as stack:

        def show(notebook: str) -> Server:
            if notebook not in running:
                folder = tmp_path_factory.mktemp("voila")
                running[notebook] = stack.enter_context(voila_server(notebooks, notebook, folder))
            return running[notebook]

        yield show
