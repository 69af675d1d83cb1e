"""A chart as a file of its own: what it says beside the line."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape

import pytest
from msgspec import structs
from PIL import Image

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.errors import KpiTuiError
from kpi_tui.judgements.judgement import Correct
from kpi_tui.origin import Origin
from kpi_tui.publish.brief.charts.drawing import dagger
from kpi_tui.publish.brief.charts.picture import chart_picture, written
from kpi_tui.status import Status
from kpi_tui.vocabulary import CorrectedField
from tests.support.measures import month_end, point, through

PERIOD_ACTUAL = CorrectedField.PERIOD_ACTUAL


def measure(*actuals: str | None, targets: str = "5") -> MeasurePeriod:
    statuses = [Status.GREEN, Status.AMBER, Status.RED, None]
    return through(
        *(
            point(month_end(2024, 1 + at), actual, targets, statuses[at % 4])
            for at, actual in enumerate(actuals)
        )
    )


def svg(found: MeasurePeriod, about: str = "A council · May 2024") -> str:
    made = written(chart_picture(found, about, "Source: annex.pdf, page 3."), "svg").decode()
    return unescape(made)


def test_it_is_named_dated_sourced_and_said_to_be_analysis() -> None:
    said = svg(measure("1", "2", "3", "4"))
    for words in (
        "OCC01.01 Visits to libraries",
        "A council · May 2024",
        "January 2024 to April 2024.",
        "Source: annex.pdf, page 3.",
        "kpi-tui’s analysis",
        *(">green<", ">amber<", ">red<", ">not rated<", ">target<"),
    ):
        assert words in said.replace("</text>", "</text>\n") or words in " ".join(said.split(">"))
    assert said.startswith('<svg xmlns="http://www.w3.org/2000/svg"')


@pytest.mark.parametrize(
    ("actual", "target", "told"),
    [
        ("£1,200", "£1,000", "in £, target £1,000"),
        ("81%", "90%", "in %, target 90%"),
        ("4 days", "5", "in days, target 5 days"),
        ("4 per 1,000", "5 per 1,000", "per 1,000, target 5 per 1,000"),
        ("4", "5", "no unit printed, target 5"),
        ("4", "", "no unit printed, no target"),
    ],
)
def test_what_is_drawn_is_told_in_a_line(actual: str, target: str, told: str) -> None:
    drawn = chart_picture(measure(actual, actual, targets=target), "", "").told
    assert drawn == f"OCC01.01 Visits to libraries: January 2024 to February 2024, {told}"


def test_only_signs_that_are_drawn_are_explained() -> None:
    said = svg(measure("1", "2"))
    assert ">red<" not in said
    assert ">not rated<" not in said


def test_a_blue_point_is_blue_and_no_status_is_called_none() -> None:
    statuses = (Status.BLUE, Status.COMPLETE, None)
    found = through(
        *(point(month_end(2024, at), "5", "4", status) for at, status in enumerate(statuses, 1))
    )
    said = svg(found)
    assert (said.count('fill="#1d70b8"'), ">blue<" in said) == (2, True), "one point, and its name"
    assert ">other status<" in said
    assert ">not rated<" not in said


def test_a_target_goes_up_in_a_step_and_that_is_said() -> None:
    found = through(*(point(month_end(2024, 1 + at), "5", str(4 + at // 2)) for at in range(4)))
    assert "Target raised 4 → 5, March 2024." in svg(found)


def test_simulated_figures_are_not_called_published() -> None:
    found = measure("1", "2", "3")
    made_up = [structs.replace(each, origin=Origin.SIMULATED) for each in found.history[:2]]
    said = svg(through(*made_up, found.history[2]))
    assert "statuses of filled signs are as published" in said
    assert "Simulated: 2 of 3 figures" in said


def test_text_of_a_report_is_text() -> None:
    found = measure("1", "2")
    odd = replace(found.reading, measure_name='<script>"&\x1b[31m x</script>')
    made = written(chart_picture(structs.replace(found, reading=odd), "<b>", "<i>"), "svg").decode()
    assert "<script" not in made
    assert "<b>" not in made
    assert "\x1b" not in made


def test_a_png_has_its_words_drawn() -> None:
    content = written(chart_picture(measure("1", "2", "3"), "A – council", "From “there”."), "png")
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.width == 1920
        title = picture.convert("L").crop((0, 0, picture.width, 90))
        assert min(title.tobytes()) < 60, "letters in ink"


def test_one_figure_is_no_line() -> None:
    with pytest.raises(KpiTuiError, match="fewer than 2 figures"):
        chart_picture(measure("1", None), "", "")


def corrected(found: MeasurePeriod, field: CorrectedField = PERIOD_ACTUAL) -> MeasurePeriod:
    """The same with its second period corrected."""
    day = found.history[1].report_date
    correct = Correct(
        who="Ada", why="", measure=found.named, report_date=day, field=field, value="2"
    )
    points = [
        structs.replace(each, corrections={field: correct} if each.report_date == day else {})
        for each in found.history
    ]
    return through(*points)


def test_what_an_officer_corrected_bears_a_dagger_that_is_explained() -> None:
    as_printed = measure("1", "2", "3", "4")
    said = svg(corrected(as_printed))
    assert ">corrected by an officer<" in said
    assert "Corrected by officers: February 2024 (a dagger by the sign)." in unwrapped(said)
    assert "as published, except where an officer corrected them" in unwrapped(said)
    two = 2 * len(list(dagger(0, 0)))
    assert said.count("<polyline") == svg(as_printed).count("<polyline") + two
    assert "orrected" not in svg(as_printed)


def test_a_correction_of_the_year_to_date_is_none_of_the_chart() -> None:
    found = corrected(measure("1", "2", "3", "4"), CorrectedField.YTD_ACTUAL)
    assert "orrected" not in svg(found)


def unwrapped(said: str) -> str:
    """What stands in the picture, its lines in one."""
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", said))
