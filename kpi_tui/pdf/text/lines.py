"""Words standing on one line, and lines joined into the text a reader sees."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kpi_tui.pdf.page.glyphs import BULLET, BULLETS
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.line_breaks import NO_WORDS, WordList

GLUED = 0.1
"""Words closer than this share of the font's size are one word drawn in two runs."""
SPACE = 0.45
"""Words further apart than this share of the font's size are not of one sentence."""
BESIDE = 0.3
"""A sign stands beside a text that is as high as this share of its own height, or more."""
WIDE_LETTER = 1.5
"""How much wider than usual a letter may be that did not fit on its line."""
SENTENCE_END = tuple('.!?:;"”)')


@dataclass
class Line:
    """Words side by side on one line of one cell or of the page, left to right."""

    words: list[Word]
    page: int = 0
    bulleted: bool = False
    """Whether a bullet is drawn (not typed) in front of it."""
    right: float = math.inf
    """How far the lines of its column reach."""

    @cached_property
    def text(self) -> str:
        """Its words, one space apart."""
        parts = [self.words[0].text]
        for before, word in zip(self.words, self.words[1:], strict=False):
            if before.spaced or word.x0 - before.x1 > GLUED * word.size:
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

    def runs(self) -> Iterator[tuple[float, float]]:
        """The stretches of the line in which words are no more than a space apart."""
        start = self.words[0].x0
        for before, word in zip(self.words, self.words[1:], strict=False):
            if word.x0 - before.x1 > SPACE * word.size:
                yield start, before.x1
                start = word.x0
        yield start, self.words[-1].x1

    @property
    def is_item(self) -> bool:
        """Whether a list item begins with it."""
        return self.bulleted or self.words[0].text[0] in BULLETS


def into_lines(words: Iterable[Word], page: int = 0) -> list[Line]:
    """The lines that the words stand on, from top to bottom."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if groups and abs(word.base - groups[-1][0].base) <= 0.35 * max(
            word.size, groups[-1][0].size
        ):
            groups[-1].append(word)
        else:
            groups.append([word])
    joined = _with_signs(groups)
    return [Line(sorted(group, key=lambda word: word.x0), page) for group in joined]


def _with_signs(groups: list[list[Word]]) -> list[list[Word]]:
    """The groups, with those that are a bullet or an icon alone put to the text they stand beside.

    Signs come from fonts of their own, which often stand higher or lower than the text.
    """
    lone = [group for group in groups if len(group) == 1 and _is_sign(group[0])]
    if not lone:
        return groups
    texts = [group for group in groups if not (len(group) == 1 and _is_sign(group[0]))]
    for group in lone:
        nearest = max(texts, key=lambda text: _overlap(text[0], group[0]), default=group)
        if nearest is not group and _overlap(nearest[0], group[0]) > BESIDE:
            nearest.append(group[0])
        else:
            texts.append(group)
    return sorted(texts, key=lambda group: group[0].base)


def _overlap(text: Word, sign: Word) -> float:
    """The share of a sign's height that stands beside a word."""
    shared = min(text.base, sign.base) - max(text.top, sign.top)
    return shared / (sign.base - sign.top)


def _is_sign(word: Word) -> bool:
    return not any(map(str.isalnum, word.text))


def squash(text: str) -> str:
    """The text without white space and case, to compare what a producer broke anywhere."""
    return re.sub(r"\s+", "", text).casefold()


def flow(lines: Sequence[Line], vocabulary: WordList = NO_WORDS) -> str:
    """The lines as one paragraph, whatever they were broken for."""
    text = ""
    for index, line in enumerate(lines):
        text = _append(text, lines[index - 1], line, line.text, vocabulary) if index else line.text
    return text


def prose(
    lines: Sequence[Line], leading: float | None = None, vocabulary: WordList = NO_WORDS
) -> str:
    """The lines as paragraphs and list items, each on a line of its own.

    `leading` is the usual distance from line to line where these lines alone are too few to
    tell. A line ends its paragraph where the next word would still have fitted on it, where more
    than a line's height lies below it, or where a list item follows.
    """
    leading = leading or usual_leading(lines)
    paragraphs: list[str] = []
    for index, line in enumerate(lines):
        before = lines[index - 1]
        text = _item_text(line) if line.is_item else line.text
        if index and not _breaks(before, line, leading):
            paragraphs[-1] = _append(paragraphs[-1], before, line, text, vocabulary)
        else:
            paragraphs.append(text)
    return tidy("\n".join(paragraphs))


def _item_text(line: Line) -> str:
    return BULLET + line.text.lstrip(BULLETS).lstrip()


def usual_leading(lines: Sequence[Line]) -> float:
    """The usual distance from line to line, in points."""
    if not lines:
        return 0.0
    size = lines[0].size
    steps = sorted(
        b.base - a.base
        for a, b in pairwise(lines)
        if a.page == b.page and b.base - a.base > 0.8 * size
    )
    return min(steps[len(steps) // 3], 1.6 * size) if len(steps) > 1 else 1.25 * size


def _breaks(before: Line, line: Line, leading: float) -> bool:
    if line.is_item:
        return True
    if before.page == line.page and line.base - before.base > leading * 1.22 + 0.4:
        return True
    room = before.right - before.x1
    fits = room > _first_width(line) + 0.5 * line.size
    return fits and before.text.endswith(SENTENCE_END)


def _first_width(line: Line) -> float:
    return line.words[0].x1 - line.words[0].x0


def _append(text: str, before: Line, line: Line, more: str, vocabulary: WordList) -> str:
    """A line's text behind that of the lines before it."""
    letter = _first_width(line) / len(line.words[0].text)
    full = before.right - before.x1 < WIDE_LETTER * letter
    return vocabulary.join(text, more, full=full, alone=" " not in before.text)


_TAG = re.compile(
    r"""<(/?)(p|br|ul|ol|li|div|span|b|i|u|em|strong|a|font)
    (?:\s+[a-z-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|“[^”<>]*”|[^\s"'<>]+))*
    \s*/?>""",
    re.I | re.X,
)
"""A tag with its attributes: `a < b and c > d` is none."""


def tidy(text: str) -> str:
    """The text with HTML residue resolved, white space folded and empty lines left out."""
    if _TAG.search(text):
        text = html.unescape(_TAG.sub(_tag, text)).replace("\u00ad", "")
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and line != BULLET.strip())


def _tag(match: re.Match[str]) -> str:
    closing, name = match[1], match[2].lower()
    if name == "li" and not closing:
        return "\n" + BULLET
    return "\n" if name in ("p", "br", "ul", "ol", "li", "div") else ""
