"""What came of one test: how often, and what went wrong with which seed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Tally:
    """A line of the table."""

    test: str
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    """Each begins with its seed."""

    @property
    def n(self) -> int:
        return self.outcomes.total()

    def add(self, outcome: str, failure: str = "") -> None:
        self.outcomes[outcome] += 1
        if failure:
            self.failures.append(failure)

    def __str__(self) -> str:
        found = ", ".join(f"{count:,} {what}" for what, count in self.outcomes.most_common())
        return f"{self.test} | {self.n:,} ({found}) | {len(self.failures)}"


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
