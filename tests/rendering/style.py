"""How an annex is drawn: everything that differs between producers and years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Engine = Literal["reportlab", "typst"]
Icons = Literal["png", "png-rgb", "jpeg", "vector", "glyph", "word"]
Borders = Literal["grid", "horizontal", "fills", "cells"]


@dataclass(frozen=True, slots=True)
class Style:
    engine: Engine = "reportlab"
    icons: Icons = "vector"
    """Pictures with or without alpha, drawn paths, coloured letters, or a coloured cell with a word."""
    borders: Borders = "grid"
    """Strokes; rules between rows alone; thin filled rectangles; white cells on a dark ground."""
    repeat_header: bool = True
    open_rows: bool = False
    """A row that is cut at the foot of a page has no rule beneath it."""
    valign: Literal["top", "middle"] = "top"
    """Where the figures and the status stand in their cell."""
    layout: Literal["2023", "2024"] = "2024"
    """2023: figures before the comment, no plan, no timeframe, one table for the whole business."""
    swap_impacts_from: str | None = None
    """The priority from which the finance impact stands before the risk impact."""
    orientation: Literal["landscape", "portrait"] = "landscape"
    page_numbers: bool = True
    running_head: str | None = None
    running_foot: str | None = None
    rows_per_table: int | None = None
    """Each priority's table is split after so many rows, and the header printed again."""

    def __post_init__(self) -> None:
        if self.engine == "typst" and self.borders == "fills":
            raise ValueError("Typst draws its rules as strokes")

    @property
    def dark_header(self) -> bool:
        """White on dark, as in 2024."""
        return self.layout == "2024"

    def __str__(self) -> str:
        """What is not as usual, for the names of tests."""
        default = Style(engine=self.engine)
        parts: list[str] = [self.engine, self.icons, self.borders]
        for name in self.__slots__[3:]:
            value = getattr(self, name)
            if value != getattr(default, name):
                parts.append(name if value is True else f"{name}={value}")
        return "-".join(parts)
