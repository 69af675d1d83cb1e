"""What the loader's threads say to the screen that shows a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from kpi_tui.errors import KpiTuiError

if TYPE_CHECKING:
    from kpi_tui.analysis.across.grid import Grid
    from kpi_tui.analysis.assessment import PeriodAssessment, PeriodChanges
    from kpi_tui.analysis.browse.everywhere import FoundEverywhere
    from kpi_tui.judgements.judgement import Judgement
    from kpi_tui.tui.session.library import Loaded
    from kpi_tui.tui.session.session import Session

FAULT = "Changes and data quality queries could not be worked out: please report it"


@dataclass
class PeriodLoaded(Message):
    """The store has been read."""

    loaded: Loaded


@dataclass
class LoadingFailed(Message):
    """The store, or a period of it, could not be read."""

    reason: str
    periods: tuple[date, ...] = ()
    """The periods there are all the same."""
    about: str = ""
    """The path of the file that is to blame, where it is one."""


@dataclass
class AssessmentLoaded(Message):
    """A period has been assessed, for which all periods have been read."""

    assessment: PeriodAssessment


@dataclass
class GridLoaded(Message):
    """All measures have been put side by side in all periods."""

    grid: Grid

    def put_into(self, session: Session) -> None:
        """Put it into the session."""
        session.grid = self.grid


@dataclass
class ChangesLoaded(Message):
    """What changed between two periods has been worked out."""

    changes: PeriodChanges

    def put_into(self, session: Session) -> None:
        """Put it into the session."""
        session.counterpart.worked_out = self.changes


@dataclass
class AssessmentFailed(Message):
    """A period could not be assessed. Its report can still be read."""

    period: date
    reason: str

    @classmethod
    def by(cls, error: Exception, period: date) -> AssessmentFailed:
        """Say why a period was not assessed: an error of kpi-tui's own in its words, else a fault."""
        if isinstance(error, KpiTuiError):
            return cls(period, str(error))
        return cls(period, f"{FAULT} ({type(error).__name__}: {error})")


@dataclass
class JudgementSaved(Message):
    """A judgement has been added to the log, or could not be."""

    judgement: Judgement
    said: str
    """What is told of it."""
    failure: str = ""


@dataclass
class ReportsSearched(Message):
    """All reports have been searched for some words."""

    found: FoundEverywhere
    is_listed: bool
    """Whether a list of them was asked for, or only how many there are."""
