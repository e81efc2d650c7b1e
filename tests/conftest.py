"""What every test run needs: notebooks marked as such, and attempts kept out of the user's folder."""

import os
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser
from hypothesis import settings

# A busy machine is slow now and then, which is no fault of the code; and a merge must not fail by luck.
settings.register_profile("house", deadline=None)
settings.register_profile("merge", deadline=None, derandomize=True)
settings.load_profile("merge" if os.environ.get("CI") else "house")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Notebooks run by nbval keep their attempts in a folder that goes away with the run."""
    folder = tempfile.TemporaryDirectory(prefix="attempts-")
    config.add_cleanup(folder.cleanup)
    os.environ["CLAIMLAB_ATTEMPTS"] = folder.name


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.suffix == ".ipynb":
            item.add_marker(pytest.mark.notebooks)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The one browser of a test process: Playwright cannot be started twice in it."""
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import FLAGS, find_browser

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield opened
        opened.close()
