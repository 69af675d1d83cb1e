"""Columns whose cells hold several fields: “52.3% / 52%” below “Actual / Target”, a status behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from kpi_tui.empty_cells import is_empty
from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.headings import FIELDS
from kpi_tui.pdf.drafting.words import is_figure, share, what_of
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.profiles.cell_forms import NOT_KEPT, CellForm
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.profiles.usual_meanings import status_of
from kpi_tui.regex import regex
from kpi_tui.unit_words import UNIT_WORDS

_PARTS = regex(r"[/(|&,]|\band\b|\bvs?\b\.?|\bversus\b|\bagainst\b", re.I)
"""What stands in a heading between two things."""
_SIGNS = ("/", "|", ";", ",")
"""What stands between two names in a cell; they may be in brackets too."""
_UNITS = "|".join(sorted(map(re.escape, UNIT_WORDS), key=len, reverse=True))
_FIGURE = regex(
    rf"(?:[<>≤≥=~]{{1,2}}\s?)?[-+−–]?£?\d[\d,.]*(?:\s?(?:%|(?:k|m|bn|{_UNITS})(?![^\W\d_])))?"
    r"(?:\s?per (?:\d[\d,]*(?: population)?|[a-z]+))?",
    re.I,
)
_SAID = regex(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")
_FIELDS = (2, 3, 4)
_MOSTLY, _NEARLY = 0.6, 0.8
_FEWEST = 2
"""So many cells tell a form, or more."""


def find_form(label: str, when: str, found: Contents) -> CellForm | None:
    """Return what cells of a column look like that hold the fields of its heading.

    All have to that name people, four of five with statuses, and more than half of figures alone: an
    import tells of the others, and reads none of them. `when` is the time that the heading names.
    """
    named = [what_of(part) for part in filter(str.strip, _PARTS.split(label))]
    # Of a part that says only when, the actual is meant: "Current (previous)". What the first says of
    # it holds for the others: "YTD actual / target".
    whenever = named[0][1] if named and any(own for _, own in named) else when
    told = [(what or "actual", own or whenever) for what, own in named if what or own]
    told = told or ([("actual", when)] if when else [])
    is_actual = [what for what, _ in told] == ["actual"]
    if is_actual and share(found.filled, _has_status) >= _NEARLY:
        told.append(("status", told[0][1]))
    names = [what if what in PEOPLE else _name(what, own) for what, own in told]
    kinds = {what for what, _ in told}
    if not (kinds == {*PEOPLE} or kinds <= {"actual", "target", "status"}) or not all(names):
        return None
    if len({*names}) < len(names) or len(names) not in _FIELDS or len(found.filled) < _FEWEST:
        return None
    others_at_most = (len(found.filled) - 1) // 2
    if kinds == {*PEOPLE}:
        others_at_most = 0
    elif "status" in kinds:
        others_at_most = len(found.filled) // 5
    for form in _forms(names, found.filled):
        parts = [form.parts(text) for text in found.filled]
        values = [(name, text) for each in parts if each for name, text in each.items()]
        if parts.count(None) <= min(others_at_most, len(parts) - _FEWEST) and all(
            name in PEOPLE
            or is_empty(text)
            or (_is_status(text) if name in STATUSES else is_figure(text))
            for name, text in values
        ):
            return form
    return None


def _name(what: str, when: str) -> str:
    # No reading has a target of the period before.
    return NOT_KEPT if (what, when) == ("target", "previous") else FIELDS.get((what, when), "")


def has_both(found: Contents) -> bool:
    """Whether what looks like the statuses of a column is a figure with a status behind it."""
    return share(found.filled, _has_status) >= _MOSTLY and found.different >= _MOSTLY


def _has_status(text: str) -> bool:
    """Whether a text begins with a figure, and a status stands behind it."""
    figure = _FIGURE.match(text)
    return figure is not None and any(
        _is_status(said[0]) for said in _SAID.finditer(text, figure.end())
    )


def _forms(names: list[str], texts: list[str]) -> Iterator[CellForm]:
    """Yield the forms that cells may have, by what stands in those that have all fields."""
    if names[0] in PEOPLE:
        first, second = (f"{{{name}}}" for name in names)
        yield from (CellForm(f"{first} {sign} {second}") for sign in _SIGNS)
        yield CellForm(f"{first} ({second})")
        return
    figures = [name for name in names if name not in STATUSES]
    forms: dict[str, None] = {}
    for text in texts:
        found = [*_FIGURE.finditer(text)]
        said = [each for each in _SAID.finditer(text) if _is_status(each[0])]
        if (len(found), len(found) + len(said)) == (len(figures), len(names)):
            statuses = (name for name in names if name in STATUSES)
            named = [*zip(found, figures, strict=True), *zip(said, statuses, strict=True)]
            for each, name in sorted(named, key=lambda pair: -pair[0].start()):
                text = f"{text[: each.start()]}{{{name}}}{text[each.end() :]}"
            forms[text] = None
    for form in forms:
        with suppress(ValueError):
            yield CellForm(form)


def _is_status(text: str) -> bool:
    return text in "RAGB" or status_of(text) is not None
