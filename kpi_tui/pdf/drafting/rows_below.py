"""Rows below each other for each measure of a report that none knows: “Target” and “Actual”."""

from __future__ import annotations

from kpi_tui.empty_cells import is_empty
from kpi_tui.pdf.drafting.sample import RowsBelow, Sample
from kpi_tui.pdf.drafting.words import is_figure, share, what_of
from kpi_tui.pdf.table.labels import UNKNOWN
from kpi_tui.profiles.labels import BLANK, IGNORED
from kpi_tui.profiles.row_kinds import ACTUAL, TARGET

_KINDS = {"actual": ACTUAL, "target": TARGET, "difference": IGNORED}
_LONGEST = 3
"""Words of what says which figure a row has, or fewer."""
_MOSTLY = 0.6


def find_rows_below(sample: Sample) -> RowsBelow | None:
    """Return the column that says of each row which figure it has; `None` where there is none.

    Such a column may have no heading. What else it says each import names.
    """
    for label in (UNKNOWN, *(each for each in sample.labels if each not in sample.names)):
        said = [line.text for row in sample.rows for line in row.cells.get(label, ())]
        words = {
            text: _KINDS[what_of(text)[0]]
            for text in sorted({*said})
            if len(text.split()) <= _LONGEST and what_of(text)[0] in _KINDS
        }
        if {ACTUAL, TARGET} <= {*words.values()} and share(said, words.get) > _MOSTLY:
            figures = [
                each
                for each in sample.labels
                if each not in (label, *sample.names) and _holds_figures(sample, each)
            ]
            return RowsBelow(label or BLANK, words, figures)
    return None


def _holds_figures(sample: Sample, label: str) -> bool:
    lines = (line.text for row in sample.rows for line in row.cells.get(label, ()))
    return share((text for text in lines if not is_empty(text)), is_figure) > _MOSTLY
