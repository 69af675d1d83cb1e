"""Other engines that read a store."""

from __future__ import annotations

from typing import Any

import duckdb


def query(sql: str) -> list[tuple[Any, ...]]:
    """The rows that DuckDB answers."""
    relation = duckdb.sql(sql)
    assert relation is not None
    return relation.fetchall()
