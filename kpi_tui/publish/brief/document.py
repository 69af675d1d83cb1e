"""A briefing as a document of headings, paragraphs, tables and charts, which every format is written from.

Texts may come from a report and stand as they were read: each writer makes them harmless in its
own way. Loads no Polars.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kpi_tui.figures import FigureStyle
from kpi_tui.labels import Label, mark
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.status import Status

ANALYSIS = Label.ANALYSIS.replace("'", "’")
"""The words before what kpi-tui worked out, and after the title of a column of such figures."""
WORKED_OUT_BY = "kpi-tui"
"""The same mark within a sentence, where there is little room."""
_CREDITS = {
    Origin.PUBLISHED: "as published",
    Origin.REWORDED: "in words of kpi-tui",
    Origin.SIMULATED: "simulated",
}
SHORT_TABLE = 6
"""The most rows of a table that is never broken over two pages."""


class Tone(StrEnum):
    """The kind of a paragraph, which decides how it is set and marked."""

    PLAIN = "plain"
    LEAD = "lead"
    """The one to read if no other is read."""
    ANALYSIS = "analysis"
    """Worked out from what was published: marked with the words `ANALYSIS` in every format."""
    SOURCE = "source"
    """Where something was read, and who answers for it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that are a link to an anchor."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that runs on; white space in it means nothing."""

    text: str
    tone: Tone = Tone.PLAIN
    references: tuple[Reference, ...] = ()
    """What stands after the text, with `; ` between."""


@dataclass(frozen=True, slots=True)
class BulletItem:
    """A point of a list: a few words in bold, then lines."""

    head: str
    lines: tuple[str, ...]
    note: str = ""
    """Where it was read; in small print."""
    anchor: str | None = None
    """The name by which others link to it."""
    to: str | None = None
    """The anchor that the head is a link to."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[BulletItem, ...]
    numbered: bool = False
    runs_on: bool = False
    """Whether each item is one paragraph with its head, as it always is in numbered lists."""

    @property
    def is_run_on(self) -> bool:
        """Whether each item is one paragraph."""
        return self.numbered or self.runs_on


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table. A status is shown by its sign and word, with the text behind it."""

    text: str = ""
    status: Status | None = None
    to: str | None = None

    @property
    def shown(self) -> str:
        """What it shows: `▲ red`, `▲ red (corrected)`."""
        return f"{mark(self.status)}{self.text}" if self.status else self.text


@dataclass(frozen=True, slots=True)
class DocumentColumn:
    """A column of a table: its title, and how it is set."""

    title: str
    right: bool = False
    width: int = 2
    """Its share beside the other columns', for formats that do not work widths out themselves."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; the first cell of each row is the row's header."""

    caption: str
    columns: tuple[DocumentColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the report, exactly, with its line breaks."""

    label: str
    text: str
    more: str = ""
    """How much of it is left out, and where that stands."""
    origin: Origin = Origin.PUBLISHED

    @property
    def credit(self) -> str:
        """Whose words they are: `as published`, `in words of kpi-tui` or `simulated`."""
        return _CREDITS[self.origin]


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period of a chart."""

    last_day: date
    actual: float | None
    target: float | None
    status: Status | None
    is_simulated: bool = False
    is_corrected: bool = False
    """Whether an officer corrected its actual, target or status."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A measure's figures against its target over the periods."""

    title: str
    description: str
    """What the chart says, for those who do not see it."""
    caption: str
    marks: tuple[ChartPoint, ...]
    """The oldest first, some of them with an actual. The line is broken where one has none."""
    breaks: frozenset[int]
    """The places in `marks` at which the measure was redefined; the line is broken there too."""
    style: FigureStyle
    kind: PeriodType = PeriodType.MONTH
    """How long its periods are."""


Block = Paragraph | Bullets | Table | Quote | Chart


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A heading with what stands under it."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[BriefSection, ...] = ()
    anchor: str | None = None

    def walk(self) -> Iterator[BriefSection]:
        """Yield the section and all beneath it, in the order in which they are read."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Brief:
    """A briefing on one period's report."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    """What stands before the first heading."""
    sections: tuple[BriefSection, ...]
    last_day: date
    made: datetime
    """When it was put together, with a time zone."""
    is_one_page: bool = False
    """Whether it is set on one page, without a table of contents."""

    def walk(self) -> Iterator[BriefSection]:
        """Yield every section in the order in which it is read."""
        for section in self.sections:
            yield from section.walk()
