"""Processes that run code of ours: how each is started, and that none is left behind."""

from __future__ import annotations

import gc
import os
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Self

from kpi_tui.endings import endings_wait

_SELDOM = 250_000
"""New objects between two garbage collections, where Python itself has 700."""


class EndsWhatItStarted(ABC):
    """A context manager that ends the processes it started when it is left, whatever happened."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with endings_wait():
            self.end()

    @abstractmethod
    def end(self) -> None:
        """End every process that is left, and wait until it is gone."""


def running(module: str) -> tuple[str, ...]:
    """Return the command that runs a module of ours."""
    # -P keeps modules in the working folder, where downloads may lie, out of the process.
    return (sys.executable, "-P", "-X", "utf8", "-m", module)


def own_environment(**more: str) -> dict[str, str]:
    """Return the environment of such a process: this one's, and more."""
    # This very package stands first on the path, since -P drops the working folder.
    package = str(Path(__file__).resolve().parents[1])
    search_path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": search_path, **more}


def collect_seldom() -> None:
    """Look for garbage in this process less often: there is little, and it took a tenth of the time."""
    gc.set_threshold(_SELDOM)


def collect_no_more() -> None:
    """Leave all objects alone from here on: Python looks through them twice before it ends a process."""
    gc.freeze()
