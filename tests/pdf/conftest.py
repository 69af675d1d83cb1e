"""A sound annex of each engine, and a copy of it to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rendering import Style, render
from tests.rendering.samples import small_report
from tests.rendering.style import Engine
from tests.support.roundtrip import skip_where_missing

ENGINES: tuple[Engine, ...] = ("reportlab", "typst", "fpdf2", "weasyprint")


@pytest.fixture(scope="package", params=ENGINES)
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound annex, which no test changes."""
    skip_where_missing(request.param)
    path = tmp_path_factory.mktemp("sound") / "annex.pdf"
    render(small_report(), path, Style(engine=request.param))
    return path


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    """A copy of a sound annex, to be changed."""
    path = tmp_path / "annex.pdf"
    path.write_bytes(sound.read_bytes())
    return path
