"""A store, or a file of it, in a bucket of an object store.

An object is put whole or not at all, only under a name that none has, and never changes after that.
So what was read of one is kept in the cache folder (`copies`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kpi_tui.errors import StoreError
from kpi_tui.store.bucket import Bucket, bucket_of
from kpi_tui.store.copies import copies_of
from kpi_tui.store.problems import StoreFileError, disk_error
from kpi_tui.store_url import StoreUrl

_AT_ONCE = 16
"""Objects that are fetched at the same time: a request spends its time waiting."""


@dataclass(frozen=True, slots=True)
class ListedObject:
    """An object as an entry of its folder."""

    name: str

    def is_file(self) -> bool:
        """Say yes: there are no folders in a bucket."""
        return True

    def is_dir(self) -> bool:
        """Say no."""
        return False


@dataclass(frozen=True, slots=True)
class ObjectPlace:
    """A bucket with a prefix, or an object in it: see `StorePlace`."""

    url: StoreUrl

    def walk(
        self, problems: list[StoreFileError], only: str = ""
    ) -> Iterator[tuple[StoreUrl, ListedObject]]:
        """Yield the objects at the top and in the folders of councils and of reports."""
        try:
            bucket = bucket_of(self.url.root)
            names = _names(bucket, problems, only)
        except OSError as error:
            raise disk_error(self.url, error) from error
        copies_of(self.url.root).keep_only(bucket.looks)
        for key in names:
            folder, _, name = key.rpartition("/")
            council, _, report = folder.partition("/")
            is_council = not council or council.startswith("council=")
            is_report = not report or (report.startswith("report_id=") and "/" not in report)
            if is_council and is_report and (not report or only in ("", report)):
                yield StoreUrl(self.url.root, folder), ListedObject(name)

    def names(self, folder: str) -> list[str]:
        """List the objects in a folder."""
        beside = f"{folder}/"
        names = (each.removeprefix(beside) for each in bucket_of(self.url.root).names(folder))
        return [each for each in names if "/" not in each]

    def read(self) -> bytes:
        """Read the object, from its copy where there is one."""
        bucket, copies, key = bucket_of(self.url.root), copies_of(self.url.root), self.url.key
        content = copies.read(key, bucket.looks[key]) if key in bucket.looks else None
        if content is None:
            content, look = bucket.get(key)
            copies.keep(key, look, content)
        return content

    def source(self) -> Path | IO[bytes]:
        """Return the path of the object's copy, or its content where no copy can be kept."""
        bucket, copies, key = bucket_of(self.url.root), copies_of(self.url.root), self.url.key
        if path := copies.path(key, bucket.look(key)):
            return path
        content, look = bucket.get(key)
        return copies.keep(key, look, content) or io.BytesIO(content)

    def write(self, content: bytes) -> None:
        """Put the object where there is none of its name."""
        bucket_of(self.url.root).put_new(self.url.key, content)

    def delete(self) -> None:
        """Delete the object."""
        bucket_of(self.url.root).delete(self.url.key)

    def look(self) -> list[int | str]:
        """Return size, time and tag, as they were listed last."""
        try:
            return [*bucket_of(self.url.root).look(self.url.key)]
        except (OSError, StoreError):
            return []


def _names(bucket: Bucket, problems: list[StoreFileError], only: str) -> list[str]:
    """List a whole store; if it was listed before, only the folders of the report and the top."""
    folders = {key.rpartition("/")[0] for key in bucket.looks if f"/{only}/" in key}
    if not (only and bucket.is_listed and folders):
        return bucket.names("", problems)
    at_the_top = [key for key in bucket.looks if "/" not in key]
    return sorted((*at_the_top, *(key for each in folders for key in bucket.names(each, problems))))


def fetch(urls: Sequence[StoreUrl]) -> None:
    """Copy objects, many at once. One that cannot be read raises its error when it is used."""

    def fetch_one(url: StoreUrl) -> None:
        with suppress(OSError):
            ObjectPlace(url).read()

    lacking = [
        url
        for url in urls
        if not copies_of(url.root).has(url.key, bucket_of(url.root).look(url.key))
    ]
    if len(lacking) < 2:
        return
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        try:
            for _ in threads.map(fetch_one, lacking):
                pass
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            raise


def drop_copies(store: StoreUrl) -> None:
    """Drop the copies of a store, so that all its objects are read from the bucket again."""
    copies_of(store.root).drop_all()
