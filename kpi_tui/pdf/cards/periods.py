"""Figures of a card that stand in a column, or in a row, for each period: those of the report's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kpi_tui.pdf.cards.values import (
    HIGHEST_CHART,
    LabelledValue,
    cell_at,
    words_inside,
)
from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.figure_words import starts_figure
from kpi_tui.profiles.labels import IGNORED, Labels
from kpi_tui.profiles.period_text import (
    PrintedPeriod,
    find_in_report,
)

LEADS = ("period_actual", "ytd_actual")
"""Every card has one of these figures."""
_LEVEL, _ALIGNED = 2.0, 3.0
_ABOVE, _NEXT = 110.0, 40.0
"""Points: periods stand no further above the figures of a card, nor one below the other."""


@dataclass(frozen=True)
class _Heading:
    """A text that is the name of a period and nothing else."""

    words: list[Word]
    period: PrintedPeriod

    @property
    def middle(self) -> tuple[float, float]:
        first, last = self.words[0], self.words[-1]
        return (first.x0 + last.x1) / 2, first.centre


@dataclass(frozen=True)
class _Series:
    """Periods that stand beside each other, or below each other."""

    headings: list[_Heading]
    is_down: bool

    def heads(self, each: LabelledValue) -> bool:
        """Whether a label's figures stand in the columns, or in the rows, of these periods."""
        first = self.headings[0].words[0]
        if self.is_down:
            right = max(heading.words[-1].x1 for heading in self.headings)
            return each.x0 > right and 0 < first.top - each.base + 1 < _NEXT
        return each.x1 < first.x0 + _LEVEL and 0 < each.base - first.base < _ABOVE

    def box_of(self, each: LabelledValue, heading: _Heading, layout: PageLayout) -> Box | None:
        """Return where the figure of a label stands that is of a period: the cell, if one is drawn."""
        x, y = heading.middle
        if self.is_down:
            return cell_at((each.x0 + each.x1) / 2, y, layout)
        cell = cell_at(x, (each.top + each.base) / 2, layout, HIGHEST_CHART)
        if cell is not None:
            return cell
        place = self.headings.index(heading)
        around = [
            abs(other.middle[0] - x) / 2 for other in self.headings[max(place - 1, 0) : place + 2]
        ]
        reach = min(half for half in around if half)
        return x - reach, each.top - 1, x + reach, each.base + 1

    def has_figures(self, each: LabelledValue, layout: PageLayout) -> bool:
        """Whether a label has figures of these periods, each in a place of its own.

        At the axis of a chart the periods stand above nothing, or above the chart of the next card.
        """
        boxes = [self.box_of(each, heading, layout) for heading in self.headings]
        drawn = [box for box in boxes if box]
        return len(drawn) == len(set(drawn)) and any(
            starts_figure(word.text) for box in drawn for word in words_inside(box, layout)
        )


def find_by_period(
    rows: Sequence[list[LabelledValue]],
    runs: Sequence[Sequence[list[Word]]],
    labels: Labels,
    layout: PageLayout,
) -> set[int]:
    """Fill the labels whose figures stand in lines for several periods, and return their `id`s.

    What stands there for other periods, and is not asked for, becomes a value that is passed over.
    """
    period = labels.period
    settled: set[int] = set()
    if period is None or not rows:
        return settled
    every = [*_series(runs, labels, period)]
    for series in every:
        own = next((each for each in series.headings if each.period.is_same(period)), None)
        headed = [(row, each) for row in rows for each in row if _nearest(each, every) is series]
        lead = next(((row, each) for row, each in headed if each.name in LEADS), None)
        if own is None or lead is None:
            _drop(series, rows)
            continue
        cells = {id(each): series.box_of(each, own, layout) for _, each in headed}
        if None in cells.values():
            continue
        if not series.has_figures(lead[1], layout):
            _drop(series, rows)
            continue
        for _, each in headed:
            each.box = cells[id(each)] or each.box
            each.values = words_inside(each.box, layout)
        settled |= {id(each) for _, each in headed}
        _take_others(series, own, headed, lead, rows, layout, settled)
    return settled


def _drop(series: _Series, rows: Sequence[list[LabelledValue]]) -> None:
    """Take periods for no labels below which no card's figures stand, as at the foot of a page."""
    first = {id(heading.words[0]) for heading in series.headings}
    for row in rows:
        if any(each.name in LEADS for each in row):
            continue
        row[:] = [each for each in row if id(each.label[0]) not in first]


def _nearest(label: LabelledValue, every: Sequence[_Series]) -> _Series | None:
    """Return the periods for which the figures of a label stand, if for any."""
    near = (series for series in every if series.heads(label))
    return min(
        near, key=lambda each: abs(label.base - each.headings[0].words[0].base), default=None
    )


def _take_others(
    series: _Series,
    own: _Heading,
    headed: Sequence[tuple[list[LabelledValue], LabelledValue]],
    lead: tuple[list[LabelledValue], LabelledValue],
    rows: Sequence[list[LabelledValue]],
    layout: PageLayout,
    settled: set[int],
) -> None:
    """Give a period that is a label itself the figure it has, and pass over what others have."""
    for heading in series.headings:
        named = next(
            (each for row in rows for each in row if each.label[0] is heading.words[0]), None
        )
        kept: Box | None = None
        if named is not None and named.name != IGNORED:
            kept = series.box_of(lead[1], heading, layout)
            row = next(row for row in rows if named in row)
            row.remove(named)
            lead[0].append(named)
            named.box = kept or named.box
            named.label = heading.words
            named.values = words_inside(named.box, layout) if kept else []
            settled.add(id(named))
        other = LabelledValue(IGNORED, heading.words if kept is None else [], is_open=False)
        boxes = [series.box_of(each, heading, layout) for _, each in headed if heading is not own]
        held = [word for box in boxes if box and box != kept for word in words_inside(box, layout)]
        other.values, other.label = held, other.label or held[:1]
        other.values = [word for word in held if word not in other.label]
        if other.label:
            lead[0].append(other)
            settled.add(id(other))


def _series(
    runs: Sequence[Sequence[list[Word]]], labels: Labels, period: PrintedPeriod
) -> Iterator[_Series]:
    """Yield the periods of a page that stand in one line, then those that stand below each other."""
    alone: list[_Heading] = []
    for line in runs:
        found = [each for run in line if (each := _heading(run, labels, period)) is not None]
        if len(found) > 1:
            yield _Series(found, is_down=False)
        else:
            alone += found
    group: list[_Heading] = []
    for heading in alone:
        first = heading.words[0]
        if group:
            above = group[-1].words[0]
            if abs(first.x0 - above.x0) > _ALIGNED or not 0 < first.base - above.base < _NEXT:
                yield from [_Series(group, is_down=True)] if len(group) > 1 else []
                group = []
        group.append(heading)
    if len(group) > 1:
        yield _Series(group, is_down=True)


def _heading(run: list[Word], labels: Labels, period: PrintedPeriod) -> _Heading | None:
    said = text_of(run).strip(" :()–—-")
    found = find_in_report(said, period, labels.year_begins)
    # A quarter that has not begun yet is named too: it is of the year before by its name alone.
    is_whole = len(found) == 1 and found[0].text == said
    return _Heading(run, found[0]) if is_whole else None
