"""DuckDB and Polars read a store with one glob, the council as a column: in a folder, and in a bucket."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from kpi_tui.judgements.judgement import Note
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.store.store import Store
from kpi_tui.store_url import StorePath, StoreUrl
from tests.cloud.server import Server
from tests.support.other_reports import quarterly
from tests.support.samples import JULY, JUNE, corrected

duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install -e '.[dev]'")
pytest.importorskip("fsspec", reason="fsspec is not installed: pip install -e '.[cloud-tests]'")
REPORTS = (JUNE, JULY, corrected(), quarterly(date(2024, 9, 30)))
EXPECTED = {
    ("Kent County Council", len(REPORTS[3].readings)),
    ("Oxfordshire County Council", sum(len(each.readings) for each in REPORTS[:3])),
}
NEWEST = """
    SELECT report_date, measure_code, period_actual FROM read_parquet('{glob}')
    QUALIFY revision = max(revision) OVER (PARTITION BY report_id, report_date)
"""


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> StorePath:
    """Two councils, one month issued twice, and what officers settled beside them."""
    place = request.getfixturevalue("url") if request.param == "bucket" else tmp_path / "store"
    for report in REPORTS:
        Store(place).add(report)
    note = Note(who="Ada", why="", measure=MeasureName("OCC11.10", "Debt"), text="a note")
    append(place, note)
    return place


@pytest.fixture
def connection(server: Server) -> Iterator[Any]:
    from fsspec import filesystem
    from obstore.fsspec import register

    register("s3", asynchronous=False)
    connection = duckdb.connect()
    connection.register_filesystem(
        filesystem(
            "s3",
            endpoint=server.environment["AWS_ENDPOINT_URL"],
            region="us-east-1",
            access_key_id="somebody",
            secret_access_key="secret",
            client_options={"allow_http": True},
        )
    )
    yield connection
    connection.close()


def test_duckdb(store: StorePath, connection: Any) -> None:
    counts = f"SELECT council, count(*) FROM read_parquet('{store}/**/*.parquet') GROUP BY council"
    assert set(connection.sql(counts).fetchall()) == EXPECTED
    newest = connection.sql(NEWEST.format(glob=f"{store}/**/*.parquet")).fetchall()
    ours = Store(store).readings().select("report_date", "measure_code", "period_actual")
    assert sorted(newest, key=repr) == sorted(ours.collect().rows(), key=repr)


def test_duckdb_reads_one_council_by_its_folder(store: StorePath, connection: Any) -> None:
    sql = f"SELECT count(*) FROM read_parquet('{store}/**/*.parquet', hive_partitioning = true)"
    where = " WHERE council = 'Kent County Council' AND report_id = 'kent-qpr'"
    assert connection.sql(sql + where).fetchall() == [(len(REPORTS[3].readings),)]


def test_polars(store: StorePath, server: Server) -> None:
    options = None
    if isinstance(store, StoreUrl):
        keys = ("endpoint_url", "allow_http", "access_key_id", "secret_access_key", "region")
        options = {f"aws_{key}": server.environment[f"AWS_{key.upper()}"] for key in keys}
    rows = pl.scan_parquet(f"{store}/**/*.parquet", hive_partitioning=True, storage_options=options)
    assert set(rows.group_by("council").len().collect().rows()) == EXPECTED


def test_a_council_whose_name_is_odd(url: StoreUrl, tmp_path: Path, connection: Any) -> None:
    """Signs that a URL, a glob or a folder would take for their own."""
    name = "St. Ñ's & 50% / [Borough]*? ~"
    for place in (url, tmp_path):
        Store(place).add(replace(JULY, council=name))
        sql = f"SELECT DISTINCT council FROM read_parquet('{place}/**/*.parquet')"
        assert connection.sql(sql).fetchall() == [(name,)]
