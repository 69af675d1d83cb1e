"""Remembers which files of a store were found whole, so that each is checked only once.

That is kept in the cache folder, where it may be lost at any time: then all files are checked anew.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from kpi_tui.errors import KpiTuiError
from kpi_tui.files import make_private, write_whole
from kpi_tui.paths import cache_path
from kpi_tui.store.files import ReportFile
from kpi_tui.store.place import place_at
from kpi_tui.store_url import StorePath

_VERSION = 1


class VerifiedFiles:
    """The files of one store that were found whole, each with its look then and its SHA-256."""

    def __init__(self, folder: StorePath) -> None:
        name = sha256(str(folder.absolute()).encode(errors="surrogateescape")).hexdigest()[:16]
        self._folder, self._name = folder, name
        self._known = self._read()
        self._is_changed = False

    def has(self, file: ReportFile) -> bool:
        """Tell whether a file was found whole and has not been touched since."""
        known = self._known.get(self._key(file))
        return known is not None and known[:-1] == place_at(file.path).look()

    def sha(self, file: ReportFile) -> str | None:
        """Return the SHA-256 of a file when it was found whole, if it ever was."""
        known = self._known.get(self._key(file))
        return str(known[-1]) if known else None

    def add(self, file: ReportFile, sha: str) -> None:
        """Note that a file is whole."""
        self._known[self._key(file)] = [*place_at(file.path).look(), sha]
        self._is_changed = True

    def drop(self, file: ReportFile) -> None:
        """Forget that a file was found whole."""
        self._is_changed |= self._known.pop(self._key(file), None) is not None

    def save(self) -> None:
        """Write what was added or dropped; nothing happens where the cache folder cannot be written."""
        if not self._is_changed:
            return
        try:
            path = self._path
            make_private(path.parent)
            content = {"version": _VERSION, "files": self._known}
            write_whole(path, json.dumps(content).encode())
            self._is_changed = False
        except (OSError, KpiTuiError, ValueError, RuntimeError):
            return

    @property
    def _path(self) -> Path:
        return cache_path() / "verified" / f"{self._name}.json"

    def _key(self, file: ReportFile) -> str:
        # The type checker cannot know that both are paths, or both URLs.
        return file.path.relative_to(self._folder).as_posix()  # type: ignore[arg-type]

    def _read(self) -> dict[str, list[int | str]]:
        try:
            if not self._path.is_file():
                self._path.unlink()  # a pipe, which would never end
            kept = json.loads(self._path.read_bytes())
            if kept["version"] == _VERSION:
                return {str(name): list(known) for name, known in kept["files"].items()}
        except (
            OSError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            RecursionError,
            RuntimeError,
            KpiTuiError,
        ):
            pass
        return {}
