"""Lists of lines as they are copied: all of one as a table, or some lines of it in sentences."""

from __future__ import annotations

from kpi_tui.labels import plural
from kpi_tui.publish.copying.copied import Copied
from kpi_tui.publish.copying.parts import CopiedTable, in_plain_words
from kpi_tui.publish.sheets.sheet import Sheet
from kpi_tui.wording.plain import plain_words


def list_copied(sheet: Sheet, *about: str) -> Copied:
    """Return a whole list as a table, with the lines `about` it below."""
    return Copied(plural(len(sheet.rows), "row"), (CopiedTable(in_plain_words(sheet, *about)),))


def lines_copied(sheet: Sheet, said: str, *about: str) -> Copied:
    """Return some lines of a list: a table in HTML, and in plain text what is `said` of them."""
    count = len(sheet.rows)
    plain = in_plain_words(sheet, *about)
    lines = (*map(plain_words, said.split("\n")), "", *plain.notes)
    return Copied("the line" if count == 1 else plural(count, "line"), (CopiedTable(plain, lines),))
