"""A summary of a report's measures, read as a second witness of what their own tables say.

Its rows are joined to the measures by section, name and order, since it may shorten names. Where
both say the same nothing is told; each difference is a doubt about the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.report.names_alike import NamedMeasure, pair_names
from kpi_tui.pdf.report.readings import Record, to_reading
from kpi_tui.pdf.signs.convention import Convention, join_parts
from kpi_tui.pdf.table.fields import DIRECTION, FIGURES, KNOWN, STATUSES
from kpi_tui.pdf.table.polarities import POLARITY
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.rows import PageContent, read_rows
from kpi_tui.pdf.table.status_cells import StatusCells
from kpi_tui.pdf.table.tables import PageLayout, Region, find_tables
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.labels import IGNORED, UNREAD, Labels, key
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.profiles.profile import Profile, ReportForm, TableRules
from kpi_tui.report import PROSE_FIELDS, Reading, Warning
from kpi_tui.status import Status
from kpi_tui.text import squash

_COMPARED = (*STATUSES, DIRECTION, *FIGURES)
_TEXTS = (*PROSE_FIELDS, *PEOPLE, POLARITY)
"""What is not compared: it is taken from a summary where the measures' own tables have no column for it."""
_EXCEPTIONS = frozenset((Status.RED, Status.AMBER))
"""A summary of such measures alone is none of the others."""
_SAID = {
    "period_status": "{}",
    "previous_status": "{} for the period before",
    "ytd_status": "{} for the year to date",
    DIRECTION: "{}",
    "period_actual": "actual {}",
    "period_target": "target {}",
    "previous_actual": "{} for the period before",
    "ytd_actual": "year-to-date actual {}",
    "ytd_target": "year-to-date target {}",
    "floor": "floor {}",
}
"""How a message says what stands in a field."""


class PlacedRow(NamedTuple):
    """A row, and where its page begins on its sheet."""

    row: PrintedRow
    origin: tuple[float, float]


@dataclass
class Heard:
    """What a witness makes of a report: its doubts, and where its words went."""

    readings: tuple[Reading, ...]
    warnings: list[Warning] = field(default_factory=list)
    rows: list[tuple[PlacedRow, str]] = field(default_factory=list)
    """Its rows, with the code of the measure that each is of."""
    headers: list[Line] = field(default_factory=list)
    read: list[Line] = field(default_factory=list)
    left_over: list[Line] = field(default_factory=list)


class Witness:
    """The summary tables of a report, gathered page by page."""

    def __init__(self, profile: Profile, own: TableRules) -> None:
        """Read by a profile in which only the summary's kind of table stands.

        `own` is the kind of table in which the measures themselves stand.
        """
        self._profile = profile
        self._phrases = Phrases(profile)
        self._fills_gaps = profile.table.fills_gaps
        self._its = "its card" if own.kind is ReportForm.CARDS else "its own row"
        self._fields, self._own = (_headed(each.labels) for each in (profile.table, own))
        self._records: list[Record] = []
        self._rows: list[list[PlacedRow]] = []
        self._section = ""
        self._open: Region | None = None
        self._headers: list[Line] = []
        self._label_words = {
            name: [
                frozenset(
                    key(word) for word in label.split() if word != "/" and not word.startswith("{")
                )
                for label in labels
            ]
            for name, labels in profile.labels.fields.items()
        }

    def take(self, layout: PageLayout) -> PageLayout:
        """Read its tables on a page, and return the page without them."""
        if self._open is None and not self._may_stand_on(layout):
            return layout
        text = PageText(layout.page, layout.lines)
        own = find_tables(layout, text, self._phrases)
        # A summary may have some of the headings that the measures' own tables have, and no others.
        own.regions = [
            each
            for each in own.regions
            if all(
                each.header.known > other.header.known
                or (each.header.known == other.header.known and self._has_all(each, other))
                for other in layout.regions
                if _meet(each, other)
            )
        ]
        content, self._open = read_rows(own, self._open)
        rows = self._fitting(content, own)
        if not rows and not content.headers:
            return layout
        self._headers += content.headers
        self._add(rows, layout.page)
        taken = {
            id(word)
            for lines in (content.headers, *([*row.own_lines, *row.left_out] for row in rows))
            for line in lines
            for word in line.words
        }
        return replace(
            layout,
            lines=[left for line in layout.lines for left in line.without(taken)],
            regions=[
                each
                for each in layout.regions
                if not any(_meet(each, region) for region in own.regions)
            ],
        )

    def compare(self, readings: Sequence[Reading], records: Sequence[Record], titles: dict[str, str],
                word_list: WordList) -> Heard:  # fmt: skip
        """Compare what it says with the measures, whose priorities have these titles by code."""
        heard = Heard(tuple(readings), headers=self._headers)
        if not self._records:
            return heard
        said = self._readings(word_list)
        pairs = pair_names(
            [NamedMeasure(each.priority_code, each.measure_name) for each in said],
            [
                NamedMeasure(titles.get(each.priority_code, ""), each.measure_name)
                for each in readings
            ],
        )
        compared = list(readings)
        fields = {name for record in records for name in record.fields}
        for at, (each, rows) in enumerate(zip(said, self._rows, strict=True)):
            lines = [
                line for placed in rows for line in (*placed.row.own_lines, *placed.row.left_out)
            ]
            if at not in pairs:
                named = quoted(each.measure_name)
                message = f"the summary table has {named}: no measure of the report is it"
                heard.warnings.append(Warning(each.pages[0], None, message))
                heard.left_over += lines
                continue
            reading = self._compared(readings[pairs[at]], each, fields, heard)
            if squash(each.measure_name) == squash(reading.measure_name):
                empty = (n for n in _TEXTS if n not in fields and not getattr(reading, n))
                reading = replace(reading, **{name: getattr(each, name) for name in empty})
            compared[pairs[at]] = reading
            heard.rows += [(placed, reading.measure_code) for placed in rows]
            unlike = {name for name in _TEXTS if getattr(reading, name) != getattr(each, name)}
            for placed in rows:
                for name, own in placed.row.cells.items():
                    (heard.read if name in KNOWN - unlike else heard.left_over).extend(own)
                heard.left_over += placed.row.left_out
        listed = {each.period_status for each in said}
        for at, reading in enumerate(readings):
            is_other = listed <= _EXCEPTIONS and reading.period_status not in listed
            if at not in pairs.values() and not is_other:
                message = "the summary table of the report does not have it"
                heard.warnings.append(Warning(reading.pages[0], reading.measure_code, message))
        heard.readings = tuple(compared)
        return heard

    def _has_all(self, each: Region, other: Region) -> bool:
        """Whether a header has all headings of the summary, and not all of the measures' own tables."""
        fields, others = ({c.field for c in region.header.columns} for region in (each, other))
        return self._fields <= fields and not self._own <= others

    def _may_stand_on(self, layout: PageLayout) -> bool:
        """Whether the words of enough of its headings stand on a page."""
        said = {key(word.text) for line in layout.lines for word in line.words}
        headed = {
            name
            for name, labels in self._label_words.items()
            if any(words <= said for words in labels)
        }
        return "measure" in headed and len(headed) >= self._profile.labels.least

    def _fitting(self, content: PageContent, own: PageLayout) -> list[PrintedRow]:
        """Return the rows on a page; those that go on from the page before only if they look so.

        Lines at the same places may be those of other boxes.
        """
        rows = [item for item in content.items if isinstance(item, PrintedRow)]
        below = min((each.header.bottom for each in own.regions), default=own.page.size[1])
        going_on = [row for row in rows if row.bottom <= below]
        if not going_on or self._says_status(going_on[0], own.page):
            return rows
        if len(going_on) == len(rows):
            self._open = None
        return [row for row in rows if row not in going_on]

    def _says_status(self, row: PrintedRow, page: Page) -> bool:
        """Whether a measure begins with a row, and each of its statuses can be seen."""
        if not row.is_measure:
            return False
        wanted = [name for name in STATUSES if name in self._profile.labels.fields]
        (marks,) = StatusCells([row], page, self._profile.status.words).read()
        return all(name in marks and (marks[name].printed or marks[name].hue) for name in wanted)

    def _add(self, rows: Sequence[PrintedRow], page: Page) -> None:
        cells = StatusCells(rows, page, self._profile.status.words)
        marks = cells.read()
        cells.read_directions(self._profile.direction)
        for row, found in zip(rows, marks, strict=True):
            lead = row.column_of("measure")
            if row.opens and lead is not None:
                self._section = self._profile.labels.section_of(lead.label) or self._section
            if row.is_measure or not self._records:
                self._records.append(Record("", self._section))
                self._rows.append([])
            self._records[-1].add(row, found, page.shapes.dots)
            self._rows[-1].append(PlacedRow(row, page.origin))

    def _readings(self, word_list: WordList) -> list[Reading]:
        marks = [
            mark
            for record in self._records
            for many in record.marks.values()
            for mark in join_parts(many)
        ]
        convention = Convention.of(marks, self._profile.status)
        return [to_reading(each, word_list, convention, self._profile) for each in self._records]

    def _compared(self, own: Reading, said: Reading, fields: set[str], heard: Heard) -> Reading:
        """Tell where the two differ, and return the measure, its gaps filled if that is wished."""
        filled: dict[str, object] = {}
        where = f"the summary table on page {said.pages[0]}"
        for name in _COMPARED:
            if name not in self._profile.labels.fields:
                continue
            mine, its = getattr(own, name), getattr(said, name)
            is_read = mine is not Status.UNREADABLE and its is not Status.UNREADABLE
            if name not in fields:
                filled[name] = its
            elif is_read and squash(str(mine)) == squash(str(its)):
                continue
            elif mine is None and self._fills_gaps and its is not Status.UNREADABLE:
                filled[name] = its
                message = f"{self._its} does not say: {_words(name, its)} is from {where}"
                heard.warnings.append(Warning(own.pages[0], own.measure_code, message))
            else:
                message = f"{where} says {_words(name, its)}, {self._its} {_bare(mine)}"
                heard.warnings.append(Warning(own.pages[0], own.measure_code, message))
        return replace(own, **filled) if filled and self._fills_gaps else own  # type: ignore[arg-type]


def witnesses_of(profile: Profile) -> list[Witness]:
    """Return the witnesses that a profile declares, which have heard nothing yet."""
    return [Witness(each, profile.table) for each in profile.witnesses]


def _headed(labels: Labels) -> set[str | None]:
    """Return the fields that columns of a table have, each the first that its heading names."""
    named = (name for name in labels.fields if name not in (UNREAD, IGNORED))
    return {labels.field_of(label) for name in named for label in labels.fields[name]}


def _words(name: str, value: object) -> str:
    return _SAID[name].format(_bare(value))


def _bare(value: object) -> str:
    """Return what stands in a field, in words."""
    if value is Status.UNREADABLE:
        return "what cannot be read"
    return "nothing" if value is None else str(value).replace("_", " ")


def _meet(one: Region, other: Region) -> bool:
    return one.header.top < other.header.bottom and other.header.top < one.header.bottom
