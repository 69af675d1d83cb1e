"""Columns whose cells hold two fields: “52.3% / 52%” below “Actual / Target”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.headings import FIELDS
from kpi_tui.pdf.drafting.words import is_figure, what_of
from kpi_tui.profiles.cell_forms import CellForm
from kpi_tui.profiles.phrases import PEOPLE

_PARTS = re.compile(r"[/(|&,]|\band\b|\bvs?\b\.?|\bversus\b|\bagainst\b", re.I)
"""What stands in a heading between two things."""
_SIGNS = ("/", "|", ";", ",")
"""What stands between two names in a cell; they may be in brackets too."""
_FIGURE = re.compile(
    r"(?:[<>≤≥=~]{1,2}\s?)?[-+−–]?£?\d[\d,.]*(?:\s?(?:%|k|m|bn|days?|hours?|mins?))?", re.I
)
_NO_FIGURE = frozenset(("-", "–", "—", "n/a", "na", "tbc", "no data"))
_FIELDS = (2, 3)
_FEWEST = 2
"""So many cells tell a form, or more."""


def find_form(label: str, when: str, found: Contents) -> CellForm | None:
    """Return what all cells of a column look like that hold the fields of its heading, two or three.

    `when` is the time that the heading names.
    """
    named = [what_of(part) for part in filter(str.strip, _PARTS.split(label))]
    # Of a part that says only when, the actual is meant: "Current (previous)". What the first says of
    # it holds for the others: "YTD actual / target".
    whenever = named[0][1] if named and any(own for _, own in named) else when
    told = [(what or "actual", own or whenever) for what, own in named if what or own]
    names = [what if what in PEOPLE else FIELDS.get((what, own), "") for what, own in told]
    kinds = {what for what, _ in told}
    if not (kinds == {*PEOPLE} or kinds <= {"actual", "target"}) or not all(names):
        return None
    if len({*names}) < len(names) or len(names) not in _FIELDS or len(found.filled) < _FEWEST:
        return None
    for form in _forms(names, found.filled):
        parts = [form.parts(text) for text in found.filled]
        values = [(name, text) for each in parts if each for name, text in each.items()]
        if all(parts) and all(
            name in PEOPLE or is_figure(text) or text.casefold() in _NO_FIGURE
            for name, text in values
        ):
            return form
    return None


def _forms(names: list[str], texts: list[str]) -> Iterator[CellForm]:
    """Yield the forms that cells may have, by what stands in the first that has all figures."""
    if names[0] in PEOPLE:
        first, second = (f"{{{name}}}" for name in names)
        yield from (CellForm(f"{first} {sign} {second}") for sign in _SIGNS)
        yield CellForm(f"{first} ({second})")
        return
    for text in texts:
        if len(_FIGURE.findall(text)) == len(names):
            *between, behind = _FIGURE.split(text)
            parts = (f"{said}{{{name}}}" for said, name in zip(between, names, strict=True))
            with suppress(ValueError):
                yield CellForm(f"{''.join(parts)}{behind}")
            return
