"""The stand-in session lies beside the tests that use it; failures are logged where the test ends, not at home."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def away_from_home(tmp_path, monkeypatch):
    """Keep this user's own log out of the tests."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
