"""Signals that would end the process: what waits for its end, and what does not."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from kpi_tui.endings import endings_wait
from kpi_tui.own_process import EndsWhatItStarted

if sys.platform == "win32":
    pytest.skip("Windows sends no such signals", allow_module_level=True)


class ToldToEndError(Exception):
    pass


@pytest.fixture(params=["SIGINT", "SIGTERM", "SIGHUP"])
def number(request: pytest.FixtureRequest) -> Iterator[int]:
    """A signal, which raises `ToldToEndError`."""

    def told(_number: int, _frame: object) -> None:
        raise ToldToEndError

    number: int = getattr(signal, request.param)
    before = signal.signal(number, told)
    yield number
    signal.signal(number, before)


def test_a_signal_waits_until_all_is_done(number: int) -> None:
    done = []

    def work() -> None:
        with endings_wait():
            signal.raise_signal(number)
            done.append("all")

    with pytest.raises(ToldToEndError):
        work()
    assert done
    with pytest.raises(ToldToEndError):
        signal.raise_signal(number)


def test_a_signal_waits_until_what_was_started_is_ended(number: int) -> None:
    ended = []

    class Started(EndsWhatItStarted):
        def end(self) -> None:
            signal.raise_signal(number)
            ended.append("all")

    with pytest.raises(ToldToEndError), Started():
        pass
    assert ended


SECOND = """
import signal
from kpi_tui.endings import endings_wait
from kpi_tui.interrupts import interrupt_once

interrupt_once()
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    with endings_wait():
        signal.raise_signal(signal.SIGINT)
        print("went on")
"""


def test_a_second_ctrl_c_does_not_wait() -> None:
    done = subprocess.run([sys.executable, "-c", SECOND], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
