"""What panes and workers say to the screen. Panes never speak to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment
    from kpi_tui.tui.session.library import Loaded
    from kpi_tui.tui.session.selected_measure import Earlier


@dataclass
class ScopeChosen(Message):
    """The tree's cursor stands on another way in: the tree says which."""


@dataclass
class MeasureChosen(Message):
    """The table's cursor stands on another measure, or on none: the table says which.

    It is for whoever takes the message to ask: another month may have come in between.
    """


@dataclass
class MeasureOpened(Message):
    """A measure is to be read in full."""


@dataclass
class SearchChanged(Message):
    """The words searched for, as typed."""

    text: str


@dataclass
class SearchLeft(Message):
    """The search line is left; `keep` says whether its words still filter."""

    keep: bool


@dataclass
class CommandWanted(Message):
    """A command was clicked on."""

    command_id: str


@dataclass
class MonthLoaded(Message):
    """The store has been read."""

    loaded: Loaded


@dataclass
class StudyLoaded(Message):
    """All months have been looked at."""

    study: PeriodAssessment


@dataclass
class StudyFailed(Message):
    """What is worked out of all months cannot be had. The month itself can still be read."""

    month: date
    reason: str


@dataclass
class Settled(Message):
    """A judgement has been added to the log, or could not be."""

    failure: str = ""


@dataclass
class EarlierLoaded(Message):
    """A measure as it was in the report before has been read."""

    shown: date
    """The month that was shown when it was asked for."""
    key: tuple[str, str]
    """The measure's code and name in that month."""
    earlier: Earlier


@dataclass
class LoadingFailed(Message):
    """The store, or a month of it, could not be read."""

    reason: str
    months: tuple[date, ...] = ()
    """The months there are all the same."""
