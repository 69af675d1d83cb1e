"""The log as a folder: each judgement is a file or an object of its own, and none is ever changed.

The name of `judgements/20240815T093012123456Z.9f3a1c2b.json` begins with a time, which orders the
judgements. It is later than that of any judgement that its writer could see, whatever the clock said.
The log is kept so in a bucket, where nothing can be added to an object, and in a folder that a bucket
was copied to. The lines of an older `judgements.jsonl` beside the folder come before all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from kpi_tui.judgements.in_force import LogPlace
from kpi_tui.judgements.log_file import LogFile
from kpi_tui.store.files import LOG, WRITTEN
from kpi_tui.store.place import fetch, place_at
from kpi_tui.store.problems import disk_error
from kpi_tui.store_url import StorePath

_FOLDER = "judgements"


def has_objects(folder: Path) -> bool:
    """Tell whether a folder's judgements are files of their own, as a bucket's are."""
    return (folder / _FOLDER).is_dir()


@dataclass(frozen=True, slots=True)
class LogObjects:
    """The judgements beside the reports, in a bucket or a copy of one: see `log.Log`."""

    store: StorePath

    def lines(self) -> Iterator[tuple[LogPlace, bytes]]:
        """Yield the judgements in order, each with the name of its object."""
        with suppress(FileNotFoundError):
            yield from self._earlier()
        places = {name: self.store / _FOLDER / name for name in self._names()}
        fetch(list(places.values()))
        for name, path in places.items():
            try:
                yield LogPlace(f"{_FOLDER}/{name}", 1), place_at(path).read()
            except FileNotFoundError:  # somebody has taken it out meanwhile
                continue
            except OSError as error:
                raise disk_error(path, error) from error

    def add(self, line: bytes) -> None:
        """Add a judgement after all that are there, whatever the clock says."""
        at = datetime.now(UTC)
        for name in self._names():
            with suppress(ValueError, OverflowError):
                last = datetime.strptime(name.split(".")[0], WRITTEN)
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

    def _earlier(self) -> Iterator[tuple[LogPlace, bytes]]:
        """Yield the lines of the file beside them."""
        if isinstance(self.store, Path):
            yield from LogFile(self.store).lines()
        else:
            for number, raw in enumerate(place_at(self.store / LOG).read().split(b"\n"), 1):
                yield LogPlace(LOG, number), raw

    def _names(self) -> list[str]:
        """List the names of the judgements in order.

        A copy under another name is among them: its id is that of an earlier line, so it is a bad
        line.
        """
        names = place_at(self.store).names(_FOLDER)
        return [name for name in names if name.endswith(".json") and name[0] != "."]
