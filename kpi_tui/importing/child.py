"""Reading a PDF in a process of its own, so that no file can crash, hang or bloat this one.

The child writes JSON lines: `{"reading": 3, "of": 23}` when it turns to a page, `{"page": 3,
"of": 23}` when it is done with it, and last `{"report": {…}}`, `{"error": "one line"}` or
`{"fault": "IndexError"}`. It ends when its standard input is closed, so it never outlives us.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any

from kpi_tui.errors import PdfError
from kpi_tui.report import Report

# -P keeps modules in the working folder, where downloads may lie, out of the child.
READER = (sys.executable, "-P", "-X", "utf8", "-m", "kpi_tui.pdf")

SECONDS = 10.0
SECONDS_A_PAGE = 2.0
SECONDS_AT_MOST = 120.0
MOST_SAID = 100_000_000
"""Characters of one message; a report of 60 measures has 100,000."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """How far the child has come: pages counted from 1."""

    page: int
    of: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where every word of a PDF went, in lines of text."""

    lines: tuple[str, ...]


class PdfChild:
    """A child process reading one PDF, from the moment this is made.

    A context manager: leaving it ends the child, whatever happened. `events` yields progress
    and, last, the report.
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
                # Nothing is ever written to it: that it closes tells the child that we are gone.
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # What PDF libraries print is for nobody: the child says in JSON what is wrong.
                stderr=subprocess.DEVNULL,
                env=_environment(password),
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise PdfError(
                f"{path}: the reader did not start: {why}: install kpi-tui again"
            ) from error
        self._seconds = SECONDS
        self._timer = self._watch()

    def __enter__(self) -> PdfChild:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def cancel(self) -> None:
        """Ends the child, from any thread; `events` then raises `PdfError`."""
        self._cancelled = True
        self._process.kill()

    def events(self) -> Iterator[PageRead | Report | Explanation]:
        """Each page as it is read, then what was asked for. Raises `PdfError` with one line."""
        assert self._process.stdout is not None
        # A line that does not end was cut off by the child's end, or never would end.
        while (line := self._process.stdout.readline(MOST_SAID)).endswith("\n"):
            event = self._event(line)
            if event:
                yield event
            if isinstance(event, Report | Explanation):
                return
        raise PdfError(f"{self.path}: {self._why_it_ended()}")

    def _event(self, line: str) -> PageRead | Report | Explanation | None:
        try:
            message: dict[str, Any] = json.loads(line)
            if "error" in message:
                raise PdfError(self._named(str(message["error"])))
            if "fault" in message:
                raise PdfError(f"{self.path}: {self._why_it_failed(str(message['fault']))}")
            if "report" in message:
                return Report.from_dict(message["report"])
            if "explanation" in message:
                return Explanation(tuple(map(str, message["explanation"])))
            return self._place(message)
        except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
            raise PdfError(
                f"{self.path}: the reader said what we do not understand: install kpi-tui again"
            ) from error

    def _place(self, message: dict[str, Any]) -> PageRead | None:
        """Where the child is now."""
        of = int(message["of"])
        self._allow(of)
        if "reading" in message:
            self._page = int(message["reading"])
            return None
        self._page = None
        return PageRead(int(message["page"]), of)

    def _named(self, error: str) -> str:
        """The child's words, with the file named as it was to us."""
        whole = f"{self.path.absolute()}: "
        return f"{self.path}: {error.removeprefix(whole)}" if error.startswith(whole) else error

    def _why_it_ended(self) -> str:
        if self._cancelled:
            return "cancelled, nothing was read"
        ended_by = _named_code(self._process.wait())
        if self._timed_out or ended_by == "SIGXCPU":
            return (
                f"takes too long to read{self._at_page()}: "
                "is it the annex itself, and not a pack of papers?"
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
        """` at page 3`, where a page is being read."""
        return f" at page {self._page}" if self._page else ""

    def _allow(self, pages: int) -> None:
        """Sets the clock anew, once the number of pages is known."""
        seconds = min(SECONDS_AT_MOST, SECONDS + SECONDS_A_PAGE * pages)
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
    """What ended a process: `SIGSEGV`, `exit code 7`, `exit code 0xc0000005` on Windows."""
    if 0 <= code < 256:
        return f"exit code {code}"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"exit code {code & 0xFFFFFFFF:#x}"


def read_in_child(
    path: Path,
    on_progress: Callable[[int, int], None] | None = None,
    command: Sequence[str] = READER,
    password: str | None = None,
) -> Report:
    """The report in a PDF, read in a child process. `on_progress` gets the page and their number.

    Raises `PdfError`; an exception from `on_progress` ends the child and comes through.
    """
    with PdfChild(path, command, password) as child:
        return finish(child, on_progress)


def explain_in_child(path: Path, password: str | None = None) -> Explanation:
    """Where every word of a PDF went, read in a child process. Raises `PdfError`."""
    with PdfChild(path, (*READER, "--explain"), password) as child:
        return next(event for event in child.events() if isinstance(event, Explanation))


def finish(child: PdfChild, on_progress: Callable[[int, int], None] | None = None) -> Report:
    """Waits for the report of a child that was started. Raises `PdfError`."""
    for event in child.events():
        if isinstance(event, Report):
            return event
        if on_progress and isinstance(event, PageRead):
            on_progress(event.page, event.of)
    raise AssertionError("events end with a report or an error")


def find_pdfs(named: Path) -> list[Path]:
    """The files meant by a path: the file, a folder's own `*.pdf` by name, or a pattern's.

    Folders inside a folder are left alone: a download folder may hold anything. Patterns are
    for Windows, whose shell leaves `*.pdf` as it is. Raises `PdfError` where there is no file.
    """
    try:
        if named.is_dir():
            return _pdfs(named, named.iterdir())
        if named.exists():
            return [named]
        if "*" in named.name or "?" in named.name:
            return _pdfs(named, named.parent.glob(named.name))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PdfError(f"{named}: {why}: name a file you can read") from error
    raise PdfError(f"{named}: no such file: check its name and folder")


def _pdfs(named: Path, items: Iterable[Path]) -> list[Path]:
    files = sorted(
        item
        for item in items
        if item.suffix.lower() == ".pdf" and item.name[0] != "." and item.is_file()
    )
    if not files:
        raise PdfError(f"{named}: no PDF there: name the folder or the files to import")
    return files


def _environment(password: str | None) -> dict[str, str]:
    """Ours, with this very package first on the path: -P drops the working folder."""
    here = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH")
    path = os.pathsep.join(filter(None, (here, others)))
    # Not an argument: those are for every user of the machine to see.
    secret = {"KPI_TUI_PDF_PASSWORD": password} if password else {}
    return {**os.environ, "PYTHONPATH": path, **secret}
