"""What came of one test: how often, and what went wrong with which number."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Failure(NamedTuple):
    """What went wrong, and the number with which it goes wrong again."""

    number: int
    what: str


@dataclass
class Tally:
    """A line of the table."""

    test: str
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    @property
    def n(self) -> int:
        return self.outcomes.total()

    def add(self, outcome: str, failure: str = "", number: int = 0) -> None:
        self.outcomes[outcome] += 1
        if failure:
            self.failures.append(Failure(number, failure))

    def __str__(self) -> str:
        found = ", ".join(f"{count:,} {what}" for what, count in self.outcomes.most_common())
        return f"| {self.test} | {self.n:,} ({found}) | {len(self.failures)} |"


Campaign = Callable[[int, range], Iterator[Tally]]
"""Tries what has these numbers, of a seed; the same numbers are the same tries. Each tally is yielded
before it is filled, so that there is something to show for a campaign that is broken off."""


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for a while, in memory where the system has such folders: nothing outlives it."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def empty_cache() -> Path:
    """Forget what was found whole, and return where that is kept."""
    cache = Path(os.environ["KPI_TUI_CACHE"])
    shutil.rmtree(cache, ignore_errors=True)
    return cache


def leave_interruptions_to_the_parent() -> None:
    """Let Ctrl+C end a process of a pool by way of the one that started it, without a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
