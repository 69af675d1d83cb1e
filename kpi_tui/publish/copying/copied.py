"""Something copied: paragraphs and tables, as plain text and as HTML for Word, Outlook and Excel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kpi_tui.labels import plural
from kpi_tui.publish.copying.as_html import to_html
from kpi_tui.publish.copying.parts import CopiedTable, Heading, Part, in_plain_words
from kpi_tui.publish.export.formula_guard import rows_as_tsv
from kpi_tui.publish.sheets.sheet import Sheet
from kpi_tui.text import one_line, visible
from kpi_tui.wording.plain import plain_words


@dataclass(frozen=True)  # without slots, so that it can keep what it made
class Copied:
    """Something to be put on the clipboard."""

    name: str
    """What it is called in a message: `12 rows`, `OCC11.10`."""
    made_of: tuple[Part, ...] | Callable[[], tuple[Part, ...]]
    """Its parts, or what makes them only when they are wanted: a heat map has thousands of cells."""
    given: str = ""
    """The text, where that is not to be made from the parts."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What it consists of, from top to bottom."""
        return self.made_of() if callable(self.made_of) else self.made_of

    @property
    def is_table(self) -> bool:
        """Whether it is a table as text too, and nothing else."""
        return all(isinstance(part, CopiedTable) and not part.lines for part in self.parts)

    @cached_property
    def text(self) -> str:
        """The text. A table has tabs between its cells, and its notes below."""
        if self.given:
            return self.given
        text = ""
        for part, before in zip(self.parts, (None, *self.parts), strict=False):
            apart = "\n" if isinstance(before, Heading) else "\n\n" if text else ""
            text += apart + _in_text(part)
        return text.replace("\n", "\r\n") if self.is_table else text

    @cached_property
    def html(self) -> str:
        """The same as a piece of HTML with a style in each element, as Word and Outlook need it."""
        return to_html(self.parts)


def of_text(text: str, name: str) -> Copied:
    """Return a text as it is, to be copied under a name."""
    return Copied(name, tuple(text.split("\n\n")), text)


def _in_text(part: Part) -> str:
    match part:
        case Heading(text):
            return one_line(text)
        case CopiedTable(lines=lines) if lines:
            return "\n".join(map(one_line, lines))
        case CopiedTable():
            return "\n".join(_table_lines(part))
        case _:
            return "\n".join(map(one_line, visible(part).split("\n")))


def _table_lines(table: CopiedTable) -> list[str]:
    """Return the rows with tabs between cells, and the notes below an empty line."""
    notes = [one_line(note) for note in table.sheet.notes]
    return [*rows_as_tsv(table.rows).split("\r\n"), *(["", *notes] if notes else [])]


def list_copied(sheet: Sheet, *about: str) -> Copied:
    """Return a whole list as a table, with the lines `about` it below."""
    return Copied(plural(len(sheet.rows), "row"), (CopiedTable(in_plain_words(sheet, *about)),))


def lines_copied(sheet: Sheet, said: str, *about: str) -> Copied:
    """Return some lines of a list: a table in HTML, and in plain text what is `said` of them."""
    count = len(sheet.rows)
    plain = in_plain_words(sheet, *about)
    lines = (*map(plain_words, said.split("\n")), "", *plain.notes)
    return Copied("the line" if count == 1 else plural(count, "line"), (CopiedTable(plain, lines),))
