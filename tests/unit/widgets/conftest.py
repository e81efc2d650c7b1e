"""What the tests share lies beside them; failures are logged where the test ends, not at home."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def away_from_home(tmp_path, monkeypatch):
    """Keep this user's own log out of the tests."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


@pytest.fixture
def show(browser):
    """Draw desks on bare pages; none of the pages may have met a fault by the end of the test."""
    import bare_page

    pages = []

    def shown(desk, **how):
        pages.append(bare_page.show(browser, desk, **how))
        return pages[-1]

    yield shown
    for page in pages:
        assert page.faults == []
        page.close()


@pytest.fixture
def page(desk, show):
    """The test's own desk on a bare page."""
    return show(desk)
