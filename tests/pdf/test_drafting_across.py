"""What rows across the tables of a report that none knows are taken for."""

from __future__ import annotations

from typing import cast

import pytest

from kpi_tui.pdf.drafting.across import guess_across, titles_across
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from tests.support.annex_profile import PHRASES
from tests.support.pdf_words import FakePage, line

NOTES = (
    "Targets are reviewed each year as part of the service planning round.",
    "Data is reported one quarter in arrears. The definition was changed in April.",
)


def guess(kinds: str, lead: str = "") -> dict[str, list[str]]:
    """Guess from a table's items: `m` a measure's row, `n` a sentence across, `-` a line outside."""
    items: list[PrintedRow | Line | list[Line]] = []
    for number, kind in enumerate(kinds):
        if kind == "m":
            items.append(PrintedRow(1, 10.0 * number, 10.0 * number + 9, (), PHRASES))
        else:
            said = line(lead + NOTES[number % 2] if kind == "n" else "Priority: clean streets")
            items.append([said] if kind == "n" else said)
    return guess_across(Sample(("Measure", "Actual"), items=items))[0]


BEHIND = ("mmmmnn", "mmmmnnn", "mmmm-nn", "mmmn-mmmn", "-mmmnn-mmmnn", "mmmnm")
BELOW = ("mnmnmn", "mmnmmmn", "mnmmm-mmmn", "mn-mn-mn", "mnnmnnmnn")


@pytest.mark.parametrize("lead", ["", "Note: ", "Commentary: "])
@pytest.mark.parametrize("kinds", BEHIND)
def test_notes_behind_tables_are_no_comments(kinds: str, lead: str) -> None:
    assert guess(kinds, lead) == {}


@pytest.mark.parametrize("lead", ["", "Note: ", "Commentary: "])
@pytest.mark.parametrize("kinds", BELOW)
def test_sentences_below_measures_are_their_comments(kinds: str, lead: str) -> None:
    assert guess(kinds, lead) == {"comment": [f"{lead}{{comment}}"]}


@pytest.mark.parametrize(
    ("bold_row", "titles"), [("Measure", ["Clean streets", "Good homes"]), ("Bins missed", [])]
)
def test_a_header_that_a_page_breaks_does_not_hide_titles_in_rows_of_their_own(
    bold_row: str, titles: list[str]
) -> None:
    """It was read as a row, so names seemed to be bold, and no measure had a priority, in silence."""
    columns = (FieldColumn("measure", 0, 90, "Measure"), FieldColumn("Actual", 90, 200, "Actual"))
    texts = ("Clean streets", "Calls answered", "Good homes", "Homes let", bold_row)
    rows = []
    for name in texts:
        row = PrintedRow(1, 10.0, 20.0, columns, PHRASES, cells={"measure": [line(name)]})
        if name not in texts[::2] or name == bold_row:
            row.cells["Actual"] = [line("57%", x=100)]
        rows.append(row)
    own = FakePage([])
    own.bold = {word for text in texts[::2] for word in text.split()}
    sample = Sample(("Measure", "Actual"), items=[*rows], pages={1: cast(Page, own)})
    assert titles_across(sample) == titles
