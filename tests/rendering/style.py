"""How an annex is drawn: everything that differs between producers and years."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

Engine = Literal["reportlab", "typst", "fpdf2", "weasyprint", "chromium", "libreoffice"]
Icons = Literal[
    "png",
    "png-rgb",
    "indexed",
    "inline",
    "jpeg",
    "vector",
    "outlined",
    "glyph",
    "emoji",
    "word",
    "letter",
    "ground",
]
Palette = Literal["strong", "excel", "themes", "bright", "grey", "grey-average"]
Borders = Literal["grid", "horizontal", "fills", "cells", "none"]
Runs = Literal["lines", "words", "pieces", "letters"]

PLACED = frozenset({"reportlab", "fpdf2"})
"""Drawn by programs of ours, line by line."""
PRINTED = frozenset({"weasyprint", "chromium"})
"""From HTML, with all its CSS. LibreOffice knows some of it."""


@dataclass(frozen=True, slots=True)
class Style:
    engine: Engine = "reportlab"
    icons: Icons = "vector"
    """Pictures with or without alpha, with a palette, in the page's own stream; drawn paths with or
    without an outline; coloured signs, emoji, or a coloured cell with a word, a letter or nothing."""
    palette: Palette = "strong"
    """The three colours: strong, as pale as Excel's and Word's, or printed in grey."""
    borders: Borders = "grid"
    """Strokes; rules between rows alone; thin filled rectangles; white cells on a dark ground;
    nothing but the shade of the header."""
    zebra: bool = False
    """Every other row is shaded."""
    repeat_header: bool = True
    open_rows: bool = False
    """A row that is cut at the foot of a page has no rule beneath it."""
    keep_rows: bool = False
    """No row is cut that fits on a page."""
    rest_by_line: bool = False
    """The rest of a cut row is a row for each line of text, with a space in its empty cells."""
    cut_mid_page: bool = False
    """Long rows are cut in the middle of a page, and the header is printed again between the parts."""
    code_on_next_page: bool = False
    """The first cell of a row that is cut begins only on the next page."""
    valign: Literal["top", "middle"] = "top"
    """Where the figures and the status stand in their cell."""
    figures: Literal["right", "centre"] = "right"
    broken_header: bool = False
    """The header is so large that its words are broken anywhere."""
    hyphenate: bool = False
    """Words are broken at lines' ends, with a hyphen that nobody typed."""
    runs: Runs = "lines"
    """What is drawn at once: a line, a word, a piece of any length, a letter."""
    layout: Literal["2023", "2024"] = "2024"
    """2023: figures before the comment, no plan, no timeframe, one table for the whole business."""
    swap_impacts_from: str | None = None
    """The priority from which the finance impact stands before the risk impact."""
    without_status: tuple[str, ...] = ()
    """The priorities whose tables have no column for the period's status."""
    html_residue: bool = False
    """Comments and plans are printed with the tags of the page they were copied from."""
    orientation: Literal["landscape", "portrait"] = "landscape"
    page_turn: Literal["none", "upright", "sideways"] = "none"
    """The page is drawn sideways, and turned back by its `/Rotate` or left as it is."""
    media_box_at: tuple[int, int] = (0, 0)
    """The lower left corner of the page."""
    page_numbers: bool = True
    running_head: str | None = None
    running_foot: str | None = None
    between_tables: str | None = None
    """What the council's system prints above its tables."""
    rows_per_table: int | None = None
    """Each priority's table is split after so many rows, and the header printed again."""

    def __post_init__(self) -> None:
        """Raises `ValueError` where an engine cannot draw what is asked of it."""
        for name, value, engines in _DRAWN_BY:
            if getattr(self, name) == value and self.engine not in engines:
                raise ValueError(f"{self.engine} does not draw {name}={value!r}")
        if self.runs != "lines" and self.engine not in PLACED:
            raise ValueError(f"{self.engine} chooses its runs itself")

    @property
    def dark_header(self) -> bool:
        """White on dark, as in 2024."""
        return self.layout == "2024"

    def __str__(self) -> str:
        """What is not as usual, for the names of tests."""
        first, *others = (field for field in fields(self) if field.name not in ("icons", "borders"))
        parts: list[str] = [getattr(self, first.name), self.icons, self.borders]
        for field in others:
            value = getattr(self, field.name)
            if value != field.default:
                parts.append(field.name if value is True else f"{field.name}={_shown(value)}")
        return "-".join(parts)


def _shown(value: Any) -> str:
    return "+".join(map(str, value)) if isinstance(value, tuple) else str(value)


_DRAWN_BY: tuple[tuple[str, object, frozenset[str]], ...] = (
    ("borders", "fills", PLACED),
    ("borders", "cells", PLACED | {"typst"}),
    ("icons", "inline", frozenset({"reportlab"})),
    ("icons", "emoji", frozenset({"chromium"})),
    ("borders", "horizontal", PLACED | PRINTED | {"typst"}),
    ("zebra", True, PLACED | PRINTED | {"typst"}),
    ("rest_by_line", True, frozenset({"fpdf2"})),
    ("cut_mid_page", True, frozenset({"fpdf2"})),
    ("code_on_next_page", True, frozenset({"fpdf2"})),
    ("keep_rows", True, PRINTED),
    ("open_rows", True, PLACED | {"typst"}),
    ("broken_header", True, PLACED | PRINTED),
    ("hyphenate", True, PRINTED | {"typst"}),
)
