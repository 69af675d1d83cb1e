"""Opening files with the system's own program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kpi_tui.errors import KpiTuiError
from kpi_tui.opening import open_with_system

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked, no program")


class Ended:
    """A program that ends as it is told to."""

    def __init__(self, code: int | None) -> None:
        self.code = code
        self.asked: list[list[str]] = []

    def __call__(self, command: list[str], **how: Any) -> Ended:
        assert not how.get("shell")
        assert how["stdout"] == how["stderr"] == how["stdin"] == subprocess.DEVNULL
        self.asked.append(command)
        return self

    def wait(self, timeout: float | None = None) -> int:
        if self.code is None and timeout is not None:
            raise subprocess.TimeoutExpired("viewer", timeout)
        return self.code or 0


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "WSL_DISTRO_NAME", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")


@on_unix
@pytest.mark.usefixtures("desktop")
@pytest.mark.parametrize("code", [0, None])
def test_a_document_is_given_to_the_system_by_its_whole_path(
    code: int | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = Ended(code)
    monkeypatch.setattr(subprocess, "Popen", program)
    monkeypatch.chdir(tmp_path)
    open_with_system(Path("-x.png"))
    assert program.asked == [["/usr/bin/xdg-open", str(tmp_path / "-x.png")]]


@on_unix
@pytest.mark.usefixtures("desktop")
def test_a_program_that_fails_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(subprocess, "Popen", Ended(3))
    with pytest.raises(KpiTuiError, match="not opened: no program here shows such files") as caught:
        open_with_system(tmp_path / "a\nb.png")
    assert "\n" not in str(caught.value)


@on_unix
@pytest.mark.usefixtures("desktop")
def test_nothing_is_started_where_there_is_no_desktop(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DISPLAY")
    program = Ended(0)
    monkeypatch.setattr(subprocess, "Popen", program)
    with pytest.raises(KpiTuiError, match="no desktop"):
        open_with_system(tmp_path / "a.png")
    assert program.asked == []


@pytest.mark.usefixtures("desktop")
@pytest.mark.parametrize("name", ["a.bat", "a.exe", "a", "a.desktop", "a.lnk"])
def test_what_is_no_document_is_not_opened(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = Ended(0)
    monkeypatch.setattr(subprocess, "Popen", program)
    with pytest.raises(KpiTuiError, match="no kind of document"):
        open_with_system(tmp_path / name)
    assert program.asked == []


@pytest.mark.usefixtures("desktop")
def test_windows_is_asked_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", asked.append, raising=False)
    open_with_system(tmp_path / "a.docx")
    assert asked == [tmp_path / "a.docx"]
