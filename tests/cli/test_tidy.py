"""`kpi-tui export --tidy` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from tests.support.command_line import Run

pytestmark = pytest.mark.usefixtures("store")


def test_tidy_rows_go_out_as_csv(run: Run) -> None:
    code, out, err = run("export", "--tidy", "--format", "csv", "--month", "2024-07")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("measure_id,code,name,priority,period,series,actual,")
    # What came before July still says which measure it is.
    assert sum("OCC01.01@2024-06,OCC01.01," in line for line in lines) == 2
    assert not any(",2024-06," in line for line in lines)


def test_a_file_of_csv_has_its_schema_beside_it_and_one_of_parquet_needs_none(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    code, out, err = run("export", "--tidy", "--output", str(path), "--priority", "2")
    assert (code, out) == (0, "")
    assert err == f"2 rows written to {path} and {tmp_path / 't.schema.json'}\n"
    assert json.loads((tmp_path / "t.schema.json").read_text())["fields"][0]["name"] == "measure_id"
    parquet = tmp_path / "t.parquet"
    assert run("export", "--tidy", "--output", str(parquet))[2] == f"10 rows written to {parquet}\n"
    assert pl.read_parquet(parquet).height == 10


@pytest.mark.parametrize("form", ["json", "md", "xlsx"])
def test_tidy_is_csv_or_parquet(run: Run, form: str) -> None:
    code, out, err = run("export", "--tidy", "--format", form)
    assert (code, out) == (2, "")
    assert "--tidy: say --format csv or parquet" in err
    assert run("export", "--tidy")[0] == 2
