"""Ctrl+C at a few moments of each command; `python -m tests.robustness interrupts` has all of them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.robustness.interrupts import COMMANDS, SCRIPT, Place, at_moments, in_the_explorer

if sys.platform == "win32":
    pytest.skip("Windows sends no such signals", allow_module_level=True)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("interrupted"))


@pytest.mark.parametrize("name", ["--help", "measures", "export xlsx", "import", "judge"])
def test_a_command_ends_in_a_line_or_in_silence(place: Place, name: str) -> None:
    outcome = at_moments(place, COMMANDS[name], iter((1, 3, 20, 60, 120)))
    assert outcome.failures == []
    assert outcome.ended[130] >= 4


def test_the_explorer_ends_in_a_line_or_in_silence(place: Place) -> None:
    outcome = in_the_explorer(place, iter((1, 40, 400, 900, 1300)))
    assert outcome.failures == []
    assert outcome.ended[130] >= 4


def test_what_ignores_interruptions_goes_on(place: Place) -> None:
    script = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN);"
        "os.execv(sys.executable, [sys.executable, '-c', sys.argv[1], '60', 'reports'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, SCRIPT],
        env=place.environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout
