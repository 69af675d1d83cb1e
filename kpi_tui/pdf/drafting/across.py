"""Rows across the tables of a report that none knows: what they say of the measures above them or below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import mean

from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.sums import adds_up
from kpi_tui.pdf.text.lines import Line, flow
from kpi_tui.regex import regex
from kpi_tui.report import PROSE_FIELDS

_LEAD = regex(r"(?P<label>[A-Z][A-Za-z’'/& ]{3,40}?)(?P<sign> ?[:–—] ?| - )\S")
_BARE = regex(
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
    begun: dict[tuple[str, str], set[int]] = {}
    for item, text in below:
        if found := _lead(text):
            begun.setdefault(found, set()).add(item)
    phrases: dict[str, list[str]] = {}
    spent: set[int] = set()
    for (name, phrase), items in begun.items():
        if len(items) >= _FEWEST and _are_of_measures(sample, items):
            phrases.setdefault(name, []).append(phrase)
            spent |= items
    rest = [(item, text) for item, text in below if item not in spent]
    words = mean(len(text.split()) for _, text in rest) if len(rest) >= _FEWEST else 0.0
    kinds = (type(item) for item in sample.items if not isinstance(item, Line))
    begins_across = next(kinds, None) is list
    if not phrases and not begins_across and words >= _PROSE:
        items = {item for item, _ in rest}
        if _are_of_measures(sample, items):
            phrases["comment"] = ["{comment}"]
            spent = items
    kept = [item for item in sample.items if id(item) not in spent]
    return phrases, replace(sample, items=kept)


def titles_across(sample: Sample) -> list[str]:
    """Return what rows across the table say; nothing where measures stand before the first.

    A bold text is one too that stands alone below names of measures, or below what stands before
    them, where none of those are bold. Rows that add up others tell nothing: they are often bold.
    Nor does a header that is printed again where a page breaks it, and is read as a row.
    """
    rows = [
        row
        for row in sample.rows
        if {"measure"} < row.cells.keys()
        and not (adds_up(flow(row.cells["measure"])) or _heads_names(row))
    ]
    begun = [row.cells[name][0] for row in rows for name in _begins(row) if name in row.cells]
    may_be_bold = bool(rows) and not any(map(sample.is_bold, begun))
    found: list[str] = []
    for at, item in enumerate(sample.items):
        if isinstance(item, list):
            found.append(flow(item))
        elif isinstance(item, Line):
            found += [item.text] if at in sample.alone else []
        elif may_be_bold and (lines := _alone(item)) and all(map(sample.is_bold, lines)):
            found.append(flow(lines))
        elif not found:
            return []
    return found


def _heads_names(row: PrintedRow) -> bool:
    """Whether a row says where names stand what heads these."""
    column = row.column_of("measure")
    return column is not None and flow(row.cells["measure"]) == column.label


def _begins(row: PrintedRow) -> set[str]:
    """Return the fields of the columns in which a row begins: that of names, and the first."""
    return {"measure", *(column.field for column in row.columns[:1])}


def _alone(row: PrintedRow) -> list[Line]:
    """Return the lines of a row that has words where it begins alone."""
    only = next(iter(row.cells), "")
    return row.cells[only] if row.cells.keys() == {only} <= _begins(row) else []


def _below_measures(sample: Sample) -> Iterator[list[Line]]:
    """Yield the rows across that stand right below a measure's."""
    is_below = False
    for item in sample.items:
        if isinstance(item, list):
            if is_below:
                yield item
        else:
            is_below = isinstance(item, PrintedRow)


def _are_of_measures(sample: Sample, across: set[int]) -> bool:
    """Whether some rows across, by their `id`, stand below several measures, not behind tables alone.

    What stands behind a table is a note on all of it, unless its tables have a measure each.
    """
    items = (each for each in sample.items if id(each) in across or not isinstance(each, list))
    kinds = [kind for kind, _ in groupby(map(type, items))]
    rows = sum(isinstance(item, PrintedRow) for item in sample.items)
    below = [at for at, pair in enumerate(pairwise(kinds)) if pair == (PrintedRow, list)]
    is_amid = any(kinds[at + 2 : at + 3] == [PrintedRow] for at in below)
    return len(below) >= _FEWEST and (is_amid or 2 * len(below) >= rows)


def _lead(text: str) -> tuple[str, str] | None:
    """Return the field that a row across names, and the phrase in which it does."""
    match = _LEAD.match(text) or _BARE.match(text)
    if match is None:
        return None
    name = what_of(match["label"])[0]
    sign = match.groupdict().get("sign") or " "
    return (name, f"{match['label']}{sign.rstrip()} {{{name}}}") if name in PROSE_FIELDS else None
