"""What the explorer remembers by itself from one start to the next. Settings go before it.

One file has all of it. What a series of reports has of its own stands in a part of its own, which
`session/kept.py` reads and changes.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from kpi_tui.files import make_private, write_whole
from kpi_tui.paths import demo_path
from kpi_tui.period import PeriodType, Series
from kpi_tui.store_url import StorePath

SERIES = "series"
"""The part of the file that has a part for every series of reports."""
_TRIES, _WAIT = 200, 0.005
"""How often, and after how many seconds each time, the lock of another explorer is tried again."""
_STALE = 5
"""Seconds after which a lock is taken for left behind: whoever wrote was killed."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is remembered of the explorer as a whole, with what holds at first."""

    theme: str = ""
    """The theme chosen last; empty before one was."""
    tree_shown: bool = True
    """Whether the tree is shown where there is room for it beside the measures."""
    tree_shown_narrow: bool = False
    """Whether it is shown in a terminal of fewer columns."""
    hint_seen: bool = False
    """Whether the hint for newcomers has been shown."""
    report_id: str = ""
    """The report chosen last; empty before one was."""
    period_type: str = ""
    """How long its periods are."""
    folder: str = ""
    """Where the last file was written; empty before one was."""

    @property
    def report(self) -> str:
        """The reports chosen last as they may be typed, `kent-qpr/quarter`; empty before any were."""
        return f"{self.report_id}/{self.period_type}" if self.series else ""

    @property
    def series(self) -> Series | None:
        """The series of reports chosen last; `None` before one was."""
        if self.report_id and self.period_type in list(PeriodType):
            return Series(self.report_id, PeriodType(self.period_type))
        return None


def recall(path: Path) -> Remembered:
    """Read what the file says; what is missing, damaged or of another kind is as at first."""
    return _remembered(_read(path))


def _read(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file():  # a pipe would never end
            return {}
        said = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _remembered(known: Mapping[str, Any]) -> Remembered:
    at_first = asdict(Remembered())
    kept = {
        field.name: known[field.name]
        for field in fields(Remembered)
        if type(known.get(field.name)) is type(at_first[field.name])
    }
    return Remembered(**kept)


class Memory:
    """What is remembered now, and the file that keeps it, if any does."""

    def __init__(self, path: Path | None = None) -> None:
        self._path, self._apart = path, ""
        self._known = _read(path) if path else {}
        self._is_written = True
        """Whether the file has all that was kept."""

    @property
    def now(self) -> Remembered:
        """What is remembered of the explorer as a whole."""
        return _remembered(self._known)

    @property
    def lasts(self) -> bool:
        """Whether there is a file that keeps it."""
        return self._path is not None

    def look_at(self, store: StorePath) -> None:
        """Take another store: what is pinned and kept of the sample reports is of them alone."""
        self._apart = "demo " if store.absolute() == demo_path().absolute() else ""

    def keep(self, **changes: Any) -> None:
        """Remember fields of `Remembered`, beside what another explorer has kept meanwhile."""
        # A text that is one of several, as the length of periods is, is a text in the file.
        plain = {
            name: str(each) if isinstance(each, str) else each for name, each in changes.items()
        }
        self._change(lambda known: {**known, **asdict(_remembered(known)), **plain})

    def of(self, series: Series) -> Mapping[str, Any]:
        """Return what is remembered of a series of reports; nothing where that is no such thing."""
        return _part(_part(self._known, SERIES), self._name(series))

    def keep_of(
        self, series: Series, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    ) -> None:
        """Remember something of a series: `change` takes what there is by now, and returns all of it.

        Where the file cannot be written, the explorer goes on without a word.
        """

        def changed(known: dict[str, Any]) -> dict[str, Any]:
            parts, name = _part(known, SERIES), self._name(series)
            return {**known, SERIES: {**parts, name: {**change(_part(parts, name))}}}

        self._change(changed)

    def _name(self, series: Series) -> str:
        return f"{self._apart}{series.report_id}/{series.period_type}"

    def _change(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        if self._path is None:
            self._known = change(self._known)
            return
        with suppress(OSError):
            make_private(self._path.parent)
        with _alone(self._path):
            there = _read(self._path) if self._is_written else {}
            self._known, self._is_written = change(there or self._known), False
            with suppress(OSError):
                write_whole(self._path, json.dumps(self._known, indent=2).encode())
                self._is_written = True


def _part(known: Mapping[str, Any], name: str) -> dict[str, Any]:
    part = known.get(name)
    return part if isinstance(part, dict) else {}


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other explorer changes the file; not for long, whatever the reason."""
    lock = path.with_name(f"{path.name}.lock")
    mine = False
    for _ in range(_TRIES):
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            mine = True
            break
        except FileExistsError:
            with suppress(OSError):
                if time.time() - lock.stat().st_mtime > _STALE:
                    lock.unlink()
                    continue
            time.sleep(_WAIT)
        except OSError:
            break  # it cannot be written either
    try:
        yield
    finally:
        if mine:
            with suppress(OSError):
                lock.unlink()
