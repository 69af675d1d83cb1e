"""A measure's words beside those of the report before, what differs marked.

What went is struck through in the older text, what came is underlined in the newer one; where
there is no room for two columns, one text holds both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.text_diff import Piece, PieceKind
from kpi_tui.period_names import period_name
from kpi_tui.text import one_line
from kpi_tui.tui.pages.page import MeasurePage, PageBlock, page_of
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import SelectedMeasure
from kpi_tui.tui.text_layout import beside, heading, wrap
from kpi_tui.wording.comparison import Compared, compared

LEAST_FOR_TWO = 72
"""Below this many cells the two texts are shown as one."""
GAP = 3
REMOVED, ADDED = PieceKind.REMOVED, PieceKind.ADDED


def beside_page(subject: SelectedMeasure, width: int, palette: Palette) -> MeasurePage:
    """Lay out the page at a width in cells."""
    earlier = subject.earlier
    if earlier is None:
        return MeasurePage(wrap(Text(subject.why_no_earlier, palette.muted), width))
    two = width >= LEAST_FOR_TWO
    title = _title(subject, earlier, width, palette, two)
    title += (
        wrap(Text(f"Figures {why}.", palette.muted), width)
        if (why := subject.why_not_compared)
        else []
    )
    blocks = [PageBlock([*title, Text()], ours=True)]
    for item in compared(earlier.reading, subject.reading, subject.kind):
        blocks.append(PageBlock([heading(item.label, palette, item.aside)], ours=True))
        figures = item.field in ("period", "ytd")  # set out in words of ours
        blocks.append(PageBlock([*_field(item, width, palette, two), Text()], ours=figures))
    return page_of(blocks, subject.sought, palette.found)


def _title(
    subject: SelectedMeasure, earlier: MeasurePeriod, width: int, palette: Palette, two: bool
) -> list[Text]:
    before, after = (
        Text(f"{when} · {one_line(reading.measure_code)}", style="bold")
        for when, reading in (
            (
                earlier.origin.beside(period_name(earlier.report_date, subject.kind)),
                earlier.reading,
            ),
            (subject.when, subject.reading),
        )
    )
    key = Text.assemble(
        ("words that went", palette.removed), "  ", ("words that came", palette.added)
    )
    if two:
        half = _half(width)
        left, right = wrap(before, half), wrap(after, width - half - GAP)
        return [*beside(left, right, half), *beside([key], [], half)]
    return wrap(Text.assemble(before, " → ", after, "\n", key), width)


def _field(item: Compared, width: int, palette: Palette, two: bool) -> Iterator[Text]:
    if two:
        half = _half(width)
        yield from beside(
            wrap(_text(item.pieces, REMOVED, palette), half),
            wrap(_text(item.pieces, ADDED, palette), width - half - GAP),
            half,
        )
    else:
        yield from wrap(_text(item.pieces, None, palette), width)


def _half(width: int) -> int:
    return (width - GAP) // 2


def _text(pieces: Sequence[Piece], side: PieceKind | None, palette: Palette) -> Text:
    """Write one side of a difference, or both sides in one text."""
    text = Text()
    styles = {REMOVED: palette.removed, ADDED: palette.added}
    for piece in pieces:
        if piece.kind is PieceKind.SAME:
            text.append(piece.text)
        elif side in (None, piece.kind):
            bare = piece.text.rstrip()
            text.append(bare, styles[piece.kind])
            apart = " " if side is None and piece.kind is REMOVED else ""
            text.append(piece.text[len(bare) :] or apart)
    return text
