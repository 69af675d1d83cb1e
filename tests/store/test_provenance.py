"""Where words and figures come from is a column of every row, whatever wrote the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from kpi_tui.origin import EARLIER_MARKS, Origin
from kpi_tui.report import Report, Source
from kpi_tui.store.columns import COLUMNS, as_columns
from kpi_tui.store.store import Store
from tests.support.samples import JULY

BY_SOURCE = [
    ("annex.pdf", Origin.PUBLISHED),
    ("simulated from the two published reports", Origin.SIMULATED),
    ("2024-07: figures as published, words by kpi-tui", Origin.REWORDED),
    ("simulated.pdf", Origin.PUBLISHED),
]


def read_from(name: str) -> Report:
    return replace(JULY, source=Source(name, "00" * 32, 0))


@pytest.mark.parametrize("origin", Origin)
def test_what_a_report_says_is_kept_and_stands_in_each_row(tmp_path: Path, origin: Origin) -> None:
    store = Store(tmp_path)
    report = replace(JULY, provenance=origin)
    store.add(report)
    assert store.report(JULY.report_date) == report
    assert store.readings().collect()["provenance"].to_list() == [origin.value] * 3
    assert set(store.priorities().collect()["provenance"]) == {origin.value}
    assert store.newest(JULY.report_date).provenance is origin


def test_a_report_of_which_nobody_says_it_is_as_published(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(JULY)
    assert JULY.origin is Origin.PUBLISHED
    assert store.report(JULY.report_date).provenance is None
    assert store.readings().collect()["provenance"].to_list() == ["published"] * 3


@pytest.mark.parametrize(("name", "origin"), BY_SOURCE)
def test_sample_reports_of_before_are_known_by_their_source(
    tmp_path: Path, name: str, origin: Origin
) -> None:
    store = Store(tmp_path)
    store.add(read_from(name))
    assert store.report(JULY.report_date).origin is origin
    assert store.newest(JULY.report_date).provenance is origin
    assert set(store.readings().collect()["provenance"]) == {origin.value}


@pytest.mark.parametrize(("name", "origin"), BY_SOURCE)
@pytest.mark.parametrize("has_column", [True, False])
def test_a_file_without_the_column_says_the_same(
    name: str, origin: Origin, has_column: bool
) -> None:
    rows = pl.DataFrame({"source_file": [name], "provenance": pl.Series([None], dtype=pl.String)})
    rows = rows.with_columns(
        pl.lit(None, kind).alias(column)
        for column, kind in COLUMNS.items()
        if column not in rows.columns
    )
    known = set(COLUMNS) - (set() if has_column else {"provenance"})
    found = rows.select(list(known)).select(*as_columns(known))
    assert found.schema == COLUMNS
    assert found["provenance"].to_list() == [origin.value]
    assert set(EARLIER_MARKS.values()) == {Origin.REWORDED, Origin.SIMULATED}
