"""What the process that reads a PDF may use, and what a page may hold.

No page of a report comes near any of these numbers: a file that was made to hurt ends here in a
sentence, and a plan in a pack is left out.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from functools import cache
from threading import Thread

from kpi_tui.errors import PdfError

MEMORY = 1_250_000_000
"""Bytes of address space. A report takes some 60, twenty pages at all their limits 650 million."""
PROCESSOR_SECONDS = 10
"""The processor time for a file before its pages are counted; each page adds to it."""
SECONDS_A_PAGE = 2
PROCESSOR_SECONDS_AT_MOST = 120
"""The processor time for a file, however many pages it has."""

LARGEST_FILE = 200_000_000
"""Bytes."""
MOST_PAGES = 1_000
LARGEST_SIDE = 5_000
"""Points; a page of a report is some 850 points wide."""
MOST_PIXELS = 16_000_000
"""Pages larger than an A1 sheet are drawn at fewer dots an inch: their icons are larger too."""
MOST_CHARACTERS = 50_000
MOST_LINES = 20_000
MOST_DRAWINGS = 100_000
"""Paths, pictures and pieces of text that a page draws, those in its forms included."""
MOST_POINTS = 200_000
"""Points of a page's paths."""
DEEPEST_FORM = 8


class LimitError(PdfError):
    """A page that is not read. The text goes on a sentence that begins with the page."""


def allow(count: int, most: int, things: str) -> None:
    """Raise `LimitError` where a page has more of some things than it may."""
    if count > most:
        raise LimitError(f"has more {things} than a page of any report ({most:,}): not read")


def restrict(seconds: int = PROCESSOR_SECONDS) -> None:
    """Hold this process to its limits, as far as the operating system can.

    `seconds` is the processor time it may use from its beginning.

    Windows has none of them and macOS none on memory; the wall clock of the process that waits
    holds everywhere.
    """
    for name, most in (("RLIMIT_AS", MEMORY), ("RLIMIT_CPU", seconds), ("RLIMIT_CORE", 0)):
        _hold(name, most)


@cache  # it is asked for at each page
def allow_pages(pages: int) -> None:
    """Let this process use the processor time that a file of so many pages may take."""
    _hold("RLIMIT_CPU", min(PROCESSOR_SECONDS_AT_MOST, PROCESSOR_SECONDS + SECONDS_A_PAGE * pages))


def _hold(name: str, most: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    limit = getattr(resource, name, None)
    if limit is None:
        return
    _, hard = resource.getrlimit(limit)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(limit, (allowed, hard))


def end_with_parent() -> None:
    """End this process when its standard input closes, if that is a pipe.

    The process that waits for this one holds the other end, which the system closes however that
    process ends.
    """
    with suppress(OSError):
        if stat.S_ISFIFO(os.fstat(0).st_mode):
            Thread(target=_end_when_closed, daemon=True).start()


def _end_when_closed() -> None:
    with suppress(OSError):
        while os.read(0, 64):
            pass
    os._exit(1)
