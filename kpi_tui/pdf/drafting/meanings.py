"""What the statuses and directions of a report that none knows mean: by themselves, or by its key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.key import ReportKey
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.usual_meanings import direction_of, status_of
from kpi_tui.pdf.drafting.words import NOTHING
from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.table.arrows import find_arrow
from kpi_tui.pdf.table.fields import DIRECTION, STATUSES
from kpi_tui.pdf.table.picture import Canvas
from kpi_tui.pdf.text.lines import flow
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
_BEFORE = (3.5, 6.0, 10.0)
"""A sign of a key stands so far before its words, in sizes of their font, or nearer."""
_FURTHEST = 14
"""Words that a key says of one sign, or fewer."""
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
    words: dict[str, str] = {}
    for text, shade in hues.items():
        folded = "".join(text.split()).casefold()
        if folded in shared or folded in {"".join(word.split()).casefold() for word in words}:
            continue
        # Where two words have one colour, it tells neither from the other.
        own = shade if shown[shade] == 1 and isinstance(shade, Status) else None
        meant = _status(text, own, key.meaning(text, list(grounds), status_of))
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
    words: dict[str, str] = {}
    for text in signs:
        meant = direction_of(text) if any(map(str.isalpha, text)) else None
        if meant is None:
            meant = key.meaning(text, signs, direction_of) or direction_of(text)
        meant = meant or _meant_by_words(text, key) or coloured.get(text)
        if meant is not None:
            words[text] = meant.value
        elif text.casefold() in NOTHING or status_of(text) is not None:
            words[text] = "none"
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


def _meant_by_words(text: str, key: ReportKey) -> PublishedDirection | None:
    """Return what a sign means of which a key speaks as an arrow up, or down."""
    way = "up" if text[:1] in "↑⬆▲↗" else "down" if text[:1] in "↓⬇▼↘" else ""
    return next(filter(None, map(direction_of, key.of_arrow(way))), None) if way else None


def _drawn_arrows(drawn: set[str], key: ReportKey, sample: Sample) -> dict[str, str]:
    """Return what drawn arrows mean, as far as the key says it beside one or in words."""
    found: dict[str, str] = dict(_arrows_of_key(key, sample))
    for way in drawn - found.keys():
        meant = next(filter(None, map(direction_of, key.of_arrow(way))), None)
        if meant is None and way in _ASIDE:
            meant = PublishedDirection.SAME
        if meant is not None:
            found[way] = meant.value
    return found


def _arrows_of_key(key: ReportKey, sample: Sample) -> Iterator[tuple[str, str]]:
    """Yield the arrows that are drawn beside words of direction, and what those say."""
    for line in key.lines:
        reach = 0.0
        for start, end in line.runs():
            words = [word for word in line.words if start <= word.middle <= end]
            said = " ".join(word.text for word in words)
            meant = direction_of(said)
            if meant is not None and len(words) <= _FURTHEST and line.page in sample.pages:
                way = _arrow_before(sample.pages[line.page], words[0], reach)
                if way is not None:
                    unclear = "no clear" in said.casefold()
                    yield way, PublishedDirection.UNCLEAR if unclear else meant
            reach = end


def _arrow_before(page: Page, word: Word, reach: float) -> str | None:
    """Return where the arrow points that is drawn before a word, no further off than `reach`."""
    top, bottom = word.base - 1.3 * word.size, word.base + 0.5 * word.size
    for width in _BEFORE:
        box = (max(reach + 1, word.x0 - width * word.size), top, word.x0 - 1, bottom)
        way = find_arrow(Canvas.of(page.render(box)), box) if box[2] - box[0] > word.size else None
        if way not in (None, "?"):
            return way
    return None
