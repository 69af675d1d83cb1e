"""Files of a store as one lazy frame."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from kpi_tui.store.columns import COLUMNS, OLDEST_COLUMNS, as_columns
from kpi_tui.store.place import place_at
from kpi_tui.store_url import StorePath


def scan(paths: Sequence[StorePath], is_sealed: bool, number: int) -> pl.LazyFrame:
    """Scan files, all of them sealed or none, as `columns.COLUMNS`.

    A `number` that is not 0 takes the place of the revision in the files. Raises `OSError` or what
    Polars raises for a file that cannot be read.
    """
    sources = [place_at(path).source() for path in paths]
    if is_sealed:
        frame = pl.scan_parquet(sources, glob=False)  # type: ignore[arg-type]
    else:  # in full, as it was checked: the statistics that a filter would use are under no seal
        frame = pl.concat(map(pl.read_parquet, sources)).lazy()
    known = list(COLUMNS) if is_sealed else OLDEST_COLUMNS
    frame = frame.select(*as_columns(known))
    return frame.with_columns(revision=pl.lit(number, pl.Int64)) if number else frame
