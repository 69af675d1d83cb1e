"""Words that are turned by a quarter: their letters stand one above the other."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.page.pages import Word

_SAME = 0.6
"""Letters no further apart than this share of their size stand above each other."""


def is_turned(words: Sequence[Word]) -> bool:
    """Whether all words are read upwards or downwards."""
    return bool(words) and not any(word.level for word in words)


def turned_text(words: Sequence[Word]) -> str:
    """Return what words say that are turned by a quarter.

    Lines that are read upwards follow each other to the right, those read downwards to the left.
    """
    falls = sum(word.falling for word in words) > len(words) / 2
    lines = stacks_of(words)
    parts = []
    for line in reversed(lines) if falls else lines:
        letters = line if falls else list(reversed(line))
        parts.append("".join(f"{word.text} " if word.spaced else word.text for word in letters))
    return " ".join(" ".join(parts).split())


def stacks_of(words: Sequence[Word]) -> list[list[Word]]:
    """Return words by the upright line that they stand on, from left to right, each downwards."""
    stacks: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if stacks and word.middle - stacks[-1][0].middle < _SAME * word.size:
            stacks[-1].append(word)
        else:
            stacks.append([word])
    for stack in stacks:
        stack.sort(key=lambda word: word.base)
    return stacks
