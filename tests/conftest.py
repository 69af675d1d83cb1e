"""Nothing of the person who runs the tests is read or written; laws are tried on fixed examples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.support.laws import use_profiles

use_profiles()


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders, one after the other, of which each is there and empty.

    `mktemp` looks through all that a run has made so far for the next number, which is a minute of
    ten thousand tests.
    """
    return _numbered(tmp_path_factory.mktemp("own"))


def _numbered(parent: Path) -> Iterator[Path]:
    for number in count():
        folder = parent / str(number)
        folder.mkdir()
        yield folder


@pytest.fixture(autouse=True)
def cache(folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of one test."""
    folder = next(folders)
    monkeypatch.setenv("KPI_TUI_CACHE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def personal(folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which one test may have settings and things remembered: there are none yet."""
    folder = next(folders)
    monkeypatch.setenv("KPI_TUI_CONFIG", str(folder / "config.toml"))
    monkeypatch.delenv("KPI_TUI_PROFILES", raising=False)
    monkeypatch.setenv("KPI_TUI_STATE", str(folder / "remembered.json"))
    return folder
