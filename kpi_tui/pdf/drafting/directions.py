"""What the directions of travel of a report that none knows mean: by its key, in words, or by their colour."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from kpi_tui.empty_cells import is_not_applicable
from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.key import ReportKey
from kpi_tui.pdf.drafting.key_arrows import drawn_arrows
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.signs.arrows import find_arrow
from kpi_tui.pdf.signs.picture import Canvas
from kpi_tui.pdf.table.fields import DIRECTION
from kpi_tui.pdf.text.lines import flow
from kpi_tui.profiles.arrows import DOWN, SIGNS, UP
from kpi_tui.profiles.usual_meanings import direction_of, status_of
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

_BY_COLOUR = {
    Status.GREEN: PublishedDirection.IMPROVING,
    Status.RED: PublishedDirection.WORSENING,
}
_FEWEST = 2
"""So many signs of one colour tell what it means, or more."""


def guess_directions(
    sample: Sample, columns: Columns, key: ReportKey
) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Return what words and signs of direction mean, what drawn arrows do, and which nothing explains.

    That an arrow points up, or a figure rises, says nothing of better or worse: a key does, or its
    colour. What neither explains is left out, so that whoever reads the report is told of it.
    """
    labels = [label for label, _ in columns.labels_of((DIRECTION,))]
    if not labels:
        return {}, {}, []
    cells = [cell for label in labels for cell in _cells(sample, label)]
    if any(DIRECTION in held for held in columns.beside.values()):  # the rest says a status
        cells = [("".join(s for s in text if s in SIGNS), way) for text, way in cells]
    signs = list(dict.fromkeys(text for text, _ in cells if text))
    coloured = meant_by_colour(sample, labels)
    explained = key.meanings(signs, direction_of)
    words: dict[str, str] = {}
    for text in signs:
        meant = direction_of(text) if any(map(str.isalpha, text)) else None
        if meant is None:
            meant = explained.get(text) or direction_of(text)
        meant = meant or key.of_arrow(_way_of(text), direction_of) or coloured.get(text)
        if meant is not None:
            words[text] = meant.value
        elif is_not_applicable(text) or status_of(text) is not None:
            words[text] = "none"
    words = _opposed(words, _way_of)
    drawn = {way for _, way in cells if way}
    arrows = _opposed(drawn_arrows(drawn, key, sample), str) if drawn else {}
    unexplained = [text for text in signs if text not in words]
    unexplained += [f"arrow {way}" for way in sorted(drawn - arrows.keys())]
    return words, arrows, unexplained


def _cells(sample: Sample, label: str) -> Iterator[tuple[str, str | None]]:
    """Yield text and drawn arrow of each cell of directions of travel."""
    for row in sample.rows:
        text = flow(row.cells.get(label, []))
        way = None
        for column in row.columns:
            if column.field == label and not text:
                box = row.box_of(column)
                way = find_arrow(Canvas.of(sample.pages[row.page].render(box)), box)
        yield text, way if way != "?" else None


def meant_by_colour(sample: Sample, labels: Sequence[str]) -> dict[str, PublishedDirection]:
    """Return what two signs mean of which one is always green and the other always red.

    Empty where there are more signs of one colour than one, or none: then it tells nothing.
    """
    hues: defaultdict[str, Counter[object]] = defaultdict(Counter)
    for label in labels:
        for text, mark in sample.marks(label):
            if text and mark is not None:
                hues[text][mark.hue] += 1
    found = {}
    for text, counts in hues.items():
        hue, count = counts.most_common(1)[0]
        if isinstance(hue, Status) and hue in _BY_COLOUR and count == counts.total() >= _FEWEST:
            found[text] = _BY_COLOUR[hue]
    return found if len(set(found.values())) == len(found) == len(_BY_COLOUR) else {}


def _way_of(text: str) -> str:
    """Return where a sign points, up or down; empty for other texts."""
    return "up" if text[:1] in UP else "down" if text[:1] in DOWN else ""


def _opposed(found: dict[str, str], way_of: Callable[[str], str]) -> dict[str, str]:
    """Return what signs mean, without those up and down where both would be better, or both worse."""
    ways = {way: {found[sign] for sign in found if way_of(sign) == way} for way in ("up", "down")}
    both = ways["up"] & ways["down"] & {"improving", "worsening"}
    return {
        sign: meant for sign, meant in found.items() if not (way_of(sign) in ways and meant in both)
    }
