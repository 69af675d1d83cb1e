"""What an import says of its files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kpi_tui.doubts import Doubt
from kpi_tui.errors import PdfError, UnknownReportError
from kpi_tui.period import PeriodKey
from kpi_tui.tui.files.import_result import (
    Imported,
    ImportResult,
    refused_file,
    result_lines,
    summary,
)
from kpi_tui.tui.palette import Palette

JULY, JUNE = PeriodKey(date(2024, 7, 31)), PeriodKey(date(2024, 6, 30))
PALETTE = Palette.of_theme({})
NEW = ImportResult(
    "a.pdf", ("read",), (), (Doubt("odd", "OCC01.01"), Doubt("left")), JULY, 45, True
)
AGAIN = ImportResult("b.pdf", ("there",), (), (), JUNE, 40, False)
BAD = refused_file("c\x1b.pdf", PdfError("c.pdf: not a PDF: save it anew"))


@pytest.mark.parametrize(
    ("results", "cancelled", "said"),
    [
        ([NEW], False, "July 2024 imported, 45 measures; 2 items to check."),
        (
            [replace(NEW, changes=("x: 1 → 2",), revision=2)],
            False,
            "July 2024 imported, 45 measures; revision 2 of July 2024: 1 cell differs; "
            "2 items to check.",
        ),
        (
            [replace(NEW, revision=2)] * 4,
            False,
            "July 2024 imported, 180 measures; 4 reports revised; 8 items to check.",
        ),
        ([AGAIN], False, "Nothing new imported; 1 file there already."),
        ([BAD, BAD], False, "Nothing new imported; 2 files refused."),
        ([], True, "Cancelled; nothing new imported."),
        (
            [NEW, AGAIN, BAD],
            True,
            "Cancelled; July 2024 imported, 45 measures; 1 file there already; 1 file refused; "
            "2 items to check.",
        ),
        (
            [
                ImportResult("x", (), (), (), PeriodKey(date(2024, month, 1)), 2, True)
                for month in (4, 2, 1, 3)
            ],
            False,
            "4 months, January 2024 to April 2024, imported, 8 measures.",
        ),
    ],
)
def test_results_are_summed_up_in_a_sentence(
    results: list[ImportResult], cancelled: bool, said: str
) -> None:
    assert summary(results, cancelled) == said


def test_each_doubt_leads_to_its_own_month_and_measure() -> None:
    file, odd, left = result_lines(NEW, PALETTE)
    assert file.text.plain == "a.pdf\n  read"
    assert (file.leads_to, file.is_doubt) == (Imported(JULY), False)
    assert (odd.leads_to, odd.is_doubt) == (Imported(JULY, "OCC01.01"), True)
    assert left.leads_to == Imported(JULY)


def test_changes_can_be_stepped_through_behind_what_is_doubtful() -> None:
    """A report under a wrong title changes a hundred cells; that it may be one is said before them."""
    doubts = (Doubt("another month?"),)
    result = ImportResult("a", ("x",), ("one", "two"), doubts, JULY, 1, True)
    lines = [line.text.plain for line in result_lines(result, PALETTE)]
    assert lines == ["a\n  x", "  ! another month?", "  ≠ one", "  ≠ two"]


def test_a_refused_file_leads_nowhere() -> None:
    (line,) = result_lines(BAD, PALETTE)
    assert line.text.plain == "c␛.pdf\n  c.pdf: not a PDF: save it anew"
    assert line.leads_to == Imported(None)


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (
            "a.pdf: 1 table headed “Ref · Name”: no profile knows this report; draft one with "
            "kpi-tui profile new FILE",
            "a.pdf: 1 table headed “Ref · Name”",
        ),
        (
            "a.pdf: 1 table headed “Ref” (a profile is left out: ours.toml: line 1): no profile "
            "knows this report; draft one with kpi-tui profile new FILE",
            "a.pdf: 1 table headed “Ref” (a profile is left out: ours.toml: line 1)",
        ),
        (
            "a.pdf: no table of measures in it (found 1 page): no profile knows it: if it is a "
            "council's report on its performance, kpi-tui profile new FILE drafts one",
            "a.pdf: no table of measures in it (found 1 page)",
        ),
    ],
)
def test_that_no_profile_knows_a_file_is_told_once(error: str, found: str) -> None:
    refused = refused_file("a.pdf", UnknownReportError(error))
    assert refused.lines == ("p drafts its profile: none knows it yet.", found)
