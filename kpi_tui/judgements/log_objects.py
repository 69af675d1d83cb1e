"""The log in a bucket, where nothing can be added to an object: each judgement is one of its own.

`judgements/20240815T093012123456Z.9f3a1c2b.json` is named after the moment from which it counts,
which is after all that whoever wrote it can have seen, and by which the judgements are in order. A
`judgements.jsonl` that came with a folder's reports stands before all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from kpi_tui.judgements.in_force import LogPlace
from kpi_tui.store.bucket import bucket_of
from kpi_tui.store.files import LOG, WRITTEN
from kpi_tui.store.place import fetch, place_at
from kpi_tui.store.problems import disk_error
from kpi_tui.store_url import StoreUrl

_FOLDER = "judgements"


@dataclass(frozen=True, slots=True)
class LogObjects:
    """The judgements beside the reports in a bucket: see `log.Log`."""

    store: StoreUrl

    def lines(self) -> Iterator[tuple[LogPlace, bytes]]:
        """Yield the judgements in order, each with the name of its object."""
        with suppress(FileNotFoundError):
            for number, raw in enumerate(place_at(self.store / LOG).read().split(b"\n"), 1):
                yield LogPlace(LOG, number), raw
        names = self._names()
        fetch([self.store / name for name in names])
        for name in names:
            try:
                yield LogPlace(name, 1), place_at(self.store / name).read()
            except FileNotFoundError:  # somebody has taken it out meanwhile
                continue
            except OSError as error:
                raise disk_error(self.store / name, error) from error

    def add(self, line: bytes) -> None:
        """Put a judgement behind all that are there, whatever the clock says."""
        at = datetime.now(UTC)
        for name in self._names():
            with suppress(ValueError, OverflowError):
                last = datetime.strptime(name.split("/")[1].split(".")[0], WRITTEN)
                at = max(at, last.replace(tzinfo=UTC) + timedelta(microseconds=1))
        name = f"{at:{WRITTEN}}.{uuid4().hex[:8]}.json"
        try:
            place_at(self.store / _FOLDER / name).write(line)
        except OSError as error:
            raise disk_error(self.store, error) from error

    def look(self) -> tuple[object, ...]:
        """Return the names of the judgements."""
        try:
            return (*self._names(), *place_at(self.store / LOG).look())
        except OSError:
            return ()

    def _names(self) -> list[str]:
        """List the judgements in order; a copy under another name is told by the id that it repeats."""
        return [
            name for name in bucket_of(self.store.root).names(_FOLDER) if name.endswith(".json")
        ]
