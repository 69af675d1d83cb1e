"""Keeps what was worked out of each period of a series of reports in the cache folder.

It may be lost at any time: then it is worked out anew. A file that is not as it was written, or has
another shape, is ignored.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import msgspec

from kpi_tui.errors import KpiTuiError
from kpi_tui.files import make_private, write_whole
from kpi_tui.paths import cache_path
from kpi_tui.period import Series
from kpi_tui.store_url import StorePath

MOST_BYTES = 100_000_000
"""The most that all files take together; those written longest ago are dropped first."""
_SHAPE = b"kpi-tui worked out 1 "


@dataclass(frozen=True, slots=True)
class KeptResult:
    """What was worked out of one period."""

    made_from: bytes
    """The digest of everything that it was made from."""
    content: bytes


@dataclass(frozen=True, slots=True)
class KeptResults:
    """What is kept of one series of reports."""

    state: bytes = b""
    """The digest of everything that these results were made from."""
    facts: bytes = b""
    """What was worked out of all readings together."""
    periods: Mapping[str, KeptResult] = field(default_factory=dict)
    """The results by the last days of their periods."""


def has_results(folder: StorePath, series: Series) -> bool:
    """Whether anything is kept of a series in a store, whether it still holds or not."""
    try:
        return _path(folder, series).is_file()
    except (OSError, KpiTuiError):
        return False


def read_results(folder: StorePath, series: Series) -> KeptResults:
    """Return what is kept of a series in a store; an empty result where that cannot be read."""
    try:
        path = _path(folder, series)
        whole = path.read_bytes() if path.is_file() else b""  # a pipe would never end
        head, _, content = whole.partition(b"\n")
        if head == _head(content):
            return msgspec.msgpack.decode(content, type=KeptResults)
    except (OSError, msgspec.MsgspecError, KpiTuiError):
        pass
    return KeptResults()


def write_results(folder: StorePath, series: Series, results: KeptResults) -> None:
    """Keep results in place of those kept before, and delete the oldest files beyond `MOST_BYTES`.

    Nothing happens where the cache folder cannot be written.
    """
    content = msgspec.msgpack.encode(results)
    try:
        path = _path(folder, series)
        make_private(path.parent)
        write_whole(path, _head(content) + b"\n" + content)
        size = 0
        for each in sorted(path.parent.glob("*.kept"), key=os.path.getmtime, reverse=True):
            size += each.stat().st_size
            if size > MOST_BYTES:
                with suppress(OSError):
                    each.unlink(missing_ok=True)
    except (OSError, KpiTuiError):
        return


def _head(content: bytes) -> bytes:
    return _SHAPE + sha256(content).hexdigest().encode()


def _path(folder: StorePath, series: Series) -> Path:
    about = f"{folder.absolute()}\n{series.report_id}\n{series.period_type}"
    name = sha256(about.encode(errors="surrogateescape")).hexdigest()[:16]
    return cache_path() / "worked_out" / f"{name}.kept"
