"""The analysis as a function over Arrow tables says what the commands say; Spark says the same."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl
import pytest

import kpi_tui
from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.trend import trend
from kpi_tui.period import ANNEX_COUNCIL
from kpi_tui.store.store import Store
from tests.spark.samples import ANNEX, said_by_commands, sample_store
from tests.support.periods import COUNCIL, REPORT_ID

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: it comes with Spark")
REPORTS = {ANNEX_COUNCIL: ANNEX, COUNCIL: REPORT_ID}
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return sample_store(tmp_path_factory.mktemp("nation") / "store")


def readings(store: Store, council: str) -> pl.DataFrame:
    """A council's rows as an engine reads them from the files: in no order, with their places."""
    files = [stored.path for stored in store.reports(revisions=True)]
    frames = [pl.read_parquet(str(path)).with_row_index("row_index") for path in files]
    named = pl.coalesce("council", pl.lit(ANNEX_COUNCIL))
    rows = pl.concat(frames).with_columns(named, pl.col("row_index").cast(pl.Int64))
    return rows.filter(pl.col("council") == council).sample(fraction=1, shuffle=True, seed=7)


def with_beside(rows: pl.DataFrame, store: Store) -> Any:
    """The rows and what the files hold beside them, of the same council."""
    beside = pl.DataFrame(kpi_tui.beside_frame(str(store.path)))
    of_council = beside.filter(pl.col("council") == rows["council"][0])
    return pl.concat([rows, of_council], how="diagonal_relaxed").to_arrow()


def told(rows: Rows, like: Rows) -> Rows:
    """The rows with the keys that the others have, their values as JSON has them."""
    return [
        {key: as_json(row[key]) for key in other} for row, other in zip(rows, like, strict=True)
    ]


def as_json(value: object) -> object:
    is_map = isinstance(value, list) and value and isinstance(value[0], tuple)
    return str(value) if isinstance(value, date) else dict(value) if is_map else value  # type: ignore[call-overload]


@pytest.mark.parametrize("council", REPORTS)
def test_it_finds_what_the_commands_find(store: Store, council: str) -> None:
    found = kpi_tui.assess_frame(with_beside(readings(store, council), store)).to_pylist()
    said = list(said_by_commands(store, REPORTS[council]))
    for kind in ("finding", "change"):
        of_kind = [row for row in said if row["kind"] == kind]
        mine = [row for row in found if row["kind"] == kind]
        assert len(of_kind) > 10
        assert told(mine, of_kind) == of_kind
    assert {row["council"] for row in found} == {council}
    assert {row["report_id"] for row in found} == {REPORTS[council]}


def test_judgements_and_issues_that_were_replaced_count(store: Store) -> None:
    found = kpi_tui.assess_frame(with_beside(readings(store, ANNEX_COUNCIL), store)).to_pylist()
    assert any(row["accepted"] == "as agreed" for row in found if row["rule"] == "H5")
    assert any("H3" in row["rules"] for row in found if row["kind"] == "finding")


def test_limits_are_those_of_the_trends(store: Store) -> None:
    rows = kpi_tui.assess_frame(with_beside(readings(store, ANNEX_COUNCIL), store)).to_pylist()
    limits = [row for row in rows if row["kind"] == "limit"]
    council = assess(store).council
    last = max(council.histories.by_day)
    judged = 0
    for measure in council.histories.of_report(last):
        chart = trend(measure).study
        mine = [row for row in limits if row["measure_id"] == measure.measure_id]
        assert len(mine) == (len(measure.history) if chart else 0)
        if chart and mine:
            at_end = chart.limits_at(len(trend(measure).points) - 1)
            ends = (mine[-1]["mean"], mine[-1]["lower"], mine[-1]["upper"])
            assert ends == (at_end.mean, at_end.lower, at_end.upper)
            judged += 1
    assert judged > 20


def test_readings_alone_are_enough_for_most(store: Store) -> None:
    rows = readings(store, COUNCIL).drop("row_index")
    found = kpi_tui.assess_frame(rows.to_arrow()).to_pylist()
    said = [row for row in said_by_commands(store, REPORT_ID) if row["kind"] == "finding"]
    messages = {(str(row["report_date"]), row["message"]) for row in found}
    assert {(row["report_date"], row["message"]) for row in said} & messages


def test_no_readings_are_no_findings(store: Store) -> None:
    nothing = readings(store, COUNCIL).clear().to_arrow()
    assert kpi_tui.assess_frame(nothing).num_rows == 0


def test_a_file_that_is_not_named_beside_is_left_out(store: Store) -> None:
    rows = readings(store, COUNCIL)
    table = with_beside(rows, store)
    newest = max(rows["report_date"])
    kept = pl.DataFrame(table).filter(pl.col("report").is_null() | (pl.col("report_date") < newest))
    found = kpi_tui.assess_frame(kept.to_arrow()).to_pylist()
    assert max(row["report_date"] for row in found) < newest


def test_councils_are_never_put_together(store: Store) -> None:
    rows = pl.concat([readings(store, council) for council in REPORTS])
    with pytest.raises(ValueError, match="readings of 2 councils: group them by council"):
        kpi_tui.assess_frame(rows.to_arrow())


def test_the_schema_is_that_of_the_table(store: Store) -> None:
    columns = [column.split()[0] for column in kpi_tui.ASSESS_SCHEMA.split(", ")]
    table = kpi_tui.assess_frame(readings(store, COUNCIL).to_arrow())
    assert table.column_names == columns


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip(
        "pyspark.sql", reason="PySpark is not installed: pip install kpi-tui[spark-tests]"
    )
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("there is no Java, which Spark needs")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[2]")
    options = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": 2,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "Europe/London",
    }
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def test_spark_says_the_same(store: Store, spark: Any) -> None:
    from tests.spark.nation import assess_nation

    found = [row.asDict() for row in assess_nation(spark, str(store.path)).collect()]
    for council in REPORTS:
        table = kpi_tui.assess_frame(with_beside(readings(store, council), store))
        mine = [row for row in found if row["council"] == council]
        expected = [
            {name: as_json(value) for name, value in row.items()} for row in table.to_pylist()
        ]
        assert [{name: as_json(value) for name, value in row.items()} for row in mine] == expected
