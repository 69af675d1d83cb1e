"""A priority of a report: its status and note as published, its measures by status, its commitments."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from kpi_tui.analysis.browse.search import NOTHING
from kpi_tui.judgements.corrections import SIGN
from kpi_tui.labels import Label, plural
from kpi_tui.measure_name import CodeAndName
from kpi_tui.report import Priority, Reading
from kpi_tui.status import WORST_FIRST
from kpi_tui.text import one_line, visible
from kpi_tui.tui.cut_names import cut_apart
from kpi_tui.tui.pages.page import MeasurePage, PageBlock, page_of
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.text_layout import heading, row, wrap

MOST_WIDTH = 112
LABEL = 14
GAP = 2
LEAST_NAME = 10
"""Cells of a name below which its figures stand under it."""


def priority_page(
    priority: Priority,
    readings: Sequence[Reading],
    width: int,
    palette: Palette,
    corrected: Collection[CodeAndName] = (),
) -> MeasurePage:
    """Lay out the page at a width in cells; `readings` are those of its measures.

    The statuses of those `corrected` are marked as an officer's.
    """
    room = max(20, min(width, MOST_WIDTH))
    return page_of(_blocks(priority, readings, room, palette, corrected), NOTHING, palette.found)


def _blocks(
    priority: Priority,
    readings: Sequence[Reading],
    room: int,
    palette: Palette,
    corrected: Collection[CodeAndName],
) -> Iterator[PageBlock]:
    title = one_line(f"{priority.code} {priority.title}")
    yield PageBlock(wrap(Text(title, "bold"), room))
    said = palette.status(priority.status) if priority.status else Text("no status printed")
    label = Text(f"{Label.STATUS:<{LABEL}}", palette.heading)
    yield PageBlock(row(label, said.append(" as published", style="dim"), room), ours=True)
    if priority.note:
        yield PageBlock([Text(), *wrap(Text(visible(priority.note)), room)])
    counted = Text(f"{plural(len(readings), 'measure').capitalize()}", palette.heading)
    yield PageBlock([Text(), counted, *_measures(readings, room, palette, corrected)], ours=True)
    if priority.commitments:
        yield PageBlock([Text(), heading("Commitments", palette)], ours=True)
    for paragraph in priority.commitments:
        yield PageBlock(wrap(Text(visible(paragraph)), room))


def _measures(
    readings: Sequence[Reading], room: int, palette: Palette, corrected: Collection[CodeAndName]
) -> Iterator[Text]:
    """Yield a line a measure, the worst first, its figure against its target at the right or below."""
    ranked = sorted(readings, key=lambda reading: WORST_FIRST.index(reading.period_status))
    statuses = [
        palette.status(reading.period_status).append(SIGN * (reading.named in corrected))
        for reading in ranked
    ]
    figures = [
        one_line(f"{reading.period_actual or '–'} / {reading.period_target or '–'}")
        for reading in ranked
    ]
    first = max((status.cell_len for status in statuses), default=0) + 2
    last = max(map(cell_len, figures), default=0)
    is_wide = room - first - last - GAP >= LEAST_NAME
    across = room - first - (last + GAP if is_wide else 0)
    names = cut_apart(
        [reading.named.called for reading in ranked],
        [across] * len(ranked),
    )
    for status, name, figure in zip(statuses, names, figures, strict=True):
        line = status.copy()
        line.truncate(first, pad=True)
        line.append(name)
        line.truncate(first + across, overflow="ellipsis", pad=is_wide)
        if is_wide:
            yield line.append(" " * (GAP + last - cell_len(figure)) + figure)
        else:
            yield line
            yield from wrap(Text(figure), room, first)
