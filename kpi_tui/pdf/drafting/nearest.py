"""What a report has where no table of measures could be guessed: what a person would begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.drafting.heading_lines import tells
from kpi_tui.pdf.drafting.headings import field_of_heading
from kpi_tui.pdf.drafting.labelled_sample import LEAD, find_labels
from kpi_tui.pdf.table.labels import heading_text, into_groups
from kpi_tui.pdf.text.lines import PageText
from kpi_tui.pdf.text.quotes import quoted, quoted_whole
from kpi_tui.profiles.labels import IGNORED
from kpi_tui.profiles.period_text import PrintedPeriod

_FEWEST = 2
"""Headings or labels that are worth being named."""
_GAP = 0.9
"""Headings stand so far apart, in sizes of their font."""
_MOST = 6
"""So many of them are named."""


def are_beside(text: PageText) -> bool:
    """Whether tables of measures stand beside each other on a page: the header is there twice."""
    return any(map(_is_twice, _rows(text)))


def _rows(text: PageText) -> Iterator[list[str]]:
    for line in text.lines:
        yield [heading_text(group) for group in into_groups(line.words, _GAP)]


def _is_twice(headings: Sequence[str]) -> bool:
    half = len(headings) // 2
    left, right = headings[:half], headings[half:]
    telling = sum(map(tells, left))
    return left == right and telling > _FEWEST and field_of_heading(left[0]) == "measure"


def why_none(texts: Sequence[PageText], period: PrintedPeriod | None) -> str:
    """Return what looks most like measures and what it lacks, with what a person can do of it."""
    by_hand = "write its profile by hand, as kpi-tui profiles shows"
    if not any(text.lines for text in texts):
        return "it has no text, so its pages may be pictures: ask for the file that was printed"
    rows = [
        (page, labels, [label for label in labels if ":" not in label and tells(label)])
        for page, text in enumerate(texts, 1)
        for labels in _rows(text)
    ]
    for page, headings, _ in rows:
        if _is_twice(headings):
            said = quoted(", ".join(headings[: len(headings) // 2]))
            return (
                f"on page {page} two tables headed {said} stand beside each other, which are not "
                "read: where the report is had with one below the other, that one is"
            )
    page, headings, telling = max(rows, key=lambda row: (len(row[2]), -len(row[1])))
    if len(telling) >= _FEWEST and len(headings) > _FEWEST:
        said, row = ", ".join(map(quoted_whole, telling[:_MOST])), quoted(", ".join(headings))
        return f"of {row} on page {page} only {said} say what stands below them, so {by_hand}"
    labels = find_labels(texts, period, needs_result=False)
    known = [label for label, name in labels.items() if name != IGNORED]
    if len(known) >= _FEWEST and LEAD not in labels.values():
        said = ", ".join(map(quoted_whole, known[:_MOST]))
        return (
            f"cards with {said} have no label of their result, such as “Actual”, and are not read"
        )
    return by_hand
