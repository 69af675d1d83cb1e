"""The columns that Spark is given are those that the commands write."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kpi_tui.publish.frames import ASSESS_SCHEMA
from kpi_tui.publish.listings import changes, queries

IN_SPARK = {
    "kind": "change",
    "from_month": "from_date",
    "to_month": "report_date",
    "to_provenance": "provenance",
}
"""What keys of a change are called where findings stand beside them."""


@pytest.mark.parametrize(
    "columns", [queries.KEYS, [IN_SPARK.get(name, name) for name in changes.COLUMNS]]
)
def test_no_column_is_left_out(columns: Iterable[str]) -> None:
    schema = [column.split()[0] for column in ASSESS_SCHEMA.split(", ")]
    assert [name for name in columns if name not in schema] == []
