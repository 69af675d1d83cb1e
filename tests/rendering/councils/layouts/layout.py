"""What a layout is: how it prints a report, and what of a report it prints at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from kpi_tui.period import PeriodType
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

from ..council_report import CouncilReport, Measure, Section
from ..page import Document

LETTERS = ("ENV", "HOM", "ECO", "PEO", "COU", "PLA", "CUL", "SAF")
"""What codes may begin with, one for each section."""


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    compose: Callable[[CouncilReport], Document]
    council: str
    """Whose report looks like this: an invented one."""
    title: str
    fields: frozenset[str]
    """The fields of a measure that are printed, besides its name."""
    section_fields: frozenset[str]
    statuses: Mapping[Status, str]
    """How each is printed; in no words where it is a colour alone."""
    directions: Mapping[PublishedDirection, str] = field(default_factory=dict)
    periods: tuple[PeriodType, ...] = (PeriodType.QUARTER,)
    """What it may report on; the first is what its profile declares."""
    code: str | None = None
    """A measure's code, of `letters`, `section` and `order`."""
    heading: str = "{title}"
    """How the title of a section is printed, with its `number`."""
    needs_status: bool = False
    """Whether no measure is printed without one."""

    @property
    def profile(self) -> Path:
        """The file that declares how reports of this layout are read."""
        return Path(__file__).parent.parent / "profiles" / f"{self.name}.toml"

    def section_heading(self, number: int, section: Section) -> str:
        """The title of a section as printed, its number counted from 1."""
        return self.heading.format(number=number, title=section.title)

    def as_printed(self, report: CouncilReport) -> CouncilReport:
        """The report with the codes of this layout, and without what it does not print."""
        numbered = enumerate(report.sections, 1)
        sections = tuple(self._section(number, section) for number, section in numbered)
        return replace(report, sections=sections)

    def _section(self, number: int, section: Section) -> Section:
        measures = tuple(
            replace(measure, **self._unprinted(measure), code=self._code(number, order))
            for order, measure in enumerate(section.measures, 1)
        )
        unprinted = {"holder", "director", "commentary"} - self.section_fields
        nothing: dict[str, Any] = dict.fromkeys(unprinted)
        return replace(section, measures=measures, **nothing)

    def _code(self, number: int, order: int) -> str | None:
        letters = LETTERS[(number - 1) % len(LETTERS)]
        return self.code and self.code.format(letters=letters, section=number, order=order)

    def _unprinted(self, measure: Measure) -> dict[str, Any]:
        empty = {f.name for f in fields(Measure)} - self.fields - {"name", "code"}
        for name in ("status", "previous_status", "ytd_status"):
            if getattr(measure, name) not in self.statuses:
                empty.add(name)
        if measure.direction not in self.directions:
            empty.add("direction")
        return dict.fromkeys(empty)
