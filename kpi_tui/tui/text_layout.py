"""Text cut into lines of a width, and lines put beside lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from kpi_tui.labels import MARKS
from kpi_tui.regex import regex
from kpi_tui.tui.palette import Palette

_CONSOLE = Console(width=80, color_system=None, file=None, legacy_windows=False)
"""Wrapping asks for one; nothing is ever printed to it."""

_BETWEEN = " · "
_SHORT = 24
"""Letters of a part that is not broken."""
_SIGNS = "".join(each.glyph for each in MARKS.values() if not each.glyph.isascii())
_SIGN = regex(f"([{_SIGNS}]) ")
_COUNTED = regex(r"(?<=  )([\d,]+) (?=measures?$)")
"""What a line of a list ends in."""
_GLUE = "\ufdd0"
"""Stands for a space at which no line ends; it is no character that a text may hold."""


def wrap(text: Text, width: int, indent: int = 0) -> list[Text]:
    """Break a text into lines of at most `width` cells, between words where it can.

    Each line begins with `indent` spaces.
    """
    room = max(1, width - indent)
    lines: list[Text] = []
    paragraphs = text.split("\n", allow_blank=True) if "\n" in text.plain else [text]
    for paragraph in paragraphs:
        if paragraph.cell_len <= room and "\t" not in paragraph.plain:
            lines.append(paragraph.copy())
        else:
            glued = _glued(paragraph, room)
            lines += map(_unglued, glued.wrap(_CONSOLE, room, tab_size=4) or [Text()])
    if indent:
        for line in lines:
            line.pad_left(indent)
    return lines


def _glued(text: Text, room: int) -> Text:
    """Return it so that no line ends within a short part between ` · `, or behind a status' sign.

    Nor does one end within the count that a line of a list has behind it: `  1 measure`.
    """
    said = text.plain
    if _BETWEEN in said:
        longest = min(_SHORT, room - len(_BETWEEN))
        parts = said.split(_BETWEEN)
        said = f"{_GLUE}· ".join(
            part.replace(" ", _GLUE) if len(part) <= longest else part for part in parts
        )
    said = _COUNTED.sub(rf"\1{_GLUE}", _SIGN.sub(rf"\1{_GLUE}", said))
    if said == text.plain:
        return text
    glued = text.copy()
    glued.plain = said
    return glued


def _unglued(line: Text) -> Text:
    if _GLUE in line.plain:
        line.plain = line.plain.replace(_GLUE, " ")
    return line


def beside(left: Sequence[Text], right: Sequence[Text], width: int, gap: str = " │ ") -> list[Text]:
    """Set two columns of lines side by side, the left one cut or filled up to `width` cells."""
    joined: list[Text] = []
    for first, second in zip_longest(left, right):
        line = first.copy() if first is not None else Text()
        line.truncate(width, pad=True)
        joined.append(Text.assemble(line, (gap, "dim"), second if second is not None else Text()))
    return joined


def row(label: Text, value: Text, width: int) -> list[Text]:
    """Set a label with a text to its right, whose further lines stand under its first."""
    lines = wrap(value, max(10, width - label.cell_len))
    blank = Text(" " * label.cell_len)
    return [Text.assemble(label if at == 0 else blank, line) for at, line in enumerate(lines)]


def heading(title: str, palette: Palette, aside: str = "") -> Text:
    """Write a heading, and beside it what is said more quietly."""
    return Text.assemble((title, palette.heading), ("  " + aside if aside else "", palette.muted))


def with_paths_broken(text: str, room: int) -> str:
    """Break words that are longer than a line: behind a folder, as of a path, where there is one."""
    words = text.split(" ")
    return " ".join("\n".join(_pieces(word, room)) for word in words)


def _pieces(word: str, room: int) -> Iterator[str]:
    while len(word) > room:
        end = max(word.rfind(sign, 1, room) for sign in "/\\") + 1 or room
        yield word[:end]
        word = word[end:]
    yield word
