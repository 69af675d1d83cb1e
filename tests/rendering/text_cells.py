"""What stands in a cell: lines of text or an icon. Both can be cut at a page's foot.

They are drawn on ReportLab's canvas or on one that takes the same calls.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, Literal, Protocol

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from .annex import Block

Canvas = Any
Align = Literal["left", "right", "centre"]

INDENT = 1.1
"""Of a list item, in font sizes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell on the page; `top` is its upper edge, y upwards."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Font:
    name: str = "Helvetica"
    size: float = 6.5
    colour: tuple[float, float, float] = (0, 0, 0)

    @property
    def leading(self) -> float:
        return self.size * 1.2


class Content(Protocol):
    @property
    def height(self) -> float: ...

    def cut(self, height: float) -> tuple[Content, Content]: ...

    def draw(self, canvas: Canvas, box: Box, pad: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    indent: float = 0.0
    bullet: bool = False
    gap: float = 0.0
    """Above it: the space between paragraphs."""


@dataclass(frozen=True, slots=True)
class Text:
    lines: tuple[Line, ...]
    font: Font
    align: Align = "left"
    middle: bool = False

    @property
    def height(self) -> float:
        return sum(self.font.leading + line.gap for line in self.lines)

    def cut(self, height: float) -> tuple[Text, Text]:
        count = len(list(takewhile(lambda end: end <= height, self._ends())))
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])

    def draw(self, canvas: Canvas, box: Box, pad: float) -> None:
        free = box.height - 2 * pad - self.height
        y = box.top - pad - (free / 2 if self.middle else 0)
        canvas.setFillColorRGB(*self.font.colour)
        canvas.setFont(self.font.name, self.font.size)
        for line in self.lines:
            y -= self.font.leading + line.gap
            self._draw_line(canvas, line, box, pad, y + 0.25 * self.font.size)

    def _draw_line(self, canvas: Canvas, line: Line, box: Box, pad: float, y: float) -> None:
        if self.align != "left":
            free = box.width - 2 * pad - stringWidth(line.text, self.font.name, self.font.size)
            free /= 1 if self.align == "right" else 2
            canvas.drawString(box.left + pad + free, y, line.text)
            return
        if line.bullet:
            canvas.drawString(box.left + pad, y, "•")
        canvas.drawString(box.left + pad + line.indent, y, line.text)

    def _ends(self) -> list[float]:
        ends, y = [], 0.0
        for line in self.lines:
            y += self.font.leading + line.gap
            ends.append(y)
        return ends


def lay_out(
    blocks: tuple[Block, ...],
    font: Font,
    width: float,
    *,
    align: Align = "left",
    middle: bool = False,
    anywhere: bool = False,
) -> Text:
    """Paragraphs and list items broken into lines no wider than `width`.

    Where words may be broken `anywhere`, those that are wider than a line are.
    """
    lines: list[Line] = []
    for number, block in enumerate(blocks):
        indent = INDENT * font.size if block.item else 0.0
        gap = 0.6 * font.size if number and not block.item else 0.0
        broken = _break_anywhere if anywhere else _break
        for row, text in enumerate(broken(block.text, font, width - indent)):
            first = row == 0
            lines.append(Line(text, indent, block.item and first, gap if first else 0.0))
    return Text(tuple(lines), font, align, middle)


def _break(text: str, font: Font, width: float) -> list[str]:
    text.encode("cp1252")  # the built-in fonts draw no other letters: fail rather than lose some
    for word in text.split():
        if stringWidth(word, font.name, font.size) > width:
            raise ValueError(f"{word!r} is wider than its column")
    lines: list[str] = simpleSplit(text, font.name, font.size, width)
    return lines


def _break_anywhere(text: str, font: Font, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(joined, font.name, font.size) <= width:
            lines[-1] = joined
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and stringWidth(lines[-1] + letter, font.name, font.size) > width:
                lines.append("")
            lines[-1] += letter
    return lines
