"""Reports in a bucket take an extra: without it one line says so, and nothing local waits for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kpi_tui.cli.commands import explore
from kpi_tui.store.store import Store
from tests.support.command_line import Run, loaded
from tests.support.frames import month, row

URL = "s3://bucket/reports"
SAID = (
    f"kpi-tui: {URL}: object stores need the extra cloud, which is not installed: "
    "pip install '.[cloud]' in the folder of kpi-tui's README\n"
)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "obstore"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "obstore", None)


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(
    "argv",
    [
        ("measures",),
        ("reports",),
        ("queries",),
        ("grid",),
        ("doctor",),
        ("review", "list"),
        ("export", "--format", "csv"),
    ],
)
def test_a_command_says_what_is_missing(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]
) -> None:
    assert Run(capsys)("--store", URL, *argv) == (1, "", SAID)


@pytest.mark.usefixtures("without")
def test_the_explorer_says_so_before_it_opens(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explore, "on_terminal", lambda: True)
    assert Run(capsys)("--store", URL) == (1, "", SAID)


def test_a_store_in_a_folder_waits_for_none_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "obstore").mkdir()
    (tmp_path / "obstore" / "__init__.py").touch()
    (tmp_path / "obstore" / "exceptions.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    folder = tmp_path / "store"
    Store(folder).add(month("2024-07", row("A01.01", "Debt")))
    for argv in (("measures",), ("doctor",), ()):
        assert "obstore" not in loaded("--store", str(folder), *argv)
    assert "obstore" in loaded("--store", URL, "reports"), "that it could have been loaded"
