"""What the colours and rings of a report's key stand for, where it draws them or names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kpi_tui.pdf.drafting.key import ReportKey
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.signs.colours import GREY, GREY_VALUES, ground_hue
from kpi_tui.pdf.signs.picture import Canvas, Picture
from kpi_tui.profiles.usual_meanings import status_of
from kpi_tui.regex import regex
from kpi_tui.status import Status

_BEFORE = (2.5, 3.0, 3.5, 4.0, 5.0, 7.0, 10.0)
"""A sign of a key stands so far before its words, in sizes of their font, or nearer."""
_WHITE = 250
_NARROWEST = 0.8
_FURTHEST = 14
"""Words that a key says of one sign, or fewer."""
_NAMED = regex(r"\b(?P<colour>blue|gr[ea]y)\b[^:=–-]{0,20}[:=–-]\s*(?P<said>\S.*)", re.I)
_EMPTY = regex(
    r"\b(?:not colou?red|no colou?r|uncolou?red|not shaded|no shading|white|blank)\b[^:=–-]{0,20}[:=–-]\s*(?P<said>\S.*)",
    re.I,
)
_PLAIN = frozenset((Status.MONITORING_ONLY, Status.NOT_REPORTED, Status.COMPLETE))
"""What a colour may stand for that judges nothing."""


@dataclass
class KeyColours:
    """What a key says of colours besides red, amber and green, of rings, and of no colour at all."""

    blue: Status | None = None
    grey: Status | None = None
    ring: Status | None = None
    empty: Status | None = None


def read_colours(key: ReportKey, sample: Sample, *, drawn: bool = True) -> KeyColours:
    """Read what colours and rings stand for in the words of a key.

    Where colours are `drawn` in the report, it may also tell by what it draws before its words.
    """
    found = KeyColours()
    said_of: defaultdict[str, list[Status]] = defaultdict(list)
    for line in key.lines:
        reach = 0.0
        for start, end in line.runs():
            words = [word for word in line.words if start <= word.middle <= end]
            said = text_of(words)
            _take_words(found, said)
            meant = status_of(said)
            if drawn and meant in _PLAIN and len(words) <= _FURTHEST and line.page in sample.pages:
                picture = _picture_before(sample.pages[line.page], words[0], reach)
                for name in _names(picture) if picture and meant in _PLAIN else ():
                    said_of[name].append(meant)
            reach = end
    for name, meanings in said_of.items():
        # Of two that look alike to us, none is told from the other.
        if getattr(found, name) is None and len({*meanings}) == 1:
            setattr(found, name, meanings[0])
    return found


def _take_words(found: KeyColours, said: str) -> None:
    if (match := _NAMED.search(said)) and (meant := status_of(match["said"])) in _PLAIN:
        name = "blue" if match["colour"].casefold() == "blue" else GREY
        setattr(found, name, getattr(found, name) or meant)
    if (match := _EMPTY.search(said)) and (meant := status_of(match["said"])) in _PLAIN:
        found.empty = found.empty or meant


def _picture_before(page: Page, word: Word, reach: float) -> Picture | None:
    """Return what is drawn before a word, no further off than `reach`; `None` where there is no room."""
    seen: Picture | None = None
    for width in _BEFORE:
        x0 = max(reach + 1, word.x0 - width * word.size)
        box = (x0, word.base - 1.2 * word.size, word.x0 - 1, word.base + 0.5 * word.size)
        canvas = Canvas.of(page.render(box))
        area = canvas.area(box) if box[2] - x0 > _NARROWEST * word.size else None
        picture = canvas.look(area) if area else None
        if picture is None or not (picture.has_ink or max(picture.ground) < _WHITE):
            continue
        if picture.is_ring:  # a nearer look may have cut it
            return picture
        seen = seen or picture
    return seen


def _names(picture: Picture) -> Iterator[str]:
    """Yield the fields of `KeyColours` that a picture is an example of."""
    ground = picture.block or picture.ground
    if picture.is_ring:
        yield "ring"
    elif Status.BLUE in (picture.hue, ground_hue(ground)):
        yield "blue"
    elif picture.is_grey or (
        ground_hue(ground) is None and max(ground) in GREY_VALUES and not picture.has_ink
    ):
        yield GREY
