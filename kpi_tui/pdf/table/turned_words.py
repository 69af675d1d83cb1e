"""Words of a row that are turned: what they say is doubtful, or not read at all."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from kpi_tui.labels import field_label
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.pdf.text.turned import is_turned, turned_text
from kpi_tui.text import squash

_STAMP = 1.5
"""Turned words larger than a table's by this are stamped across it, and no text of a cell."""


def doubt_turned(rows: Sequence[PrintedRow], askew: Sequence[Word]) -> list[str]:
    """Tell of words in rows that are turned by quarters, or `askew` and therefore left out.

    A status that is a whole word of the report's is sure, however it is turned.
    Returns what may be a code or a name: the row that it heads is taken for one that goes on.
    """
    heads = []
    for row in rows:
        sizes = []
        for name, lines in row.cells.items():
            words = [word for line in lines for word in line.words]
            sizes += [word.size for word in words]
            letters = [word for word in words if not word.level]
            turned = turned_text(words) if is_turned(words) else text_of(letters)
            is_whole_status = (
                name in STATUSES and squash(turned) in row.phrases.profile.status.words
            )
            if turned and not is_whole_status:
                row.doubts.append(
                    f"{field_label(name)}: {quoted(turned)} is turned: check what was read"
                )
        largest = _STAMP * median(sizes) if sizes else 0.0
        left, right = row.columns[0].x0, row.columns[-1].x1
        inside = [
            word
            for word in askew
            if word.size <= largest
            and row.top <= word.centre <= row.bottom
            and left <= word.middle <= right
        ]
        if inside:
            said = f"{quoted(' '.join(word.text for word in inside))} is turned: not read"
            row.doubts.append(said)
            if inside[0].x0 < row.columns[0].x1:
                heads.append(f"{said}; a measure may be missing")
    return heads
