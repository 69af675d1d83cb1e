"""Several PDFs read at once, each in a process of its own, and handed over in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from kpi_tui.errors import PdfError
from kpi_tui.importing.child import READER, PdfChild, finish
from kpi_tui.own_process import EndsWhatItStarted
from kpi_tui.report import Report

_AT_ONCE = 8
"""Children at most, however many cores there are: each may use its share of memory."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a batch has come: a page of a file was read, or a file is done with."""

    path: Path
    page: int
    of: int
    done: float
    """The share of the whole batch, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its reports, or why there is none."""

    path: Path
    result: tuple[Report, ...] | PdfError


OnStep = Callable[[Step], None]
"""Called from several threads, one at a time; it may cancel the batch."""


class Batch(EndsWhatItStarted):
    """PDFs read as many at once as there are cores, from the moment this is made.

    A context manager: leaving it ends the children that are left. Iterating gives what became of
    each file, in the order of the paths.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        on_step: OnStep | None = None,
        command: Sequence[str] = READER,
        at_once: int | None = None,
        password: str | None = None,
    ) -> None:
        self._paths = paths
        self._on_step = on_step
        self._command = command
        self._password = password
        self._lock = Lock()
        # A lock of its own: a callback may cancel, and cancelling never waits for a callback.
        self._notifying = Lock()
        self._shares = [0.0] * len(paths)
        self._children: set[PdfChild] = set()
        self._cancelled = False
        self._pool = ThreadPoolExecutor(at_once or min(_AT_ONCE, os.cpu_count() or 1))
        self._futures = [self._pool.submit(self._read, index) for index in range(len(paths))]

    def end(self) -> None:
        """Cancel what is left, and wait until no child is left."""
        self.cancel()
        self._pool.shutdown()

    def __iter__(self) -> Iterator[Outcome]:
        """Yield each file as soon as it and those before it are done. Ends early when cancelled."""
        for path, future in zip(self._paths, self._futures, strict=True):
            try:
                result = future.result()
            except CancelledError:
                return
            if self._cancelled:
                return
            yield Outcome(path, result)

    def cancel(self) -> None:
        """End every child, from any thread: what was handed over stays, nothing more comes."""
        with self._lock:
            self._cancelled = True
            for child in self._children:
                child.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _read(self, index: int) -> tuple[Report, ...] | PdfError:
        path = self._paths[index]
        try:
            with PdfChild(path, self._command, self._password) as child:
                with self._lock:
                    self._children.add(child)
                    if self._cancelled:
                        child.cancel()
                try:
                    return finish(child, lambda page, of: self._notify(index, page, of))
                finally:
                    with self._lock:
                        self._children.discard(child)
        except PdfError as error:
            return error
        finally:
            self._notify(index, 1, 1)

    def _notify(self, index: int, page: int, of: int) -> None:
        with self._notifying:
            self._shares[index] = page / max(of, 1)
            if self._on_step and not self._cancelled:
                done = sum(self._shares) / len(self._shares)
                self._on_step(Step(self._paths[index], page, of, done))
