"""Nothing of the person who runs the tests is read or written; laws are tried on fixed examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.laws import use_profiles

use_profiles()


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of one test."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("KPI_TUI_CACHE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def personal(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which one test may have settings and things remembered: there are none yet."""
    folder = tmp_path_factory.mktemp("personal")
    monkeypatch.setenv("KPI_TUI_CONFIG", str(folder / "config.toml"))
    monkeypatch.delenv("KPI_TUI_PROFILES", raising=False)
    monkeypatch.setenv("KPI_TUI_STATE", str(folder / "remembered.json"))
    return folder
