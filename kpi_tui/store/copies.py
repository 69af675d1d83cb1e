"""Copies of objects that were read from a bucket, kept in the cache folder, as objects never change.

The name of a copy has a digest of the object's key and look, and one of its content, by which the
copy is checked. It may be lost at any time: then the object is read again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from kpi_tui.errors import KpiTuiError
from kpi_tui.files import make_private, write_whole
from kpi_tui.paths import cache_path

_DAY = 24 * 60 * 60
"""Seconds for which the copy of an object that is gone is kept: somebody may be reading it."""


class Copies:
    """The copies of one bucket's objects in one cache folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths: dict[str, Path] = {}
        self._checked: set[Path] = set()
        with suppress(OSError), os.scandir(folder) as entries:
            self._paths = {entry.name.partition(".")[0]: Path(entry) for entry in entries}

    def has(self, key: str, look: Collection[int | str]) -> bool:
        """Tell whether there is a copy of an object."""
        return _id(key, look) in self._paths

    def path(self, key: str, look: Collection[int | str]) -> Path | None:
        """Return the copy of an object, if there is a whole one."""
        path = self._paths.get(_id(key, look))
        if path is None or path in self._checked:
            return path
        return path if self.read(key, look) is not None else None

    def read(self, key: str, look: Collection[int | str]) -> bytes | None:
        """Return what is in the copy of an object, if there is a whole one."""
        path = self._paths.get(_id(key, look))
        if path is None:
            return None
        try:
            content = path.read_bytes() if path.is_file() else b""  # a pipe would never end
        except OSError:
            content = b""
        if path.name.split(".")[1:2] == [sha256(content).hexdigest()]:
            self._checked.add(path)
            return content
        self._drop(_id(key, look))
        return None

    def keep(self, key: str, look: Collection[int | str], content: bytes) -> Path | None:
        """Keep a copy of an object; `None` where the cache folder cannot be written."""
        path = self._folder / f"{_id(key, look)}.{sha256(content).hexdigest()}"
        try:
            make_private(self._folder)
            write_whole(path, content)
        except OSError:
            return None
        self._checked.add(path)
        self._paths[_id(key, look)] = path
        return path

    def keep_only(self, listed: Mapping[str, Collection[int | str]]) -> None:
        """Drop the copies of objects that are not listed, unless they were made within a day."""
        wanted = {_id(key, look) for key, look in listed.items()}
        for each in self._paths.keys() - wanted:
            with suppress(OSError):
                if self._paths[each].stat().st_mtime < time.time() - _DAY:
                    self._drop(each)

    def drop_all(self) -> None:
        """Drop every copy."""
        for each in list(self._paths):
            self._drop(each)

    def _drop(self, name: str) -> None:
        path = self._paths.pop(name)
        self._checked.discard(path)
        with suppress(OSError):
            path.unlink(missing_ok=True)


def copies_of(root: str) -> Copies:
    """Return the copies of a bucket's objects; without a cache folder none can be kept."""
    try:
        folder = cache_path()
    except KpiTuiError:
        folder = Path(os.devnull)
    return _opened(folder / "objects" / sha256(root.encode()).hexdigest()[:16])


@lru_cache(maxsize=8)
def _opened(folder: Path) -> Copies:
    return Copies(folder)


def _id(key: str, look: Collection[int | str]) -> str:
    return sha256("\0".join((key, *map(str, look))).encode()).hexdigest()[:32]
