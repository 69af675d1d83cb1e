"""What the explorer remembers by itself from one start to the next. Settings go before it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from kpi_tui.files import write_whole
from kpi_tui.period import PeriodType, Series


@dataclass(frozen=True, slots=True)
class Remembered:
    """Each with what holds before anything has been remembered."""

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
    try:
        said = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Remembered()
    known = said if isinstance(said, dict) else {}
    at_first = asdict(Remembered())
    kept = {
        field.name: known[field.name]
        for field in fields(Remembered)
        if type(known.get(field.name)) is type(at_first[field.name])
    }
    return Remembered(**kept)


def remember(path: Path, remembered: Remembered) -> None:
    """Write the file. Where it cannot be written, the explorer goes on without a word."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(asdict(remembered), indent=2).encode())


class Memory:
    """What is remembered now, and the file that keeps it, if any does."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.now = recall(path) if path else Remembered()

    def keep(self, **changes: Any) -> None:
        """Remember fields of `Remembered`, beside what another explorer has kept meanwhile."""
        self.now = replace(recall(self._path) if self._path else self.now, **changes)
        if self._path:
            remember(self._path, self.now)
