"""Files of a store as lazy frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from kpi_tui.store.columns import COLUMNS, OLDEST_COLUMNS, STORED_COLUMNS, as_columns
from kpi_tui.store.files import ReportFile
from kpi_tui.store.parquet import FileHeader
from kpi_tui.store.place import place_at
from kpi_tui.store_url import StorePath

_PLACE = "place"
"""The column of a reading's place in its file."""


def scan(held: Iterable[tuple[ReportFile, FileHeader]]) -> list[pl.LazyFrame]:
    """Scan files as `columns.COLUMNS`, those in one frame that can be.

    Raises `OSError` or what Polars raises for a file that cannot be read.
    """
    alike: dict[tuple[bool, int, StorePath | None], list[StorePath]] = {}
    polarities: dict[StorePath | None, Sequence[str | None]] = {}
    for file, header in held:
        # The revision is the file's rank, which may differ by now from the number in the file.
        number = 0 if file.revision == header.sequence else file.revision
        alone = file.path if header.polarities else None
        alike.setdefault((header.is_sealed, number, alone), []).append(file.path)
        polarities[alone] = header.polarities
    return [
        _scan(paths, is_sealed, number, polarities[alone])
        for (is_sealed, number, alone), paths in alike.items()
    ]


def _scan(
    paths: Sequence[StorePath], is_sealed: bool, number: int, polarities: Sequence[str | None]
) -> pl.LazyFrame:
    """Scan files, all of them sealed or none, or the one whose metadata has `polarities`.

    A `number` that is not 0 takes the place of the revision in the files.
    """
    sources = [place_at(path).source() for path in paths]
    if is_sealed:
        place = _PLACE if polarities else None
        frame = pl.scan_parquet(sources, glob=False, row_index_name=place)  # type: ignore[arg-type]
    else:  # in full, as it was checked: the statistics that a filter would use are under no seal
        frame = pl.concat(map(pl.read_parquet, sources)).lazy()
    known = list(STORED_COLUMNS) if is_sealed else OLDEST_COLUMNS
    if is_sealed and polarities:
        # By the row's number: what is filtered out when the file is read has one too.
        told = dict(enumerate(polarities))
        printed = pl.col(_PLACE).replace_strict(told, return_dtype=pl.String)
        frame, known = frame.with_columns(published_polarity=printed), list(COLUMNS)
    frame = frame.select(*as_columns(known))
    return frame.with_columns(revision=pl.lit(number, pl.Int64)) if number else frame
