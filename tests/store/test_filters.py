from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from kpi_tui.period import PeriodKey
from kpi_tui.status import Status
from kpi_tui.store.filters import (
    FilterError,
    Filters,
    parse_period,
    parse_statuses,
    select,
)
from kpi_tui.store.store import Store
from tests.support.samples import JULY, JUNE

MONTHS = [PeriodKey(date(2023, 1, 31)), PeriodKey(date(2024, 6, 30)), PeriodKey(date(2024, 7, 31))]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> pl.LazyFrame:
    store = Store(tmp_path_factory.mktemp("store"))
    store.add(JULY)
    store.add(JUNE)
    return store.readings().collect().lazy()


SAID = {
    (date(2024, 7, 31), "OCC01.01", "Visits to libraries"),
    (date(2024, 6, 30), "OCC01.02", "Another measure under a used code"),
    (date(2024, 6, 30), "OCC01.01", "No such name"),
}
"""What a search finds, whatever is looked for."""


def found(readings: pl.LazyFrame, filters: Filters) -> list[str]:
    rows = select(readings, filters, MONTHS, lambda _: SAID).collect()
    return [f"{row['report_date']:%m} {row['measure_code']}" for row in rows.to_dicts()]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2024-07", date(2024, 7, 31)),
        ("2024-07-31", date(2024, 7, 31)),
        ("july  2024", date(2024, 7, 31)),
        ("Jan 2023", date(2023, 1, 31)),
        ("07/2024", date(2024, 7, 31)),
        ("LATEST", date(2024, 7, 31)),
        ("all", None),
    ],
)
def test_months_as_people_write_them(text: str, month: date | None) -> None:
    assert parse_period(text, MONTHS) == (month and PeriodKey(month))


def test_a_month_that_is_not_held() -> None:
    forms = "write 2024-07, July 2024, 31/07/2024 or latest"
    said = (
        f"2020-01: no such month held of this report: {forms}; there are January 2023 to July 2024"
    )
    with pytest.raises(FilterError, match=f"^{said}$"):
        parse_period("2020-01", MONTHS)
    with pytest.raises(FilterError, match="report library is empty"):
        parse_period("latest", [])


def test_statuses_by_word_glyph_and_value() -> None:
    assert parse_statuses("red, ●,n/a,no actual,target_missing,blank") == [
        Status.RED,
        Status.AMBER,
        Status.MONITORING_ONLY,
        Status.ACTUAL_MISSING,
        Status.TARGET_MISSING,
        None,
    ]
    with pytest.raises(FilterError, match="purple: no such status: use green, amber"):
        parse_statuses("red,purple")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(period="2024-06"), ["06 OCC01.01", "06 OCC01.02"]),
        (Filters(priority="occ02"), ["07 OCC02.01"]),
        (Filters(priority="2"), ["07 OCC02.01"]),
        (Filters(priority="02"), ["07 OCC02.01"]),
        (Filters(priority="OCC9"), []),
        (Filters(status="▲"), ["06 OCC01.02", "07 OCC01.02"]),
        (Filters(status="green,blank"), ["07 OCC01.01", "07 OCC02.01"]),
        (Filters(director="CY d"), ["06 OCC01.01", "07 OCC01.01"]),
        (Filters(portfolio_holder="hill"), ["06 OCC01.02", "07 OCC01.02"]),
        (
            Filters(search="  "),
            ["06 OCC01.01", "06 OCC01.02", *[f"07 OCC0{n}" for n in ("1.01", "1.02", "2.01")]],
        ),
        (Filters(search="anything", period="latest", status="green"), ["07 OCC01.01"]),
        (Filters(search="anything"), ["06 OCC01.02", "07 OCC01.01"]),
    ],
)
def test_each_filter_leaves_what_it_names(
    readings: pl.LazyFrame, filters: Filters, expected: list[str]
) -> None:
    assert found(readings, filters) == expected
