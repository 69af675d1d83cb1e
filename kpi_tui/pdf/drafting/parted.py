"""Columns whose cells hold two fields: “52.3% / 52%” below “Actual / Target”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.headings import FIELDS
from kpi_tui.pdf.drafting.words import is_figure, what_of
from kpi_tui.pdf.table.fields import FIGURES
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
_FEWEST = 2
"""So many cells tell a form, or more."""


def find_form(label: str, when: str, found: Contents) -> CellForm | None:
    """Return what all cells of a column look like that hold the two fields of its heading.

    `when` is the time that the heading names.
    """
    names = list(_named(label, when))
    if len(names) != 2 or names[0] == names[1] or len(found.filled) < _FEWEST:
        return None
    for form in _forms(names, found.filled):
        spans = [(text, form.spans(text)) for text in found.filled]
        if all(
            each is not None and all(_is_of(name, text[slice(*each[name])]) for name in names)
            for text, each in spans
        ):
            return form
    return None


def _named(label: str, when: str) -> Iterator[str]:
    """Yield the fields that the parts of a heading name, from left to right."""
    for part in filter(str.strip, _PARTS.split(label)):
        what, own = what_of(part)
        if what in PEOPLE:
            yield what
        elif what in ("actual", "target"):
            yield FIELDS.get((what, own or when), "")
        elif what:
            yield ""


def _forms(names: list[str], texts: list[str]) -> Iterator[CellForm]:
    """Yield the forms that cells may have, by what stands in the first of them."""
    first, second = (f"{{{name}}}" for name in names)
    figures = next((each for text in texts if len(each := [*_FIGURE.finditer(text)]) == 2), None)
    if names[0] in PEOPLE:
        yield from (CellForm(f"{first} {sign} {second}") for sign in _SIGNS)
        yield CellForm(f"{first} ({second})")
    elif figures:
        one, two = figures
        text = one.string
        said = f"{text[: one.start()]}{first}{text[one.end() : two.start()]}{second}{text[two.end() :]}"
        try:
            yield CellForm(said)
        except ValueError:
            return


def _is_of(name: str, text: str) -> bool:
    return name not in FIGURES or is_figure(text) or text.casefold() in _NO_FIGURE
