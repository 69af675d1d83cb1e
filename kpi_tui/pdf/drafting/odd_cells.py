"""Cells of a report that none knows which hold more than a profile tells apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.words import is_figure
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.text.quotes import quoted, quoted_whole
from kpi_tui.profiles.cell_forms import NOT_KEPT
from kpi_tui.regex import regex

_MOSTLY = 0.5
"""Of all rows: so many hold it, or more."""
_LABEL = regex(r"([A-Z][\w ]{1,24}):")


def odd_cells(sample: Sample, columns: Columns) -> Iterator[str]:
    """Yield what a person is told of cells with several figures, and of names with more below them."""
    for label, form in columns.forms.items():
        left = " (what {any} stands for is not kept)" if NOT_KEPT in form.names else ""
        yield f"{quoted_whole(label)} holds several fields a measure, read as {quoted(form.text)}{left}"
    for label in (each for each, _ in columns.labels_of(FIGURES) if each not in columns.forms):
        filled = [lines for row in sample.rows if (lines := row.cells.get(label))]
        cells = [" ".join(line.text for line in lines) for lines in filled]
        several = [text for text in cells if " " in text and all(map(is_figure, text.split()))]
        if len(several) > _MOSTLY * len(filled):
            yield (
                f"{quoted_whole(label)} holds several figures a measure, as {quoted(several[0])}: "
                "no profile tells them apart, and each import names them"
            )
    below = Counter(
        match[1]
        for row in sample.rows
        for line in row.cells.get("measure", [])[1:]
        if (match := _LABEL.match(line.text))
    )
    for label, count in below.items():
        if count > _MOSTLY * len(sample.rows):
            yield f"{quoted_whole(label)} stands below the names of measures: it is kept as a part of them"
