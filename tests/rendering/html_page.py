"""An annex as a page of HTML, which three engines print. Every word of the report is escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from itertools import groupby

from kpi_tui.status import Status

from .annex import KEY, MARKS, Annex, Block, Cell, Column, Section, Table
from .css import css_string
from .emoji_font import emoji_font
from .icons import EMOJI, GLYPHS, OUTLINES, PICTURES, colours, is_dark, picture, words_on_ground
from .style import Style

FONT = "'Liberation Sans', 'DejaVu Sans', Helvetica, Arial, sans-serif"
FIGURE_FONT = "'Liberation Sans', 'DejaVu Sans Condensed', Helvetica, Arial, sans-serif"
"""Figures are never broken, so they must fit their columns: DejaVu Sans itself is too wide."""
GLYPH_FONT = "'DejaVu Sans', 'Segoe UI Symbol', 'Arial Unicode MS', sans-serif"


def html_page(annex: Annex, style: Style) -> str:
    """The whole annex."""
    parts = [*_front(annex, style)] if annex.title else []
    for section in annex.sections:
        parts += _section(section, annex.date, style)
    title = escape(annex.title or "")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{css(style)}</style></head><body>{''.join(parts)}</body></html>"
    )


def css(style: Style) -> str:
    """How it looks."""
    small = "6.5pt" if style.orientation == "landscape" else "4.3pt"
    rules = [
        _page_css(style),
        f"body {{ font: 9pt {FONT}; margin: 0 }}",
        ".cover { font-size: 24pt; color: #2e5595; margin-top: 160pt; break-after: page }",
        ".section { break-before: page }",
        ".heading { font-size: 18pt; color: #2e5595; margin: 0 0 6pt }",
        "p { margin: 0 0 6pt }",
        ".dated, .title { font-size: 11pt }",
        ".dated span { font-weight: normal }",
        ".between { font-size: 8pt }",
        "table { border-collapse: collapse; margin-bottom: 8pt }",
        "table.measures { width: 100%; table-layout: fixed; line-height: 1.2 }",
        "th, td { padding: 2.5pt; text-align: left }",
        f".head {{ font-size: {small}; margin: 0 }}",
        f".cell {{ font-size: {small}; margin: 0 0 4pt }}",
        f".figure {{ font-family: {FIGURE_FONT} }}",
        f".item {{ font-size: {small}; margin: 0 0 0 7pt; text-indent: -7pt }}",
        f".glyph {{ font: 9pt {GLYPH_FONT}; line-height: 1 }}",
    ]
    if style.layout == "2024":
        rules.append(".dated span, .title .sign { float: right; margin-right: 20pt }")
    else:
        rules.append(".dated span, .title .sign { margin-left: 20pt }")
    if style.borders == "grid":
        rules.append("th, td { border: 0.75pt solid #333 }")
    elif style.borders == "horizontal":
        rules.append("tr { border-top: 0.75pt solid #333; border-bottom: 0.75pt solid #333 }")
    if style.zebra:
        rules.append("tbody tr:nth-child(even) td { background: #f0f0f0 }")
    if style.icons == "emoji":
        font = b64encode(emoji_font()).decode()
        rules.append(f"@font-face {{ font-family: Dots; src: url(data:font/ttf;base64,{font}) }}")
        rules.append(".emoji { font-family: Dots; font-size: 8pt }")
    if style.keep_rows:
        rules.append("tr { break-inside: avoid }")
    if not style.repeat_header:
        rules.append("thead { display: table-row-group }")
    if style.hyphenate:
        rules.append("td.prose { hyphens: auto }")
    if style.broken_header:
        rules.append(".head { font-size: 12pt; line-height: 1; overflow-wrap: anywhere }")
    return "\n".join(rules)


def _page_css(style: Style) -> str:
    corners = {
        "top-left": style.running_head and css_string(style.running_head),
        "bottom-left": style.running_foot and css_string(style.running_foot),
        "bottom-right": '"Page " counter(page)' if style.page_numbers else None,
    }
    boxes = " ".join(
        f"@{corner} {{ content: {content}; font: 7pt {FONT}; white-space: nowrap }}"
        for corner, content in corners.items()
        if content
    )
    return f"@page {{ size: a4 {style.orientation}; margin: 28pt 28pt 36pt; {boxes} }}"


def _front(annex: Annex, style: Style) -> Iterator[str]:
    yield f'<p class="cover">{escape(annex.title or "")}</p>'
    yield "<p><b>Contents</b></p>"
    contents = [
        (f"Priority {number}", escape(str(number + 2)))
        for number, _ in enumerate(annex.sections, 1)
    ]
    yield from _small_table(("Priority", "Page"), contents, style)
    yield "<p><b>Key</b></p>"
    key = [(sign(status, style, 9), escape(words)) for status, words in KEY]
    yield from _small_table(("Status Indicator", "Status Description"), key, style)


def _small_table(
    headings: tuple[str, str], rows: list[tuple[str, str]], style: Style
) -> Iterator[str]:
    yield '<table border="1" cellspacing="0"><thead><tr>'
    yield "".join(_heading(words, style, "") for words in headings)
    yield "</tr></thead><tbody>"
    for cells in rows:
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table>"


def _heading(words: str, style: Style, kind: str) -> str:
    """A header cell, coloured by attributes, which every engine knows."""
    ground, ink = ("#1f3864", "#ffffff") if style.dark_header else ("#d9e0f2", "#000000")
    text = f'<font color="{ink}"><b>{escape(words)}</b></font>'
    return f'<th bgcolor="{ground}" valign="top"><p class="{kind}">{text}</p></th>'


def _section(section: Section, date: str, style: Style) -> Iterator[str]:
    yield f'<div class="section"><p class="heading">{escape(section.heading)}</p>'
    yield from (f"<p>{escape(words)}</p>" for words in section.commitments)
    yield f'<p class="dated"><b>Status of Indicators</b> <span>{escape(date)}</span></p>'
    for words, status in section.lines:
        icon = f'<span class="sign">{sign(status, style, 11)}</span>'
        title = escape(words)
        yield f'<p class="title">{title} {icon}</p>'
    yield from (f"<p>{escape(words)}</p>" for words in section.notes)
    for table in section.tables:
        if style.between_tables:
            yield f'<p class="between">{escape(style.between_tables)}</p>'
        yield from _measures(table, style)
    yield "</div>"


def _measures(table: Table, style: Style) -> Iterator[str]:
    whole = sum(column.width for column in table.columns)
    border = ' border="1"' if style.borders == "grid" else ""
    yield f'<table class="measures" width="100%" cellspacing="0"{border}><colgroup>'
    for column in table.columns:
        share = 100 * column.width / whole
        yield f'<col width="{share:.2f}%" style="width: {share:.2f}%">'
    yield "</colgroup><thead><tr>"
    for column in table.columns:
        yield _heading(column.heading, style, "head")
    yield "</tr></thead><tbody>"
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        yield "<tr>" + "".join(_cell(cell, column, style) for cell, column in cells) + "</tr>"
    yield "</tbody></table>"


def _cell(cell: Cell, column: Column, style: Style) -> str:
    if column.kind == "status":
        return _status_cell(cell.status, style)
    if column.kind == "figure":
        words = " ".join(block.text for block in cell.blocks)
        align = "center" if style.figures == "centre" else "right"
        text = f'<p class="cell" align="{align}">{escape(words)}</p>'
        return f'<td class="figure" valign="{style.valign}">{text}</td>'
    prose = column.field not in ("directors", "portfolio_holder")
    kind = "prose" if prose else "names"
    return f'<td class="{kind}" valign="top">{"".join(_blocks(cell.blocks))}</td>'


def _status_cell(status: Status | None, style: Style) -> str:
    icon = sign(status, style, 8, alone=False)
    ground = ""
    if status is not None and status in words_on_ground(style):
        ground = f' style="background: {colour(status, style)}" bgcolor="{colour(status, style)}"'
    return f'<td class="status" valign="{style.valign}"{ground}><p class="cell" align="center">{icon}</p></td>'


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for item, group in groupby(blocks, lambda block: block.item):
        for block in group:
            bullet = "• " if item else ""
            yield f'<p class="{"item" if item else "cell"}">{bullet}{escape(block.text)}</p>'


def sign(status: Status | None, style: Style, side: float, *, alone: bool = True) -> str:
    """What stands for a status; a word brings its own ground where it stands `alone`."""
    if status is None:
        return ""
    if status in MARKS:
        return escape(MARKS[status])
    ink = colour(status, style)
    words = words_on_ground(style).get(status)
    if words is not None:
        text = "white" if is_dark(colours(style)[status]) else "black"
        ground = f"; background: {ink}" if alone else ""
        return f'<span style="color: {text}{ground}">{words or "&nbsp;" * 4}</span>'
    if style.icons == "emoji":
        return f'<span class="emoji">{EMOJI[status]}</span>'
    if style.icons == "glyph":
        return f'<span class="glyph"><font color="{ink}">{GLYPHS[status]}</font></span>'
    if style.icons in PICTURES:
        kind = "jpeg" if style.icons == "jpeg" else "png"
        data = b64encode(picture(status, style)).decode()
        size = round(side * 4 / 3)
        return f'<img src="data:image/{kind};base64,{data}" width="{size}" height="{size}" alt="">'
    return _drawing(status, side, style)


def _drawing(status: Status, side: float, style: Style) -> str:
    pen = 'stroke="#333" stroke-width="0.05"' if style.icons == "outlined" else ""
    paint = f'fill="{colour(status, style)}" {pen}'
    corners = " ".join(f"{x:.3f},{1 - y:.3f}" for x, y in OUTLINES[status])
    shape = (
        f'<circle cx="0.5" cy="0.5" r="0.45" {paint}/>'
        if status is Status.AMBER
        else f'<polygon points="{corners}" {paint}/>'
    )
    return f'<svg width="{side}pt" height="{side}pt" viewBox="0 0 1 1">{shape}</svg>'


def colour(status: Status, style: Style) -> str:
    return f"#{bytes(colours(style)[status]).hex()}"
