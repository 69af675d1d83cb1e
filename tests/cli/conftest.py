from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Run


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs a command on the store of the test, which is empty unless it asks for `store` too."""
    return Run(capfd, tmp_path / "store")
