"""The status cells of a page: where they are, what has to be drawn of it, and what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from statistics import median

from kpi_tui.labels import field_label
from kpi_tui.pdf.page.boxes import surround
from kpi_tui.pdf.page.glyphs import is_symbol_font
from kpi_tui.pdf.page.pages import DPI, Box, Page
from kpi_tui.pdf.signs.icons import find_icon
from kpi_tui.pdf.signs.picture import INSET, Canvas
from kpi_tui.pdf.signs.status import (
    StatusMark,
    StatusWords,
    printed_mark,
    printed_rating,
    read_mark,
)
from kpi_tui.pdf.table.cell_edges import find_edge, within_lines
from kpi_tui.pdf.table.directions import holds_most, read_direction
from kpi_tui.pdf.table.fields import DIRECTION, STATUSES
from kpi_tui.pdf.table.other_colours import OtherColours
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.row_grounds import RowGrounds
from kpi_tui.pdf.table.shared_cells import others_in
from kpi_tui.profiles.profile import DirectionRules, TitlePlace
from kpi_tui.status import RATED

_HIGHER = INSET + 1.0
"""Points: where no line parts two rows, an icon may stand so much higher than its row's text."""
_BELOW = 2.5
"""Sizes of a row's font: so far below the last row of a table its cells may reach."""
_RIM = 0.3
"""Of a font's size: no line between rows, with its blur, takes more of a cell."""


class StatusCells:
    """The rows of a page, in whose status cells something may be drawn."""

    def __init__(self, rows: Sequence[PrintedRow], page: Page, words: StatusWords) -> None:
        self._rows = rows
        self._words = words
        self._page = page
        self._grounds = RowGrounds(rows, page)
        sizes = [word.size for row in rows for word in row.all_words]
        self._inset = min(INSET, _RIM * median(sizes)) if sizes else INSET
        """What the lines of a cell take of its sides: less where a page is printed smaller."""
        self._gaps = {
            below.top: (
                max((word.base for word in above.all_words), default=above.bottom),
                min((word.top for word in below.all_words), default=below.top),
            )
            for above, below in pairwise(rows)
            if above.bottom == below.top
        }
        """What is free of words around a border between two rows, by its height."""

    @property
    def elsewhere(self) -> OtherColours:
        """The colours of the same rows outside of these cells."""
        return OtherColours(self._grounds, self._words)

    def read(self) -> list[dict[str, StatusMark]]:
        """Return the marks of each row, by field. A page on which words settle all is not drawn.

        That is so in the annex alone: elsewhere words may stand on a colour that says otherwise.
        """
        self._part_merged()
        boxes = [(row, *each) for row in self._rows for each in self._boxes(row)]
        is_settled = all(
            printed_mark(row.words(name), self._words)
            and row.phrases.profile.priorities.place is TitlePlace.ANNOUNCED
            for row, name, _ in boxes
        )
        canvas = None
        if not is_settled:
            # What is drawn for the directions serves for the statuses too.
            has_ways = any(each.field == DIRECTION for row, *_ in boxes for each in row.columns)
            around = surround(box for _, _, box in boxes)
            dpi = DPI * INSET / self._inset
            canvas = self._grounds.whole if has_ways else Canvas.of(self._page.render(around, dpi))
        found = [self._read_row(row, canvas) for row in self._rows]
        for name in STATUSES:
            self._doubt_merged(name, found)
        return found

    def _doubt_merged(self, name: str, found: Sequence[dict[str, StatusMark]]) -> None:
        """Tell of measures without a status whose cell is one with another’s, where one is drawn.

        Where more of the rows have one each, the column has no lines, and the others have none.
        """
        groups: list[list[tuple[PrintedRow, bool]]] = []
        for row, marks in zip(self._rows, found, strict=True):
            goes_on = groups and name in row.joined and groups[-1][-1][0].columns is row.columns
            if not goes_on:
                groups.append([])
            groups[-1].append((row, name in marks))
        for group in groups:
            lacking = [row for row, is_drawn in group if not is_drawn and row.is_measure]
            drawn = sum(is_drawn for _, is_drawn in group)
            is_open = drawn > max(len(lacking), 1)
            for row in lacking if drawn and not is_open else ():
                row.doubts.append(
                    f"{field_label(name)} may be that of the row its cell is merged with"
                )

    def read_directions(self, rules: DirectionRules) -> None:
        """Note in each row the direction of travel that it prints, or that it cannot be told."""
        for row in self._rows:
            for column in row.columns:
                if column.field != DIRECTION:
                    continue
                words = row.words(DIRECTION)
                said = "".join(word.text for word in words).casefold()
                if (
                    said not in rules.words
                    and words
                    and is_symbol_font(self._page.font_of(words[0]))
                ):
                    words = []
                box = row.box_of(column)
                others = others_in(column, row.columns)
                beside = [w for name in others for w in row.words(name)] if others else None
                canvas, wider = self._grounds.whole, self._between_words(row, box)
                row.direction, is_odd = read_direction(canvas, box, words, rules, beside)
                if is_odd and not words and holds_most(canvas, box, wider):
                    row.direction, is_odd = read_direction(canvas, wider, words, rules, beside)
                if is_odd:
                    row.doubts.append("the printed direction of travel is not known")

    def _between_words(self, row: PrintedRow, box: Box) -> Box:
        """Return a cell with what is free of words around it, up to lines: its arrow may be higher."""
        left, _, right, _ = box
        top, _ = self._gaps.get(row.top, (row.top, row.top))
        _, bottom = self._gaps.get(row.bottom, (row.bottom, row.bottom))
        return within_lines(self._page.shapes, (left, top, right, bottom), row.all_words)

    def _part_merged(self) -> None:
        """Give each row its own of a cell that shows words and an icon: a line is missing."""
        for row in self._rows:
            for name in [each for each in STATUSES if each in row.extents and row.words(each)]:
                column = row.column_of(name)
                assert column is not None
                left, top, right, bottom = row.box_of(column)
                area = self._grounds.whole.area((left, top, right, bottom))
                if area is None:
                    continue
                piece = self._grounds.whole.without(row.words(name), area)
                beside = [each for each in self._rows if top <= each.top < bottom]
                if any(find_icon(piece, (left, each.top, right, each.bottom)) for each in beside):
                    del row.extents[name]
                    row.repeated.discard(name)
                    row.keep_between(name)

    def _read_row(self, row: PrintedRow, canvas: Canvas | None) -> dict[str, StatusMark]:
        """Return the mark in each status cell of a row; without a `canvas` its words are enough."""
        marks = {}
        for name, box in self._boxes(row):
            words = row.words(name)
            if canvas is None:
                mark = printed_mark(words, self._words)
            else:
                # What looks like the letter of a status may be a sign of a font of signs.
                is_rating = printed_rating(words, self._words) is not None
                if is_rating and is_symbol_font(self._page.font_of(words[0])):
                    words = []
                grounds = partial(self._grounds.of, row, box[0])
                mark = read_mark(canvas, box, words, self._words, grounds, self._inset)
                inner = within_lines(self._page.shapes, box, row.all_words) if mark else box
                if inner != box and not all(row.drawn):
                    seen = mark
                    mark = read_mark(canvas, inner, words, self._words, grounds, self._inset)
                    if mark is None and seen is not None:
                        row.doubts.append(
                            f"{field_label(name)} is empty but for a line below or above it"
                        )
            if mark is None and canvas is not None and self._is_drawn_below(row, box):
                row.doubts.append(f"what is drawn right below it may be its {field_label(name)}")
            if mark is None or (canvas and _is_text_alone(mark, name, canvas, box, row)):
                continue
            # Where an arrow may stand in the cell too, its ink is no word's, nor a ground's.
            has_arrow = any(each.x0 == box[0] and each.field == DIRECTION for each in row.columns)
            says = mark.printed is not None or (
                mark.ground is not None and mark.ground.hue is not None
            )
            marks[name] = replace(mark, hue=None, shape=None) if has_arrow and says else mark
        return marks

    def _is_drawn_below(self, row: PrintedRow, box: Box) -> bool:
        """Whether a status is drawn in the white space below a row, down to the next words.

        The last row of a table that no line ends is taken to end with its words.
        """
        if row.drawn[1]:
            return False
        left, _, right, bottom = box
        largest = max((word.size for word in row.all_words), default=0.0)
        tops = [word.top for word in self._page.words if word.base > row.bottom + 1]
        limit = min(min(tops, default=self._page.size[1]), bottom + _BELOW * largest)
        if limit - bottom < largest / 2:
            return False
        below = (left, bottom, right, limit)
        grounds = partial(self._grounds.of, row, left)
        mark = read_mark(Canvas.of(self._page.render(below)), below, (), self._words, grounds)
        return mark is not None and mark.hue in RATED

    def _boxes(self, row: PrintedRow) -> Iterator[tuple[str, Box]]:
        """Yield the status cells of a row: the field and where it stands."""
        for column in row.columns:
            if column.field in STATUSES:
                left, top, right, bottom = row.box_of(column)
                above, below = row.drawn
                across, shapes = (left, right), self._page.shapes
                scale = self._inset / INSET
                # What is taken for a line may be space alone: a ground shows where its cell ends.
                gaps = self._gaps if column.field not in row.extents else {}
                over, under = gaps.get(row.top), gaps.get(row.bottom)
                top = find_edge(shapes, across, top, 0.0 if above else -_HIGHER, scale, over)
                bottom = find_edge(shapes, across, bottom, 0.0 if below else _HIGHER, scale, under)
                yield column.field, (left, top, right, bottom)


def _is_text_alone(mark: StatusMark, name: str, canvas: Canvas, box: Box, row: PrintedRow) -> bool:
    """Whether a cell shows nothing but the text of another field, that shares it or reaches into it."""
    if mark.text or mark.hue is not None or mark.ground is not None:
        return False
    own = {id(word) for word in row.words(name)}
    words = [w for w in row.all_words if w.x0 < box[2] and w.x1 > box[0] and id(w) not in own]
    area = canvas.area(box)
    if not words or area is None:
        return False
    piece = canvas.without(words, area)
    return not piece.look((0, 0, *piece.image.size)).has_ink
