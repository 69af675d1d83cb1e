"""Places that no file can be written to, as the explorer's export is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.period import PeriodKey
from kpi_tui.tui.files.export_job import ExportJob
from kpi_tui.tui.files.writing import Destination, WriteRefused
from tests.support.samples import JULY
from tests.support.stores import stored


@pytest.mark.parametrize("place", ["/", "loop.csv", "x" * 300 + ".csv", "loop.csv/a.csv"])
def test_refused_in_a_sentence(place: str, tmp_path: Path) -> None:
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    store = stored(tmp_path / "store", JULY)
    shown = [(each.measure_code, each.measure_name) for each in JULY.readings]
    where = Destination(tmp_path / place, "csv")
    refused = ExportJob(store, where, PeriodKey(JULY.report_date), shown, "").result()
    assert isinstance(refused, WriteRefused)
