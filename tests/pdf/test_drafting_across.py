"""What rows across the tables of a report that none knows are taken for."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.drafting.across import guess_across
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from tests.support.annex_profile import PHRASES
from tests.support.pdf_words import line

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
