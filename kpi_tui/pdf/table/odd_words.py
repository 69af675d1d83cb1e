"""Words of a page that are not simply its text: struck out, stamped, or said to read otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kpi_tui.labels import field_label
from kpi_tui.pdf.page.marks import is_huge_among
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.set_apart import doubts_of_setting, set_initials
from kpi_tui.pdf.text.figure_words import starts_figure
from kpi_tui.pdf.text.justified import stretched_lines
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted, quoted_whole
from kpi_tui.profiles.labels import IGNORED, UNREAD

_STRUCK_OUT = "is struck out: left out"
_STAMP = "is far larger than the text of the table: left out, as a stamp"


@dataclass(slots=True)
class OddWords:
    """What was taken out of lines outside the tables, and what to tell of it."""

    left_out: list[Line] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def take_out_odd(items: list[PrintedRow | Line], *, large_figures: bool = False) -> OddWords:
    """Take struck-out words and stamps from the rows and lines of a page.

    Rows note theirs themselves. With `large_figures`, as on cards, a figure of any size is none.
    """
    odd = OddWords()
    is_larger = _stamps(items)

    def is_stamp(word: Word) -> bool:
        return is_larger(word) and not (large_figures and starts_figure(word.text))

    rows = [item for item in items if isinstance(item, PrintedRow)]
    for row in rows:
        _take_from_row(row, _is_struck, _STRUCK_OUT)
        _take_from_row(row, is_stamp, _STAMP)
        row.cells = {name: set_initials(lines) for name, lines in row.cells.items()}
    columns = {
        name: [each.cells[name] for each in rows if name in each.cells]
        for row in rows
        for name in row.cells
    }
    stretched = stretched_lines(columns.values())
    kept: list[PrintedRow | Line] = []
    for item in items:
        if isinstance(item, PrintedRow):
            for name, lines in item.cells.items():
                doubts = [
                    *_said_otherwise(lines),
                    *_crossed(lines, item),
                    # Of what is not kept the cells of several columns stand together.
                    *(doubts_of_setting(lines, stretched) if name not in (IGNORED, UNREAD) else ()),
                ]
                item.doubts += [f"{field_label(name)}: {doubt}" for doubt in doubts]
            kept.append(item)
            continue
        rest, struck = _parted(item, _is_struck)
        if struck:
            odd.left_out.append(struck)
            odd.doubts.append(f"{quoted_whole(struck.text)} {_STRUCK_OUT}")
        if rest:
            odd.doubts += [*_said_otherwise([rest]), *_crossed([rest])]
            kept.append(rest)
    items[:] = kept
    return odd


def _is_struck(word: Word) -> bool:
    return word.struck


def _stamps(items: list[PrintedRow | Line]) -> Callable[[Word], bool]:
    """Return what tells a stamp from the words of the tables on a page."""
    rows = (item for item in items if isinstance(item, PrintedRow))
    words = [
        w for row in rows for lines in row.cells.values() for line in lines for w in line.words
    ]
    is_huge = is_huge_among(words)
    return lambda word: is_huge(word) and sum(map(str.isalnum, word.text)) > 1


def _take_from_row(row: PrintedRow, unwanted: Callable[[Word], bool], why: str) -> None:
    for name, lines in list(row.cells.items()):
        if not any(unwanted(word) for line in lines for word in line.words):
            continue
        parts = [_parted(line, unwanted) for line in lines]
        out = [line for _, line in parts if line]
        row.left_out += out
        text = quoted_whole(" ".join(line.text for line in out))
        row.doubts.append(f"{field_label(name)}: {text} {why}")
        row.cells[name] = [rest for rest, _ in parts if rest]
        if not row.cells[name]:
            del row.cells[name]


def _parted(line: Line, unwanted: Callable[[Word], bool]) -> tuple[Line | None, Line | None]:
    """Return the line without the unwanted words, and these."""
    out = [word for word in line.words if unwanted(word)]
    if not out:
        return line, None
    kept = [word for word in line.words if not unwanted(word)]
    return Line(kept, line.page) if kept else None, Line(out, line.page)


def _said_otherwise(lines: list[Line]) -> list[str]:
    """Tell what the file says of words that are drawn otherwise."""
    return [
        f"{quoted(word.text)} is drawn, where the file says {quoted(word.said)} to programs that read it"
        for line in lines
        for word in line.words
        if word.said is not None
    ]


def _crossed(lines: list[Line], row: PrintedRow | None = None) -> list[str]:
    """Tell of a line through words that reaches further than they do, unless it parts their row."""
    edges = (row.top, row.bottom) if row else ()
    words = [
        word
        for line in lines
        for word in line.words
        if word.crossed and not any(word.top < edge < word.base for edge in edges)
    ]
    said = quoted(text_of(words))
    return [f"a line runs through {said} and beyond: is it struck out?"] if words else []
