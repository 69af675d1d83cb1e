"""Files of a store as one lazy frame."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from kpi_tui.store.columns import COLUMNS, OLDEST_COLUMNS, as_columns
from kpi_tui.store.place import place_at
from kpi_tui.store_url import StorePath


def scan(paths: Sequence[StorePath], is_sealed: bool, number: int) -> pl.LazyFrame:
    """Scan files of one make as `columns.COLUMNS`; with the revision's number where it is given.

    Raises `OSError` or what Polars raises for a file that cannot be read.
    """
    sources = [place_at(path).source() for path in paths]
    if is_sealed:
        frame = pl.scan_parquet(sources, glob=False)  # type: ignore[arg-type]
    else:  # only as it was checked: what a filter would go by has nothing that vouches for it
        frame = pl.concat(map(pl.read_parquet, sources)).lazy()
    known = list(COLUMNS) if is_sealed else OLDEST_COLUMNS
    frame = frame.select(*as_columns(known))
    return frame.with_columns(revision=pl.lit(number, pl.Int64)) if number else frame
