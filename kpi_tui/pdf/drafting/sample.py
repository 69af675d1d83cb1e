"""The rows of a table whose columns are not known yet, read as a profile would have them read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.page.pages import Box, Page
from kpi_tui.pdf.signs.picture import Canvas
from kpi_tui.pdf.signs.status import StatusMark, read_mark
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.rows import read_rows
from kpi_tui.pdf.table.second_rows import extend_headers
from kpi_tui.pdf.table.tables import PageLayout, Region, lay_out, part_columns
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import Line, PageText, flow
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.labels import Labels
from kpi_tui.profiles.profile import Begins, PriorityRules, Profile, TableRules, TitlePlace
from kpi_tui.profiles.row_kinds import ROW_KIND, RowKinds
from kpi_tui.status import Status

_WORDS = {status.value: status for status in (Status.RED, Status.AMBER, Status.GREEN, Status.BLUE)}


@dataclass(frozen=True)
class RowsBelow:
    """Rows below each other for each measure: the column that tells them apart, and its words."""

    column: str
    words: Mapping[str, str]
    figures: Sequence[str]
    """The labels of the columns that hold figures of each of them."""


@dataclass
class Sample:
    """What stands under one kind of header, in the order of the report."""

    labels: tuple[str, ...]
    names: Sequence[str] = ()
    """The labels that head the names of measures."""
    items: list[PrintedRow | Line | list[Line]] = field(default_factory=list)
    """Rows, lines outside the tables, and rows across them."""
    pages: dict[int, Page] = field(default_factory=dict)
    alone: set[int] = field(default_factory=set)
    """The places in `items` of lines that stand alone in the first column of a table without lines."""

    @property
    def rows(self) -> list[PrintedRow]:
        """The rows, without those that run across."""
        return [item for item in self.items if isinstance(item, PrintedRow)]

    def is_bold(self, line: Line) -> bool:
        """Whether a line is set in bold."""
        return self.pages[line.page].is_bold(line.words)

    def texts(self, label: str) -> list[str]:
        """Return what stands in a column, row by row; empty where nothing does."""
        name = "measure" if label in self.names else label
        return [flow(row.cells.get(name, [])) for row in self.rows]

    def pictures(self, label: str) -> Iterator[tuple[PrintedRow, Canvas, Box]]:
        """Yield each cell of a column as it is drawn, with its row."""
        for row in self.rows:
            for column in row.columns:
                if column.field == label:
                    box = row.box_of(column)
                    yield row, Canvas.of(self.pages[row.page].render(box)), box

    def marks(self, label: str) -> Iterator[tuple[str, StatusMark | None]]:
        """Yield text and look of each cell of a column."""
        for row, canvas, box in self.pictures(label):
            mark = read_mark(canvas, box, row.words(label), _WORDS)
            yield flow(row.cells.get(label, [])), mark


def names_of(labels: Sequence[str]) -> list[str]:
    """Return the labels that may head the names of measures, the likeliest first."""
    said = {label: what_of(label) for label in labels}
    named = [label for label in labels if said[label] == ("measure", "")]
    first = [labels[0]] if said[labels[0]] == ("actual", "") else []
    silent = [label for label in labels if said[label] == ("", "")]
    return list(dict.fromkeys([*named, *first, *silent, labels[0]]))


_GENERAL = frozenset(
    [
        "key",
        "performance",
        "measure",
        "measures",
        "indicator",
        "indicators",
        "kpi",
        "kpis",
        "pi",
        "pis",
        "description",
        "of",
        "success",
        "what",
        "we",
        "the",
        "name",
        "title",
        "service",
        "our",
        "corporate",
        "strategic",
        "measured",
        "full",
        "short",
        "and",
    ]
)


def is_general(label: str) -> bool:
    """Whether the heading of names says no more than that names stand below it."""
    return all(word.strip(".,:()/").casefold() in _GENERAL for word in label.split())


def read_sample(
    texts: Sequence[PageText],
    labels: tuple[str, ...],
    names: Sequence[str],
    begins: Begins,
    least: int | None = None,
    rows: RowsBelow | None = None,
) -> Sample:
    """Read the tables under a header. `names` are the labels that head the names of measures.

    Of these labels a header has `least` or more; where none is given all but one, three at least.
    Of several `rows` for each measure those of its actual are read.
    """
    own = [label for label in labels if label not in names and (not rows or label != rows.column)]
    fields = {label: (label,) for label in own} | ({ROW_KIND: (rows.column,)} if rows else {})
    profile = Profile(
        "draft",
        "",
        "",
        tables=(
            TableRules(
                begins=begins,
                rows=RowKinds(rows.words, dict.fromkeys(rows.figures)) if rows else None,
                labels=Labels(
                    {"measure": tuple(names), **fields}, least=least or max(3, len(labels) - 1)
                ),
            ),
        ),
        priorities=PriorityRules(TitlePlace.COLUMN),
    )
    phrases = Phrases(profile)
    furniture = {id(line) for line in find_furniture(texts, phrases)}
    sample = Sample(labels, names)
    layouts: list[PageLayout] = []
    for text in texts:
        with suppress(LimitError):
            layouts.append(lay_out(text, furniture, phrases))
    part_columns(layouts)
    extend_headers(layouts)
    table: Region | None = None
    for layout in layouts:
        content, table = read_rows(layout, table)
        sample.pages[layout.page.number] = layout.page
        items: list[PrintedRow | Line | list[Line]] = [*content.items, *content.across]
        said = {id(line.words[0]) for line in content.alone}
        for item in sorted(items, key=top_of):
            if isinstance(item, Line) and id(item.words[0]) in said:
                sample.alone.add(len(sample.items))
            sample.items.append(item)
    return sample


def top_of(item: PrintedRow | Line | list[Line]) -> float:
    """Return where something begins on its page."""
    return item[0].top if isinstance(item, list) else item.top
