"""Text that no spreadsheet takes for a formula. Imports no Polars: the explorer copies with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kpi_tui.regex import regex
from kpi_tui.text import one_line

# A spreadsheet takes these for a formula, in full width too, and after white space that it trims
# or marks that it ignores.
_LIVE = regex(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*(?:[=+@＝＋－＠]|-(?!$))|[\t\r\n']")
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PLAIN_NUMBER = regex(rf"-£?{_FIGURE}%?|\+{_FIGURE}%", re.ASCII)
"""What a spreadsheet reads as a number, and no formula; with a + it is one of our variances."""

_QUOTE = '"'
_QUOTED = regex(r'[",\r\n]')


def escape_formula(text: str) -> str:
    """Return the text with a `'` in front where a spreadsheet would take it for a formula.

    Text that has a `'` in front gets another, so taking one away always gives the text back.
    """
    live = _LIVE.match(text) and not _PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if live else text


def rows_as_csv(rows: Iterable[Iterable[str | float | None]]) -> str:
    """Return the rows as CSV, a line feed after each, no text a formula.

    A text with a lone carriage return is quoted too: spreadsheets would begin another row there.
    """
    return "".join(f"{','.join(map(_csv_cell, row))}\n" for row in rows)


def _csv_cell(value: str | float | None) -> str:
    text = "" if value is None else escape_formula(value) if isinstance(value, str) else str(value)
    return f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if _QUOTED.search(text) else text


def rows_as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Return the header and the rows, a tab between cells and CR LF between lines.

    Excel itself puts cells on the clipboard so: Excel and LibreOffice make cells of it again.
    Word and Outlook keep the tabs, of which "Convert Text to Table" makes cells. Each cell is one
    line, and no formula. A cell that begins with `"` is quoted as in CSV, since spreadsheets read
    on to the next `"`; the others stand as they are.
    """
    lines = []
    for row in rows:
        cells = [escape_formula(one_line(text)) for text in row]
        quoted = [
            '"' + cell.replace('"', '""') + '"' if cell[:1] == '"' else cell for cell in cells
        ]
        lines.append("\t".join(quoted))
    return "\r\n".join(lines)
