"""What screens say to the application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual.message import Message

from kpi_tui.period import Series
from kpi_tui.store_url import StorePath


@dataclass
class StoreFoundEmpty(Message):
    """There is nothing to explore: say how to begin."""

    problems: tuple[str, ...] = ()
    """What is wrong with files of the store that are left out, a line each."""


@dataclass
class StoreWanted(Message):
    """A store is to be explored, from its last period on or from the one that is given."""

    store: StorePath
    period: date | None = None
    measure_code: str | None = None
    series: Series | None = None
    """The series of reports, which is remembered; `None` means the one that was looked at last."""
