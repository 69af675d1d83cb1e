"""How a report is drawn: what chance takes of engines, lines, grounds, sizes and signs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from kpi_tui.report import PublishedDirection as Way
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity
from tests.rendering.councils import Engine
from tests.rendering.councils.layouts.parts import RAG, on_fill
from tests.rendering.councils.page import Align, Cell, Rules, Text, words
from tests.rendering.councils.shapes import arrow, dot

from .report import Value

STATUS_SIGNS = (
    *("word", "word", "filled word", "filled word", "fill", "letter", "filled letter", "dot"),
    "glyph",
)
WAY_SIGNS = ("glyph", "drawn", "drawn", "word", "glyph and word")
_WAY_WORDS = (
    {Way.IMPROVING: "Improving", Way.WORSENING: "Declining", Way.SAME: "Stable"},
    {Way.IMPROVING: "Better", Way.WORSENING: "Worse", Way.SAME: "Same"},
    {Way.IMPROVING: "Improved", Way.WORSENING: "Worsened", Way.SAME: "No change"},
)
_GLYPHS = (
    {Way.IMPROVING: "↑", Way.WORSENING: "↓", Way.SAME: "→"},
    {Way.IMPROVING: "▲", Way.WORSENING: "▼", Way.SAME: "►"},
)
_POLARITIES = (
    *(("Higher", "Lower"), ("High", "Low"), ("Bigger is better", "Smaller is better")),
    ("Increase", "Decrease"),
)
_TEXTS = ("measure", "comment", "directors", "portfolio_holder", "priority", "code")
_INK = "#404040"


@dataclass(frozen=True)
class Looks:
    engine: Engine
    is_landscape: bool
    rules: Rules
    is_striped: bool
    head_fill: str | None
    size: float
    pad: float
    margin: float
    valign: Literal["top", "middle", "bottom"]
    figure_align: Align
    status: str
    way: str
    way_words: dict[Way, str]
    glyphs: dict[Way, str]
    polarities: tuple[str, str]
    has_cover: bool
    has_key: bool
    repeats_header: bool
    breaks_rows: bool
    merges: bool
    """Whether equal people and priorities below each other stand in one cell."""
    has_storeys: bool
    """Whether a heading stands above those of several columns."""
    has_total: bool
    has_notes: bool
    has_prose: bool
    is_section_per_page: bool
    is_one_table: bool
    head: str
    foot: str
    line_height: float
    row_height: float


def looks(seed: int) -> Looks:
    """Choose how the report of this number is drawn, which is always the same."""
    rng = Random(seed * 7919 + 1)
    chance = rng.random
    engines: tuple[Engine, ...] = (*("weasyprint",) * 3, "reportlab", "typst")
    engine = rng.choice(engines)
    is_html = engine == "weasyprint"
    way = rng.choice(WAY_SIGNS if is_html else ("drawn", "word"))
    status = rng.choice(STATUS_SIGNS if is_html else STATUS_SIGNS[:-1])
    return Looks(
        engine=engine,
        is_landscape=chance() < 0.7,
        rules=rng.choice(("grid", "grid", "rows", "none")),
        is_striped=chance() < 0.3,
        head_fill=rng.choice((None, "#1f3b57", "#d9e2f3", "#404040")),
        size=rng.choice((7.0, 8.0, 8.5, 9.0, 10.0)),
        pad=rng.choice((1.5, 3.0, 4.0, 6.0)),
        margin=rng.choice((30.0, 42.0, 56.0)),
        valign=rng.choice(("top", "middle", "middle", "bottom")) if is_html else "middle",
        figure_align=rng.choice(("left", "center", "right")),
        status=status,
        way=way,
        way_words=rng.choice(_WAY_WORDS),
        glyphs=rng.choice(_GLYPHS),
        polarities=rng.choice(_POLARITIES),
        has_cover=chance() < 0.5,
        has_key=chance() < (0.4 if way == "word" else 0.85),
        repeats_header=chance() < 0.7,
        breaks_rows=chance() < 0.25,
        merges=chance() < 0.3,
        has_storeys=chance() < 0.25,
        has_total=chance() < 0.15,
        has_notes=chance() < 0.3,
        has_prose=chance() < 0.3,
        is_section_per_page=chance() < 0.25,
        is_one_table=chance() < 0.5,
        head=rng.choice(("", "Performance report", "Appendix A")),
        foot=rng.choice(("", "Council performance", "Produced by the Performance Team")),
        line_height=rng.choice((1.1, 1.2, 1.4)),
        row_height=rng.choice((0.0, 0.0, 30.0, 45.0)),
    )


def value_cell(value: Value, field: str, look: Looks, fill: str | None) -> Cell:
    """Draw what stands in a column of this field."""
    if value is None:
        return Cell((), "center", fill)
    if isinstance(value, Status):
        return _status_cell(value, look, fill)
    if isinstance(value, Way):
        return _way_cell(value, look, fill)
    if isinstance(value, Polarity):
        value = look.polarities[value is Polarity.SMALLER_IS_BETTER]
    align = "left" if field in _TEXTS else look.figure_align
    return replace(words(value, align), fill=fill)


def _status_cell(status: Status, look: Looks, fill: str | None) -> Cell:
    word, colour = status.value.title(), RAG[status]
    match look.status:
        case "word":
            return Cell((Text(word),), look.figure_align, fill)
        case "filled word":
            return on_fill(word, colour)
        case "letter":
            return Cell((Text(word[0]),), look.figure_align, fill)
        case "filled letter":
            return on_fill(word[0], colour)
        case "fill":
            return on_fill("", colour)
        case "dot":
            return Cell((dot(colour, look.size),), "center", fill)
        case _:
            return Cell((Text("●", colour=colour, is_glyph=True),), "center", fill)


def _way_cell(way: Way, look: Looks, fill: str | None) -> Cell:
    word, glyph = look.way_words[way], look.glyphs[way]
    match look.way:
        case "glyph":
            return Cell((Text(glyph, is_glyph=True),), "center", fill)
        case "word":
            return Cell((Text(word),), look.figure_align, fill)
        case "glyph and word":
            return Cell((Text(f"{glyph} {word}", is_glyph=True),), look.figure_align, fill)
        case _:
            return Cell((arrow(way, _INK, _INK, look.size + 1),), "center", fill)
