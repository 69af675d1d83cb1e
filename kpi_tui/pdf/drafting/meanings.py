"""What the statuses and directions of a report that none knows mean: by themselves, or by its key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.key import ReportKey
from kpi_tui.pdf.drafting.key_arrows import drawn_arrows
from kpi_tui.pdf.drafting.key_colours import read_colours
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.usual_meanings import DOWN, SIGNS, UP, direction_of, status_of
from kpi_tui.pdf.drafting.words import NOTHING
from kpi_tui.pdf.table.arrows import find_arrow
from kpi_tui.pdf.table.fields import DIRECTION, STATUSES
from kpi_tui.pdf.table.picture import Canvas
from kpi_tui.pdf.table.status import StatusMark
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


@dataclass
class Meanings:
    """What statuses mean, as a profile says it."""

    words: dict[str, str] = field(default_factory=dict)
    """Words that not all councils share."""
    colours: dict[str, str] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)
    empty: str = ""
    """What it means that nothing stands there."""


def guess_statuses(
    sample: Sample, columns: Columns, key: ReportKey, shared: Mapping[str, object]
) -> Meanings:
    """Return what words, colours and rings mean, by themselves or by the key."""
    grounds: defaultdict[str, Counter[object]] = defaultdict(Counter)
    seen: set[str] = set()
    for label, name in columns.labels_of(STATUSES):
        for text, mark in sample.marks(label):
            hue = mark and (mark.ground.hue if mark.ground else mark.hue)
            seen |= _colours_seen(mark) if mark is not None else set()
            said = "".join(sign for sign in text if sign not in SIGNS).strip()
            if said and len(said) <= _LONGEST and columns.fields.get(label) == name:
                grounds[said][hue] += 1
    hues = {text: counts.most_common(1)[0][0] for text, counts in grounds.items()}
    shown = Counter(hue for hue in hues.values() if hue in RATED)
    explained = key.meanings(list(grounds), status_of)
    found = Meanings()
    for text, shade in hues.items():
        folded = "".join(text.split()).casefold()
        if folded in shared or folded in {"".join(word.split()).casefold() for word in found.words}:
            continue
        # Where two words have one colour, it tells neither from the other.
        own = shade if shown[shade] == 1 and isinstance(shade, Status) else None
        meant = _status(text, own, explained.get(text))
        if meant is not None:
            found.words[text] = meant.value
    drawn = read_colours(key, sample)
    if "blue" in seen:
        found.colours["blue"] = (drawn.blue or Status.BLUE).value
    if "grey" in seen and drawn.grey:
        found.colours["grey"] = drawn.grey.value
    if "ring" in seen and drawn.ring:
        found.shapes["ring"] = drawn.ring.value
    found.empty = drawn.empty.value if drawn.empty else ""
    return found


def _colours_seen(mark: StatusMark) -> set[str]:
    ground = mark.ground
    is_grey = mark.is_grey or (ground is not None and ground.hue is None)
    is_blue = Status.BLUE in (mark.hue, ground.hue if ground else None)
    return {
        name
        for name, holds in (("blue", is_blue), ("grey", is_grey), ("ring", mark.is_ring))
        if holds
    }


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
    labels = [label for label, _ in columns.labels_of((DIRECTION,))]
    if not labels:
        return {}, {}, []
    cells = [cell for label in labels for cell in _cells(sample, label)]
    if any(DIRECTION in held for held in columns.beside.values()):  # the rest says a status
        cells = [("".join(s for s in text if s in SIGNS), way) for text, way in cells]
    signs = list(dict.fromkeys(text for text, _ in cells if text))
    coloured = _meant_by_colour(sample, labels)
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
                top, bottom = row.extents.get(label, (row.top, row.bottom))
                box = (column.x0, top, column.x1, bottom)
                way = find_arrow(Canvas.of(sample.pages[row.page].render(box)), box)
        yield text, way if way != "?" else None


def _meant_by_colour(sample: Sample, labels: Sequence[str]) -> dict[str, PublishedDirection]:
    """Return what signs mean of which each is always green, or always red."""
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
    return "up" if text[:1] in tuple(UP) else "down" if text[:1] in tuple(DOWN) else ""


def _opposed(found: dict[str, str], way_of: Callable[[str], str]) -> dict[str, str]:
    """Return what signs mean, without those up and down where both would be better, or both worse."""
    ways = {way: {found[sign] for sign in found if way_of(sign) == way} for way in ("up", "down")}
    both = ways["up"] & ways["down"] & {"improving", "worsening"}
    return {
        sign: meant for sign, meant in found.items() if not (way_of(sign) in ways and meant in both)
    }
