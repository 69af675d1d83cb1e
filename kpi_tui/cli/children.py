"""Work shared out among processes, on all cores: what each makes comes back in the order of the work."""

from __future__ import annotations

import os
import subprocess
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Lock

from kpi_tui.own_process import EndsWhatItStarted, own_environment, running

_AT_ONCE = 1 << 20
"""Bytes of an answer read at a time: between two reads a thread may wait for a busy one to pause."""
ANSWERED_AHEAD = 2
"""Answers for each process that wait at most until those before them are taken."""


class ChildEndedError(Exception):
    """A process ended before it answered; the text says how."""


class Children(EndsWhatItStarted):
    """Processes that answer a line with a line, as many at once as there are cores to them.

    Each ends when its standard input closes, so none outlives this process. A context manager:
    leaving it ends them all at once.
    """

    def __init__(self, module: str, count: int) -> None:
        self._module, self._count = module, count
        self._pool = ThreadPoolExecutor(count)
        self._lock = Lock()
        self._idle: list[subprocess.Popen[bytes]] = []
        self._alive: set[subprocess.Popen[bytes]] = set()
        self._ended = False

    def end(self) -> None:
        """End them all at once, from any thread; what waits for an answer gets none."""
        with self._lock:
            self._ended = True
            for child in self._alive:
                child.kill()
        self._pool.shutdown(cancel_futures=True)
        for child in self._alive:
            with suppress(OSError), child:  # closes its pipes, and waits for its end
                pass

    def start(self, line: bytes) -> None:
        """Start them all, before there is anything to ask, each with a line that prepares it."""
        for _ in range(self._count):
            self._pool.submit(self._answer, line)

    def answers(
        self, lines: Iterable[bytes], on_answer: Callable[[], object]
    ) -> Iterator[bytes | ChildEndedError]:
        """Yield what is answered to each line, in their order; a few are worked on ahead.

        `on_answer` is called by other threads, whenever one more has been answered. It ends early
        where the processes are ended meanwhile, by another thread.
        """
        waiting: deque[Future[bytes | ChildEndedError]] = deque()
        with suppress(CancelledError):
            for line in lines:
                with self._lock:
                    if self._ended:
                        return
                    future = self._pool.submit(self._answer, line)
                future.add_done_callback(lambda _: on_answer())
                waiting.append(future)
                if len(waiting) >= self._count * (1 + ANSWERED_AHEAD):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _answer(self, line: bytes) -> bytes | ChildEndedError:
        child = self._idle.pop() if self._idle else self._start()
        if child is None:
            return ChildEndedError("ended")
        assert child.stdin is not None
        assert child.stdout is not None
        with suppress(OSError):  # it has ended: there is no answer
            child.stdin.write(line + b"\n")
            child.stdin.flush()
        answer = child.stdout.readline()
        if answer.endswith(b"\n"):
            self._idle.append(child)
            return answer
        child.kill()
        code = child.wait()
        with self._lock:
            self._alive.discard(child)
        return ChildEndedError(f"signal {-code}" if code < 0 else f"exit code {code}")

    def _start(self) -> subprocess.Popen[bytes] | None:
        """Start a process; `None` once all have been ended."""
        with self._lock:
            if self._ended:
                return None
            child = subprocess.Popen(
                running(self._module),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=_AT_ONCE,
                # A thread each is enough: there is a process for each core.
                env=own_environment(POLARS_MAX_THREADS="1"),
            )
            self._alive.add(child)
            return child


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
