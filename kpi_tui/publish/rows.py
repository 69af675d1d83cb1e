"""The readings that a person sees, in the order in which they are seen."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

KEY = ("measure_code", "measure_name")


def as_shown(frame: pl.DataFrame, shown: Sequence[tuple[str, str]]) -> pl.DataFrame:
    """The readings of one month with these codes and names, in this order.

    A code alone is not enough: a report may print it twice. Where code and name are the same,
    the first one shown is the first one printed. What the frame does not have is left out.
    """
    wanted = pl.DataFrame(list(shown), schema=dict.fromkeys(KEY, pl.String), orient="row")
    found = _numbered(wanted).join(
        _numbered(frame), on=[*KEY, "nth"], how="inner", maintain_order="left"
    )
    return found.select(frame.columns)


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """Each row with how many of its code and name stand before it."""
    return frame.with_columns(nth=pl.int_range(pl.len()).over(KEY))
