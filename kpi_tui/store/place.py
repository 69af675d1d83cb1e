"""What can be done where a store is: in a folder of this machine, or in a bucket of an object store.

All that reads or writes a store goes by this. What goes wrong is an `OSError` with a reason, as of
a disk, whichever of the two it is.
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
"""Size, when changed in nanoseconds since 1970, and what else is another once a file is; [] for none."""


class Listed(Protocol):
    """What a store has under a name."""

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
        """Yield what lies in a store where reports may lie, with the folder that it is in.

        Of the folders of reports those named `only` are looked into, where it is given.
        Nothing where there is no such folder. What cannot be read of it is put to the problems.
        Raises `StoreError` where none of it can.
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
        """Delete a file; one that is gone is as wanted. Raises `OSError`."""

    def look(self) -> Look:
        """Return what is another once a file has been written anew."""


def place_at(path: StorePath) -> StorePlace:
    """Return what can be done at a path or URL."""
    if isinstance(path, StoreUrl):
        # Not imported for a folder, whose start would wait for it.
        from kpi_tui.store.objects import ObjectPlace

        return ObjectPlace(path)
    return LocalPlace(path)


def fetch(paths: Sequence[StorePath]) -> None:
    """Have files at hand that will be read: of a bucket, many at once."""
    if urls := [path for path in paths if isinstance(path, StoreUrl)]:
        from kpi_tui.store import objects

        objects.fetch(urls)


def read_anew(folder: StorePath) -> None:
    """Have all files of a store read from where they are, and no copy of them taken for them."""
    if isinstance(folder, StoreUrl):
        from kpi_tui.store import objects

        objects.drop_copies(folder)


def is_missing(folder: StorePath) -> bool:
    """Tell whether a store's folder is not there; a bucket tells so when it is read, and not before."""
    return not isinstance(folder, StoreUrl) and not is_there(folder)
