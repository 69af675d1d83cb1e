"""Lets Ctrl+C end the program with one line or in silence, exit code 130, and never a traceback."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

INTERRUPTED = 130


def leave_at_once() -> None:
    """Let Ctrl+C end the process on the spot: nothing has begun yet, or all is done."""
    _handle(_leave)


def interrupt_once() -> None:
    """Let Ctrl+C raise `KeyboardInterrupt`, so that what was begun is undone.

    A second one ends the process on the spot, so that no clause which tells of the first is cut
    short by another.
    """
    sys.unraisablehook = _leave_if_unheard
    _handle(_interrupt)


def end_waits() -> None:
    """Let Ctrl+C end a wait for a thread or a process at once, as Python has it.

    Polars puts a handler of its own before Python's, with which the system goes on waiting.
    """
    if sys.platform != "win32":
        signal.siginterrupt(signal.SIGINT, True)


def is_interrupted() -> bool:
    """Whether Ctrl+C came since `interrupt_once`, even if its exception was turned into another."""
    return signal.getsignal(signal.SIGINT) is _leave


def _handle(handler: signal._HANDLER) -> None:
    # A shell has its background jobs ignore Ctrl+C, which is meant for the job in front.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    _handle(_leave)
    raise KeyboardInterrupt


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)


def _leave_if_unheard(unraisable: UnraisableHookArgs) -> None:
    """End the process where Python drops the exception, as in `__del__`."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(unraisable)
