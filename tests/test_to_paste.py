"""A path in a command that is printed to be pasted is one word, and nothing in it is run."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path, PureWindowsPath

import pytest

from kpi_tui.paths import to_paste


@pytest.mark.parametrize(
    "name",
    [
        "annex.pdf",
        "Annex A.pdf",
        "$(date).pdf",
        "a;b.pdf",
        'a"b.pdf',
        "it's `ours`.pdf",
        "a  b.pdf",
    ],
)
def test_it_is_one_word(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert shlex.split(to_paste(Path(name))) == [name]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (r"C:\Reports\annex.pdf", r"C:\Reports\annex.pdf"),
        (r"C:\Our Reports\annex.pdf", r'"C:\Our Reports\annex.pdf"'),
        (r"C:\R&D\annex (2).pdf", r'"C:\R&D\annex (2).pdf"'),
    ],
)
def test_on_windows_a_path_is_quoted_as_its_shell_takes_it(
    name: str, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert to_paste(PureWindowsPath(name)) == printed


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no such shell")
@pytest.mark.parametrize("name", ["a\nb.pdf", "a\t\x1b]52;c'\\.pdf", "é\x07 0.pdf", "\udce9.pdf"])
def test_signs_that_drive_a_terminal(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    printed = to_paste(Path(name))
    assert printed.isprintable()
    done = subprocess.run(["bash", "-c", f"printf %s {printed}"], capture_output=True, check=True)
    assert done.stdout == os.fsencode(name)
