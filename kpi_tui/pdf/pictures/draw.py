"""Pictures of the sheets of a report: each cell in the colour of its field, and what went nowhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from kpi_tui.pdf.doubts.ink_warnings import unread_boxes
from kpi_tui.pdf.explain import LEFT_OVER, NOT_SEEN, placements
from kpi_tui.pdf.page.boxes import surround
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.pictures.colouring import Marks, colour
from kpi_tui.pdf.pictures.legend import COMPRESSION, below
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.table.fields import KNOWN, STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.sheets import SheetPlaces
from kpi_tui.report import Report

_MOST_DOUBTS = 12
"""Doubts written below a picture; the others are counted."""
_SOURCE = "Source SHA-256"
"""What a picture says of the file that it shows, so that it is never written over another's."""


def draw_pages(
    document: PdfDocument,
    transcript: Transcript,
    report: Report,
    folder: Path,
    on_page: Callable[[int, int], None] | None = None,
) -> list[Path]:
    """Write a PNG for each sheet that was read, and return where. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    marks, captions = _marks(transcript, report), _captions(document, transcript, report)
    numbers = sorted({page.number for page in transcript.pages})
    paths = _free_paths(document, folder, numbers)
    about = PngInfo()
    about.add_text(_SOURCE, document.sha256)
    for number, path in zip(numbers, paths, strict=True):
        page = document.open_page(number)
        bitmap, scale, *_ = page.draw(annotations=True)
        drawn = bitmap.to_pil().convert("RGB")
        page.close()
        coloured = colour(drawn, marks[number], scale)
        whole = below(coloured, captions[number])
        whole.save(path, pnginfo=about, compress_level=COMPRESSION)
        if on_page:
            on_page(number, document.count)
    return paths


def _free_paths(document: PdfDocument, folder: Path, numbers: Sequence[int]) -> list[Path]:
    """Return where pictures of these pages are no other file's."""
    stem, again = document.path.stem, 1
    while True:
        name = stem if again == 1 else f"{stem}-{again}"
        paths = [folder / f"{name}-page-{number:03}.png" for number in numbers]
        if all(_is_free(path, document.sha256) for path in paths):
            return paths
        again += 1


def _is_free(path: Path, sha256: str) -> bool:
    """Whether nothing lies at a path but a picture of the same file."""
    if not path.exists():
        return True
    try:
        with Image.open(path) as picture:
            return picture.info.get(_SOURCE) == sha256
    except OSError:
        return False


def _captions(
    document: PdfDocument, transcript: Transcript, report: Report
) -> dict[int, list[str]]:
    """Return what stands below each picture: the page, and every doubt about it."""
    words: defaultdict[int, int] = defaultdict(int)
    left_over: defaultdict[int, int] = defaultdict(int)
    for placement in placements(transcript):
        count = len(placement.line.words)
        words[placement.page] += count if placement.kind != NOT_SEEN else 0
        left_over[placement.page] += count if placement.kind == LEFT_OVER else 0
    captions = {}
    for number in {page.number for page in transcript.pages}:
        doubts = [
            f"! {warning.measure_code or 'this page'}: {warning.message}"
            for warning in report.warnings
            if warning.page == number
        ]
        more = len(doubts) - _MOST_DOUBTS
        captions[number] = [
            f"{document.name}, page {number} of {document.count}: {words[number]:,} words, "
            f"{left_over[number]:,} left over, {len(doubts) or 'no'} doubt{'s' * (len(doubts) != 1)}",
            *doubts[:_MOST_DOUBTS],
            *([f"… and {more} more, which --explain prints"] if more > 0 else []),
        ]
    return captions


def _marks(transcript: Transcript, report: Report) -> defaultdict[int, Marks]:
    """Return what is to be drawn on each page."""
    by_page: defaultdict[int, Marks] = defaultdict(Marks)
    for row, _ in transcript.ink.rows:
        by_page[row.page].cells += [
            (c.field, _cell(row, c)) for c in row.columns if c.field in KNOWN
        ]
    for page, read, box in _statuses(transcript, report):
        by_page[page].statuses.append((read, box))
    places = SheetPlaces(transcript.pages)
    statuses = {priority.code: priority.status for priority in report.priorities}
    for section in transcript.outline.sections:
        line = places.on_sheet(section.title_lines[-1])
        status = (statuses.get(section.code) or "no status").replace("_", " ")
        by_page[line.page].priorities.append((status, _box(line)))
    blocks: dict[tuple[int, int, str, str], Box] = {}
    for placement in placements(transcript):
        line, marks = placement.line, by_page[placement.page]
        box = _box(line)
        key = (placement.page, placement.part, placement.kind, placement.taken_for)
        if placement.kind == LEFT_OVER:
            marks.left_over.append(box)
        elif placement.kind == NOT_SEEN:
            marks.unseen.append(box)
        elif placement.kind in KNOWN and key in blocks:
            blocks[key] = surround((blocks[key], box))
        elif placement.kind in KNOWN:
            blocks[key] = box
        else:
            marks.words.append((placement.kind, box))
    for (page, _, field, _), box in blocks.items():
        by_page[page].words.append((field, box))
    unread = unread_boxes(transcript.ink, [places.on_sheet(line) for line in transcript.running])
    for page, ink in transcript.ink.pages.items():
        by_page[page].unread = unread[page]
        by_page[page].notes = ink.notes
        by_page[page].secret = [
            (word.x0, word.top, word.x1, word.base + 0.25 * word.size)
            for word, text in ((found.word, found.text) for found in ink.unseen.words)
            if not text
        ]
    return by_page


def _statuses(transcript: Transcript, report: Report) -> Iterator[tuple[int, str, Box]]:
    """Yield what was read in each cell of a status, where the measure's row begins."""
    times = Counter(reading.measure_code for reading in report.readings)
    readings = {
        reading.measure_code: reading
        for reading in report.readings
        if times[reading.measure_code] == 1
    }
    told: set[tuple[str, str]] = set()
    for row, code in transcript.ink.rows:
        for column in row.columns:
            if column.field in STATUSES and code in readings:
                status = getattr(readings[code], column.field)
                if (code, column.field) not in told:
                    told.add((code, column.field))
                    yield row.page, (status or "none").replace("_", " "), _cell(row, column)


def _box(line: Line) -> Box:
    return (line.x0, line.top, line.x1, line.base + 0.25 * line.size)


def _cell(row: PrintedRow, column: FieldColumn) -> Box:
    return (column.x0, row.top, column.x1, row.bottom)
