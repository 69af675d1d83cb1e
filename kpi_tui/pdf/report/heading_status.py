"""The status beside a priority's title: an icon, a word or a letter on a coloured ground, or a cell."""

from __future__ import annotations

import math
import unicodedata
from functools import partial
from itertools import pairwise

from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.signs.colours import Colour
from kpi_tui.pdf.signs.icons import find_icon
from kpi_tui.pdf.signs.picture import Canvas
from kpi_tui.pdf.signs.status import StatusMark, StatusWords, printed_rating, read_mark
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.status import RATED
from kpi_tui.text import squash

_APART = 4.0
"""Sizes of a title's font: no two words of it are so far apart."""
_SHORTEST = 2
"""Letters and digits of words, or more: fewer are a sign."""
_BELOW = 0.5
"""Sizes of a title's font: so far below its ground line what stands beside it may reach."""
_HIGHEST = 5.0
"""Sizes of a title's font: a cell beside it is no higher."""
_MOST = 0.9
"""Of a cell's width: a line above or below it has so much."""
_RIM = 3.0
"""Points drawn around a heading's icon, so that its background is seen."""


def find_status(section: PrioritySection, page: Page, words: StatusWords) -> str:
    """Look for the priority's status behind its title, and take it out of the title.

    Returns what is doubtful: a sign behind the title that cannot be told.
    """
    for index, line in enumerate(section.title_lines):
        found = (
            _word_on_ground(line, page, words)
            or _word_in_cell(line, page, words)
            or _coloured_cell(line, page)
            or _icon(line, page)
            or _icon_in_gap(line, page)
        )
        if found is None:
            continue
        section.mark, standing = found
        kept = [word for word in line.words if word not in standing]
        if kept:
            section.title_lines[index] = Line(kept, line.page)
            section.glyphs += into_lines(standing, line.page)
        return _far_behind(section, words)
    if far := _far_behind(section, words):
        return far
    last = section.title_lines[-1].words[-1:] if section.title_lines else []
    said = "".join(word.text for word in last)
    is_letter = len(said) == 1 and said.isupper() and printed_rating(last, words) is not None
    if is_letter or (said and all(map(_is_sign, said))):
        return f"{section.code}: the sign {quoted(said)} beside its title is not told as a status"
    if section.title_lines and _is_sign_below(section.title_lines[-1], page):
        return f"{section.code}: a sign below the line of its title is not read as its status"
    return ""


def _parted(line: Line) -> tuple[list[Word], list[Word]]:
    """Return the words of a title's line, and those that stand far behind them."""
    for index, (word, other) in enumerate(pairwise(line.words), 1):
        if other.x0 - word.x1 > _APART * line.size:
            return line.words[:index], line.words[index:]
    return line.words, []


def _far_behind(section: PrioritySection, words: StatusWords) -> str:
    """Tell of words far behind a title on its line, as of a stamp: they are no status."""
    behind = [word for line in section.title_lines for word in _parted(line)[1]]
    said = text_of(behind)
    if sum(map(str.isalnum, said)) < _SHORTEST or squash(said) in words:
        return ""
    return f"{section.code}: {quoted(said)} stands far behind its title: is it a part of it?"


def _icon_in_gap(line: Line, page: Page) -> tuple[StatusMark, list[Word]] | None:
    """Find the icon between a line of a title and words that stand far behind it."""
    near, far = _parted(line)
    return _icon(Line(near, line.page), page, far[0].x0 - 1) if far else None


def _is_sign_below(line: Line, page: Page) -> bool:
    """Whether a status's colour is drawn below a title, before anything else is written."""
    top = line.base + _BELOW * line.size
    tops = (word.top for word in page.words if word.top > line.base)
    bottom = min(min(tops, default=page.size[1]) - _RIM, top + _APART * line.size)
    if bottom - top < line.size:
        return False
    box = (line.x0, top, page.size[0], bottom)
    found = find_icon(Canvas.of(page.render(box)), box)
    return found is not None and found[0].hue in RATED


def _is_sign(letter: str) -> bool:
    return ord(letter) > 127 and unicodedata.category(letter) in ("So", "Co")


def _word_on_ground(
    line: Line, page: Page, words: StatusWords
) -> tuple[StatusMark, list[Word]] | None:
    """Read the last word of a title where it is a status's and has a ground of its own."""
    *others, last = line.words
    if not others or printed_rating([last], words) is None:
        return None
    before = others[-1]
    box = (before.x1, last.top - _RIM, last.x1 + 2 * _RIM, last.base + _RIM)
    above, below = line.top - 2 * _RIM, line.base + 2 * _RIM
    canvas = Canvas.of(page.render((line.x0, above, last.x1 + 3 * _RIM, below)))
    beneath = canvas.around([before], (line.x0, above, before.x1 + _RIM, below))
    mark = read_mark(canvas, box, [last], words, lambda: [{beneath}] if beneath else [])
    if mark is None or (mark.ground is None and mark.hue is None):
        return None
    return mark, [last]


def _word_in_cell(
    line: Line, page: Page, words: StatusWords
) -> tuple[StatusMark, list[Word]] | None:
    """Read the last word of a title where it is a status's and stands in a cell of its own.

    A line parts it from the title, or more space than there is between words.
    """
    *others, last = line.words
    rating = printed_rating([last], words)
    if not others or rating is None:
        return None
    at = (line.top + line.base) / 2
    is_parted = any(
        others[-1].x1 <= each.at <= last.x0 and each.start < at < each.end
        for each in page.shapes.verticals
    )
    if not is_parted and last.x0 - others[-1].x1 < _APART * line.size:
        return None
    return StatusMark(printed=rating, text=last.text), [last]


def _icon(
    line: Line, page: Page, right: float | None = None
) -> tuple[StatusMark, list[Word]] | None:
    """Find the icon behind a line of a title, as far as `right` or the page's edge."""
    right = page.size[0] if right is None else right
    letters = [word.x1 for word in line.words if sum(map(str.isalnum, word.text)) > 1]
    start = max(letters, default=line.x0)
    said = [word.x1 for word in line.words if not all(map(_is_sign, word.text))]
    last = max(said, default=line.x0)
    above, below = line.top - 0.5 * line.size, line.base + 0.5 * line.size
    canvas = Canvas.of(page.render((start - _RIM, above - _RIM, right, below + _RIM)))
    found = find_icon(canvas, (start + 1, above, right, below), last + 1)
    if found is None:
        return None
    mark, (x0, _, x1, _) = found
    return mark, [word for word in line.words if x0 - 2 < word.middle < x1 + 2]


def _coloured_cell(line: Line, page: Page) -> tuple[StatusMark, list[Word]] | None:
    """Find an empty cell behind a line of a title, no higher than a few lines, that has a colour."""
    at, shapes = (line.top + line.base) / 2, page.shapes
    beside = {each.at for each in shapes.verticals if each.start < at < each.end}
    edges = sorted(edge for edge in beside if edge > line.words[-1].x1)
    for left, right in pairwise(edges):
        across = [
            each.at
            for each in shapes.horizontals
            if each.along(left, right) > _MOST * (right - left)
        ]
        top = max((each for each in across if each < at), default=-math.inf)
        bottom = min((each for each in across if each > at), default=math.inf)
        is_filled = any(
            left < word.middle < right and top < word.centre < bottom for word in page.words
        )
        if right - left < line.size or bottom - top > _HIGHEST * line.size or is_filled:
            continue
        canvas = Canvas.of(page.render((line.x0 - _RIM, top, right, bottom)))
        own = canvas.around(line.words, (line.x0 - _RIM, top, line.words[-1].x1 + _RIM, bottom))
        grounds = partial(list[set[Colour]], [{own}] if own else [])
        mark = read_mark(canvas, (left, top, right, bottom), [], {}, grounds)
        if mark is not None and mark.ground and mark.ground.alone and mark.ground.hue in RATED:
            return mark, []
    return None
