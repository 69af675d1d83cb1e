"""Where words and figures come from, in words; and what runs and trends say of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.changes.statuses import statuses
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.trend import trend
from kpi_tui.demo import sample_reports
from kpi_tui.origin import Origin, of_source, of_which_simulated
from kpi_tui.status import Status
from kpi_tui.wording.phrases import at_status, since
from tests.support.frames import histories, month, row

GREEN = replace(
    row("A01.01", "Visits"), period_actual="9", period_target="5", period_status=Status.GREEN
)
P, R, S = Origin


def measured(*origins: Origin, last: Status = Status.GREEN) -> MeasurePeriod:
    """A measure in as many months as there are origins, green but for the last."""
    months = [
        replace(month(f"2024-{place:02}", GREEN), provenance=origin)
        for place, origin in enumerate(origins, 1)
    ]
    ended = replace(months[-1], readings=(replace(GREEN, period_status=last, period_actual="3"),))
    (found,) = histories(*months[:-1], ended).of_report(ended.report_date)
    return found


@pytest.mark.parametrize(
    ("origin", "name", "figures"),
    [(P, "July", "July"), (R, "July (reworded)", "July"), (S, *["July (simulated)"] * 2)],
)
def test_marks_beside_names(origin: Origin, name: str, figures: str) -> None:
    assert (origin.beside("July"), origin.beside_figures("July")) == (name, figures)
    assert bool(origin.note) is (origin is not P)


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        ([], ""),
        ([P, R], ""),
        ([P, S, S], ", of which 2 simulated"),
        ([S, S], ", all of them simulated"),
    ],
)
def test_how_many_are_simulated(origins: list[Origin], said: str) -> None:
    assert of_which_simulated(origins) == said


def test_a_run_says_how_many_of_its_reports_are_simulated() -> None:
    assert at_status(measured(P, S, S, P)) == "green for 4 reports in a row, of which 2 simulated"
    assert at_status(measured(P, P, R)) == "green for 3 reports in a row"
    assert at_status(measured(S, S)) == "green for 2 reports in a row, all of them simulated"


def test_what_came_before_says_that_it_is_simulated() -> None:
    assert since(measured(P, S, P)).startswith("down since February 2024 (9, simulated)")
    assert since(measured(P, R, P)).startswith("down since February 2024 (9)")
    assert measured(P, S).when == "February 2024 (simulated)"


def test_a_trend_says_how_many_of_its_periods_are_simulated() -> None:
    assert trend(measured(P, S, S, P)).sentences[0] == "Simulated: 2 of its 4 months."
    assert not any("imulated" in said for said in trend(measured(P, R, P)).sentences)


@pytest.mark.parametrize(("before", "said"), [(S, ", of which 2 simulated"), (P, "")])
def test_a_status_that_ends_says_it_too(before: Origin, said: str) -> None:
    now = measured(P, before, before, P, last=Status.RED)
    earlier = structs.replace(now.history[-2], history=now.history[:-1])
    (change,) = statuses(MeasurePair(earlier, now))
    assert f"after 3 reports green{said}" in change.sentence


def test_the_samples_say_what_they_are_and_name_nobody() -> None:
    for report in sample_reports():
        assert report.provenance in (R, S)
        assert report.origin is of_source(report.source.name)
        for reading in report.readings:
            assert all("Director " in name for name in reading.directors)
            assert (reading.portfolio_holder or "Cabinet member ").startswith("Cabinet member ")
