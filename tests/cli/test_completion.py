"""`kpi-tui completion`: what each shell is given, and what bash makes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.store.store import Store
from tests.support.command_line import Run, loaded
from tests.support.frames import month, row


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_a_script(capfd: pytest.CaptureFixture[str], shell: str) -> None:
    code, out, err = Run(capfd, command="completion")(shell)
    assert code == 0
    assert "kpi-tui" in out
    assert shell in err


def test_a_shell_that_is_none_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    code, _, err = Run(capfd, command="completion")("bas")
    assert code == 2
    assert "did you mean bash?" in err


def test_help_waits_for_none_of_it() -> None:
    assert not {"argcomplete", "polars"} & loaded("--help")


@pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("bash"), reason="bash is what is tried"
)
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("mea", ["measures"]),
        ("rev", ["review"]),
        ("queries --fo", ["--format"]),
        ("measures --director ''", ["Director of Culture"]),
        ("measures --month 2024-0", ["2024-06", "2024-07"]),
        ("show OCC02", ["OCC02.03"]),
        ("export --output stor", ["store/"]),
        ("measures --output stor", ["store/"]),
    ],
)
def test_bash_is_offered_what_fits_what_was_typed(
    tmp_path: Path, typed: str, offered: list[str]
) -> None:
    for text in ("2024-06", "2024-07"):
        Store(tmp_path / "store").add(
            month(text, replace(row("OCC02.03", "Visits"), directors=("Director of Culture",)))
        )
    program = tmp_path / "kpi-tui"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kpi_tui "$@"\n')
    program.chmod(0o755)
    script = f"""
        source <(kpi-tui completion bash 2>/dev/null)
        COMP_LINE="kpi-tui {typed}" COMP_POINT=$((8 + {len(typed)})) COMP_TYPE=9
        COMP_WORDS=(kpi-tui {typed}) COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _python_argcomplete kpi-tui
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "-c", script],
        env={
            **os.environ,
            "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
            "KPI_TUI_STORE": str(tmp_path / "store"),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    found = [line.replace("\\", "").strip() for line in done.stdout.splitlines() if line.strip()]
    assert found == offered, done.stderr
