"""Texts below a table that are about all of its measures, under headings of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.labels import key
from kpi_tui.regex import regex

_SAME_SIZE = 0.5
_APART = 4.0
"""Lines of one commentary are no further apart than this many sizes of their font."""
_CAPTION = regex(r"(?:figure|fig\.|chart|graph|table|source|note)\b", re.I)


class SectionCommentary(NamedTuple):
    """A heading, the text below it, and what else stands there."""

    heading: list[Line]
    text: list[Line]
    others: list[Line]


def part_commentary(lines: Sequence[Line], headings: Collection[str]) -> SectionCommentary:
    """Part the lines below a table into a commentary and what is none of it.

    It goes on in the size in which it begins, up to a caption or the foot of its page.
    """
    at = next((at for at, line in enumerate(lines) if key(line.text) in headings), None)
    if at is None:
        return SectionCommentary([], [], list(lines))
    end = at + 1
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        first = lines[at + 1]
        if (
            line.page != lines[at].page
            or abs(line.size - first.size) > _SAME_SIZE
            or line.base - above.base > _APART * line.size
            or _CAPTION.match(line.text)
        ):
            break
        end += 1
    return SectionCommentary([lines[at]], list(lines[at + 1 : end]), [*lines[:at], *lines[end:]])
