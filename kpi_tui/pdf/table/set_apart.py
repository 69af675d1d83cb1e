"""Words of a cell whose order or beginning nobody can be sure of: set in columns, or below a large letter."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from kpi_tui.pdf.page.marks import is_initial
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.regex import regex

_ALLEY = 0.42
"""No space between two words is wider than this share of the font's size."""
_TYPED_SPACE = 1.1
"""How much wider a space of a typewriter's font may be than its letters."""
_SAME_WIDTH = 0.01
"""Of a font's size: letters of a typewriter differ no more, on the average of a word."""
_MOST_ALIKE = 0.8
"""The share of words whose letters do not differ."""
_FEWEST_WORDS = 4
"""So many words tell how wide letters are."""
_ALIKE = 0.3
"""Points: how far from each other words may begin that begin a column."""
_BESIDE_TOP = 0.5
"""Of a font's size: so far from the top of its line stands that of a letter that begins a paragraph."""
_BEFORE = 1.0
"""Points that such a letter may begin behind its line, which it may lie over."""
_FAR, _WIDER = 1.2, 2.5
"""A column begins further than so many font sizes, and spaces, from the only line that stands beside it."""
_TOO_NEAR = 0.8
"""Of a font's size: no line of a text is so near to the one above it."""
_SAME_SIZE = 0.85
"""How alike the sizes of such lines are: a mark above or below its line is smaller."""
_SMALL = 0.65
"""Of a font's size: what stands above a word to say how it is read, or who is meant, is smaller."""
_HIGH = 1.3
"""Of a font's size: so high above its word such a note stands at most."""
_CENTRED = 0.12
"""Of a font's size: so far its middle is from that of what it stands above, at most."""
_MOST_BELOW = 4
"""So many words it may stand above."""
_ITEM = regex(r"\W+|\W*(?:\d{1,3}|[A-Za-z]|[ivx]+)[.):]?\W*")
"""What stands in front of the texts of a list: a bullet, a number, a letter."""


def doubts_of_setting(lines: Sequence[Line], stretched: Container[int] = ()) -> Iterator[str]:
    """Yield what to tell of a cell's words for how they are set.

    `stretched` are the `id`s of lines with wide spaces since they are justified.
    """
    loose = [line for line in lines if id(line) not in stretched]
    beside = next(filter(None, (_beside(start, lines) for start in _starts(loose))), None)
    beside = beside or next(_between_lines(lines), None)
    if beside:
        yield (
            f"words stand beside each other in columns, the second begins {quoted(beside.text)}: "
            "they may be read in the wrong order"
        )
    for note in _notes_above(lines):
        yield (
            f"{quoted(text_of(note))} stands in small letters above the text: "
            "it may be read in the wrong place"
        )
    initials = _initials(lines)
    for line in lines if initials else ():
        for index, letter in enumerate(line.words):
            behind = line.words[index + 1 : index + 2]
            if letter not in initials or (behind and letter.x1 == behind[0].x0):
                continue
            place = f" stands before {quoted(behind[0].text)}:" if behind else ":"
            yield f"a large “{letter.text}”{place} it may be a word or begin one"


def set_initials(lines: Sequence[Line]) -> list[Line]:
    """Return a cell's lines with each large letter that begins a paragraph in front of its first line.

    It stands on another, as it is as high as several. All but "A" and "I" are no words of their own.
    """
    letters = _initials(lines)
    if not letters:
        return list(lines)
    rest = [Line([w for w in line.words if w not in letters], line.page) for line in lines]
    rest = [line for line in rest if line.words]
    for letter in letters:
        behind = [
            line
            for line in rest
            if letter.x0 < line.x0 + _BEFORE
            and abs(line.top - letter.top) < _BESIDE_TOP * line.words[0].size
        ]
        if not behind:
            return list(lines)
        line = min(behind, key=lambda line: abs(line.top - letter.top))
        first = line.words[0]
        is_word = letter.text in ("A", "I")
        end = letter.x1 if is_word else first.x0
        line.words.insert(0, replace(letter, x1=end, base=first.base, spaced=is_word))
    return rest


def _notes_above(lines: Sequence[Line]) -> Iterator[Sequence[Word]]:
    """Yield small words that stand in the middle above words of the next line."""
    for note, line in pairwise(lines):
        words, size = line.words, line.words[0].size
        is_small = note.words[0].size < _SMALL * size
        if not is_small or words[0].base - note.words[0].base > _HIGH * size:
            continue
        middles = [
            (words[start].x0 + words[end].x1) / 2
            for start in range(len(words))
            for end in range(start, min(start + _MOST_BELOW, len(words)))
        ]
        for run in note.word_runs():
            middle = (run[0].x0 + run[-1].x1) / 2
            if any(abs(middle - each) < _CENTRED * size for each in middles):
                yield run


def _initials(lines: Sequence[Line]) -> list[Word]:
    """Return the letters that begin a paragraph of a cell."""
    letters = [word for line in lines for word in line.words if not word.text[1:]]
    if not letters:
        return []
    usual = median(word.size for line in lines for word in line.words)
    return [letter for letter in letters if is_initial(letter, usual)]


def _starts(lines: Sequence[Line]) -> Iterator[Word]:
    """Yield the words before which there is more than a space."""
    letter = _typewriter_letter(lines)
    for before, word in (pair for line in lines for pair in pairwise(line.words)):
        if word.x0 - before.x1 > max(_ALLEY * word.size, _TYPED_SPACE * letter):
            yield word


def _typewriter_letter(lines: Sequence[Line]) -> float:
    """Return how wide all letters are, and a space with them, as a typewriter has them; 0 for other fonts."""
    words = [word for line in lines for word in line.words if len(word.text) > 1]
    widths = [word.width / len(word.text) for word in words]
    if len({word.text for word in words}) < _FEWEST_WORDS:
        return 0.0
    usual = median(widths)
    # Two letters drawn as one, as in "first", make a word narrower.
    alike = sum(abs(width - usual) < _SAME_WIDTH * words[0].size for width in widths)
    return usual if alike >= _MOST_ALIKE * len(widths) else 0.0


def _beside(start: Word, lines: Sequence[Line]) -> Word | None:
    """Return the word if it begins a second column of text: an alley runs down all lines before it."""
    alley = start.x0 - _ALLEY * start.size, start.x0 - _ALIKE
    begins: list[Sequence[Word]] = []
    for line in lines:
        if any(word.x0 < alley[1] and word.x1 > alley[0] for word in line.words):
            return None
        left = [word for word in line.words if word.x1 <= alley[0]]
        right = [word for word in line.words if word.x0 >= alley[1]]
        if left and right:
            if abs(right[0].x0 - start.x0) > _ALIKE:
                return None
            begins.append(left)
    is_list = all(_ITEM.fullmatch("".join(word.text for word in left)) for left in begins)
    goes_on = any(line.words[-1].x1 <= alley[0] for line in lines)
    is_beside = len(begins) > 1 or (goes_on and _is_far(start, lines))
    return start if is_beside and not is_list else None


def _is_far(start: Word, lines: Sequence[Line]) -> bool:
    """Whether there is so much more space before a word than between those around it."""
    line = next(line for line in lines if start in line.words)
    at = line.words.index(start)
    parts = line.words[:at], line.words[at:]
    gaps = [after.x0 - before.x1 for part in parts for before, after in pairwise(part)]
    gap = start.x0 - line.words[at - 1].x1
    return min(map(len, parts)) > 1 and gap > max(_FAR * start.size, _WIDER * max(gaps))


def _between_lines(lines: Sequence[Line]) -> Iterator[Word]:
    """Yield the words that begin a line which stands beside the one before, too near to be below it."""
    for before, line in pairwise(lines):
        above, below = before.words[0], line.words[0]
        if (
            below.base - above.base < _TOO_NEAR * below.size
            and before.page == line.page
            and _SAME_SIZE * above.size < below.size < above.size / _SAME_SIZE
            and all(any(word.text[1:] for word in each.words) for each in (before, line))
        ):
            yield max(above, below, key=lambda word: word.x0)
