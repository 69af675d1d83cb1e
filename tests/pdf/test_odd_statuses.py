"""Signs of status that the figures beside them contradict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.pdf.doubts.odd_statuses import doubts_of_marks
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.report import Reading
from kpi_tui.status import Status

READING = Reading("01", "1.01", "A measure", period_actual="51%", period_target="50%")


def doubts(
    *measures: tuple[Reading, StatusMark | None], declared: dict[str, Status] | None = None
) -> list[str]:
    readings, records = [], []
    for number, (reading, mark) in enumerate(measures, 1):
        code = f"1.{number:02}"
        readings.append(replace(reading, measure_code=code))
        marks = {"period_status": [mark]} if mark is not None else {}
        records.append(Record(code, "01", marks=marks))
    return [each.message for each in doubts_of_marks(readings, records, declared or {})]


def measure(
    status: str, actual: str | None = "51%", target: str | None = "50%", sign: str = "x"
) -> tuple[Reading, StatusMark]:
    reading = replace(
        READING, period_actual=actual, period_target=target, period_status=Status(status)
    )
    return reading, StatusMark(text=sign)


RATED = (measure("green", sign="g"), measure("red", sign="r"), measure("amber", sign="a"))


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        (measure("not_reported"), "have an actual"),
        (measure("not_started"), "have an actual"),
        (measure("actual_missing"), "have an actual"),
        (measure("target_missing"), "have a target"),
        (measure("monitoring_only"), "have a target"),
        (measure("green", actual=None), "have no actual"),
        (measure("red", actual="n/a"), "have no actual"),
        (measure("target_missing", actual=None, target=None), "have no actual"),
        (measure("monitoring_only", actual=None, target=None), "have no actual"),
        (measure("blue", actual=None), "have no actual"),
        (measure("amber", target=None), "have no target"),
        (measure("blue", target=None), "have no target"),
    ],
)
def test_a_sign_that_its_figures_contradict(odd: tuple[Reading, StatusMark], why: str) -> None:
    said = (odd[0].period_status or "").replace("_", " ")
    assert doubts(*RATED, odd) == [
        f"“x” is declared as the status {said}, and 1 of 1 with it (1.04 first) {why}"
    ]


@pytest.mark.parametrize(
    "sound",
    [
        measure("not_reported", actual=None),
        measure("not_reported", actual="n/a", target=None),
        measure("monitoring_only", target=None),
        measure("target_missing", target="–"),
        measure("complete", actual=None, target=None),
    ],
)
def test_a_sign_that_its_figures_bear_out(sound: tuple[Reading, StatusMark]) -> None:
    assert doubts(*RATED, sound) == []


def test_a_word_that_says_so_itself_is_the_report_s_own_contradiction() -> None:
    odd = measure("not_reported", sign="notdue")
    assert doubts(*RATED, odd, declared={"Not due": Status.NOT_REPORTED}) == []


def test_most_measures_with_a_sign_decide() -> None:
    some = [measure("not_reported", actual=None), measure("not_reported", actual=None)]
    assert doubts(*RATED, *some, measure("not_reported")) == []


def test_that_a_colour_judges_a_figure_without_a_target_is_no_doubt() -> None:
    reading, _ = measure("amber", target=None)
    assert doubts(*RATED, (reading, StatusMark(hue=Status.AMBER, shape="circle"))) == []


def test_a_report_of_words_alone_rates_what_has_no_figure() -> None:
    assert doubts(measure("green", actual=None), measure("red", actual="Done")) == []


def test_what_an_empty_cell_means_is_doubted_too() -> None:
    reading = replace(READING, period_status=Status.NOT_REPORTED)
    empty = [(reading, None)] * 3
    assert doubts(*RATED, *empty) == [
        "an empty cell is declared as the status not reported, and "
        "3 of 3 with it (1.04 first) have an actual"
    ]
    assert doubts(*RATED, *empty[1:]) == []
