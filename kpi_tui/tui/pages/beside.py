"""A measure's words beside those of an earlier report: the comment first, what differs marked.

What was removed is struck through in the older text, what was added is underlined in the newer one;
where there is no room for two columns, one text holds both. What was rewritten, or is in one of the
reports only, is read whole and bears no marks. What did not change is named in one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.text_diff import Piece, PieceKind
from kpi_tui.labels import PROSE, Label, page_list
from kpi_tui.period_names import period_name
from kpi_tui.report import Reading
from kpi_tui.text import one_line
from kpi_tui.tui.pages.page import CLOSED, OPENED, MeasurePage, PageBlock, page_of
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import SelectedMeasure
from kpi_tui.tui.text_layout import beside, heading, wrap
from kpi_tui.wording.comparison import Compared, compared
from kpi_tui.wording.phrases import travel_words

LEAST_FOR_TWO = 90
"""Below this many cells the two texts are shown as one."""
GAP = 3
REMOVED, ADDED = PieceKind.REMOVED, PieceKind.ADDED


def beside_page(
    subject: SelectedMeasure, width: int, palette: Palette, *, in_full: bool = False
) -> MeasurePage:
    """Lay out the page at a width in cells; `in_full` spells out what did not change."""
    earlier = subject.earlier
    if earlier is None:
        return MeasurePage(wrap(Text(subject.why_no_earlier, palette.muted), width))
    two = width >= LEAST_FOR_TWO
    items = list(compared(earlier.reading, subject.reading, subject.kind))
    told = [item for item in items if item.field == "comment" or not item.same]
    title = _title(subject, earlier, width, palette, two)
    if any(_is_marked(item) for item in told):
        key = ((Label.REMOVED, palette.removed), "  ", (Label.ADDED, palette.added))
        title += wrap(Text.assemble(*key), width)
    if why := subject.why_not_compared:
        title += wrap(Text(f"Figures {why}.", palette.muted), width)
    blocks = [PageBlock([*title, Text()], ours=True)]
    whens = tuple(line.plain for line in _whens(subject, earlier))
    for item in told:
        above = heading(item.label, palette, item.aside)
        if item.field == "period":
            above.append_text(_direction(subject, palette))
        blocks.append(PageBlock([above], ours=True))
        figures = item.field in ("period", "ytd")  # set out in words of ours
        lines = _field(item, whens, width, palette, two)
        blocks.append(PageBlock([*lines, Text()], ours=figures))
    unchanged = [item for item in items if item not in told]
    if unchanged:
        names = ", ".join(item.label.lower() for item in unchanged)
        sign = OPENED if in_full else CLOSED
        said = wrap(Text(f"{sign} {Label.NO_CHANGE.capitalize()}: {names}", palette.muted), width)
        blocks.append(PageBlock(said, ours=True, is_fold=True))
    for item in unchanged if in_full else ():
        blocks.append(PageBlock([Text(), heading(item.label, palette)], ours=True))
        blocks.append(PageBlock(wrap(Text(item.new), width), ours=item.field in ("period", "ytd")))
    return page_of(blocks, subject.sought, palette.found)


def _direction(subject: SelectedMeasure, palette: Palette) -> Text:
    """Say which way the figure went, where the two are comparable, and that the report does not."""
    went = subject.since_earlier
    said = travel_words(went.moved, went.travel) if went else ""
    if not went or not said:
        return Text()
    way = (said, palette.travel.get(went.travel, Style()))
    return Text.assemble(("  kpi-tui: ", palette.muted), way)


def _is_marked(item: Compared) -> bool:
    return not (item.same or item.is_rewritten or item.aside)


def _whens(subject: SelectedMeasure, earlier: MeasurePeriod) -> tuple[Text, Text]:
    """Return what the two reports are called."""
    before = earlier.origin.beside(period_name(earlier.report_date, subject.kind))
    return Text(before, style="bold"), Text(subject.when, style="bold")


def _title(
    subject: SelectedMeasure, earlier: MeasurePeriod, width: int, palette: Palette, two: bool
) -> list[Text]:
    name = wrap(Text(one_line(subject.reading.measure_name), palette.heading), width)
    readings = (earlier.reading, subject.reading)
    before, after = (
        when.append(" · ".join(("", one_line(reading.measure_code), *_pages(reading))))
        for when, reading in zip(_whens(subject, earlier), readings, strict=True)
    )
    if two:
        half = _half(width)
        return [*name, *beside(wrap(before, half), wrap(after, width - half - GAP), half)]
    return [*name, *wrap(Text.assemble(before, " → ", after), width)]


def _pages(reading: Reading) -> Iterator[str]:
    """Yield on which pages of its report's PDF a reading stands, if it stands in one."""
    if reading.pages:
        yield page_list(reading.pages)


def _field(
    item: Compared, whens: Sequence[str], width: int, palette: Palette, two: bool
) -> Iterator[Text]:
    is_marked, is_in_both = _is_marked(item), bool(item.old and item.new)
    if item.same or (not two and not is_in_both):
        yield from wrap(Text(item.new or item.old), width)
    elif two:
        half = _half(width)
        sides = (REMOVED, ADDED)
        old, new = (
            _text(item.pieces, side, palette) if is_marked else Text(said)
            for side, said in zip(sides, (item.old, item.new), strict=True)
        )
        yield from beside(wrap(old, half), wrap(new, width - half - GAP), half)
    elif is_marked:
        yield from wrap(_text(item.pieces, None, palette), width)
    elif item.field not in PROSE:
        yield from wrap(Text(f"{item.old} → {item.new}"), width)
    else:
        for when, said in zip(whens, (item.old, item.new), strict=True):
            yield Text(when, palette.muted)
            yield from wrap(Text(said), width)


def _half(width: int) -> int:
    return (width - GAP) // 2


def _text(pieces: Sequence[Piece], side: PieceKind | None, palette: Palette) -> Text:
    """Write one side of a difference; both sides in one text where `side` is `None`."""
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
