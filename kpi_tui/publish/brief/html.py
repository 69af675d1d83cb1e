"""A briefing as one page of HTML: nothing in it runs, and nothing is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import count

from kpi_tui.labels import mark
from kpi_tui.months import month_name
from kpi_tui.publish.brief.charts.svg import to_svg
from kpi_tui.publish.brief.document import (
    OURS,
    Block,
    Brief,
    Bullets,
    Cell,
    Chart,
    Column,
    Item,
    Paragraph,
    Quote,
    Section,
    Table,
    Tone,
)
from kpi_tui.report import RATED
from kpi_tui.text import one_line, visible

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load or run for the page: its own style and no more."""
FEW = 4
"""Tables of fewer columns are no wider than what is in them."""
SHORT = 8
"""Tables of no more rows are not broken over two pages."""
OWN = f'<b class="own">{OURS}:</b> '


def to_html(brief: Brief) -> bytes:
    """The page as UTF-8."""
    return f"{''.join(_Page(brief).parts())}\n".encode()


def text(raw: str) -> str:
    """A text on one line that is no markup, for an element or an attribute in quotes."""
    return escape(one_line(raw))


class _Page:
    """The page in parts; charts are numbered as they come."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._charts = count(1)

    def parts(self) -> Iterator[str]:
        brief = self._brief
        yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield '<meta name="generator" content="kpi-tui">\n'
        yield f"<title>{text(brief.title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        yield f"<header>\n<h1>{text(brief.title)}</h1>\n"
        yield f'<p class="subtitle">{text(brief.subtitle)}</p>\n</header>\n<main>\n'
        yield from self._blocks(brief.blocks)
        yield from _contents(brief)
        for section in brief.sections:
            yield from self._section(section, 2)
        yield f"</main>\n<footer><p>{text(_made(brief))}</p></footer>\n</body>\n</html>"

    def _section(self, section: Section, level: int) -> Iterator[str]:
        name = f' id="{section.anchor}"' if section.anchor else ""
        yield f"<section{name}>\n<h{level}>{text(section.title)}</h{level}>\n"
        yield from self._blocks(section.blocks)
        for part in section.sections:
            yield from self._section(part, level + 1)
        yield "</section>\n"

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield _paragraph(block)
                case Bullets():
                    yield f"<ul>\n{''.join(map(_item, block.items))}</ul>\n"
                case Table():
                    yield from _table(block)
                case Quote():
                    yield from _quote(block)
                case Chart():
                    drawn = to_svg(block, f"chart-{next(self._charts)}")
                    caption = text(block.caption)
                    yield f"<figure>{drawn}<figcaption>{caption}</figcaption></figure>\n"


def _paragraph(block: Paragraph) -> str:
    own = OWN if block.tone is Tone.OURS else ""
    links = "; ".join(_link(text(item.text), item.to) for item in block.references)
    return f'<p class="{block.tone}">{own}{text(block.text)}{links and " "}{links}</p>\n'


def _style() -> str:
    return files(__package__).joinpath("brief.css").read_text(encoding="utf-8")


def _made(brief: Brief) -> str:
    made = brief.made.astimezone()
    return f"{brief.title} · put together on {made.day} {month_name(made.date())} with kpi-tui"


def _contents(brief: Brief) -> Iterator[str]:
    yield '<nav aria-label="Contents">\n<ul>\n'
    for section in brief.sections:
        yield f'<li><a href="#{section.anchor}">{text(section.title)}</a></li>\n'
    yield "</ul>\n</nav>\n"


def _item(item: Item) -> str:
    name = f' id="{item.anchor}"' if item.anchor else ""
    lines = "".join(f"<span>{text(line)}</span>" for line in item.lines)
    if item.note:
        lines += f'<span class="source">{text(item.note)}</span>'
    head = f"<b>{_link(text(item.head), item.to)}</b> " if item.head else ""
    return f"<li{name}>{head}{lines}</li>\n"


def _link(inner: str, to: str | None) -> str:
    return f'<a href="#{to}">{inner}</a>' if to else inner


def _table(table: Table) -> Iterator[str]:
    few = "few" if len(table.columns) < FEW else ""
    short = "short" if len(table.rows) <= SHORT else ""
    kinds = f' class="{f"{few} {short}".strip()}"' if few or short else ""
    yield f'<div class="scroll"><table{kinds}>\n<caption>{text(table.caption)}</caption>\n{_widths(table)}<thead><tr>'
    for column in table.columns:
        yield f'<th scope="col"{_side(column)}>{text(column.title)}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in table.rows:
        yield f'<tr><th scope="row">{_cell(row[0])}</th>'
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            yield f"<td{_side(column)}>{_cell(cell)}</td>"
        yield "</tr>\n"
    yield "</tbody>\n</table></div>\n"


def _widths(table: Table) -> str:
    whole = sum(column.width for column in table.columns)
    each = (round(100 * column.width / whole) for column in table.columns)
    return "".join(f'<col style="width:{width}%">' for width in each) + "\n"


def _side(column: Column) -> str:
    return ' class="figure"' if column.right else ""


def _cell(cell: Cell) -> str:
    if cell.status is None:
        return _link(text(cell.text), cell.to)
    sign = mark(cell.status)
    colour = f" {cell.status}" if cell.status in RATED else ""
    glyph = f'<span aria-hidden="true">{text(sign.glyph)}</span> '
    return f'<span class="status{colour}">{glyph}{text(sign.word)}</span>'


def _quote(quote: Quote) -> Iterator[str]:
    lines = [text(line) for line in visible(quote.text).split("\n")]
    paragraphs = "".join(f"<p>{line}</p>" for line in lines if line)
    yield f'<p class="label">{text(quote.label)}, as published</p>\n'
    yield f"<blockquote>{paragraphs}</blockquote>\n"
