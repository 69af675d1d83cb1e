"""What the statuses and directions of a report that none knows mean: by themselves, or by its key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.words import NOTHING, direction_of, status_of
from kpi_tui.pdf.table.arrows import find_arrow
from kpi_tui.pdf.table.fields import DIRECTION, STATUSES
from kpi_tui.pdf.table.picture import Canvas
from kpi_tui.pdf.text.lines import flow
from kpi_tui.report import RATED, Status

_LONGEST = 40
"""Letters of what is a status: longer texts are comments."""
_KEY_WORDS = 14
"""A line of a key has no more words."""
_COLOURS = {"R": Status.RED, "A": Status.AMBER, "G": Status.GREEN, "B": Status.BLUE}


def guess_statuses(
    sample: Sample, columns: Columns, key: Sequence[str], shared: Mapping[str, object]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what words of status mean that not all councils share, and what colours do.

    `key` holds the lines of the pages, one of which may explain a sign.
    """
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
    words: dict[str, str] = {}
    for text, hues in grounds.items():
        folded = "".join(text.split()).casefold()
        if folded in shared or folded in {"".join(word.split()).casefold() for word in words}:
            continue
        meant = _status(text, hues.most_common(1)[0][0], key)
        if meant is not None:
            words[text] = meant.value
    return words, {"blue": "blue"} if blue else {}


def _status(text: str, hue: object, key: Sequence[str]) -> Status | None:
    explained = _explained(text, key)
    from_key = status_of(explained) if explained else None
    if text in _COLOURS:
        return _COLOURS[text]
    if text.casefold() in NOTHING or len(text) <= 2:
        return from_key or (Status.MONITORING_ONLY if text.casefold() in NOTHING else None)
    known = status_of(text) or from_key
    # A colour beneath a word tells more than the word.
    return hue if hue in RATED and isinstance(hue, Status) else known


def guess_directions(
    sample: Sample, columns: Columns, key: Sequence[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what words and signs of direction mean, and what drawn arrows do."""
    label = columns.label_of(DIRECTION)
    if label is None:
        return {}, {}
    words: dict[str, str] = {}
    arrows: dict[str, str] = {}
    for row in sample.rows:
        text = flow(row.cells.get(label, []))
        if text in words:
            continue
        if text:
            explained = _explained(text, key)
            meant = (direction_of(explained) if explained else None) or direction_of(text)
            if meant is not None:
                words[text] = meant.value
            elif text.casefold() in NOTHING or status_of(text) is not None:
                words[text] = "none"
            continue
        for column in row.columns:
            if column.field == label:
                top, bottom = row.extents.get(label, (row.top, row.bottom))
                box = (column.x0, top, column.x1, bottom)
                way = find_arrow(Canvas.of(sample.pages[row.page].render(box)), box)
                if way not in (None, "?"):
                    arrows[str(way)] = ""
    return words, drawn_arrows(key) if arrows else {}


def drawn_arrows(key: Sequence[str]) -> dict[str, str]:
    """Return what drawn arrows mean: those to the side what the key says of no change."""
    unclear = any("no clear" in line.casefold() for line in key)
    beside = "unclear" if unclear else "same"
    return {"up": "improving", "down": "worsening", "right": beside, "left": beside}


def _explained(sign: str, key: Sequence[str]) -> str | None:
    """Return what a report's key says of a sign or a word."""
    for line in key:
        first, _, rest = line.strip().partition(" ")
        words = rest.split()
        if first == sign and 0 < len(words) <= _KEY_WORDS and not rest[0].isdigit():
            return rest
        if line.startswith(f"{sign} ") and len(sign) > len(first) and len(words) <= _KEY_WORDS:
            return line[len(sign) :].strip()
    return None
