"""Cells that hold more than one thing in a report that none knows: a figure on its status, a status beside an arrow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.words import is_figure, share
from kpi_tui.pdf.signs.arrows import UNKNOWN, find_arrow
from kpi_tui.pdf.signs.colours import STATUS_COLOURS, ground_hue
from kpi_tui.pdf.table.fields import DIRECTION
from kpi_tui.pdf.text.lines import flow
from kpi_tui.profiles.arrows import SIGNS

_STATUS = "period_status"
_SOME = 0.4
"""So many cells of a column are coloured, or more, where colours are its statuses."""
_SIGNED = 0.3
"""So many texts have arrows, or more, where they are directions of travel."""
_FEWEST_HUES = 2


def find_shared(sample: Sample, columns: Columns) -> dict[str, list[str]]:
    """Return the fields that cells hold beside the one of their column, by its label."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    if columns.label_of(_STATUS) is None:
        for name in (DIRECTION, "period_actual"):
            shown = [each for each in _labels(columns, name) if _shows_statuses(sample, each)]
            for label in shown:
                found[label].append(_STATUS)
            if shown:
                break
        # Where the colour beneath a figure is its status, so it is beneath that of the period before.
        if found and name == "period_actual" and columns.label_of("previous_status") is None:
            for label in _labels(columns, "previous_actual"):
                if _shows_statuses(sample, label):
                    found[label].append("previous_status")
    if columns.label_of(DIRECTION) is None:
        for label in _labels(columns, _STATUS) + _labels(columns, "period_actual"):
            texts = list(filter(None, sample.texts(label)))
            if share(texts, lambda text: any(sign in SIGNS for sign in text)) >= _SIGNED:
                found[label].append(DIRECTION)
                break
    return dict(found)


def _labels(columns: Columns, name: str) -> list[str]:
    return [label for label, field in columns.fields.items() if field == name]


def _shows_statuses(sample: Sample, label: str) -> bool:
    """Whether the cells of a column have several colours, besides those of arrows."""
    hues = [hue for hue in _hues(sample, label) if hue != "empty"]
    seen = Counter(hue for hue in hues if hue in STATUS_COLOURS)
    return len(seen) >= _FEWEST_HUES and seen.total() >= _SOME * len(hues)


def _hues(sample: Sample, label: str) -> Iterator[object]:
    for row, canvas, box in sample.pictures(label):
        words, area = row.words(label), canvas.area(box)
        if area is None:
            continue
        figures = is_figure(flow(row.cells.get(label, [])))
        whole = canvas.look(area)
        if figures and whole.hue in STATUS_COLOURS:  # the figure itself is coloured
            yield whole.hue
            continue
        piece = canvas.without(words, area)
        if find_arrow(canvas, box, words) not in (None, UNKNOWN):
            yield None
            continue
        seen = piece.look((0, 0, *piece.image.size))
        yield seen.hue if seen.hue is not None else ground_hue(seen.block or seen.ground)
