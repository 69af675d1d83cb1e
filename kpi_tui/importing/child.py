"""Reading a PDF in a process of its own, so that no file can crash, hang or bloat this one.

The child writes the messages of `kpi_tui.importing.protocol`. It ends when its standard input is
closed, so it never outlives the process that waits for it.
"""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import TypeVar

from kpi_tui.errors import PdfError, reason_of
from kpi_tui.importing.protocol import (
    DRAFT,
    PASSWORD,
    PICTURES,
    PROFILE,
    ROW,
    Drafted,
    Explanation,
    Fault,
    PageBegun,
    PageRead,
    Refusal,
    Reports,
    RowDrawn,
    RowRequest,
    decode,
)
from kpi_tui.own_process import EndsWhatItStarted, own_environment, running
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Report

READER = running("kpi_tui.pdf")

SECONDS = 40.0
"""By the clock, the time for a file before its pages are counted; each page adds to it.

Four times the processor time to which the reader holds itself (`kpi_tui.pdf.page.limits`): on a busy
or slow machine it has a part of the processor only, and the file is not to blame.
"""
_SECONDS_A_PAGE = 8.0
SECONDS_AT_MOST = 480.0
"""The time for a file, however many pages it has."""
LONGEST_MESSAGE = 100_000_000
"""Characters of one message; a report of 60 measures has 100,000."""
_Answer = TypeVar("_Answer", Reports, Explanation, Drafted, RowDrawn)


class PdfChild(EndsWhatItStarted):
    """A child process reading one PDF, from the moment this is made.

    A context manager: leaving it ends the child, whatever happened. `events` yields progress
    and, last, what was asked for.
    """

    def __init__(
        self, path: Path, command: Sequence[str] = READER, password: str | None = None
    ) -> None:
        self.path = path
        self._started = time.monotonic()
        self._timed_out = False
        self._cancelled = False
        self._page: int | None = None
        try:
            self._process = subprocess.Popen(
                [*command, str(path.absolute())],
                # Nothing is ever written to it: it closes when this process ends, and then the child ends too.
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # What PDF libraries print is for nobody: the child sends a message that says what is wrong.
                stderr=subprocess.DEVNULL,
                env=own_environment(**({PASSWORD: password} if password else {})),
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            why = reason_of(error)
            raise PdfError(
                f"{path}: the reader did not start: {why}: install kpi-tui again"
            ) from error
        self._seconds = SECONDS
        self._timer = self._watch()

    def end(self) -> None:
        """End the child, and wait until it is gone."""
        self._timer.cancel()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def cancel(self) -> None:
        """End the child, from any thread; `events` then raises `PdfError`."""
        self._cancelled = True
        self._process.kill()

    def events(self) -> Iterator[PageRead | Reports | Explanation | Drafted | RowDrawn]:
        """Yield each page as it is read, then what was asked for. Raises `PdfError` with one line."""
        assert self._process.stdout is not None
        # A line that does not end was cut off by the child's end, or never would end.
        while (line := self._process.stdout.readline(LONGEST_MESSAGE)).endswith("\n"):
            try:
                message = decode(line)
            except ValueError as error:
                raise PdfError(
                    f"{self.path}: the reader said what we do not understand: install kpi-tui again"
                ) from error
            match message:
                case Refusal(sentence, kind):
                    # The child was given the whole path: a person hears of the file as named.
                    whole = f"{self.path.absolute()}: "
                    if sentence.startswith(whole):
                        sentence = f"{self.path}: {sentence.removeprefix(whole)}"
                    raise kind(sentence)
                case Fault(name):
                    raise PdfError(f"{self.path}: {self._why_it_failed(name)}")
                case PageBegun(page, of):
                    self._allow(of)
                    self._page = page
                case PageRead(_, of):
                    self._allow(of)
                    self._page = None
                    yield message
                case Reports() | Explanation() | Drafted() | RowDrawn():
                    yield message
                    return
        raise PdfError(f"{self.path}: {self._why_it_ended()}")

    def _why_it_ended(self) -> str:
        if self._cancelled:
            return "cancelled, nothing was read"
        ended_by = _named_code(self._process.wait())
        if self._timed_out or ended_by == "SIGXCPU":
            return (
                f"takes too long to read{self._at_page()}: "
                "is it the report itself, and not a pack of papers?"
            )
        return (
            f"the reader stopped{self._at_page()} ({ended_by}), for want of memory or over "
            "a fault in the file: try saving the PDF anew from its source"
        )

    def _why_it_failed(self, fault: str) -> str:
        if fault == MemoryError.__name__:
            return (
                f"needs more memory than any report{self._at_page()}: "
                "try saving the PDF anew from its source"
            )
        return f"could not be read{self._at_page()} ({fault}): please report this file"

    def _at_page(self) -> str:
        """Return ` at page 3` where a page is being read."""
        return f" at page {self._page}" if self._page else ""

    def _allow(self, pages: int) -> None:
        """Set the clock anew, once the number of pages is known."""
        seconds = min(SECONDS_AT_MOST, SECONDS + _SECONDS_A_PAGE * pages)
        if seconds != self._seconds:
            self._seconds = seconds
            self._timer.cancel()
            self._timer = self._watch()

    def _watch(self) -> Timer:
        timer = Timer(max(0.0, self._started + self._seconds - time.monotonic()), self._time_out)
        timer.daemon = True
        timer.start()
        return timer

    def _time_out(self) -> None:
        self._timed_out = True
        self._process.kill()


def _named_code(code: int) -> str:
    """Name what ended a process: `SIGSEGV`, `exit code 7`, `exit code 0xc0000005` on Windows."""
    if 0 <= code < 256:
        return f"exit code {code}"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"exit code {code & 0xFFFFFFFF:#x}"


def explain_in_child(
    path: Path,
    password: str | None = None,
    pictures: Path | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    profile: str | None = None,
) -> Explanation:
    """Return where every word of a PDF went, read in a child process. Raises `PdfError`.

    `pictures` is a folder in which its pages are drawn, `profile` the name or the file of one.
    `on_progress` gets each page read, and once more when it is drawn, and the number of pages; an
    exception from it comes through.
    """
    drawing = [f"{PICTURES}{pictures.absolute()}"] if pictures else []
    chosen = [f"{PROFILE}{profile}"] if profile else []
    with PdfChild(path, (*READER, "--explain", *drawing, *chosen), password) as child:
        return _answer(child, Explanation, on_progress)


def draft_in_child(
    path: Path,
    told: ProfileGuess | None = None,
    password: str | None = None,
    on_child: Callable[[PdfChild], object] = lambda _: None,
) -> Drafted:
    """Return what is guessed of a report that no profile knows, and what that reads. Raises `PdfError`.

    What a person `told` of an earlier guess is taken as it is. `on_child` gets the child, which
    may be cancelled from another thread.
    """
    known = json.dumps(replace(told, toml="").to_dict()) if told else ""
    with PdfChild(path, (*READER, f"{DRAFT}{known}"), password) as child:
        on_child(child)
        return _answer(child, Drafted)


def draw_row_in_child(
    path: Path,
    asked: RowRequest,
    password: str | None = None,
    on_child: Callable[[PdfChild], object] = lambda _: None,
) -> str:
    """Draw a measure's row of a PDF, and return what is to be said of it. Raises `PdfError`."""
    with PdfChild(path, (*READER, f"{ROW}{asked.to_json()}"), password) as child:
        on_child(child)
        return _answer(child, RowDrawn).note


def finish(
    child: PdfChild, on_progress: Callable[[int, int], None] | None = None
) -> tuple[Report, ...]:
    """Wait for the reports of a child that was started, and return them.

    `on_progress` gets each page read and the number of pages; an exception from it comes through.
    Raises `PdfError`.
    """
    return _answer(child, Reports, on_progress).reports


def _answer(
    child: PdfChild, kind: type[_Answer], on_progress: Callable[[int, int], None] | None = None
) -> _Answer:
    """Wait for what a child was asked for. Raises `PdfError`."""
    for event in child.events():
        if isinstance(event, kind):
            return event
        if on_progress and isinstance(event, PageRead):
            on_progress(event.page, event.of)
    raise AssertionError("events end with what was asked for, or an error")
