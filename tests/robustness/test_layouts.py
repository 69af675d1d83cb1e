"""A few reports that chance made, always the same ones; `python -m tests.robustness layouts` has more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kpi_tui.pdf.drafting.guess import guess_profile
from kpi_tui.pdf.trial import try_out
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Leftover, Report, Warning
from kpi_tui.status import Status
from tests.robustness.layouts.draw import draw
from tests.robustness.layouts.hunt import try_report
from tests.robustness.layouts.judge import Judge, outcome
from tests.robustness.layouts.looks import looks
from tests.robustness.layouts.report import Made, make

NUMBERS = (6, 16, 62, 69, 106, 111, 130, 144, 196)
"""Of reports that one quick engine draws: each place of priorities, rules and sign of a status."""
LITTLE = 144
"""The one that is read most quickly."""


@pytest.mark.parametrize("number", NUMBERS)
def test_a_report_that_chance_made_is_read_right(number: int, tmp_path: Path) -> None:
    verdict = try_report(number, tmp_path / "report.pdf")
    assert (verdict.outcome, verdict.notes) == ("right", ())


def test_an_engine_that_is_not_here_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.robustness.layouts.hunt.missing", "no {}".format)
    assert try_report(LITTLE, tmp_path / "report.pdf").outcome == "skipped: no reportlab"
    assert not list(tmp_path.iterdir())


def test_a_number_makes_the_same_report_again() -> None:
    assert (make(7), looks(7)) == (make(7), looks(7))
    assert make(7) != make(8)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, ProfileGuess, Report]:
    """A report that chance made, its draft, and what is read by that."""
    path = tmp_path_factory.mktemp("layouts") / "report.pdf"
    draw(make(LITTLE), looks(LITTLE), path)
    guess, (report,) = try_out(path, guess_profile(path))
    return make(LITTLE), guess, report


def judged(
    read: tuple[Made, ProfileGuess, Report], warnings: tuple[Warning, ...], **of_first: Any
) -> str:
    """Judge the report again with other things read of its first measure."""
    made, guess, report = read
    first, *others = report.readings
    readings = (replace(first, **of_first), *others)
    changed = replace(report, readings=readings, warnings=warnings)
    return outcome([*Judge(made, guess, changed).wrong()])


@pytest.mark.parametrize(
    "of_first",
    [
        {"period_actual": "1.75"},
        {"period_status": Status.BLUE},
        {"period_status": None},
        {"period_target": "1.75"},
        {"directors": ("Head of Waste",)},
        {"comment": ""},
        {"priority_code": ""},
        {"measure_name": "Households"},
    ],
    ids=str,
)
def test_a_cell_that_is_changed_is_wrong_in_silence_or_told(
    of_first: dict[str, Any], read: tuple[Made, ProfileGuess, Report]
) -> None:
    first = read[2].readings[0]
    assert judged(read, ()) == "right"
    assert judged(read, (), **of_first) == "SILENT"
    named = Warning(None, first.measure_code, "odd")
    assert judged(read, (named,), **of_first) == "told"


@pytest.mark.parametrize(
    ("page", "said", "expected"),
    [
        (None, "a page is drawn over", "pages"),
        (None, "the title of 1 priority is no name", "SILENT"),
        (0, "a row without lines", "pages"),
        (99, "a row without lines", "SILENT"),
        (0, "3 words left over on page 2", "SILENT"),
    ],
)
def test_what_is_told_of_something_else_tells_nothing_of_a_cell(
    page: int | None, said: str, expected: str, read: tuple[Made, ProfileGuess, Report]
) -> None:
    if page == 0:
        page = read[2].readings[0].pages[0]
    assert judged(read, (Warning(page, None, said),), comment="") == expected
    of_priority = expected if "priorit" not in said else "pages"
    assert judged(read, (Warning(page, None, said),), priority_code="") == of_priority


def test_a_measure_or_a_period_that_is_lost_is_wrong_in_silence(
    read: tuple[Made, ProfileGuess, Report],
) -> None:
    made, guess, report = read
    fewer = replace(report, readings=report.readings[1:], warnings=())
    assert outcome([*Judge(made, guess, fewer).wrong()]) == "SILENT"
    hardly = replace(guess, notes=("read with it, 604 words of its tables are left over",))
    assert outcome([*Judge(made, hardly, fewer).wrong()]) == "told"
    other = replace(report, report_date=report.report_date.replace(year=1999), warnings=())
    assert outcome([*Judge(made, guess, other).wrong()]) == "SILENT"
    dated = Warning(1, None, "dated Quarter 1 2025/26 here, 1999 elsewhere")
    told = replace(other, warnings=(dated,))
    assert outcome([*Judge(made, guess, told).wrong()]) == "told"


def test_a_measure_that_is_read_amid_another_is_told_with_that(
    read: tuple[Made, ProfileGuess, Report],
) -> None:
    made, guess, report = read
    first, second, *others = report.readings
    name = " ".join([*first.measure_name.split()[::-1], "172", second.measure_name])
    joined = (replace(first, measure_name=name), *others)
    named = Warning(1, first.measure_code, "two columns stand below Measure")
    for warnings, expected in (((), "SILENT"), ((named,), "told")):
        changed = replace(report, readings=joined, warnings=warnings)
        assert outcome([*Judge(made, guess, changed).wrong()]) == expected


def test_a_heading_with_words_of_a_row_is_that_column_s(
    read: tuple[Made, ProfileGuess, Report],
) -> None:
    made, guess, report = read
    first, *others = report.readings
    readings = (replace(first, measure_name=first.measure_name.split()[-1]), *others)
    changed = replace(report, readings=readings, warnings=())
    (heading,) = (each.heading for each in made.columns if each.field == "measure")
    for label, field, expected in (
        (f"{heading} Homes", "measure", "SILENT"),
        (heading, "comment", "mistaken"),
    ):
        columns = [pair for pair in guess.columns if pair[1] != "measure"]
        drafted = replace(guess, columns=(*columns, (label, field)))
        assert outcome([*Judge(made, drafted, changed).wrong()]) == expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [(("and will", "end badly"), "pages"), (("end well",), "SILENT"), ((), "SILENT")],
)
def test_the_end_of_a_comment_that_is_left_over_is_told(
    left: tuple[str, ...], expected: str, read: tuple[Made, ProfileGuess, Report]
) -> None:
    made, guess, report = read
    rows = [{**row, "comment": "It began well and will end badly"} for row in made.rows]
    made = replace(made, rows=rows)
    readings = tuple(replace(each, comment="It began well") for each in report.readings)
    leftovers = tuple(Leftover(1, text) for text in left)
    account = replace(report.account, leftovers=leftovers)
    changed = replace(report, readings=readings, warnings=(), account=account)
    assert outcome([*Judge(made, guess, changed).wrong()]) == expected
