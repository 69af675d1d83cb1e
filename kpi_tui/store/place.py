"""Access to a store's files, whether they are in a folder of this machine or in a bucket.

Everything that reads or writes a store does so here. Faults of either are `OSError`s with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol

from kpi_tui.files import is_there
from kpi_tui.store.local import LocalPlace
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store_url import StorePath, StoreUrl

Look = list[int | str]
"""A file's size, its time of change in nanoseconds since 1970, and more that differs once it has
changed; empty where there is no file."""


class Listed(Protocol):
    """An entry of a store's folder."""

    @property
    def name(self) -> str:
        """Its name, without the folder."""

    def is_file(self) -> bool:
        """Tell whether it is a file, or a link to one. Raises `OSError`."""

    def is_dir(self) -> bool:
        """Tell whether it is a folder, or a link to one. Raises `OSError`."""


class StorePlace(Protocol):
    """A store, or a file of it."""

    def walk(
        self, problems: list[StoreFileError], only: str = ""
    ) -> Iterator[tuple[StorePath, Listed]]:
        """Yield the entries of every folder in which reports may lie, each with its folder.

        With `only`, folders of reports that have another name are not looked into. Nothing where
        there is no such store. Folders that cannot be read are added to `problems`. Raises
        `StoreError` where the store itself cannot be read.
        """

    def names(self, folder: str) -> list[str]:
        """List the files in a folder of a store, sorted; none where there is no such folder.

        Raises `OSError`.
        """

    def read(self) -> bytes:
        """Read a file. Raises `OSError`."""

    def source(self) -> Path | IO[bytes]:
        """Return the file as Polars takes it. Raises `OSError`."""

    def write(self, content: bytes) -> None:
        """Write a file whole or not at all, with the folders that it is in. Raises `OSError`."""

    def delete(self) -> None:
        """Delete a file; it may be gone already. Raises `OSError`."""

    def look(self) -> Look:
        """Return a value that differs once a file has been written anew."""


def place_at(path: StorePath) -> StorePlace:
    """Return the access to a path or URL."""
    if isinstance(path, StoreUrl):
        # Imported only for buckets, since it would slow the start.
        from kpi_tui.store.objects import ObjectPlace

        return ObjectPlace(path)
    return LocalPlace(path)


def fetch(paths: Sequence[StorePath]) -> None:
    """Copy files that will be read from a bucket, many at once; nothing for files of a folder."""
    if urls := [path for path in paths if isinstance(path, StoreUrl)]:
        from kpi_tui.store import objects

        objects.fetch(urls)


def read_anew(folder: StorePath) -> None:
    """Drop all copies of a bucket's files, so that they are read from the bucket again."""
    if isinstance(folder, StoreUrl):
        from kpi_tui.store import objects

        objects.drop_copies(folder)


def is_missing(folder: StorePath) -> bool:
    """Tell whether a store's folder is not there. A bucket counts as there until it is read."""
    return not isinstance(folder, StoreUrl) and not is_there(folder)
