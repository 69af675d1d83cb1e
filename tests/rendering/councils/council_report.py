"""What a council publishes on a period: the truth that a layout draws and a reader must find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

from .periods import Period


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, its figures as printed; a field is empty where nothing is printed."""

    name: str
    code: str | None = None
    actual: str | None = None
    target: str | None = None
    floor: str | None = None
    status: Status | None = None
    previous_actual: str | None = None
    previous_status: Status | None = None
    direction: PublishedDirection | None = None
    ytd_actual: str | None = None
    ytd_target: str | None = None
    ytd_status: Status | None = None
    good_is: str | None = None
    """Which way is better: Higher or Lower."""
    owner: str | None = None
    """The officer who answers for it, by role."""
    comment: str | None = None
    """Its paragraphs are lines."""


@dataclass(frozen=True, slots=True)
class Section:
    """A priority, a service or a theme, with its measures."""

    title: str
    measures: tuple[Measure, ...]
    holder: str | None = None
    """The member of the cabinet, by role."""
    director: str | None = None
    """The officer who answers for all of it, where none is named for each measure."""
    commentary: str | None = None
    """What is said of all its measures at once."""


@dataclass(frozen=True, slots=True)
class CouncilReport:
    council: str
    title: str
    period: Period
    sections: tuple[Section, ...]

    @property
    def measures(self) -> Iterator[tuple[Section, Measure]]:
        """Each measure with the section that it stands in, in the report's order."""
        return ((section, m) for section in self.sections for m in section.measures)
