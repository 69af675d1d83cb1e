"""Rows across the tables of a report that none knows: what they say of the measures above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from statistics import mean

from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line, flow
from kpi_tui.report import PROSE_FIELDS

_LEAD = re.compile(r"(?P<label>[A-Z][A-Za-z’'/& ]{3,40}?)(?P<sign> ?[:–—] ?| - )\S")
_BARE = re.compile(
    r"(?P<label>Comments?|Commentary|Narrative|Explanation|Update|Officer comments?|Latest notes?) [A-Z0-9£]"
)
_FEWEST = 2
"""So many rows must begin alike before their beginning is a phrase of the profile."""
_PROSE = 6
"""Words on average, or more, of rows that are comments though none of them says so."""


def guess_across(sample: Sample) -> tuple[dict[str, list[str]], Sample]:
    """Return how the rows across begin that go on with a measure, by field.

    The sample comes back too, without those rows.
    """
    below = [(id(item), flow(item)) for item in _below_measures(sample)]
    counts = Counter(found for _, text in below if (found := _lead(text)))
    phrases: dict[str, list[str]] = {}
    for (name, phrase), count in counts.items():
        if count >= _FEWEST:
            phrases.setdefault(name, []).append(phrase)
    spent = {item for item, text in below if (found := _lead(text)) and counts[found] >= _FEWEST}
    rest = [text for item, text in below if item not in spent]
    words = mean(len(text.split()) for text in rest) if len(rest) >= _FEWEST else 0.0
    kinds = (type(item) for item in sample.items if not isinstance(item, Line))
    begins_across = next(kinds, None) is list
    if not phrases and not begins_across and words >= _PROSE:
        phrases["comment"] = ["{comment}"]
        spent = {item for item, _ in below}
    kept = [item for item in sample.items if id(item) not in spent]
    return phrases, replace(sample, items=kept)


def _below_measures(sample: Sample) -> Iterator[list[Line]]:
    """Yield the rows across that stand right below a measure's."""
    is_below = False
    for item in sample.items:
        if isinstance(item, list):
            if is_below:
                yield item
        else:
            is_below = isinstance(item, PrintedRow)


def _lead(text: str) -> tuple[str, str] | None:
    """Return the field that a row across names, and the phrase in which it does."""
    match = _LEAD.match(text) or _BARE.match(text)
    if match is None:
        return None
    name = what_of(match["label"])[0]
    sign = match.groupdict().get("sign") or " "
    return (name, f"{match['label']}{sign.rstrip()} {{{name}}}") if name in PROSE_FIELDS else None
