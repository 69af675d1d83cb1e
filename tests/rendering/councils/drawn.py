"""What stands on the pages of a report that was drawn, beside what was to be drawn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import pypdfium2

from kpi_tui.status import Status

from .council_report import CouncilReport, Measure
from .layouts import Layout

_WORDS = re.compile("[\\w£%.,↑↓→]+")


def not_drawn(report: CouncilReport, layout: Layout, path: Path) -> Counter[str]:
    """The words of the report that no page has, each as often as it is lacking."""
    with pypdfium2.PdfDocument(path) as document:
        drawn = _words(page.get_textpage().get_text_range() for page in document)
    return _words(_printed(report, layout)) - drawn


def _printed(report: CouncilReport, layout: Layout) -> Iterator[str]:
    """The text of every cell and heading."""
    yield report.period.label
    for section in report.sections:
        yield from filter(None, (section.title, section.holder, section.director))
        yield from (section.commentary or "").splitlines()
        owner = None
        for measure in section.measures:
            is_merged = layout.name == "fills" and measure.owner == owner
            yield from _texts(replace(measure, owner=None) if is_merged else measure, layout)
            owner = measure.owner


def _texts(measure: Measure, layout: Layout) -> list[str]:
    """The texts of a measure's cells; a comment paragraph by paragraph."""
    values = {field.name: getattr(measure, field.name) for field in fields(Measure)}
    comment = (values.pop("comment") or "").splitlines()
    is_drawn = layout.name == "cards"
    signs = [layout.directions[measure.direction]] if measure.direction and not is_drawn else []
    statuses = [layout.statuses[value] for value in values.values() if isinstance(value, Status)]
    plain = [value for value in values.values() if type(value) is str]
    return [*plain, *comment, *signs, *statuses]


def _words(texts: Iterable[str]) -> Counter[str]:
    """How often each word, figure and arrow stands there, without punctuation around it."""
    return Counter(word.strip(".,") for text in texts for word in _WORDS.findall(text))
