"""A status in a cell: a picture, a path, a coloured letter, a coloured cell or a mark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO

import PIL.Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from kpi_tui.status import Status

from .annex import MARKS
from .icons import GLYPHS, OUTLINES, colours, is_dark, picture, words_on_ground
from .style import Style
from .text_cells import Box, Canvas, Content, Font, Line, Text


@dataclass(frozen=True, slots=True)
class Icon:
    status: Status | None
    style: Style
    font: Font
    size: float = 9.0
    middle: bool = False

    @property
    def height(self) -> float:
        return self.size if self.status else 0.0

    def cut(self, height: float) -> tuple[Content, Content]:
        none = Text((), self.font)
        return (self, none) if self.height <= height else (none, self)

    def draw(self, canvas: Canvas, box: Box, pad: float) -> None:
        if self.status is None:
            return
        if self.status in MARKS:
            self._draw_mark(canvas, box, pad)
        elif self.status in words_on_ground(self.style):
            self._draw_word(canvas, box, pad)
        else:
            left = box.left + (box.width - self.size) / 2
            free = box.height - 2 * pad - self.size
            bottom = box.top - pad - self.size - (free / 2 if self.middle else 0)
            self._draw_icon(canvas, self.status, left, bottom)

    def _draw_mark(self, canvas: Canvas, box: Box, pad: float) -> None:
        self._draw_text(canvas, MARKS[self.status], box, pad, self.font)  # type: ignore[index]

    def _draw_word(self, canvas: Canvas, box: Box, pad: float) -> None:
        assert self.status is not None
        colour = colours(self.style)[self.status]
        _fill(canvas, self.status, self.style)
        canvas.rect(box.left, box.top - box.height, box.width, box.height, stroke=0, fill=1)
        font = Font("Helvetica-Bold", self.font.size, (1, 1, 1) if is_dark(colour) else (0, 0, 0))
        self._draw_text(canvas, words_on_ground(self.style)[self.status], box, pad, font)

    def _draw_text(self, canvas: Canvas, words: str, box: Box, pad: float, font: Font) -> None:
        indent = (box.width - stringWidth(words, font.name, font.size)) / 2 - pad
        Text((Line(words, indent),), font, middle=self.middle).draw(canvas, box, pad)

    def _draw_icon(self, canvas: Canvas, status: Status, left: float, bottom: float) -> None:
        kind, size = self.style.icons, self.size
        if kind in ("vector", "outlined", "word", "letter", "ground"):
            _fill(canvas, status, self.style)
            _draw_path(canvas, status, left, bottom, size, stroke=int(kind == "outlined"))
        elif kind == "glyph":
            _fill(canvas, status, self.style)
            canvas.setFont("ZapfDingbats", size)
            canvas.drawString(left, bottom + 0.14 * size, GLYPHS[status])
        elif kind == "inline":
            image = PIL.Image.open(BytesIO(picture(status, self.style)))
            canvas.drawInlineImage(image, left, bottom, size, size)
        else:
            image = _image(status, self.style)
            canvas.drawImage(image, left, bottom, size, size, mask="auto")


def _fill(canvas: Canvas, status: Status, style: Style) -> None:
    canvas.setFillColorRGB(*(part / 255 for part in colours(style)[status]))


def _draw_path(
    canvas: Canvas, status: Status, left: float, bottom: float, size: float, *, stroke: int
) -> None:
    if stroke:
        canvas.setStrokeColorRGB(0.2, 0.2, 0.2)
        canvas.setLineWidth(0.5)
    if status is Status.AMBER:
        canvas.circle(left + size / 2, bottom + size / 2, 0.45 * size, stroke=stroke, fill=1)
        return
    path = canvas.beginPath()
    for number, (x, y) in enumerate(OUTLINES[status]):
        (path.lineTo if number else path.moveTo)(left + x * size, bottom + y * size)
    path.close()
    canvas.drawPath(path, stroke=stroke, fill=1)


class Picture(ImageReader):  # type: ignore[misc]
    """A picture and the file it came from, which is what fpdf2 takes."""

    def __init__(self, file: bytes) -> None:
        super().__init__(BytesIO(file))
        self.file = file


@cache
def _image(status: Status, style: Style) -> Picture:
    return Picture(picture(status, style))
