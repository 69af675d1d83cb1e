"""What the headings of columns say, and which field each names.

A heading may be broken anywhere, stand in two storeys ("Period" over "Actual"), or be turned by a
quarter: its letters then stand one above the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.text.lines import flow, into_lines
from kpi_tui.pdf.text.turned import is_turned, stacks_of, turned_text
from kpi_tui.profiles.labels import Labels

_LONGEST = 40
"""No heading that we know has more letters, but one that names a priority."""
_NAMING = 150
"""Letters of one that names a priority, at most."""
_NARROW = 4
"""So many narrow letters of a turned word may look like a word of their own."""
UNKNOWN = ""
"""The field of a column whose heading names none."""


def read_label(words: Sequence[Word], labels: Labels, over: Sequence[Word] = ()) -> tuple[str, str]:
    """Return the field that a heading names and what it says; `over` stands above it and others."""
    if sum(len(word.text) for word in words) > (_NAMING if labels.name_sections else _LONGEST):
        return UNKNOWN, text_of(words)
    above = heading_text(over)
    first = heading_text(words)
    for text in (first, *_turned(words)):
        label = f"{above} {text}".strip()
        field = labels.field_of(label)
        if field is not None:
            return field, label
    return UNKNOWN, f"{above} {first}".strip()


def heading_text(words: Sequence[Word]) -> str:
    """Return what the words of a heading say, also where they are turned by a quarter."""
    if is_turned(words):
        return turned_text(words)
    return flow(into_lines(words)) if words else ""


def into_groups(words: Sequence[Word], gap: float) -> list[list[Word]]:
    """Group words that stand above each other or closer than `gap`, left to right.

    `gap` is a share of the font's size.
    """
    groups: list[list[Word]] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda word: word.x0):
        if groups and word.x0 - reach <= gap * word.size:
            groups[-1].append(word)
            reach = max(reach, word.x1)
        else:
            groups.append([word])
            reach = word.x1
    return groups


def may_say_measure(words: Sequence[Word], labels: Labels) -> bool:
    """Whether a word may be the beginning, or turned the end, of the heading of the measures."""
    return any(
        labels.may_begin(word.text) or (len(word.text) < 3 and word.text[0] in labels.initials)
        for word in words
    )


def _turned(words: Sequence[Word]) -> Iterator[str]:
    """Yield what words say that stand above each other, read upwards and read downwards."""
    if len(words) < 2 or max(len(word.text) for word in words) > _NARROW:
        return
    stacks = stacks_of(words)
    yield " ".join("".join(word.text for word in reversed(stack)) for stack in stacks)
    yield " ".join("".join(word.text for word in stack) for stack in reversed(stacks))
