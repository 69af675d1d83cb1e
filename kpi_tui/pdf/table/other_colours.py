"""The colours of statuses that a row has elsewhere than in its status cells."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import partial

from kpi_tui.labels import field_label
from kpi_tui.pdf.page.boxes import box_of
from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.signs.colours import ground_hue
from kpi_tui.pdf.signs.picture import Canvas, colours_of
from kpi_tui.pdf.signs.status import StatusWords, read_mark
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.row_grounds import BAR, RowGrounds
from kpi_tui.status import RATED

_NARROWEST = 6.0
"""Points: a ground that is no cell's is narrower."""
_ACROSS = 0.5
"""Of a row's width: a ground that has so much of it is the row's."""
_LINE = 1.5
"""Points: how thin a line is, and no bar."""
_HEIGHTS = (0.25, 0.5, 0.75)
"""Of a row's height: a ground has all of these, which letters and arrows have not."""


class OtherColours:
    """What is coloured as a status is in rows, their status cells left out."""

    def __init__(self, grounds: RowGrounds, words: StatusWords) -> None:
        self._grounds = grounds
        self._words = words

    def has_mark(self, row: PrintedRow, box: Box) -> bool:
        """Tell whether a status is drawn in another cell of a row."""
        grounds = partial(self._grounds.of, row, box[0])
        return read_mark(self._grounds.whole, box, (), self._words, grounds) is not None

    def hue_beneath(self, row: PrintedRow, column: FieldColumn) -> object:
        """Return the status for which the ground of another cell of a row would stand, if for any."""
        grounds, words = partial(self._grounds.of, row, column.x0), row.words(column.field)
        mark = read_mark(self._grounds.whole, row.box_of(column), words, self._words, grounds)
        return mark.ground.hue if mark is not None and mark.ground is not None else None

    def hues_in(self, row: PrintedRow, beside: Container[str]) -> set[object]:
        """Return the statuses for which the grounds of parts of a row would stand, if for any.

        Columns whose field is in `beside` are not looked at, nor is a ground that runs across.
        """
        left, right = row.columns[0].x0, row.columns[-1].x1
        passed = [(column.x0, column.x1) for column in row.columns if column.field in beside]
        return self._grounds_between(
            row, left, right, (_NARROWEST, _ACROSS * (right - left)), passed
        )

    def hues_of_row(self, row: PrintedRow) -> Iterator[tuple[str, object]]:
        """Yield what else of a row is in the colour of a status, in words, and the status.

        That is its ground, a bar before it, and the words of its figures.
        """
        left, right = row.columns[0].x0, row.columns[-1].x1
        across = self._grounds_between(row, left, right, (_ACROSS * (right - left), math.inf))
        bars = self._grounds_between(row, left - BAR, left + BAR, (_LINE, math.inf))
        for hue in across or bars:
            yield "rows are" if across else "bars before rows are", hue
        for name in FIGURES:
            hue = self._hue_of_text(row, name)
            if hue in RATED:
                yield f"{field_label(name)} is", hue

    def _hue_of_text(self, row: PrintedRow, name: str) -> object:
        """Return the status for which the colour of a cell's words would stand, if for any.

        On a coloured ground the edges of black letters are in its colour.
        """
        whole = self._grounds.whole
        seen: set[object] = set()
        for word in row.words(name):
            area = whole.area(box_of(word), inset=0)
            if area is not None:
                picture = whole.look(area)
                seen.add(None if ground_hue(picture.ground) else picture.hue)
        return seen.pop() if len(seen) == 1 else None

    def _grounds_between(
        self,
        row: PrintedRow,
        x0: float,
        x1: float,
        widths: tuple[float, float],
        passed: Sequence[tuple[float, float]] = (),
    ) -> set[object]:
        """Return the statuses of the grounds that a row has between two places, so wide or less.

        What stands at the places `passed` is left out.
        """
        whole = self._grounds.whole
        area = whole.area((x0, row.top, x1, row.bottom))
        if area is None:
            return set()
        left, top, right, bottom = area
        least, most = (width * whole.scale for width in widths)
        looked_at = list(_without(whole, (left, right), passed))
        found: set[object] = {*RATED}
        for share in _HEIGHTS:
            at = round(top + share * (bottom - top))
            wide: Counter[object] = Counter()
            for begin, end in looked_at:
                for count, colour in colours_of(whole.image.crop((begin, at, end, at + 1))):
                    wide[ground_hue(colour)] += count
            found &= {hue for hue, count in wide.items() if least < count < most}
            if not found:
                break
        return found


def _without(
    canvas: Canvas, span: tuple[int, int], passed: Sequence[tuple[float, float]]
) -> Iterator[tuple[int, int]]:
    """Yield the pixels across a span, from and to, that lie at none of the places `passed`."""
    at, last = span
    for x0, x1 in sorted(passed):
        begin, end = (x * canvas.scale - canvas.left for x in (x0, x1))
        if at < (until := min(math.ceil(begin), last)):
            yield at, until
        at = max(at, math.floor(end) + 1)
    if at < last:
        yield at, last
