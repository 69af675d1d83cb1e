"""What stands among the words of a page and is no text of it: struck out, or stamped upon a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.rows import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import label, quoted

_STAMPED = 1.6
"""Letters larger than those of a table by this are a stamp upon it."""
_STRUCK_OUT = "is struck out: left out"
_STAMP = "is far larger than the text of the table: left out, as a stamp"


def leave_out(items: list[PrintedRow | Line]) -> Iterator[tuple[str, Line]]:
    """Take such words out of the rows and lines of a page.

    Those of rows are noted there; those of lines outside the tables are yielded, with what to say.
    """
    sizes = [
        word.size
        for item in items
        if isinstance(item, PrintedRow)
        for lines in item.cells.values()
        for line in lines
        for word in line.words
    ]
    largest = _STAMPED * median(sizes) if sizes else 0.0

    def is_stamp(word: Word) -> bool:
        return word.size > largest and sum(map(str.isalnum, word.text)) > 1

    kept: list[PrintedRow | Line] = []
    for item in items:
        if isinstance(item, Line):
            rest, struck = _parted(item, lambda word: word.struck)
            if struck:
                yield f"{quoted(struck.text)} {_STRUCK_OUT}", struck
            if rest:
                kept.append(rest)
            continue
        _take_out(item, lambda word: word.struck, _STRUCK_OUT)
        _take_out(item, is_stamp, _STAMP)
        kept.append(item)
    items[:] = kept


def _take_out(row: PrintedRow, unwanted: Callable[[Word], bool], why: str) -> None:
    for name, lines in list(row.cells.items()):
        if not any(unwanted(word) for line in lines for word in line.words):
            continue
        parts = [_parted(line, unwanted) for line in lines]
        kept = [rest for rest, _ in parts if rest]
        out = [line for _, line in parts if line]
        row.left_out += out
        row.doubts.append(f"{label(name)}: {quoted(' '.join(line.text for line in out))} {why}")
        if kept:
            row.cells[name] = kept
        else:
            del row.cells[name]


def _parted(line: Line, unwanted: Callable[[Word], bool]) -> tuple[Line | None, Line | None]:
    """Return the line without the unwanted words, and these."""
    out = [word for word in line.words if unwanted(word)]
    if not out:
        return line, None
    kept = [word for word in line.words if not unwanted(word)]
    return Line(kept, line.page) if kept else None, Line(out, line.page)
