"""Lets what was begun be undone where the process is told to end, or its terminal is closed."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kpi_tui.interrupts import is_interrupted


class _ToldToEndError(BaseException):
    """A signal that ends the process, as long as something is to be undone before."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def undo_before_ending() -> Iterator[None]:
    """Raise an exception in here where a signal ends the process, and then end as the signal would.

    By itself only Ctrl+C raises one, and temporary files would stay. In a thread nothing changes.
    """
    ending = [getattr(signal, name, signal.SIGTERM) for name in ("SIGTERM", "SIGHUP")]
    is_main = threading.current_thread() is threading.main_thread()
    heard = {each for each in ending if is_main and signal.getsignal(each) is signal.SIG_DFL}

    def told_to_end(number: int, _frame: FrameType | None) -> None:
        for each in heard:
            signal.signal(each, signal.SIG_IGN)
        raise _ToldToEndError(number)

    for each in heard:
        signal.signal(each, told_to_end)
    number = 0
    try:
        yield
    except _ToldToEndError as told:
        number = told.number
    finally:
        for each in heard:
            signal.signal(each, signal.SIG_DFL)
    if number:
        os.kill(os.getpid(), number)


@contextmanager
def endings_wait() -> Iterator[None]:
    """Let what ends the process wait until this is done.

    A program that begins here must not be lost; and what a signal raises between the taking and the
    giving back of a lock, as in `Popen.wait`, leaves it taken: who waits next would wait for ever.
    A second Ctrl+C, which raises nothing, does not wait. In a thread nothing changes.
    """
    is_main = threading.current_thread() is threading.main_thread()
    names = ("SIGTERM", "SIGHUP", *(() if is_interrupted() else ("SIGINT",))) if is_main else ()
    heard = [getattr(signal, name) for name in names if hasattr(signal, name)]
    held = {each: handler for each in heard if callable(handler := signal.getsignal(each))}
    came: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    for each in held:
        signal.signal(each, remember)
    try:
        yield
    finally:
        for each, handler in held.items():
            signal.signal(each, handler)
        for number in came[:1]:
            signal.raise_signal(number)
