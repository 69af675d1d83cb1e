"""Two texts side by side in one cell: a column without a heading may be one of them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.cell_texts import Cells, name_column
from kpi_tui.pdf.table.crossing import is_text
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.text.justified import stretched_lines
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.pdf.text.quotes import quoted

_WRITTEN = ("Po", "Pd", "Ps", "Pe", "Sc", "Sm")
"""The kinds of signs that sentences have."""
_APART = 1.5
"""Words further apart than this, in font sizes, are not of one text."""


def doubt_pairs(cells: Cells, columns: Sequence[FieldColumn]) -> None:
    """Tell of two texts side by side in one cell, unless its lines are justified."""
    texts: defaultdict[int, dict[int, list[Line]]] = defaultdict(dict)
    for (row, column), words in cells.words.items():
        texts[column][row] = into_lines(words)
    stretched = stretched_lines(list(each.values()) for each in texts.values())
    rows = {row for row, _ in cells.words}
    for column, by_row in texts.items():
        pairs = [
            row
            for row, lines in by_row.items()
            if any(id(line) not in stretched and _has_pair(line.words) for line in lines)
        ]
        for row in rows if len(pairs) > 1 else pairs:
            said = quoted(cells.text(row, column))
            cells.doubts[row].append(
                f"two columns stand below {name_column(columns[column])}: {said}"
            )


def _has_pair(words: Sequence[Word]) -> bool:
    """Whether two texts of a line stand far apart: a `%` or `&` between two is of their sentence."""
    end = None
    for word in words:
        is_near = end is not None and word.x0 - end <= _APART * word.size
        if is_text(word):
            if end is not None and not is_near:
                return True
            end = word.x1
        elif is_near and all(unicodedata.category(sign) in _WRITTEN for sign in word.text):
            end = word.x1
    return False
