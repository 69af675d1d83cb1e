"""A measure's words beside those of the report before, what differs marked.

What went is struck through in the older text, what came is underlined in the newer one; where
there is no room for two columns, one text holds both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from kpi_tui.analysis.wording import Piece, PieceKind, difference
from kpi_tui.labels import PROSE, mark, month_name
from kpi_tui.report import Reading
from kpi_tui.text import one_line, visible
from kpi_tui.tui.pages.layout import beside, heading, wrap
from kpi_tui.tui.pages.page import Page, marked
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.subject import Earlier, Subject

LEAST_FOR_TWO = 72
"""Below this many cells the two texts are shown as one."""
GAP = 3
FIELDS = {
    "measure_name": "Measure",
    "directors": "Director",
    "portfolio_holder": "Portfolio holder",
    "period": "Period",
    "ytd": "Year to date",
    **PROSE,
}
REMOVED, ADDED = PieceKind.REMOVED, PieceKind.ADDED


def beside_page(subject: Subject, width: int, palette: Palette) -> Page:
    """The page at a width in cells."""
    earlier = subject.earlier
    if earlier is None:
        lines = wrap(Text("No earlier report has this measure.", palette.muted), width)
        return Page(lines)
    two = width >= LEAST_FOR_TWO
    lines = [*_title(subject, earlier, width, palette, two), Text()]
    for field, label in FIELDS.items():
        old, new = _value(earlier.reading, field), _value(subject.reading, field)
        if old or new:
            lines += _field(label, old, new, width, palette, two)
    return marked(lines, subject.sought, palette.found)


def _title(
    subject: Subject, earlier: Earlier, width: int, palette: Palette, two: bool
) -> list[Text]:
    before, after = (
        Text(_when(*each), style="bold")
        for each in (
            (month_name(earlier.report_date), earlier.reading),
            (month_name(subject.month.report.report_date), subject.reading),
        )
    )
    key = Text.assemble(
        ("words that went", palette.removed), "  ", ("words that came", palette.added)
    )
    if two:
        return [*beside([before], [after], _half(width)), *beside([key], [], _half(width))]
    return wrap(Text.assemble(before, " → ", after, "\n", key), width)


def _when(month: str, reading: Reading) -> str:
    return f"{month} · {one_line(reading.measure_code)}"


def _value(reading: Reading, field: str) -> str:
    if field in ("period", "ytd"):
        actual, target, status = (
            getattr(reading, f"{field}_{part}") for part in ("actual", "target", "status")
        )
        if not (actual or target or status):
            return ""
        return one_line(f"{actual or '–'} target {target or '–'} {mark(status)}")
    value = getattr(reading, field)
    return "; ".join(value) if isinstance(value, tuple) else visible(value or "")


def _field(
    label: str, old: str, new: str, width: int, palette: Palette, two: bool
) -> Iterator[Text]:
    pieces = difference(old, new)
    same = all(piece.kind is PieceKind.SAME for piece in pieces)
    aside = "the same" if same else "new" if not old else "gone" if not new else ""
    yield heading(label, palette, aside)
    if two:
        half = _half(width)
        yield from beside(
            wrap(_text(pieces, REMOVED, palette), half),
            wrap(_text(pieces, ADDED, palette), width - half - GAP),
            half,
        )
    else:
        yield from wrap(_text(pieces, None, palette), width)
    yield Text()


def _half(width: int) -> int:
    return (width - GAP) // 2


def _text(pieces: Sequence[Piece], side: PieceKind | None, palette: Palette) -> Text:
    """One side of a difference, or both sides in one text."""
    text = Text()
    styles = {REMOVED: palette.removed, ADDED: palette.added}
    for piece in pieces:
        if piece.kind is PieceKind.SAME:
            text.append(piece.text)
        elif side in (None, piece.kind):
            bare = piece.text.rstrip()
            text.append(bare, styles[piece.kind])
            text.append(piece.text[len(bare) :] or (" " if side is None else ""))
    return text
