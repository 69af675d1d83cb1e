"""A sound annex of each engine, and a copy of it to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rendering.style import Engine
from tests.support.sound_annex import sound_annex

ENGINES: tuple[Engine, ...] = ("reportlab", "typst", "fpdf2", "weasyprint")


@pytest.fixture(scope="package", params=ENGINES)
def sound(request: pytest.FixtureRequest) -> Path:
    """A sound annex, which no test changes."""
    return sound_annex(request.param)


@pytest.fixture(scope="session")
def annex() -> Path:
    """A sound annex of the first engine, which no test changes."""
    return sound_annex()


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    """A copy of a sound annex, to be changed."""
    path = tmp_path / "annex.pdf"
    path.write_bytes(sound.read_bytes())
    return path
