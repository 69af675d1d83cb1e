"""What the statuses and directions of a report that none knows mean: by themselves, or by its key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.key import ReportKey, said_beside, said_in
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.usual_meanings import DOWN, UP, direction_of, status_of
from kpi_tui.pdf.drafting.words import NOTHING
from kpi_tui.pdf.page.pages import Box, Page
from kpi_tui.pdf.table.arrows import find_arrow
from kpi_tui.pdf.table.fields import DIRECTION, STATUSES
from kpi_tui.pdf.table.picture import Canvas
from kpi_tui.pdf.text.lines import Line, flow
from kpi_tui.report import RATED, PublishedDirection, Status

_LONGEST = 40
"""Letters of what is a status: longer texts are comments."""
_COLOURS = {"R": Status.RED, "A": Status.AMBER, "G": Status.GREEN, "B": Status.BLUE}
_BY_COLOUR = {
    Status.GREEN: PublishedDirection.IMPROVING,
    Status.RED: PublishedDirection.WORSENING,
}
_FEWEST = 2
"""So many signs of one colour tell what it means, or more."""
_FAR = (3.5, 6.0, 10.0)
"""A sign of a key stands so far from its words, in sizes of their font, or nearer."""
_NARROWEST = 6.0
_WAYS = frozenset(("up", "down", "left", "right", "up_right", "down_right", "up_left", "down_left"))
_ASIDE = ("left", "right")


def guess_statuses(
    sample: Sample, columns: Columns, key: ReportKey, shared: Mapping[str, object]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what words of status mean that not all councils share, and what colours do."""
    grounds: defaultdict[str, Counter[object]] = defaultdict(Counter)
    blue = False
    for label, name in columns.fields.items():
        if name not in STATUSES:
            continue
        for text, mark in sample.marks(label):
            hue = mark and (mark.ground.hue if mark.ground else mark.hue)
            blue = blue or (mark is not None and Status.BLUE in (hue, mark.hue))
            if text and len(text) <= _LONGEST:
                grounds[text][hue] += 1
    hues = {text: counts.most_common(1)[0][0] for text, counts in grounds.items()}
    shown = Counter(hue for hue in hues.values() if hue in RATED)
    explained = key.meanings(list(grounds), status_of)
    words: dict[str, str] = {}
    for text, shade in hues.items():
        folded = "".join(text.split()).casefold()
        if folded in shared or folded in {"".join(word.split()).casefold() for word in words}:
            continue
        # Where two words have one colour, it tells neither from the other.
        own = shade if shown[shade] == 1 and isinstance(shade, Status) else None
        meant = _status(text, own, explained.get(text))
        if meant is not None:
            words[text] = meant.value
    return words, {"blue": "blue"} if blue else {}


def _status(text: str, hue: Status | None, from_key: Status | None) -> Status | None:
    if text in _COLOURS:
        return _COLOURS[text]
    if text.casefold() in NOTHING:
        return from_key or Status.MONITORING_ONLY
    known = from_key if len(text) <= 2 else status_of(text) or from_key
    # A colour beneath a word tells more than a word of praise or blame.
    return hue if hue is not None and (known is None or known in RATED) else known


def guess_directions(
    sample: Sample, columns: Columns, key: ReportKey
) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Return what words and signs of direction mean, what drawn arrows do, and which nothing explains.

    That an arrow points up, or a figure rises, says nothing of better or worse: a key does, or its
    colour. What neither explains is left out, so that whoever reads the report is told of it.
    """
    label = columns.label_of(DIRECTION)
    if label is None:
        return {}, {}, []
    cells = list(_cells(sample, label))
    signs = list(dict.fromkeys(text for text, _ in cells if text))
    coloured = _meant_by_colour(sample, label)
    explained = key.meanings(signs, direction_of)
    words: dict[str, str] = {}
    for text in signs:
        meant = direction_of(text) if any(map(str.isalpha, text)) else None
        if meant is None:
            meant = explained.get(text) or direction_of(text)
        meant = meant or key.of_arrow(_way_of(text), direction_of) or coloured.get(text)
        if meant is not None:
            words[text] = meant.value
        elif text.casefold() in NOTHING or status_of(text) is not None:
            words[text] = "none"
    words = _opposed(words, _way_of)
    drawn = {way for _, way in cells if way}
    arrows = _drawn_arrows(drawn, key, sample) if drawn else {}
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
                top, bottom = row.extents.get(label, (row.top, row.bottom))
                box = (column.x0, top, column.x1, bottom)
                way = find_arrow(Canvas.of(sample.pages[row.page].render(box)), box)
        yield text, way if way != "?" else None


def _meant_by_colour(sample: Sample, label: str) -> dict[str, PublishedDirection]:
    """Return what signs mean of which each is always green, or always red."""
    hues: defaultdict[str, Counter[object]] = defaultdict(Counter)
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
    return "up" if text[:1] in tuple(UP) else "down" if text[:1] in tuple(DOWN) else ""


def _drawn_arrows(drawn: set[str], key: ReportKey, sample: Sample) -> dict[str, str]:
    """Return what drawn arrows mean, as far as the key says it beside one or in words."""
    said = _arrows_of_key(key, sample)
    found: dict[str, str] = {}
    for way in drawn | said.keys():
        meant = said.get(way) or key.of_arrow(way, direction_of)
        if meant is None and way in _ASIDE and way not in said:
            meant = PublishedDirection.SAME
        if meant is not None:
            found[way] = meant.value
    return _opposed(found, lambda way: way)


def _arrows_of_key(key: ReportKey, sample: Sample) -> dict[str, PublishedDirection | None]:
    """Return what is said of the arrows that are drawn beside words of direction; `None` for two things."""
    lines = (
        list(_with_arrows(line, sample.pages[line.page]))
        for line in key.lines
        if line.page in sample.pages and any(map(direction_of, said_in(line)))
    )
    found = said_beside(lines, [*_WAYS], direction_of)
    return {way: next(iter(each)) if len(each) == 1 else None for way, each in found.items()}


def _with_arrows(line: Line, page: Page) -> Iterator[str]:
    """Yield what a line says, and the arrows that are drawn before, between and behind its parts."""
    top, bottom = line.base - 1.3 * line.size, line.base + 0.5 * line.size
    spans = list(line.runs())
    for (_, before), text, (start, _) in zip(
        [(0.0, 0.0), *spans], said_in(line), spans, strict=False
    ):
        boxes = [(max(before + 1, start - far * line.size), top, start - 1, bottom) for far in _FAR]
        yield from _first_arrow(page, boxes)
        yield text
    end = spans[-1][1]
    right = min(end + max(_FAR) * line.size, page.size[0])
    yield from _first_arrow(
        page, [(end + 1, top, min(end + far * line.size, right), bottom) for far in _FAR]
    )


def _first_arrow(page: Page, boxes: Sequence[Box]) -> Iterator[str]:
    """Yield where the arrow in the first of some boxes points that has one."""
    for box in boxes:
        if box[2] - box[0] > _NARROWEST:
            way = find_arrow(Canvas.of(page.render(box)), box)
            if way not in (None, "?"):
                yield str(way)
                return


def _opposed(found: dict[str, str], way_of: Callable[[str], str]) -> dict[str, str]:
    """Return what signs mean, without those up and down where both would be better, or both worse."""
    ways = {way: {found[sign] for sign in found if way_of(sign) == way} for way in ("up", "down")}
    both = ways["up"] & ways["down"] & {"improving", "worsening"}
    return {
        sign: meant for sign, meant in found.items() if not (way_of(sign) in ways and meant in both)
    }
