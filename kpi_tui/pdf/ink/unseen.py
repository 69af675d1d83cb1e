"""Words of a page that nobody sees are taken out of it, and kept apart to be told of.

A word may be white on white, clipped away, invisible, on a layer that is off, beneath something,
outside the page, or a speck. What a box blacks out is never kept, only where it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kpi_tui.pdf.ink.drawing import Drawing
from kpi_tui.pdf.ink.layers import find_drawn_twice, find_recognised
from kpi_tui.pdf.ink.seen import characters_of, find_unseen
from kpi_tui.pdf.ink.suspects import find_suspects
from kpi_tui.pdf.ink.too_small import find_too_small
from kpi_tui.pdf.ink.unseen_objects import remove_unseen_objects
from kpi_tui.pdf.page.annotations import REDACTION
from kpi_tui.pdf.page.boxes import holds
from kpi_tui.pdf.page.marks import is_huge_among
from kpi_tui.pdf.page.pages import Box, Word

_DARK = 110
"""Of 255: what is nowhere brighter than this is blacked out."""
_LAYER = 0.6
"""Where so many of the unseen words are seen as well, they are a second layer of the same text."""
_THINNEST = 2.0
"""Points: what is less high blacks no letter out."""
_BAND = 8.0
"""Points: words are looked up by the bands across the page in which they stand."""
_MOST_COVERS = 2_000
_LEAST_OF_LAYER = 20
"""Words."""


@dataclass(frozen=True, slots=True)
class UnseenWord:
    """A word that the file has at a place and nobody sees."""

    word: Word
    text: str
    """Empty where it is blacked out."""


@dataclass(slots=True)
class UnseenText:
    """What came of looking for a page's words in what is drawn."""

    words: list[UnseenWord] = field(default_factory=list)
    printed_over: list[Word] = field(default_factory=list)
    """Words that can be seen, with others upon them."""
    recognised: bool = False
    """Whether the page is a picture, whose words a program has recognised."""
    layered: bool = False
    """Whether a second layer of text, which is not seen, says something else than the first."""


def take_out_unseen(drawing: Drawing) -> UnseenText:
    """Take the words that nobody sees out of a page."""
    page, found = drawing.page, UnseenText()
    covers = [note for note in page.annotations if note.covers]
    suspects = find_suspects(drawing) if page.words else []
    small = find_too_small(page)
    if not page.words or not (suspects or covers or small):
        return found
    characters = characters_of(page, suspects)
    unseen = find_unseen(page, suspects, characters)
    recognised = find_recognised(drawing, suspects, characters, unseen)
    found.recognised = bool(recognised)
    unseen = unseen - recognised | small
    areas = [page.displayed(*area) for note in covers for area in note.areas]
    redacted = [
        page.displayed(*area) for note in covers if note.kind == REDACTION for area in note.areas
    ]
    covered: dict[int, list[int]] = {}
    if areas:
        beneath = [text for area in areas for text in drawing.bands.touching(area)]
        covered = characters_of(page, beneath)
        unseen |= find_unseen(page, beneath, covered, annotations=True)
        for indexes in covered.values():
            for index in indexes:
                if any(holds(area, page.character_box(index)) for area in redacted):
                    unseen.add(index)
    if unseen:
        remove_unseen_objects(drawing)
    doubled, over = find_drawn_twice(drawing, suspects, characters, unseen)
    every = set(range(page.text_page.count_chars()))
    if over:
        is_watermark = is_huge_among(page.words)
        printed = page.words_without(every - over)
        found.printed_over = [word for word in printed if not is_watermark(word)]
    hidden = page.words_without(every - unseen) if unseen else []
    page.leave_out(unseen | doubled)
    single = _without_twins(hidden, page.words)
    if len(hidden) > _LEAST_OF_LAYER and len(hidden) - len(single) > _LAYER * len(hidden):
        found.layered = bool(single)
    secrets = _blacked_out(drawing, {**covered, **characters}, unseen, areas, redacted)
    for word in single:
        box = (word.x0, word.base - word.size, word.x1, word.base + 0.3 * word.size)
        is_secret = any(holds(box, secret) for secret in secrets)
        found.words.append(UnseenWord(word, "" if is_secret else word.text))
    return found


def _without_twins(hidden: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """Return those of the hidden words that do not stand at much the same place once more.

    A second layer of text may part its words otherwise.
    """
    bands: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        bands[int(word.base / _BAND)].append(word)
    single = []
    for word in hidden:
        band = int(word.base / _BAND)
        near = [
            other
            for each in (band - 1, band, band + 1)
            for other in bands.get(each, ())
            if abs(other.base - word.base) < 0.8 * word.size
            and other.x0 < word.x1 + word.size
            and other.x1 > word.x0 - word.size
        ]
        texts = [other.text.casefold() for other in sorted(near, key=lambda other: other.x0)]
        text = word.text.casefold()
        is_prose = len(text) > 1 and any(map(str.isalpha, text))
        is_part = text.isalpha() and any(
            text in other.text.casefold() and other.x0 < word.middle < other.x1 for other in near
        )
        if not is_part and text not in texts and not (is_prose and text in "".join(texts)):
            single.append(word)
    return single


def _blacked_out(
    drawing: Drawing,
    characters: dict[int, list[int]],
    unseen: set[int],
    notes: Sequence[Box],
    redacted: Sequence[Box],
) -> list[Box]:
    """Return where unseen characters lie beneath a box without any light in it, or are redacted."""
    page, secrets = drawing.page, list[Box]()
    covers = [drawn for drawn in drawing.objects if drawn.height > _THINNEST][:_MOST_COVERS]
    for order, indexes in characters.items():
        for index in unseen.intersection(indexes):
            box = page.character_box(index)
            noted = any(holds(note, box) for note in notes)
            is_dark = drawing.image.brightest(box) < _DARK
            if (
                noted
                or (is_dark and any(each.order > order and holds(each.box, box) for each in covers))
                or any(holds(each, box) for each in redacted)
            ):
                secrets.append(box)
    return secrets
