"""A process that answers each line of its standard input with a line: the other end of `children`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread

from kpi_tui.own_process import collect_seldom


def serve(answer: Callable[[bytes], bytes]) -> int:
    """Answer requests until the standard input closes. An answer has no line break."""
    # Ctrl+C reaches the process that started this one too, and that one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_take, args=(lines,), daemon=True).start()
    out = sys.stdout.buffer
    while True:
        out.write(answer(lines.get()) + b"\n")
        out.flush()


def _take(lines: SimpleQueue[bytes]) -> None:
    """Queue the requests. When no more can come, end the process, in the midst of work too."""
    for line in sys.stdin.buffer:
        lines.put(line)
    os._exit(0)
