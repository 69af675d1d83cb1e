"""Pages of tables given as grids of cells, merged downwards or across, turned and cut as wanted.

An annex of `annex.py` is sound; what is drawn here need not be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Literal

from .weasy_pdf import print_html

Engine = Literal["reportlab", "typst", "weasyprint"]
Rules = Literal["grid", "horizontal", "none"]
GRID_ENGINES: tuple[Engine, ...] = ("reportlab", "typst", "weasyprint")
WIDTH = 786.0
HEIGHT = 530.0
MARGIN = 28.0


@dataclass(frozen=True, slots=True)
class Cell:
    text: str = ""
    across: int = 1
    down: int = 1
    turned: Literal[0, 90, -90] = 0
    """Degrees clockwise: -90 is read upwards."""
    whole: bool = False
    """Its text is not broken, but runs over its border."""
    middle: bool = False
    low: float = 0.0
    """How many points too low its text is drawn, where it is not broken (by ReportLab)."""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    size: float = 11.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells; `None` stands where a merged cell is. The first `headers` rows are its header."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    headers: int = 1
    repeat: bool = False


Block = Heading | PageBreak | Grid


@dataclass(frozen=True, slots=True)
class Look:
    engine: Engine = "reportlab"
    rules: Rules = "grid"
    size: float = 6.5
    pad: float = 2.5

    def __str__(self) -> str:
        return f"{self.engine}-{self.rules}-{self.size}-{self.pad}"


LOOKS = (
    Look(),
    Look(size=8.0, pad=4.0),
    Look("typst", size=5.0, pad=1.2),
    Look("weasyprint", size=7.2, pad=1.2),
)


def draw_grids(blocks: Sequence[Block], path: Path, look: Look) -> None:
    """Write the blocks to a PDF, one below the other on landscape pages of A4."""
    drawn = {"reportlab": _with_reportlab, "typst": _with_typst, "weasyprint": _with_weasyprint}
    drawn[look.engine](blocks, path, look)


def _with_reportlab(blocks: Sequence[Block], path: Path, look: Look) -> None:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table
    from reportlab.platypus import PageBreak as Break

    class Turned(Flowable):  # type: ignore[misc]
        def __init__(self, text: str, angle: int) -> None:
            super().__init__()
            self.text, self.angle = text, angle

        def wrap(self, *_: float) -> tuple[float, float]:
            from reportlab.pdfbase.pdfmetrics import stringWidth

            longest = max(stringWidth(t, "Helvetica-Bold", look.size) for t in self.lines)
            return 1.2 * look.size * len(self.lines), longest

        @property
        def lines(self) -> list[str]:
            return self.text.split("\n")

        def draw(self) -> None:
            width, height = self.wrap()
            self.canv.setFont("Helvetica-Bold", look.size)
            for number, text in enumerate(self.lines):
                self.canv.saveState()
                x = 1.2 * look.size * number
                if self.angle == -90:
                    self.canv.translate(x + look.size, 0)
                    self.canv.rotate(90)
                else:
                    self.canv.translate(width - x - look.size, height)
                    self.canv.rotate(-90)
                self.canv.drawString(0, 0, text)
                self.canv.restoreState()

    class Whole(Flowable):  # type: ignore[misc]
        def __init__(self, text: str, low: float) -> None:
            super().__init__()
            self.text, self.low = text, low

        def wrap(self, *_: float) -> tuple[float, float]:
            return 10, 1.2 * look.size

        def draw(self) -> None:
            self.canv.setFont("Helvetica", look.size)
            self.canv.drawString(0, 0.25 * look.size - self.low, self.text)

    def content(cell: Cell, *, bold: bool) -> Any:
        if cell.turned:
            return Turned(cell.text, cell.turned)
        if cell.whole:
            return Whole(cell.text, cell.low)
        font = "Helvetica-Bold" if bold else "Helvetica"
        style = ParagraphStyle("cell", fontName=font, fontSize=look.size, leading=1.2 * look.size)
        return Paragraph(escape(cell.text).replace("\n", "<br/>"), style)

    story: list[Any] = []
    for block in blocks:
        if isinstance(block, Heading):
            style = ParagraphStyle(
                "heading", fontName="Helvetica", fontSize=block.size, leading=1.3 * block.size
            )
            story += [Paragraph(escape(block.text), style), Spacer(0, 4)]
        elif isinstance(block, PageBreak):
            story.append(Break())
        else:
            scale = WIDTH / sum(block.widths)
            commands: list[Any] = [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *((f"{side}PADDING", (0, 0), (-1, -1), look.pad) for side in _SIDES),
            ]
            if block.headers:
                shade = ("BACKGROUND", (0, 0), (-1, block.headers - 1), (0.85, 0.88, 0.95))
                commands.append(shade)
            if look.rules == "grid":
                commands.append(("GRID", (0, 0), (-1, -1), 0.5, (0.2, 0.2, 0.2)))
            for y, row in enumerate(block.rows):
                for x, cell in enumerate(row):
                    if cell is None:
                        continue
                    if cell.across > 1 or cell.down > 1:
                        end = (x + cell.across - 1, y + cell.down - 1)
                        commands.append(("SPAN", (x, y), end))
                    if cell.middle:
                        commands.append(("VALIGN", (x, y), (x, y), "MIDDLE"))
            if look.rules == "horizontal":
                for y, open_columns in enumerate(_open_below(block)):
                    commands += [
                        ("LINEBELOW", (x, y), (x, y), 0.5, (0.2, 0.2, 0.2))
                        for x in range(len(block.widths))
                        if x not in open_columns
                    ]
                commands.append(("LINEABOVE", (0, 0), (-1, 0), 0.5, (0.2, 0.2, 0.2)))
            rows = [
                ["" if cell is None else content(cell, bold=y < block.headers) for cell in row]
                for y, row in enumerate(block.rows)
            ]
            story.append(
                Table(
                    rows,
                    [width * scale for width in block.widths],
                    style=commands,
                    repeatRows=block.headers if block.repeat else 0,
                )
            )
            story.append(Spacer(0, 8))
    margins = {f"{side}Margin": MARGIN - 6 for side in ("left", "right", "top", "bottom")}
    SimpleDocTemplate(str(path), pagesize=landscape(A4), invariant=1, **margins).build(story)


_SIDES = ("LEFT", "RIGHT", "TOP", "BOTTOM")


def _open_below(grid: Grid) -> list[set[int]]:
    """For each row, the columns in which a merged cell goes on below it."""
    goes_on: list[set[int]] = [set() for _ in grid.rows]
    for y, row in enumerate(grid.rows):
        for x, cell in enumerate(row):
            if cell is not None:
                for below in range(y, y + cell.down - 1):
                    goes_on[below] |= set(range(x, x + cell.across))
    return goes_on


def _with_weasyprint(blocks: Sequence[Block], path: Path, look: Look) -> None:
    parts: list[str] = []
    breaks = ""
    for block in blocks:
        if isinstance(block, PageBreak):
            breaks = "break-before: page"
            continue
        if isinstance(block, Heading):
            parts.append(
                f'<p style="font-size: {block.size}pt; margin: 0 0 4pt; {breaks}">'
                f"{escape(block.text)}</p>"
            )
        else:
            parts.append(_html_table(block, look, breaks))
        breaks = ""
    sides = "border: 0.75pt solid #333" if look.rules == "grid" else ""
    if look.rules == "horizontal":
        sides = "border-top: 0.75pt solid #333; border-bottom: 0.75pt solid #333"
    css = f"""@page {{ size: a4 landscape; margin: {MARGIN}pt }}
    body {{ font-family: 'Liberation Sans', 'DejaVu Sans', sans-serif; margin: 0 }}
    table {{ border-collapse: collapse; table-layout: fixed; width: {WIDTH}pt; margin-bottom: 8pt;
        font-size: {look.size}pt; line-height: 1.2 }}
    td, th {{ padding: {look.pad}pt; text-align: left; vertical-align: top; {sides} }}
    th {{ background: #d9e0f2 }}
    .whole {{ white-space: nowrap; overflow: visible }}
    .middle {{ vertical-align: middle }}
    .turned {{ position: relative }}
    .turned div {{ position: absolute; white-space: pre; line-height: 1.2; left: {look.pad}pt }}"""
    print_html(f"<style>{css}</style>{''.join(parts)}", path)


def _html_table(grid: Grid, look: Look, style: str) -> str:
    whole = sum(grid.widths)
    parts = [f'<table style="{style}"><colgroup>']
    parts += [f'<col style="width: {width / whole * WIDTH:.2f}pt">' for width in grid.widths]
    parts.append("</colgroup><thead>" if grid.repeat else "</colgroup><tbody>")
    for y, row in enumerate(grid.rows):
        if y == grid.headers and grid.repeat:
            parts.append("</thead><tbody>")
        parts.append("<tr>")
        for cell in row:
            if cell is not None:
                parts.append(_html_cell(cell, look, "th" if y < grid.headers else "td"))
        parts.append("</tr>")
    return "".join(parts) + "</tbody></table>"


def _html_cell(cell: Cell, look: Look, tag: str) -> str:
    classes = [name for name in ("whole", "middle") if getattr(cell, name)]
    text = escape(cell.text).replace("\n", "<br>")
    style = ""
    if cell.turned:
        lines = cell.text.count("\n") + 1
        length = max(map(len, cell.text.split("\n"))) * 0.75 * look.size
        wide = 1.2 * look.size * lines
        style = f' style="height: {length + look.pad:.1f}pt"'
        turn = (
            f"transform-origin: 0 0; transform: translate(0, {length:.1f}pt) rotate(-90deg)"
            if cell.turned == -90
            else f"transform-origin: 0 0; transform: translate({wide:.1f}pt, 0) rotate(90deg)"
        )
        text = f'<div style="top: {look.pad}pt; {turn}">{escape(cell.text)}</div>'
        classes.append("turned")
    spans = f' colspan="{cell.across}" rowspan="{cell.down}"'
    return f'<{tag} class="{" ".join(classes)}"{spans}{style}>{text}</{tag}>'


def _with_typst(blocks: Sequence[Block], path: Path, look: Look) -> None:
    import typst

    parts = [
        f'#set page(paper: "a4", flipped: true, margin: {MARGIN}pt)',
        '#set text(font: "Libertinus Serif", lang: "en", hyphenate: false)',
        "#set par(leading: 0.45em)",
    ]
    for block in blocks:
        if isinstance(block, PageBreak):
            parts.append("#pagebreak()")
        elif isinstance(block, Heading):
            parts.append(f"#block(text({block.size}pt, {_typst_text(block.text)}))")
        else:
            parts.append(_typst_table(block, look))
    path.write_bytes(typst.compile("\n".join(parts).encode()))


def _typst_text(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{quoted}"'


def _typst_table(grid: Grid, look: Look) -> str:
    columns = ", ".join(f"{width}fr" for width in grid.widths)
    rule = '0.5pt + rgb("#333333")'
    stroke = {
        "grid": rule,
        "horizontal": f"(x, y) => (top: {rule}, bottom: {rule})",
        "none": "none",
    }[look.rules]
    header: list[str] = []
    body: list[str] = []
    for y, row in enumerate(grid.rows):
        for cell in row:
            if cell is None:
                continue
            text = f"text(weight: {'bold' if y < grid.headers else 'regular'!r}, {{0}})".replace(
                "'", '"'
            ).replace("{0}", _typst_text(cell.text))
            if cell.turned:
                text = f"rotate({cell.turned}deg, reflow: true, {text})"
            if cell.whole:
                text = f"box(width: 0pt, box(width: 400pt, {text}))"
            align = "left + horizon" if cell.middle else "left + top"
            made = (
                f"table.cell(colspan: {cell.across}, rowspan: {cell.down}, align: {align}, {text})"
            )
            (header if y < grid.headers else body).append(made)
    repeat = "true" if grid.repeat else "false"
    if header:  # of an empty one a thin row is drawn
        body.insert(0, f"table.header(repeat: {repeat}, {', '.join(header)})")
    return (
        f"#[#set text({look.size}pt)\n#table(columns: ({columns}), inset: {look.pad}pt, "
        f"stroke: {stroke}, {', '.join(body)})]"
    )


def text_rows(*rows: Sequence[str]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of plain cells."""
    return tuple(tuple(Cell(text) for text in row) for row in rows)
