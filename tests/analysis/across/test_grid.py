"""The grid of measures and periods: which row is whose, and what stands before a cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.across.grid import Grid, GridCell, grid
from kpi_tui.demo import published
from kpi_tui.period import PeriodType
from kpi_tui.status import Status
from kpi_tui.vocabulary import Travel
from tests.support import periods
from tests.support.across import months, reading, seen, text_of
from tests.support.frames import histories, month, row
from tests.support.laws import examples
from tests.support.measures import month_end


def signs(found: Grid) -> list[str]:
    """The statuses of each row by their first letters."""
    letters = {None: "-", Status.MONITORING_ONLY: "m", Status.ACTUAL_MISSING: "?"}
    return [
        "".join(
            " "
            if cell is None
            else letters.get(cell.measure.period.status) or str(cell.measure.period.status)[0]
            for cell in each.cells
        )
        for each in found.rows
    ]


def last_cell(found: Grid, place: int = 0) -> GridCell:
    cell = found.rows[place].cells[-1]
    assert cell is not None
    return cell


def test_a_row_a_measure_and_a_column_a_period() -> None:
    found = grid(seen(a01_01="★●▲", a01_02=" ★★", a02_01="▲▲"))
    assert [day.month for day in found.periods] == [1, 2, 3]
    assert signs(found) == ["gar", " gg", "rr "]


def test_measures_that_the_last_report_has_not_come_last_those_seen_last_first() -> None:
    found = grid(seen(a01_01="★", a01_02="★★", a02_01="★★★★", a02_02="★★★"))
    assert [each.latest.measure.measure_code for each in found.rows] == [
        "A02.01",
        "A02.02",
        "A01.02",
        "A01.01",
    ]
    assert [each.cells[-1] is not None for each in found.rows] == [True, False, False, False]


def test_a_month_that_is_not_held_has_no_column() -> None:
    found = grid(seen(a01_01="▲  ▲"))
    assert [day.month for day in found.periods] == [1, 4]
    run = last_cell(found).run
    assert (run.reports, run.over, run.in_a_row) == (2, 4, False)


def test_a_measure_goes_on_under_another_code() -> None:
    first, second = months(a01_01="★★")
    moved = replace(second, readings=(replace(second.readings[0], measure_code="A01.09"),))
    (only,) = grid(histories(first, moved)).rows
    assert [cell is not None for cell in only.cells] == [True, True]
    assert [each.code for each in only.former_names] == ["A01.01"]
    assert only.latest.run.reports == 2


def test_a_used_code_is_another_row() -> None:
    first, second = months(a01_01="★★")
    other = replace(second.readings[0], measure_name="Dogs that were found in parks")
    found = grid(histories(first, replace(second, readings=(other,))))
    assert signs(found) == [" g", "g "]
    assert [each.former_names for each in found.rows] == [(), ()]


def test_some_of_the_periods_know_what_was_before() -> None:
    found = grid(seen(a01_01="▲▲▲▲▲▲"), since=month_end(2023, 3), until=month_end(2023, 5))
    assert [day.month for day in found.periods] == [3, 4, 5]
    assert last_cell(found).run.reports == 5


def test_what_comes_later_is_not_in_it() -> None:
    found = grid(seen(a01_01="▲▲★★", a02_01="   ★"), until=month_end(2023, 2))
    assert signs(found) == ["rr"]
    assert last_cell(found).last_on_target is None


@pytest.mark.parametrize(
    ("history", "month_of_it"),
    [("★", 1), ("★★▲", 2), ("★▲▲?", 1), ("▲●", None), ("m-", None), ("▲★ ▲", 2), ("●▲★", 3)],
)
def test_when_it_was_last_on_target(history: str, month_of_it: int | None) -> None:
    on_target = last_cell(grid(seen(a01_01=history))).last_on_target
    assert (on_target.month if on_target else None) == month_of_it


@examples(50)
@given(st.text("★●▲?m- ", min_size=1, max_size=10).filter(str.strip))
def test_last_on_target_is_the_last_green(history: str) -> None:
    found = grid(seen(a01_01=history))
    cells = [cell for cell in found.rows[0].cells if cell]
    for place, cell in enumerate(cells):
        green = [
            each.measure.report_date
            for each in cells[: place + 1]
            if each.measure.period.status is Status.GREEN
        ]
        assert cell.last_on_target == (green[-1] if green else None)


@examples(30)
@given(st.lists(st.text("★▲ ", min_size=1, max_size=6), min_size=3, max_size=3))
def test_every_reading_is_in_one_cell(histories_of: list[str]) -> None:
    names = ("a01_01", "a01_02", "a02_01")
    measures = dict(zip(names, histories_of, strict=True))
    if not "".join(histories_of).strip():
        return
    found = grid(seen(**measures))
    cells = [cell for each in found.rows for cell in each.cells if cell]
    assert len(cells) == sum(len(each.replace(" ", "")) for each in histories_of)
    assert all(
        found.periods[each.cells.index(cell)] == cell.measure.report_date
        for each in found.rows
        for cell in each.cells
        if cell
    )


def counted(
    *figures: tuple[str, str | None],
    name: str = "Visits to libraries",
    status: Status | None = Status.RED,
) -> Grid:
    """A grid of one measure with figures in some months, of which those below 100 are red."""
    reports = []
    for when, actual in figures:
        cells = {"period_actual": actual, "period_target": "100", "period_status": status}
        reports.append(month(when, replace(row("A01.01", name), **cells)))  # type: ignore[arg-type]
    return grid(histories(*reports))


def test_the_first_reading_is_beside_none() -> None:
    cell = last_cell(counted(("2024-07", "90")))
    assert cell.since_last.earlier is None
    assert cell.since_last.why_not == "no earlier report held has it"
    assert cell.in_a_year.why_not == "no report of July 2023 is held"


def test_beside_the_one_before_and_a_year_before() -> None:
    found = counted(("2023-07", "80"), ("2024-06", "95"), ("2024-07", "90"))
    cell = last_cell(found)
    assert (cell.since_last.against, cell.since_last.moved) == (date(2024, 6, 30), -5.0)
    assert cell.since_last.travel is Travel.WORSE
    assert (cell.in_a_year.against, cell.in_a_year.moved) == (date(2023, 7, 31), 10.0)
    assert cell.in_a_year.travel is Travel.BETTER


def test_a_report_of_a_year_before_that_does_not_have_it() -> None:
    old = month("2023-07", reading("a02_01"))
    new = month("2024-07", row("A01.01", "Visits to libraries", period_actual="90"))
    cell = last_cell(grid(histories(old, new)))
    assert cell.in_a_year.why_not == "the report of July 2023 does not have it"


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ((("2024-06", None), ("2024-07", "90")), "no figure in June 2024"),
        ((("2024-06", "90"), ("2024-07", "n/r")), "no figure in July 2024"),
        ((("2024-06", "1:6"), ("2024-07", "1:7")), "no plain number in June 2024"),
        ((("2024-06", "5"), ("2024-07", "<5")), "no plain number in July 2024"),
        ((("2024-06", "£90"), ("2024-07", "90%")), "counted in another unit"),
    ],
)
def test_what_is_not_compared(figures: tuple[tuple[str, str | None], ...], why: str) -> None:
    since = last_cell(counted(*figures)).since_last
    assert (since.moved, since.travel, since.why_not) == (None, None, why)
    assert since.earlier is not None


def test_another_season_moves_without_being_better() -> None:
    found = counted(("2023-01", "80"), ("2023-07", "90"))
    since = last_cell(found).since_last
    assert (since.moved, since.travel, since.word) == (10.0, None, "season")
    assert since.why_not == "January and July may differ by season"


def test_a_guess_is_no_better_and_no_worse() -> None:
    found = counted(("2024-06", "7"), ("2024-07", "9"), name="Dogs", status=None)
    since = last_cell(found).since_last
    assert (since.moved, since.travel) == (2.0, None)
    assert since.why_not in (
        "which way is better is not known",
        "which way is better is only assumed",
    )


def test_the_grid_says_what_the_facts_say() -> None:
    found = histories(published("2023-01"), published("2024-07"))
    days = list(found.by_day)
    for each in grid(found).rows:
        cell = each.cells[-1]
        if cell is None:
            continue
        (measure,) = (
            known for known in found.of_report(days[-1]) if known.measure_id == each.measure_id
        )
        assert cell.since_last.moved == measure.moved
        if measure.trusted_polarity:
            assert cell.since_last.travel is measure.travel
        assert cell.run.reports == measure.months_at_status


def test_the_two_published_months() -> None:
    found = grid(histories(published("2023-01"), published("2024-07")))
    assert len(found.periods) == 2
    assert sum(each.cells[-1] is not None for each in found.rows) == 45
    both = [each for each in found.rows if None not in each.cells]
    assert all(each.latest.run.over in (1, 19) for each in both)
    codes = {each.latest.measure.measure_code: each.latest for each in found.rows if each.cells[-1]}
    assert codes["OCC11.11"].run.reports == 2
    assert not codes["OCC11.11"].run.in_a_row
    assert codes["OCC11.03"].since_last.word == "unit"
    assert codes["OCC07.02"].since_last.word == "level"


@pytest.mark.parametrize("kind", PeriodType)
def test_periods_of_any_kind(kind: PeriodType) -> None:
    held = periods.reports(kind, 5)
    found = grid(histories(*held))
    assert found.period_type is kind
    assert list(found.periods) == periods.last_days(kind, 5)
    waiting = next(each for each in found.rows if each.latest.measure.measure_code == "A.02")
    assert waiting.latest.run.reports == 5
    assert waiting.latest.run.in_a_row == (kind is not PeriodType.DATE)
    ago = waiting.latest.in_a_year
    assert (ago.earlier is None) == (
        kind in (PeriodType.MONTH, PeriodType.TWO_MONTHS, PeriodType.DATE)
    )


def test_of_nothing_there_is_an_empty_grid() -> None:
    assert grid(histories()) == Grid((), ())
    assert grid(seen(a01_01="★"), since=date(2030, 1, 1)).rows == ()


def test_one_printed_twice_stands_once() -> None:
    twice = month(text_of(0), reading("a01_01", Status.RED), reading("a01_01", Status.GREEN))
    assert signs(grid(histories(twice))) == ["r"]
