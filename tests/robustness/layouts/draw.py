"""Draws a report that chance made, as chance has it look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import groupby, takewhile
from pathlib import Path
from typing import Any

from kpi_tui.report import PublishedDirection as Way
from kpi_tui.status import Status
from tests.rendering.councils.html_page import html_page
from tests.rendering.councils.layouts.parts import heading, key
from tests.rendering.councils.page import (
    BLACK,
    WHITE,
    Block,
    Cell,
    Document,
    Gap,
    PageBreak,
    Paragraph,
    Table,
    Text,
)
from tests.rendering.weasy_pdf import print_html

from .looks import Looks, value_cell
from .report import Made, Row
from .words import NOTES, PROSE

_INK, _BAND = "#1f3b57", "#eef2f7"
_ROOMIER: tuple[dict[str, Any], ...] = (
    {"is_landscape": True},
    {"size": 7.0, "pad": 3.0},
    {"margin": 30.0},
    {"size": 6.0, "pad": 2.0},
)
"""What is done, one after the other, until the columns have room."""
_STATUSES = {
    Status.GREEN: "On or above target",
    Status.AMBER: "Within 5% of target",
    Status.RED: "More than 5% below target",
}
_WAYS = {
    Way.IMPROVING: "Performance has improved",
    Way.SAME: "No change",
    Way.WORSENING: "Performance has declined",
}
_Group = tuple[str, Sequence[Row]]
"""A priority and its measures."""


def draw(made: Made, look: Looks, path: Path) -> None:
    """Write the report to `path`."""
    for change in _ROOMIER:
        if sum(_least_widths(made, look)) > _room(look) + 0.1:
            look = replace(look, **change)
    document = _document(made, look)
    if look.engine != "weasyprint":
        import_module(f"tests.rendering.councils.with_{look.engine}").draw(document, path)
        return
    style = [
        f"td {{ vertical-align: {look.valign} !important }}",
        f"p {{ line-height: {look.line_height} }}",
        f"tbody tr {{ height: {look.row_height}pt }}" if look.row_height else "",
    ]
    print_html(html_page(document).replace("</style>", "\n".join(style) + "</style>"), path)


def _document(made: Made, look: Looks) -> Document:
    sizes = (22, 20, 15) if look.has_cover else (16, 14, 12)
    titles = zip((made.council, made.title, made.said), sizes, strict=True)
    blocks: list[Block] = [heading(text, _INK, size) for text, size in titles]
    if look.has_cover:
        blocks += [Gap(200), Paragraph(Text("Cabinet, 18 November 2026")), PageBreak()]
    if look.has_key:
        meanings = [*_STATUSES.items(), *_WAYS.items()]
        signs = [(value_cell(value, "", look, None), said) for value, said in meanings]
        blocks += [heading("Key", _INK, 10), key(signs, 0.4, 8)]
    by_title = groupby(made.rows, lambda row: str(row["priority"]))
    groups = [(title, list(rows)) for title, rows in by_title]
    if made.place == "heading" or (made.place == "row" and not look.is_one_table):
        for number, group in enumerate(groups):
            blocks += _section(number, group, made, look)
    else:
        blocks.append(_table(made, groups, look))
    if look.has_notes:
        blocks += [Paragraph(Text(said, size=7.5)) for said in NOTES]
    return Document(
        made.title,
        tuple(blocks),
        look.is_landscape,
        margin=look.margin,
        head=look.head,
        foot=look.foot,
        breaks_rows=look.breaks_rows,
    )


def _section(number: int, group: _Group, made: Made, look: Looks) -> Iterator[Block]:
    if number and look.is_section_per_page:
        yield PageBreak()
    if made.place == "heading":
        yield heading(group[0], _INK)
    if look.has_prose:
        yield Paragraph(Text(PROSE[number % len(PROSE)]))
    yield _table(made, [group], look)


def _table(made: Made, groups: Sequence[_Group], look: Looks) -> Table:
    head = _head(made, look)
    body: list[tuple[Cell, ...]] = []
    number = 0
    for title, rows in groups:
        if made.place == "row":
            title_cell = Cell((Text(title, bold=True),), "left", "#dfe6ee", len(made.columns))
            body.append((title_cell,))
        for at, row in enumerate(rows):
            fill = _BAND if look.is_striped and number % 2 else None
            spans = {column.field: _span(rows, at, column.field, look) for column in made.columns}
            body.append(
                tuple(
                    replace(value_cell(row[name], name, look, fill), rows=span)
                    for name, span in spans.items()
                    if span
                )
            )
            number += 1
    if look.has_total:
        cells = [Cell() for _ in made.columns]
        at = next(at for at, column in enumerate(made.columns) if column.field == "measure")
        cells[at] = Cell((Text("Total number of measures", bold=True),))
        cells[at + 1] = Cell((Text(str(number), bold=True),), look.figure_align)
        body.append(tuple(cells))
    header_rows = len(head) if look.repeats_header else 0
    widths = _widths(made, look)
    return Table(widths, (*head, *body), header_rows, look.rules, size=look.size, pad=look.pad)


def _span(rows: Sequence[Row], at: int, name: str, look: Looks) -> int:
    """Count the rows that a cell takes, 0 where the one above it goes on."""
    # Without lines, nobody sees whether a cell goes on or the next one is empty.
    merges = look.merges and look.rules != "none"
    if not merges or name not in ("directors", "portfolio_holder", "priority"):
        return 1
    if at and rows[at - 1][name] == rows[at][name]:
        return 0
    return len(list(takewhile(lambda row: row[name] == rows[at][name], rows[at:])))


def _head(made: Made, look: Looks) -> list[tuple[Cell, ...]]:
    """The cells of the header, with a heading over the first two of a measure's figures or more."""
    ink = WHITE if look.head_fill in ("#1f3b57", "#404040") else BLACK

    def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
        text_piece = Text(text, bold=True, colour=ink)
        return Cell((text_piece,), "center", look.head_fill, columns, rows)

    names = [column.heading for column in made.columns]
    own = [
        each.field in ("period_actual", "period_target", "period_status") for each in made.columns
    ]
    first = next((at for at in range(len(own) - 1) if own[at] and own[at + 1]), None)
    if not look.has_storeys or first is None:
        return [tuple(map(cell, names))]
    end = next((at for at in range(first, len(own)) if not own[at]), len(own))
    before = [cell(name, rows=2) for name in names[:first]]
    after = [cell(name, rows=2) for name in names[end:]]
    upper = (*before, cell("Performance", columns=end - first), *after)
    return [upper, tuple(map(cell, names[first:end]))]


def _widths(made: Made, look: Looks) -> tuple[float, ...]:
    """How wide the columns are: no less than the longest word of each, as far as the page allows."""
    least = _least_widths(made, look)
    over = max(0.0, _room(look) - sum(least))
    total = sum(column.width for column in made.columns)
    return tuple(
        each + over * column.width / total for each, column in zip(least, made.columns, strict=True)
    )


def _least_widths(made: Made, look: Looks) -> list[float]:
    signs = {"period_status": ["Amber"], "published_direction": look.way_words.values()}
    widths = []
    for column in made.columns:
        printed = (row[column.field] for row in made.rows)
        texts = [column.heading, *(text for text in printed if type(text) is str)]
        texts += signs.get(column.field, ())
        longest = max(len(word) for text in texts for word in text.split())
        widths.append(longest * look.size * 0.62 + 2 * look.pad + 2)
    return widths


def _room(look: Looks) -> float:
    return (842 if look.is_landscape else 595) - 2 * look.margin - 14
