"""Words standing on one line, and lines joined into the text a reader sees.

A page's words are grouped into lines once (`PageText`), and those of a table's cell once more.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kpi_tui.pdf.page.glyphs import BULLET, BULLETS
from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.text.line_breaks import NO_WORDS, WordList
from kpi_tui.regex import regex

_GLUED = 0.1
"""Words closer than this share of the font's size are one word drawn in two runs."""
SPACE = 0.45
"""Words further apart than this share of the font's size are not of one sentence."""
_AT_START = 0.4
"""Points between where a word begins and where its column does."""
_ASIDE = 2.5
"""Words further apart than this, in sizes of their font, stand at two sides of a page."""
_BESIDE = 0.3
"""A sign belongs to a text beside more than this share of its height."""
_BLUR = 0.06
"""Of a font's size: how far a line may stand from its place, rounded as it is by a program."""
_MOST_BLUR = 0.4
"""Points: no line stands further from its place."""
_SAME_SIZE = 0.6
"""Points between the sizes of lines that are set alike."""
_WIDE_LETTER = 1.5
"""How much wider than usual a letter may be that did not fit on its line."""
_SENTENCE_END = tuple('.!?:;"”)')


@dataclass
class Line:
    """Words side by side on one line of one cell or of the page, left to right."""

    words: list[Word]
    page: int = 0
    bulleted: bool = False
    """Whether a bullet is drawn (not typed) in front of it."""
    right: float = math.inf
    """How far the lines of its column reach."""
    room: float = 0.0
    """How wide its column is; 0 where that is not known."""

    @cached_property
    def text(self) -> str:
        """Its words, one space apart."""
        parts = [self.words[0].text]
        for before, word in zip(self.words, self.words[1:], strict=False):
            apart = before.spaced or word.x0 - before.x1 > _GLUED * word.size
            if apart and not word.raised:
                parts.append(" ")
            parts.append(word.text)
        return "".join(parts)

    @property
    def x0(self) -> float:
        """Where its first word begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where its last word ends."""
        return max(word.x1 for word in self.words)

    @property
    def base(self) -> float:
        """The y that its words stand on."""
        return self.words[0].base

    @property
    def size(self) -> float:
        """The largest font size in it."""
        return max(word.size for word in self.words)

    @property
    def top(self) -> float:
        """The y of the upper edge of its capitals."""
        return min(word.top for word in self.words)

    @property
    def centre(self) -> float:
        """The y in the middle of its small letters."""
        return self.words[0].centre

    def runs(self, starts: Sequence[float] = ()) -> list[tuple[float, float]]:
        """Return the stretches of the line in which words are no more than a space apart.

        A word that begins at one of the `starts` begins a stretch of its own.
        """
        found = []
        start = self.words[0].x0
        for before, word in pairwise(self.words):
            gap = (word.x0 - before.x1) / word.size
            begins = gap > _GLUED and any(abs(word.x0 - at) < _AT_START for at in starts)
            if gap > SPACE or begins:
                found.append((start, before.x1))
                start = word.x0
        return [*found, (start, self.words[-1].x1)]

    def word_runs(self) -> Iterator[list[Word]]:
        """Yield the words of each of its `runs`."""
        for start, end in self.runs():
            yield [word for word in self.words if start <= word.middle <= end]

    def halves(self) -> Iterator[tuple[Line, Line]]:
        """Yield what stands before and behind each gap that parts the two sides of a page."""
        for at, (before, word) in enumerate(pairwise(self.words), 1):
            if word.x0 - before.x1 > _ASIDE * self.size:
                yield Line(self.words[:at], self.page), Line(self.words[at:], self.page)

    def is_as_large(self, other: Line) -> bool:
        """Whether its letters are as large as those of another line, but for how they are rounded."""
        return abs(self.size - other.size) < _SAME_SIZE

    def without(self, taken: Container[int]) -> Iterator[Line]:
        """Yield what is left of it, if anything is, without the words whose `id`s are `taken`."""
        free = [word for word in self.words if id(word) not in taken]
        if free:
            yield self if len(free) == len(self.words) else Line(free, self.page)

    @property
    def is_broken(self) -> bool:
        """Whether a program broke its last word, with a hyphen that is no part of it."""
        return self.words[-1].broken

    @property
    def is_item(self) -> bool:
        """Whether a list item begins with it."""
        return self.bulleted or self.words[0].text[0] in BULLETS


@dataclass(frozen=True, slots=True)
class PageText:
    """A page and the lines of all its words, from top to bottom."""

    page: Page
    lines: list[Line]

    @classmethod
    def of(cls, page: Page) -> PageText:
        """Group the words of a page. Raises `LimitError`."""
        return cls(page, into_lines(page.words, page.number))


def into_lines(words: Iterable[Word], page: int = 0) -> list[Line]:
    """Group words into the lines that they stand on, from top to bottom.

    A bullet or an icon alone belongs to the text it stands beside: signs come from fonts of their
    own, which often stand higher or lower than the text.
    """
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if groups and abs(word.base - groups[-1][0].base) <= 0.35 * max(
            word.size, groups[-1][0].size
        ):
            groups[-1].append(word)
        else:
            groups.append([word])
    signs: list[list[Word]] = []
    texts: list[list[Word]] = []
    for group in groups:
        is_sign = len(group) == 1 and not any(map(str.isalnum, group[0].text))
        (signs if is_sign else texts).append(group)
    for sign in signs:
        nearest = max(texts, key=lambda text: _overlap(text[0], sign[0]), default=sign)
        if nearest is not sign and _overlap(nearest[0], sign[0]) > _BESIDE:
            nearest.append(sign[0])
        else:
            texts.append(sign)
    if signs:
        texts.sort(key=lambda group: group[0].base)
    return [Line(sorted(group, key=lambda word: word.x0), page) for group in texts]


def _overlap(text: Word, sign: Word) -> float:
    """Return the share of a sign's height that stands beside a word; none of a sign of no height."""
    shared, height = min(text.base, sign.base) - max(text.top, sign.top), sign.base - sign.top
    return shared / height if height > 0 else 0.0


def flow(lines: Sequence[Line], word_list: WordList = NO_WORDS) -> str:
    """Join lines into one paragraph, whatever they were broken for."""
    text = ""
    for index, line in enumerate(lines):
        text = _append(text, lines[index - 1], line, word_list) if index else line.text
    return text


def prose(
    lines: Sequence[Line], leading: float | None = None, word_list: WordList = NO_WORDS
) -> str:
    """Join lines into paragraphs and list items, each on a line of its own.

    `leading` is the usual distance from line to line where these lines alone are too few to
    tell. A line ends its paragraph where the next word would still have fitted on it, where more
    than a line's height lies below it, or where a list item follows.
    """
    leading = leading or usual_leading(lines)
    paragraphs: list[str] = []
    for index, line in enumerate(lines):
        before = lines[index - 1]
        if line.is_item:
            paragraphs.append(BULLET + line.text.lstrip(BULLETS).lstrip())
        elif index and not _ends_paragraph(before, line, leading):
            paragraphs[-1] = _append(paragraphs[-1], before, line, word_list)
        else:
            paragraphs.append(line.text)
    return tidy("\n".join(paragraphs))


def usual_leading(lines: Sequence[Line]) -> float:
    """Return the usual distance from line to line, in points; 0 for no lines."""
    if not lines:
        return 0.0
    size = lines[0].size
    steps = sorted(
        b.base - a.base
        for a, b in pairwise(lines)
        if a.page == b.page and b.base - a.base > 0.8 * size
    )
    return min(steps[len(steps) // 3], 1.6 * size) if len(steps) > 1 else 1.25 * size


def _ends_paragraph(before: Line, line: Line, leading: float) -> bool:
    slack = min(_MOST_BLUR, _BLUR * line.size)
    if before.page == line.page and line.base - before.base > leading * 1.22 + slack:
        return True
    fits = before.right - before.x1 > line.words[0].width + 0.5 * line.size
    return fits and before.text.endswith(_SENTENCE_END)


def _append(text: str, before: Line, line: Line, word_list: WordList) -> str:
    """Return a line's text behind that of the lines before it."""
    if before.is_broken:
        return text.removesuffix("-") + line.text
    full = _fills(before, line)
    return word_list.join(text, line.text, full=full, alone=" " not in before.text)


def _fills(before: Line, line: Line) -> bool:
    """Whether a line has no room for a letter of the next."""
    letter = line.words[0].width / len(line.words[0].text)
    return before.right - before.x1 < _WIDE_LETTER * letter


def open_breaks(lines: Sequence[Line], word_list: WordList) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each line's end that may be one word or two, and nothing tells which."""
    for before, line in pairwise(lines):
        if before.is_broken:
            continue
        alone = " " not in before.text and not line.is_item
        is_open = alone and _fills(before, line) and word_list.leaves_open(before.text, line.text)
        if is_open or word_list.leaves_hyphen_open(before.text, line.text):
            yield before.words[-1].text, line.words[0].text


_TAG = regex(
    r"""<(/?)(p|br|ul|ol|li|div|span|b|i|u|em|strong|a|font)
    (?:\s+[a-z-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|“[^”<>]*”|[^\s"'<>]+))*
    \s*/?>""",
    re.I | re.X,
)
"""A tag with its attributes: `a < b and c > d` is none."""


def tidy(text: str) -> str:
    """Resolve HTML residue, fold white space and leave out empty lines."""
    if _TAG.search(text):
        text = html.unescape(_TAG.sub(_in_place_of, text)).replace("\u00ad", "")
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and line != BULLET.strip())


def _in_place_of(tag: re.Match[str]) -> str:
    closing, name = tag[1], tag[2].lower()
    if name == "li" and not closing:
        return "\n" + BULLET
    return "\n" if name in ("p", "br", "ul", "ol", "li", "div") else ""


def count_words(lines: Iterable[Line]) -> int:
    """Count the words in the lines."""
    return sum(len(line.words) for line in lines)
