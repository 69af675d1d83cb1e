"""fpdf2 behind the part of ReportLab's canvas that draws cells: the same calls, other code."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from reportlab.pdfbase.pdfmetrics import stringWidth

from .icon_cells import Picture
from .icons import Point

DINGBATS = {"★": "H", "●": "l", "▲": "s", "■": "n"}
"""The letters at whose places ZapfDingbats has its signs."""


@dataclass
class Outline:
    """A closed path of straight lines."""

    points: list[Point] = field(default_factory=list)

    def moveTo(self, x: float, y: float) -> None:  # noqa: N802
        self.points.append((x, y))

    lineTo = moveTo  # noqa: N815

    def close(self) -> None:
        """It is always closed."""


class FpdfCanvas:
    """A canvas whose pages fpdf2 writes; y upwards, as ReportLab counts."""

    def __init__(self, size: tuple[float, float], title: str | None) -> None:
        self.width, self.height = size
        self.pdf = FPDF(unit="pt", format=size)
        self.pdf.core_fonts_encoding = "cp1252"
        self.pdf.set_auto_page_break(False)
        if title:
            self.pdf.set_title(title)

    def save(self, path: Path) -> None:
        self.pdf.output(str(path))

    def new_page(self) -> None:
        self.pdf.add_page()

    @property
    def page(self) -> int:
        return self.pdf.page_no()

    def setFillColorRGB(self, red: float, green: float, blue: float) -> None:  # noqa: N802
        parts = tuple(round(255 * part) for part in (red, green, blue))
        self.pdf.set_fill_color(*parts)
        self.pdf.set_text_color(*parts)

    def setStrokeColorRGB(self, red: float, green: float, blue: float) -> None:  # noqa: N802
        self.pdf.set_draw_color(*(round(255 * part) for part in (red, green, blue)))

    def setLineWidth(self, width: float) -> None:  # noqa: N802
        self.pdf.set_line_width(width)

    def setFont(self, name: str, size: float) -> None:  # noqa: N802
        family, _, bold = name.partition("-")
        self.pdf.set_font(family, "B" if bold else "", size)

    def stringWidth(self, text: str, font: str, size: float) -> float:  # noqa: N802
        return float(stringWidth(text, font, size))

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        if self.pdf.font_family == "zapfdingbats":
            text = DINGBATS[text]
        self.pdf.text(x, self.height - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.pdf.line(x0, self.height - y0, x1, self.height - y1)

    def rect(
        self, x: float, y: float, width: float, height: float, *, stroke: int, fill: int
    ) -> None:
        self.pdf.rect(x, self.height - y - height, width, height, style=_how(stroke, fill))

    def circle(self, x: float, y: float, radius: float, *, stroke: int, fill: int) -> None:
        self.pdf.circle(x, self.height - y, radius, style=_how(stroke, fill))

    def beginPath(self) -> Outline:  # noqa: N802
        return Outline()

    def drawPath(self, path: Outline, *, stroke: int, fill: int) -> None:  # noqa: N802
        points = [(x, self.height - y) for x, y in path.points]
        self.pdf.polygon(points, style=_how(stroke, fill))

    def drawImage(  # noqa: N802
        self, image: Picture, x: float, y: float, width: float, height: float, **_: str
    ) -> None:
        self.pdf.image(BytesIO(image.file), x, self.height - y - height, width, height)


def _how(stroke: int, fill: int) -> str:
    return "D" * stroke + "F" * fill
