"""A picture of the pages on which a measure stands, its row marked: where a figure was read."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from kpi_tui.importing.protocol import RowRequest
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.pages import Box, Page
from kpi_tui.pdf.pictures.legend import COMPRESSION, captioned
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.text.lines import into_lines
from kpi_tui.text import fold

MOST_PAGES = 3
"""Pages drawn of a row that goes on over many."""
_DPI = 144
_RIM, _GAP = 5, 12
"""Pixels of the frame around the row, and between two pages."""
_MARK = (214, 84, 0)
_VEIL = 110
"""How much white lies over all that is not the row, of 255."""
_NAME = 24
"""Letters of a name by which its row is known."""


def draw_row(
    document: PdfDocument, asked: RowRequest, transcripts: Sequence[Transcript]
) -> tuple[bytes, str]:
    """Return a PNG of the pages with the measure's row marked, and what is to be said of it.

    Without a transcript, of a file that cannot be read as a report now, its words are looked for.
    """
    numbers = [number for number in asked.pages if 1 <= number <= document.count]
    shown, note = numbers[:MOST_PAGES], ""
    rows = _rows(transcripts, asked, shown)
    pictures = []
    for number in shown:
        page = document.open_page(number)
        boxes = rows.get(number) or _by_words(page, asked)
        pictures.append(_marked(page, boxes))
        rows = {**rows, number: boxes}
        page.close()
    if not any(rows.get(number) for number in shown):
        note = "its row was not found again: the whole page is shown"
    elif len(numbers) > len(shown):
        note = f"it goes on to page {numbers[-1]}"
    where = ", ".join(map(str, shown))
    caption = f"{asked.code}: {document.name}, page{'s' if len(shown) > 1 else ''} {where} of {document.count}"
    marked = "row marked by kpi-tui" if any(rows.values()) else note
    whole = captioned(_stacked(pictures), [f"{caption}; {marked}"])
    content = BytesIO()
    whole.save(content, "PNG", compress_level=COMPRESSION)
    return content.getvalue(), note


def _rows(
    transcripts: Sequence[Transcript], asked: RowRequest, numbers: Sequence[int]
) -> dict[int, list[Box]]:
    """Return where the measure's row stands on each page, as the reader has it."""
    found: dict[int, list[Box]] = {}
    for transcript in transcripts:
        for row, code in transcript.ink.rows:
            if code == asked.code and row.page in numbers and row.columns:
                left = min(column.x0 for column in row.columns)
                right = max(column.x1 for column in row.columns)
                found.setdefault(row.page, []).append((left, row.top, right, row.bottom))
    return found


def _by_words(page: Page, asked: RowRequest) -> list[Box]:
    """Return where the measure's code stands on a page, else how its name begins."""
    lines = [(fold(line.text), line) for line in into_lines(page.words, page.number)]
    code, name = fold(asked.code), fold(asked.name)[:_NAME]
    coded = [line for text, line in lines if code in text.split()]
    named = [line for text, line in lines if name and name in text]
    return [
        (line.x0, line.top, line.x1, line.base + 0.25 * line.size) for line in (coded or named)[:1]
    ]


def _marked(page: Page, boxes: Sequence[Box]) -> Image.Image:
    """Return the picture of a page, all but these boxes paler."""
    bitmap, scale, *_ = page.draw(_DPI, annotations=True)
    drawn: Image.Image = bitmap.to_pil().convert("RGB")
    if not boxes:
        return drawn
    veil = Image.new("L", drawn.size, _VEIL)
    pen = ImageDraw.Draw(veil)
    frames = [
        (
            max(0, box[0] * scale - _RIM),
            max(0, box[1] * scale - _RIM),
            max(1, min(drawn.width - 1, box[2] * scale + _RIM)),
            max(1, min(drawn.height - 1, box[3] * scale + _RIM)),
        )
        for box in boxes
    ]
    frames = [(x, y, max(x, right), max(y, bottom)) for x, y, right, bottom in frames]
    for frame in frames:
        pen.rectangle(frame, 0)
    drawn.paste(Image.new("RGB", drawn.size, "white"), mask=veil)
    pen = ImageDraw.Draw(drawn)
    for frame in frames:
        pen.rectangle(frame, outline=_MARK, width=_RIM)
    return drawn


def _stacked(pictures: Sequence[Image.Image]) -> Image.Image:
    """Return pictures below one another."""
    width = max(each.width for each in pictures)
    height = sum(each.height + _GAP for each in pictures) - _GAP
    whole = Image.new("RGB", (width, height), (90, 90, 90))
    top = 0
    for each in pictures:
        whole.paste(each, ((width - each.width) // 2, top))
        top += each.height + _GAP
    return whole
